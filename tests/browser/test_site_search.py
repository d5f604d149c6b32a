"""The search, as people use it: the right page comes first for what they type."""

import tomllib
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.site_search import search

SEARCHES = tomllib.loads(Path(__file__).with_name("searches.toml").read_text("utf-8"))
# Words that must not be cut apart, or not where a person would not cut them.
WHOLE = {
    "永久居民": ["永久居民"],
    "法语等级": ["法语等级"],
    "工资第九十分位": ["工资", "第九十分位"],
    "视觉特效": ["视觉特效"],
    "蒙特利尔大都会区": ["蒙特利尔大都会区"],
    "什么时候截止": ["截止"],
    "名额用完了吗": ["名额用完"],
}


def test_the_list_is_long_enough() -> None:
    """Thirty questions or more in each language."""
    assert set(SEARCHES) == {"en", "zh"}
    assert all(len(searches) >= 30 for searches in SEARCHES.values())


def test_the_right_page_comes_first(page: Page, language: str) -> None:
    """For each question the best result is on the page that answers it."""
    searches = SEARCHES[language]
    answers = search(page, f"{language}/", list(searches))
    wrong = {
        query: answers[query]
        for query, wanted in searches.items()
        if [found.split("#")[0] for found in answers[query][:1]] != [wanted]
    }
    assert not wrong
    if language == "zh":
        # The worker of the page itself says how it cuts a question.
        (worker,) = page.workers
        for text, words in WHOLE.items():
            assert worker.evaluate("(text) => rewriteQuery(text).split(' ')", text) == words


def test_a_question_in_the_box_leads_to_its_page(page: Page) -> None:
    """On a phone, what is typed without accents finds the page of the accented words."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("en/")
    page.locator("label.md-header__button[for=__search]").click()
    page.locator("input[name=query]").press_sequentially("quebec gradu")
    link = page.locator("a.md-search-result__link").first
    expect(link).to_contain_text("Routes and conditions")
    link.click()
    page.wait_for_url("**/pilot/**")
