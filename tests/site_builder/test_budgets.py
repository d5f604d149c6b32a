"""Each page stays within the budget of its kind for what it loads before a visitor acts."""

import json
import tomllib
from fnmatch import fnmatchcase
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from site_builder.paths import ROOT
from tests.site_builder.documents import LANGUAGES, is_redirect

BUDGETS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "budgets.toml").read_text("utf-8")
)["kind"]
FIGURES = ROOT / "benchmarks" / "figures.json"
# What a browser that runs scripts does not build.
INERT = {"noscript", "template"}
FETCHED = {"stylesheet", "modulepreload", "preload"}


class Weight(HTMLParser):
    """Count the elements that a browser creates for a page, and the files that the page
    requests.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements = 0
        self.files: set[str] = set()
        self._inert = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count the element, and note what it loads."""
        if not self._inert:
            self.elements += 1
            self._note(tag, dict(attrs))
        self._inert += tag in INERT

    def handle_endtag(self, tag: str) -> None:
        """Leave an inert element."""
        self._inert -= tag in INERT

    def _note(self, tag: str, found: dict[str, str | None]) -> None:
        if tag in {"script", "img"} and found.get("src"):
            self.files.add(str(found["src"]))
        elif tag == "link" and {*str(found.get("rel")).split()} & FETCHED:
            self.files.add(str(found.get("href")))


def kind_of(address: str) -> int:
    """Return the key in budgets.toml of a page's budget."""
    return next(i for i, each in enumerate(BUDGETS) if fnmatchcase(address, each["pages"]))


@pytest.mark.parametrize("place", range(len(BUDGETS)), ids=[each["name"] for each in BUDGETS])
def test_pages_stay_within_their_budget(site: Path, place: int) -> None:
    """Budgets limit HTML in kB of 1,000 bytes, elements, and files requested at once."""
    budget, over, seen = BUDGETS[place], [], 0
    for language in LANGUAGES:
        folder = site / language.folder
        for page in sorted(folder.rglob("index.html")):
            address = page.relative_to(folder).as_posix().removesuffix("index.html")
            if is_redirect(page) or kind_of(address) != place:
                continue
            seen += 1
            text = page.read_text("utf-8")
            weight = Weight(text)
            found = {
                "html_kb": len(text.encode()) / 1000,
                "elements": weight.elements,
                "files": len(weight.files),
            }
            over += [(page, key, found[key]) for key in found if found[key] > budget[key]]
    assert seen, "no page is of this kind"
    assert over == []


def test_the_recorded_blocking_times_stay_within_their_budget() -> None:
    """A test measures no time: `make bench` does, on an idle machine, and records it."""
    recorded = json.loads(FIGURES.read_text("utf-8"))["lighthouse"]["milliseconds"]
    over = {}
    for page, times in recorded.items():
        _, address = page.split("/", 1)
        budget = BUDGETS[kind_of(address)]["blocking_ms"]
        if times["total-blocking-time"] > budget:
            over[page] = times["total-blocking-time"]
    assert over == {}, "make these pages lighter, or write the higher budget with its reason"
