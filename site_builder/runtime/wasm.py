"""Rewrite single functions of a WebAssembly module.

The format is https://webassembly.github.io/spec/core/binary/: a module is a list of sections, each
with its id and length; the sections changed here are lists of entries, preceded by their count.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass

_HEADER = b"\0asm\1\0\0\0"
_IMPORTS, _GLOBALS, _EXPORTS, _CODE = 2, 6, 7, 10
_GLOBAL_KIND = 3
# Bytes before the type index of an imported function or tag, and before the limits of a table or
# memory, by kind.
_BEFORE_ITS_TYPE = {0: 0, 4: 1}
_BEFORE_ITS_LIMITS = {1: 1, 2: 0}
_I32 = 0x7F
_MUTABLE = 1
_CONSTANT, _SET_GLOBAL, _UNREACHABLE, _END = 0x41, 0x24, 0x00, 0x0B
_MORE = 0x80

# A body without local variables that traps at once.
_TRAP = bytes((0, _UNREACHABLE, _END))


def _encode_leb128(value: int) -> bytes:
    """Return an unsigned number in LEB128, as modules store it."""
    found = bytearray()
    while value >= _MORE:
        found.append(value % _MORE | _MORE)
        value //= _MORE
    found.append(value)
    return bytes(found)


@dataclass
class _Reader:
    content: bytes
    at: int = 0

    def read_leb128(self) -> int:
        value, scale = 0, 1
        while True:
            byte = self.content[self.at]
            self.at += 1
            value += byte % _MORE * scale
            scale *= _MORE
            if byte < _MORE:
                return value

    def take(self, length: int) -> bytes:
        self.at += length
        return self.content[self.at - length : self.at]


def trap_functions(module: bytes, unused: Collection[int]) -> bytes:
    """Return the module with traps instead of its own functions with these indices."""
    return _with_bodies(module, lambda own, body: _TRAP if own in unused else body)


def instrument_calls(module: bytes, name: str) -> bytes:
    """Return the module with an exported global per function of its own, called `name` and the
    function's index, which turns to 1 when the function runs.
    """
    count = len(list(_bodies(_section(module, _CODE))))
    first = _Reader(_section(module, _GLOBALS)).read_leb128() + _count_imported_globals(module)

    def note(own: int, body: bytes) -> bytes:
        start = _code_offset(body)
        set_flag = bytes((_CONSTANT, 1, _SET_GLOBAL)) + _encode_leb128(first + own)
        return body[:start] + set_flag + body[start:]

    flag = bytes((_I32, _MUTABLE, _CONSTANT, 0, _END))
    exports = (
        _encode_leb128(len(own)) + own + bytes((_GLOBAL_KIND,)) + _encode_leb128(first + n)
        for n, own in ((n, f"{name}{n}".encode()) for n in range(count))
    )
    longer = {_GLOBALS: [flag] * count, _EXPORTS: list(exports)}
    changed = _map_sections(
        module,
        lambda id_, content: _append_entries(content, longer[id_]) if id_ in longer else content,
    )
    return _with_bodies(changed, note)


def count_functions(module: bytes) -> int:
    """Return how many functions the module defines itself."""
    return _Reader(_section(module, _CODE)).read_leb128()


def _sections(module: bytes) -> Iterator[tuple[int, bytes]]:
    if not module.startswith(_HEADER):
        raise ValueError("not a WebAssembly module of version 1")
    reader = _Reader(module, len(_HEADER))
    while reader.at < len(module):
        (id_,) = reader.take(1)
        yield id_, reader.take(reader.read_leb128())


def _section(module: bytes, wanted: int) -> bytes:
    return next(content for id_, content in _sections(module) if id_ == wanted)


def _map_sections(module: bytes, change: Callable[[int, bytes], bytes]) -> bytes:
    changed = ((id_, change(id_, content)) for id_, content in _sections(module))
    return _HEADER + b"".join(
        bytes((id_,)) + _encode_leb128(len(new)) + new for id_, new in changed
    )


def _with_bodies(module: bytes, change: Callable[[int, bytes], bytes]) -> bytes:
    def changed(id_: int, content: bytes) -> bytes:
        if id_ != _CODE:
            return content
        bodies = [change(own, body) for own, body in enumerate(_bodies(content))]
        return _encode_leb128(len(bodies)) + b"".join(
            _encode_leb128(len(body)) + body for body in bodies
        )

    return _map_sections(module, changed)


def _bodies(code: bytes) -> Iterator[bytes]:
    reader = _Reader(code)
    for _ in range(reader.read_leb128()):
        yield reader.take(reader.read_leb128())


def _code_offset(body: bytes) -> int:
    reader = _Reader(body)
    for _ in range(reader.read_leb128()):
        reader.read_leb128()
        reader.take(1)
    return reader.at


def _count_imported_globals(module: bytes) -> int:
    reader = _Reader(_section(module, _IMPORTS))
    found = 0
    for _ in range(reader.read_leb128()):
        for _ in ("module", "name"):
            reader.take(reader.read_leb128())
        (kind,) = reader.take(1)
        found += kind == _GLOBAL_KIND
        if kind == _GLOBAL_KIND:
            reader.take(2)
        else:
            _skip_import(reader, kind)
    return found


def _skip_import(reader: _Reader, kind: int) -> None:
    """Skip the description of an imported function, table, memory or tag."""
    if kind in _BEFORE_ITS_TYPE:
        reader.take(_BEFORE_ITS_TYPE[kind])
        reader.read_leb128()
        return
    reader.take(_BEFORE_ITS_LIMITS[kind])
    limits = reader.read_leb128()
    for _ in range(1 + limits % 2):
        reader.read_leb128()


def _append_entries(entries: bytes, more: Iterable[bytes]) -> bytes:
    added = list(more)
    reader = _Reader(entries)
    count = reader.read_leb128()
    return _encode_leb128(count + len(added)) + entries[reader.at :] + b"".join(added)
