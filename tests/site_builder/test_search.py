"""The search index of each language finds the page that a person looks for."""

import json
import re
from pathlib import Path

import jieba
import pytest


def entries(site: Path, folder: str) -> list[dict[str, str]]:
    """The sections of a language that can be searched."""
    text = (site / folder / "search" / "search_index.json").read_text("utf-8")
    found: list[dict[str, str]] = json.loads(text)["docs"]
    return found


@pytest.mark.parametrize(
    ("folder", "word", "page"),
    [
        ("en", "DESS", "pilot/"),
        ("en", "21231", "pilot/occupations/"),
        ("en", "Arrima", "now/pstq/"),
        ("zh", "时薪", "pilot/pay/"),
        ("zh", "法语学习组", "pilot/francization/"),
        ("zh", "魁省技术移民", "now/pstq/"),
        ("zh", "21231", "pilot/occupations/"),
    ],
)
def test_a_word_finds_its_page(site: Path, folder: str, word: str, page: str) -> None:
    """A term stands in the index as one word, on the page that explains it."""
    separator = json.loads((site / folder / "search" / "search_index.json").read_text("utf-8"))[
        "config"
    ]["separator"]
    found = {
        entry["location"].split("#")[0]
        for entry in entries(site, folder)
        if word
        in re.split(separator, re.sub(r"<[^>]+>", " ", entry["title"] + " " + entry["text"]))
    }
    assert page in found


def test_chinese_is_cut_into_words(site: Path) -> None:
    """Chinese text is segmented, since it has no spaces to search by."""
    assert jieba
    text = " ".join(entry["text"] for entry in entries(site, "zh"))
    assert text.count("\u200b") > 1000


def test_the_data_of_the_check_is_not_searched(site: Path) -> None:
    """The questions' data and hidden questions stay out of the index."""
    for folder in ("en", "zh"):
        for entry in entries(site, folder):
            assert '"rules_version"' not in entry["text"]
