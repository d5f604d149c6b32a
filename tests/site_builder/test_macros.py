"""docs/contributing lists the macros of pages."""

import re

from site_builder.macros.registry import macros_of
from site_builder.macros.usage import relative_url
from site_builder.pages.renderer import MACRO_PROVIDERS
from site_builder.paths import ROOT

GUIDE = ROOT / "docs" / "contributing" / "page.md"


def test_the_guide_for_authors_lists_every_macro() -> None:
    """The list has all macros and no others."""
    rows = re.findall(r"^\| (`\w+\(.*?) \|", GUIDE.read_text("utf-8"), re.MULTILINE)
    listed = re.findall(r"`(\w+)\(", " ".join(rows))
    assert sorted(listed) == sorted(name for each in MACRO_PROVIDERS for name in macros_of(each))
    assert len(listed) == len(set(listed))


def test_a_method_without_the_mark_is_no_macro() -> None:
    """Neither a table's `href` nor a private method is a macro."""
    names = {name for each in MACRO_PROVIDERS for name in macros_of(each)}
    assert "fig" in names
    assert not {"href", "copied", "__init__", "_print"} & names


def test_a_file_that_is_no_page_keeps_its_name() -> None:
    """Only pages become folders."""
    assert relative_url("pilot/index.md", "conditions.csv") == "../conditions.csv"
    assert relative_url("pilot/pay.md", "now/index.md") == "../../now/"
