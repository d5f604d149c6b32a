"""The trimmed runtime fits one version of Pyodide, and is built once."""

import runpy
from calendar import monthrange
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from site_builder.build_cache import cached
from site_builder.errors import BuildError
from site_builder.paths import Paths
from site_builder.runtime.stdlib_archive import (
    STUBS,
    SUPPORTED_PYODIDE,
    _data_module,
    stdlib_archive,
)
from site_builder.runtime.strip_script import strip_unused_names
from site_builder.runtime.strip_wasm import strip_unused_functions, write_profile

_HEAD = b"\0asm\1\0\0\0"
_ONE_LONG, _TWO_LONG = b"\0\x0b", b"\0\x01\x0b"
_TRAP = b"\0\0\x0b"


def _code(*bodies: bytes) -> bytes:
    entries = b"".join(bytes((len(body),)) + body for body in bodies)
    return bytes((10, len(entries) + 1, len(bodies))) + entries


_TWO = _HEAD + _code(_ONE_LONG, _TWO_LONG)


def _section(id_: int, *entries: bytes) -> bytes:
    content = bytes((len(entries),)) + b"".join(entries)
    return bytes((id_, len(content))) + content


def _export(name: bytes, kind: int, index: int) -> bytes:
    return bytes((len(name),)) + name + bytes((kind, index))


def test_another_version_of_pyodide_is_reported(tmp_path: Path) -> None:
    """Another version of Pyodide stops the build with the steps to take."""
    with pytest.raises(BuildError) as refused:
        stdlib_archive(Paths().pyodide, f"{SUPPORTED_PYODIDE}1", b"", tmp_path)
    message = str(refused.value)
    for word in (
        "site_builder/runtime/stubs",
        SUPPORTED_PYODIDE,
        f"{SUPPORTED_PYODIDE}1",
        "python_stdlib.zip",
    ):
        assert word in message


def test_the_data_files_are_parsed_at_build_time() -> None:
    """The page gets the parsed data of the rules."""
    names: dict[str, Any] = {}
    files = {"rules/a.toml": b"day = 2021-04-22", "rules/b.csv": b"code\n0213\n", "rules/c.py": b""}
    exec(_data_module(files), names)  # noqa: S102 - as the page would
    assert names["READ"] == {"a.toml": {"day": date(2021, 4, 22)}, "b.csv": [{"code": "0213"}]}


def test_the_months_have_their_days() -> None:
    """The stub of `calendar` counts the days of a month as the standard library does."""
    counts = runpy.run_path(str(STUBS / "calendar.py"))["monthrange"]
    for month in product(range(1949, 2037), range(1, 13)):
        assert counts(*month) == monthrange(*month)


def test_another_webassembly_module_than_the_recorded_one_is_reported() -> None:
    """In another module the functions have other numbers."""
    module = (Paths().pyodide / "pyodide.asm.wasm").read_bytes()
    with pytest.raises(BuildError) as refused:
        strip_unused_functions(module[:-1], "")
    for word in ("used-functions.txt", "pyodide.asm.wasm", "make upgrade-pyodide"):
        assert word in str(refused.value)


def test_a_function_that_is_not_used_traps(tmp_path: Path) -> None:
    """A module keeps the bodies of the recorded functions, and nothing in the others."""
    profile = tmp_path / "profile.txt"
    write_profile(_TWO, [1], profile)
    assert strip_unused_functions(_TWO, "", profile) == _HEAD + _code(_TRAP, _TWO_LONG)
    write_profile(_TWO, [0, 1], profile)
    assert strip_unused_functions(_TWO, "", profile) == _TWO


