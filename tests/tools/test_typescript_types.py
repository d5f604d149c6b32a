import sys
from types import ModuleType

import pytest

from tools import typescript_types


def test_types_of_the_page_are_up_to_date(monkeypatch):
    """types.d.ts is what the generator writes from Python's types today."""
    monkeypatch.setattr(sys, "argv", ["typescript_types", "--check"])
    typescript_types.main()


def test_check_fails_for_an_outdated_file(monkeypatch, tmp_path):
    """`--check` exits with an error that names the command, and writes nothing."""
    outdated = tmp_path / "types.d.ts"
    outdated.write_text("// outdated\n", encoding="utf-8")
    monkeypatch.setattr(typescript_types, "TARGET", outdated)
    monkeypatch.setattr(sys, "argv", ["typescript_types", "--check"])
    with pytest.raises(SystemExit, match="is out of date: run python"):
        typescript_types.main()
    assert outdated.read_text("utf-8") == "// outdated\n"


@pytest.fixture
def module_of(monkeypatch, tmp_path):
    """Return a function that imports a module from its source."""
    monkeypatch.syspath_prepend(tmp_path)

    def write(source: str) -> ModuleType:
        (tmp_path / "declared.py").write_text(source, encoding="utf-8")
        monkeypatch.delitem(sys.modules, "declared", raising=False)
        return __import__("declared")

    return write


SOURCE = """
from enum import StrEnum
from typing import Literal, NotRequired, TypeAlias, TypedDict

class Color(StrEnum):
    RED = "red"
    BLUE = "blue"

Amount: TypeAlias = int | float | None

class Base(TypedDict):
    \"\"\"A base.\"\"\"

    amount: Amount
    names: list[Literal["a", "b"]]

class Other(Base):
    color: Color
    by_id: NotRequired[dict[str, list[Base]]]

Dates = TypedDict("Dates", {"from": str})
\"\"\"Days.\"\"\"
"""

DECLARATIONS = """
export type Amount = number | null;

/** A base. */
export interface Base {
  amount: Amount;
  names: ("a" | "b")[];
}

export interface Other {
  amount: Amount;
  names: ("a" | "b")[];
  color: "red" | "blue";
  by_id?: Record<string, Base[]>;
}

/** Days. */
export interface Dates {
  from: string;
}
"""


def test_declarations_of_a_module(module_of):
    """TypedDicts become interfaces, aliases and enumerations unions; optional keys have a `?`."""
    written = typescript_types.declarations([module_of(SOURCE)])
    assert written == typescript_types.HEAD + DECLARATIONS


def test_a_type_without_counterpart_is_an_error(module_of):
    """A type that the generator does not know is an error, not `any`."""
    module = module_of("from typing import TypedDict\nclass A(TypedDict):\n    a: bytes\n")
    with pytest.raises(TypeError, match="bytes"):
        typescript_types.declarations([module])
