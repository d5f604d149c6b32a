"""Read and rewrite single functions, exports and imports of a WebAssembly module.

The format is https://webassembly.github.io/spec/core/binary/: a module is a list of sections, each
with its id and length; the sections changed here are lists of entries, preceded by their count.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

_HEADER = b"\0asm\1\0\0\0"
_IMPORTS, _GLOBALS, _EXPORTS, _ELEMENTS, _CODE = 2, 6, 7, 9, 10
_FUNCTION_KIND, _GLOBAL_KIND = 0, 3
# Bytes before the type index of an imported function or tag, and before the limits of a table or
# memory, by kind.
_BEFORE_ITS_TYPE = {0: 0, 4: 1}
_BEFORE_ITS_LIMITS = {1: 1, 2: 0}
_I32 = 0x7F
_MUTABLE = 1
_CONSTANT, _GET_GLOBAL, _SET_GLOBAL, _UNREACHABLE, _END = 0x41, 0x23, 0x24, 0x00, 0x0B
_MORE, _SIGN = 0x80, 0x40
# What begins the only list of a module's functions in its table: their first place is the second.
_TABLE_FROM_1 = bytes((1, 0, _CONSTANT, 1, _END))

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


def _encode_signed_leb128(value: int) -> bytes:
    """Return a number that is not negative in signed LEB128, as constants are stored."""
    encoded = bytearray(_encode_leb128(value))
    if encoded[-1] & _SIGN:
        encoded[-1] |= _MORE
        encoded.append(0)
    return bytes(encoded)


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


def drop_exports(module: bytes, unused: Collection[int], is_needed: Callable[[str], bool]) -> bytes:
    """Return the module without the exports of its own functions with these indices, but for those
    whose names are needed all the same.
    """
    imported = _count_imports(module, _FUNCTION_KIND)

    def used_exports(content: bytes) -> Iterator[bytes]:
        reader = _Reader(content)
        for _ in range(reader.read_leb128()):
            start = reader.at
            name = reader.take(reader.read_leb128()).decode()
            (kind,) = reader.take(1)
            own = reader.read_leb128() - imported
            if kind != _FUNCTION_KIND or own not in unused or is_needed(name):
                yield content[start : reader.at]

    return _map_sections(
        module,
        lambda id_, content: _list_entries(used_exports(content)) if id_ == _EXPORTS else content,
    )


def drop_table_places(module: bytes, unused: Collection[int]) -> bytes:
    """Return the module with nothing in the places of its table that hold its own functions with
    these indices. A call of such a place traps.
    """
    imported = _count_imports(module, _FUNCTION_KIND)

    def used_runs(content: bytes) -> Iterator[bytes]:
        if not content.startswith(_TABLE_FROM_1):
            raise ValueError("the module's table is not one list of functions from place 1")
        reader = _Reader(content, len(_TABLE_FROM_1))
        functions = [reader.read_leb128() for _ in range(reader.read_leb128())]
        places = enumerate(functions, 1)
        for are_used, run in groupby(places, lambda each: each[1] - imported not in unused):
            if are_used:
                first, *rest = run
                start = bytes((0, _CONSTANT)) + _encode_signed_leb128(first[0]) + bytes((_END,))
                yield start + _list_entries(_encode_leb128(each) for _, each in (first, *rest))

    return _map_sections(
        module,
        lambda id_, content: _list_entries(used_runs(content)) if id_ == _ELEMENTS else content,
    )


def merge_unread_imports(module: bytes, source: str, used: Collection[int]) -> bytes:
    """Return the module with one name for all globals that it imports from `source` and that its
    own functions with these indices do not read.
    """
    bodies = _bodies(_section(module, _CODE))
    code = b"".join(body for own, body in enumerate(bodies) if own in used)
    imports = _imports(module)
    imported_globals = [each for each in imports if each.kind == _GLOBAL_KIND]

    def is_unread(place: int, imported: _Import) -> bool:
        # The same bytes may mean something else; then the import keeps its name.
        reads = bytes((_GET_GLOBAL,)) + _encode_leb128(place)
        return imported.source == source.encode() and reads not in code

    unread = {each for place, each in enumerate(imported_globals) if is_unread(place, each)}
    name = min((each.name for each in unread), default=b"")
    renamed = (replace(each, name=name) if each in unread else each for each in imports)
    entries = _list_entries(each.entry for each in renamed)
    return _map_sections(module, lambda id_, content: entries if id_ == _IMPORTS else content)


def instrument_calls(module: bytes, name: str) -> bytes:
    """Return the module with an exported global per function of its own, called `name` and the
    function's index, which turns to 1 when the function runs.
    """
    count = len(list(_bodies(_section(module, _CODE))))
    first = _Reader(_section(module, _GLOBALS)).read_leb128()
    first += _count_imports(module, _GLOBAL_KIND)

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


def export_names(module: bytes) -> set[str]:
    """Return the names of all that the module exports."""
    reader = _Reader(_section(module, _EXPORTS))
    names = set()
    for _ in range(reader.read_leb128()):
        names.add(reader.take(reader.read_leb128()).decode())
        reader.take(1)
        reader.read_leb128()
    return names


def import_names(module: bytes) -> set[str]:
    """Return the names of all that the module imports, whatever they come from."""
    return {each.name.decode() for each in _imports(module)}


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
        return _list_entries(_encode_leb128(len(body)) + body for body in bodies)

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


@dataclass(frozen=True)
class _Import:
    source: bytes
    name: bytes
    kind: int
    description: bytes

    @property
    def entry(self) -> bytes:
        texts = (self.source, self.name)
        names = b"".join(_encode_leb128(len(text)) + text for text in texts)
        return names + bytes((self.kind,)) + self.description


def _imports(module: bytes) -> list[_Import]:
    content = next((content for id_, content in _sections(module) if id_ == _IMPORTS), b"\0")
    reader = _Reader(content)
    found = []
    for _ in range(reader.read_leb128()):
        source, name = (reader.take(reader.read_leb128()) for _ in ("source", "name"))
        (kind,) = reader.take(1)
        start = reader.at
        _skip_import(reader, kind)
        found.append(_Import(source, name, kind, content[start : reader.at]))
    return found


def _count_imports(module: bytes, kind: int) -> int:
    return sum(each.kind == kind for each in _imports(module))


def _skip_import(reader: _Reader, kind: int) -> None:
    """Skip the description of what is imported."""
    if kind == _GLOBAL_KIND:
        reader.take(2)
        return
    if kind in _BEFORE_ITS_TYPE:
        reader.take(_BEFORE_ITS_TYPE[kind])
        reader.read_leb128()
        return
    reader.take(_BEFORE_ITS_LIMITS[kind])
    limits = reader.read_leb128()
    for _ in range(1 + limits % 2):
        reader.read_leb128()


def _list_entries(entries: Iterable[bytes]) -> bytes:
    listed = list(entries)
    return _encode_leb128(len(listed)) + b"".join(listed)


def _append_entries(entries: bytes, more: Iterable[bytes]) -> bytes:
    added = list(more)
    reader = _Reader(entries)
    count = reader.read_leb128()
    return _encode_leb128(count + len(added)) + entries[reader.at :] + b"".join(added)
