"""The search finds the right page for what people type, however they enter it."""

import fnmatch
import re
import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.support.accessibility import accessibility_violations
from tests.browser.support.site_search import open_search, results, search

SEARCHES = tomllib.loads(Path(__file__).with_name("searches.toml").read_text("utf-8"))
# Texts that occur within longer words of the pages.
INNER_WORDS = {"en": ["stream", "Francization"], "zh": ["毕业生", "工作", "蒙特利尔", "法语"]}


def text_of(site: Path, address: str) -> str:
    """Return the text of a page, without tags and without what the search skips."""
    html = (site / address / "index.html").read_text("utf-8")
    article = html[html.index("<article") : html.index("</article>")]
    article = re.sub(r'<section class="guide-notes".*?</section>', " ", article, flags=re.DOTALL)
    article = re.sub(r"<(script|style|svg|template)\b.*?</\1>", " ", article, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", article))


def test_the_list_is_long_enough() -> None:
    """There are sixty searches or more in each language."""
    assert set(SEARCHES) == {"en", "zh"}
    for lists in SEARCHES.values():
        assert set(lists) == {"first", "among_three"}
        assert sum(map(len, lists.values())) >= 60


@pytest.mark.all_languages
def test_the_right_pages_are_found(page: Page, language: str, site: Path) -> None:
    """The expected page is first or among the first three; words within longer words find every
    page.
    """
    lists = SEARCHES[language]
    words = INNER_WORDS[language]
    queries = [*lists["first"], *lists["among_three"], *words]
    answers = search(page, f"{language}/", queries)
    wrong = {
        query: answers[query][:4]
        for name, places in (("first", 1), ("among_three", 3))
        for query, wanted in lists[name].items()
        if not fnmatch.filter(answers[query][:places], wanted)
    }
    assert not wrong
    folder = site / language
    addresses = {address for found in answers.values() for address in found} - {"check/"}
    for word in words:
        holding = {each for each in addresses if word in text_of(folder, each)}
        assert len(holding) > 3
        assert holding <= set(answers[word]), word


def test_the_index_is_loaded_when_the_search_is_opened(page: Page) -> None:
    """A page on which nobody searches requests neither the index nor the module that reads it."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto("en/pending/")
    page.wait_for_load_state("networkidle")
    loaded = [url for url in requests if re.search(r"search\.json|search-index|lunr", url)]
    assert not loaded
    field = open_search(page)
    expect(field).to_be_focused()
    page.wait_for_load_state("networkidle")
    assert any(url.endswith("search.json") for url in requests)


def test_a_question_leads_to_its_page_by_keyboard(page: Page) -> None:
    """Arrows move through the results, Enter opens one, Escape closes the search."""
    page.goto("en/now/")
    opener = page.locator("[data-search]")
    opener.focus()
    page.keyboard.press("Enter")
    field = page.locator(".guide-search input")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".guide-search")).to_be_hidden()
    expect(opener).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.type("csq")
    page.keyboard.press("Escape")
    expect(page.locator(".guide-search")).to_be_hidden()
    page.keyboard.press("Enter")
    page.keyboard.type("work permit")
    links = page.locator(".guide-search li a")
    expect(results(page).first).to_have_text("While you wait for a decision")
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(links.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/pending/")


def test_a_result_on_the_same_page_closes_the_search(page: Page) -> None:
    """A link to a part of the page shows that part, not the search above it."""
    page.goto("en/pending/")
    open_search(page).fill("values test")
    part = page.locator(".guide-search li a[href*='pending/#']").first
    part.click()
    expect(page.locator(".guide-search")).to_be_hidden()
    assert "#" in page.url


@pytest.mark.parametrize(
    ("folder", "text", "title"),
    [
        ("en", "quebec gradu", "Routes and conditions"),
        ("zh", "还能申请吗", "还能申请吗：PSTQ、PEQ"),
    ],
)
def test_text_without_a_key_is_searched(page: Page, folder: str, text: str, title: str) -> None:
    """Text that is pasted, dictated or entered with an input method is searched, on a phone too."""
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(f"{folder}/")
    open_search(page)
    page.keyboard.insert_text(text)
    expect(results(page).first).to_have_text(title)
    assert accessibility_violations(page, within=".guide-search") == []
    results(page).first.click()
    page.wait_for_url(f"**/{folder}/*/")


def test_enter_that_ends_a_composition_opens_nothing(page: Page) -> None:
    """Enter first picks a candidate of an input method, and opens a result only after that."""
    page.goto("zh/pending/")
    open_search(page)
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.imeSetComposition", {"text": "移民", "selectionStart": 2, "selectionEnd": 2}
    )
    expect(results(page).first).to_be_visible()
    key = {"key": "Process", "code": "Enter", "windowsVirtualKeyCode": 229}
    session.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
    session.send("Input.insertText", {"text": "移民"})
    expect(page.locator(".guide-search input")).to_have_value("移民")
    expect(page.locator(".guide-search")).to_be_visible()
    assert page.url.endswith("zh/pending/")


def test_the_search_says_what_happens(page: Page) -> None:
    """The page announces help, the number of pages, no result, and a failed download."""
    page.goto("en/about/")
    page.route("**/search.json", lambda route: route.abort())
    field = open_search(page)
    status = page.locator(".guide-search [role=status]")
    expect(status).to_contain_text("could not be loaded")
    page.unroute("**/search.json")
    field.fill("csq")
    expect(status).to_have_text(re.compile(r"^Pages found: \d+$"))
    field.fill("xyzzy plugh")
    expect(status).to_have_text(
        "Nothing in this guide matches “xyzzy plugh”. Try other words, or fewer."
    )
    expect(results(page)).to_have_count(0)
    field.fill("$& zzyzx")
    expect(status).to_contain_text("“$& zzyzx”")
    field.fill("")
    expect(status).to_contain_text("Type a word")


def test_without_a_script_there_is_no_search(new_context, language: str) -> None:
    """Without JavaScript, nothing offers a search that cannot work."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{language}/")
    expect(page.locator("[data-search]")).to_be_hidden()
    expect(page.locator(".guide-search")).to_be_hidden()
