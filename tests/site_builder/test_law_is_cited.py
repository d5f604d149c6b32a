"""Every statement of law in the guide's prose is followed by an evidence mark.

Several sentences in a row may share the mark after the last of them. Tables, whose rows have marks
of their own, examples and lists of what was not found are left out.
"""

import re
from html import unescape
from pathlib import Path

import pytest

PAGES = (
    "",
    "now",
    "now/pstq",
    "now/peq",
    "now/rounds",
    "pending",
    "pilot",
    "pilot/dates",
    "pilot/francization",
    "pilot/occupations",
    "pilot/pay",
)
LEFT_OUT = (
    r"<(svg|figure|form|button|table)\b.*?</\1>",
    r'<details class="example".*?</details>',
    r'<h2 id="(?:not-found|not-known)">.*?(?=<h2|<h3|$)',
)
MARK = "◆"
SENTENCE = {"en": r"[^.?!;]*[.?!;]", "zh": r"[^。？！；]*[。？！；]"}
# Terms that mean the same outside these programs.
PLAIN_TERMS = {"work_permit"}
# What a sentence of law has: a figure, a duty, a right or a limit.
LAW = {
    "en": r"\d|\b(must|may|need(s|ed)?|requires?d?|had to|valid|reject(s|ed)|allow(s|ed)"
    r"|count(s|ed)|free|only|open|closed|fees?)\b",
    "zh": r"\d|须|不得|可以|有效|要求|拒绝|只能|不能|免费|才",
}
# Sentences about the guide, or that lead to another place.
OWN = {
    "en": r"\b(we|this guide|the facts|check your|see)\b|^So |^If you never applied",
    "zh": r"本指南|我们|内容最后核对|自查|请看|见|也就是说|从未递交",
}


def uncited(html: str, language: str) -> list[str]:
    """Return the sentences of law after the last mark of their paragraph or item of a list."""
    for pattern in LEFT_OUT:
        html = re.sub(pattern, "", html, flags=re.DOTALL)
    html = re.sub(r'<sup class="guide-cite.*?</sup>', MARK, html, flags=re.DOTALL)
    found = []
    for block in re.findall(r"<(?:p|li)\b[^>]*>(.*?)(?=</?(?:p|li|ul|ol)\b)", html, re.DOTALL):
        text = " ".join(unescape(re.sub(r"<[^>]+>", "", block)).split())
        rest = re.sub(rf"{MARK}([。；，])", rf"\1{MARK}", text).rsplit(MARK, 1)[-1]
        found += [each.strip() for each in re.findall(SENTENCE[language], rest)]
    return [
        each
        for each in found
        if re.search(LAW[language], each, re.IGNORECASE)
        and not re.search(OWN[language], each, re.IGNORECASE)
    ]


@pytest.mark.parametrize("language", SENTENCE)
@pytest.mark.parametrize("page", PAGES)
def test_every_sentence_of_law_has_a_mark(site: Path, language: str, page: str) -> None:
    """Its paragraph or list item has a mark after it."""
    text = (site / language / page / "index.html").read_text("utf-8")
    article = text.partition("<article")[2].partition("</article>")[0]
    article = article.partition('<section class="guide-notes"')[0]
    assert MARK in re.sub(r'<sup class="guide-cite', MARK, article)
    assert uncited(article, language) == []


@pytest.mark.parametrize("language", SENTENCE)
def test_every_term_of_law_has_a_mark(site: Path, language: str) -> None:
    """Every definition in the glossary that states what the law is ends in a mark."""
    text = (site / language / "glossary" / "index.html").read_text("utf-8")
    row = r'<tr\b[^>]*id="?term-(\w+)(?:(?!</tr>).)*<td\b[^>]*>((?:(?!</td>).)*)</td>'
    definitions = dict(re.findall(row, text, re.DOTALL))
    assert definitions.keys() > PLAIN_TERMS
    found = {
        term: uncited(f"<p>{definition}</p>", language)
        for term, definition in definitions.items()
        if term not in PLAIN_TERMS
    }
    assert {term: found[term] for term in found if found[term]} == {}


def test_a_sentence_without_a_mark_is_found() -> None:
    """Sentences after the last mark are found; those before it, and those about the guide, are
    not.
    """
    cited = '<p>You must be 18.<sup class="guide-cite"><a>[1]</a></sup>'
    assert uncited(f"{cited}</p>", "en") == []
    assert uncited(f"{cited} See what is open now.</p>", "en") == []
    assert uncited(f"{cited} It is valid for 2 years.</p>", "en") == ["It is valid for 2 years."]
    assert uncited("<ul><li>须年满 18 岁。</li></ul>", "zh") == ["须年满 18 岁。"]