def test_what_is_not_used_costs_the_start_nothing(tmp_path: Path) -> None:
    """An unused function has neither a place in the table nor an export, unless the script calls
    it, and the addresses that only unused functions read have one name.
    """

    def address(name: bytes) -> bytes:
        return b"\x08GOT.func" + bytes((len(name),)) + name + b"\3\x7f\1"

    env, memory = b"\3env\3log\0\0", _export(b"m", 2, 0)
    used, unused = b"\0\x23\1\x1a\x0b", b"\0\x23\2\x1a\x0b"
    module = (
        _HEAD
        + _section(2, env, address(b"one"), address(b"two"), address(b"four"))
        + _section(7, _export(b"used", 0, 1), _export(b"f", 0, 2), _export(b"g", 0, 2), memory)
        + _section(9, b"\0\x41\1\x0b\5\0\1\2\2\1")
        + _code(used, unused)
    )
    profile = tmp_path / "profile.txt"
    write_profile(module, [0], profile)
    passed_on = "".join(f'{n}=Module["{n}"]=wasmExports["{n[1:]}"];' for n in ("_f", "_g"))
    script = f"var _f,_g;{passed_on};_g()"
    assert strip_unused_functions(module, script, profile) == (
        _HEAD
        + _section(2, env, address(b"four"), address(b"two"), address(b"four"))
        + _section(7, _export(b"used", 0, 1), _export(b"g", 0, 2), memory)
        + _section(9, b"\0\x41\1\x0b\2\0\1", b"\0\x41\5\x0b\1\1")
        + _code(used, _TRAP)
    )


def test_the_script_hands_on_and_provides_what_the_trimmed_module_has() -> None:
    """What the module no longer exports has no variable; what it no longer imports is not there."""
    exported = [_export(name, 0, 0) for name in (b"f", b"g_1", b"h")]
    imported = [b"\3env" + bytes((len(name),)) + name + b"\0\0" for name in (b"log", b"now")]
    whole = _HEAD + _section(2, *imported) + _section(7, *exported)
    trimmed = _HEAD + _section(2, imported[1]) + _section(7, exported[1])

    def hand_on(name: str) -> str:
        return f'_{name}=Module["_{name}"]=wasmExports["{name}"];'

    def script(names: list[str], provided: str) -> str:
        variables = ",".join(f"_{name}" for name in names)
        assigned = "".join(map(hand_on, names))
        return (
            f"var _other,_f_2;var {variables},_data,wasmMemory;"
            f"function assignWasmExports(wasmExports){{{assigned}"
            '_data=Module["_data"]=wasmExports["data"].value>>>0}'
            f"var wasmImports={{{provided}}};var after={{log,now}};"
        )

    assert strip_unused_names(
        script(["f", "g_1", "h"], "log:_log,now,exit:_exit"), whole, trimmed
    ) == script(["g_1"], "now")


def test_the_script_of_the_installed_pyodide_is_trimmed() -> None:
    """Its script has its exports, their variables and its imports where they are expected."""
    folder = Paths().pyodide
    script = (folder / "pyodide.asm.mjs").read_text("utf-8")
    module = (folder / "pyodide.asm.wasm").read_bytes()
    trimmed = strip_unused_names(script, module, _HEAD + _section(7))
    for gone in ('wasmExports["PyObject_Repr"]', "var _set_method_docstring,", "IMG_Init:"):
        assert gone in script
        assert gone not in trimmed


def test_results_are_cached_until_their_inputs_change(tmp_path: Path) -> None:
    """The same inputs are built once, other inputs again; only the last result is cached."""
    made: list[bytes] = []

    def make() -> bytes:
        made.append(b"")
        return bytes(len(made))

    assert cached(tmp_path, "a", [b"1", b"2"], make) == bytes(1)
    assert cached(tmp_path, "a", [b"1", b"2"], make) == bytes(1)
    assert cached(tmp_path, "a", [b"12", b""], make) == bytes(2)
    assert len(list(tmp_path.iterdir())) == 1


def test_a_missing_recording_names_the_command_that_makes_one(tmp_path: Path) -> None:
    """The build stops with the file and the command."""
    with pytest.raises(BuildError, match=r"used\.txt: is missing\. Run `make upgrade-pyodide`"):
        strip_unused_functions(_TWO, "", tmp_path / "used.txt")
