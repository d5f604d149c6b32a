"""If Python cannot run, the page says so and leads to pages that do not need it."""

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import NewContext
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck, expected, link

CONTINUE_AND_BACK = """() => {
    document.querySelector("[data-fact=quebec_diploma] [data-action=continue]").click();
    history.back();
}"""
LONGER_THAN_PATIENCE = 500  # milliseconds
WITHOUT_A_SCRIPT = ("check/walk/", "check/walk/checklist/")


def hold(route: Route, held: list[Route]) -> None:
    """Hold a request; a function, since Playwright accepts no method of a list as a handler."""
    held.append(route)


def expect_other_ways(page: Page, language: str, inside: str) -> None:
    """Expect links to the no-script check and to the list of conditions."""
    links = page.locator(f'[data-ref="{inside}"] a:visible')
    found = links.evaluate_all("all => all.map(({ href }) => href)")
    assert [address.partition(f"/{language}/")[2] for address in found] == [*WITHOUT_A_SCRIPT]


def test_a_failed_load_offers_other_ways(page: Page, language: str) -> None:
    """Without the runtime's files, the page offers a retry and pages that do not need Python."""
    page.route("**/engine/**", lambda route: route.abort())
    SelfCheck(page, language).open().load("failed")
    expect(page.locator('[data-ref="failure"]')).to_be_visible()
    expect(page.locator('[data-ref="retry"]')).to_be_visible()
    expect(page.locator('[data-ref="failure-answers"]')).to_be_hidden()
    expect_other_ways(page, language, "static-check")


@pytest.mark.may_fall_back
def test_a_page_of_a_build_that_is_gone_is_loaded_again(page: Page, language: str) -> None:
    """If the site has newer rules, a retry loads the page that belongs to them."""
    page.route("**/engine/**", lambda route: route.fulfill(status=404))
    check = SelfCheck(page, language).open().load("failed")
    words = page.locator('[data-ref="failure-text"]')
    expect(words).to_have_text(check.text("check.failed.outdated"))
    with page.expect_navigation():
        page.locator('[data-ref="retry"]').click()


@pytest.mark.may_fall_back
def test_a_retry_continues_where_loading_stopped(page: Page, language: str) -> None:
    """A failed download loses no answer; after a successful retry the check goes on by itself."""
    broken = True

    def serve(route: Route) -> None:
        if broken:
            route.abort()
        else:
            route.continue_()

    page.route("**/engine/*.wasm*", serve)
    check = SelfCheck(page, language).open(link(AI_WORKER))
    check.wait_for("failed")
    expect(page.locator('[data-ref="failure"]')).to_be_visible()
    broken = False
    page.locator('[data-ref="retry"]').click()
    assert check.results() == expected(AI_WORKER)


@pytest.mark.may_fall_back
def test_a_failure_between_questions_keeps_the_question(page: Page, language: str) -> None:
    """If the rules cannot be loaded when they are needed, the question and its answer stay. Instead
    of results, the page lists the answers, which can be changed.
    """
    page.route("**/engine/*.wasm*", lambda route: route.abort())
    check = SelfCheck(page, language).open().load("failed")
    check.start()
    for answer in ("2022-05-10", "quebec_work", "none"):
        check.answer(answer)
    expect(page.locator('[data-ref="failure"]')).to_be_focused()
    assert check.fact == "quebec_diploma"
    expect(check.question.locator('[value="none"]')).to_be_checked()
    check.press("finish")
    expect(page.locator('[data-ref="failure"]')).to_be_focused()
    expect(page.locator("h1:visible")).to_have_count(1)
    check.change("location")
    expect(check.question.locator('[value="quebec_work"]')).to_be_checked()


def test_a_browser_without_webassembly_is_reported(page: Page, language: str) -> None:
    """Without WebAssembly, the page reports it at once and downloads nothing."""
    page.add_init_script("delete globalThis.WebAssembly")
    SelfCheck(page, language).open().load("failed")
    expect_other_ways(page, language, "static-check")


def test_without_scripts_only_links_are_offered(new_context: NewContext, language: str) -> None:
    """Without JavaScript, the page offers nothing that needs it."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{language}/check/")
    expect(page.locator('[data-action="start"]:visible')).to_have_count(0)
    expect(page.locator("[data-fact]")).to_have_count(0)
    expect(page.locator('[data-ref="static-check"]')).to_be_hidden()
    expect(page.locator(".check-start .static-check__entry-links a:visible")).to_have_count(18)


def test_the_first_questions_do_not_wait_for_python(page: Page, language: str) -> None:
    """The first questions can be answered before Python's files arrive. A visitor who goes back at
    once sees no waiting screen.
    """
    held: list[Route] = []
    page.route("**/engine/*.wasm*", lambda route: hold(route, held))
    check = SelfCheck(page, language).open()
    check.start()
    check.answer("2022-05-10")
    check.answer("quebec_work")
    check.fill("quebec_diploma", "none")
    waiting = page.locator('[data-ref="waiting"]')
    page.evaluate(CONTINUE_AND_BACK)
    page.wait_for_timeout(LONGER_THAN_PATIENCE)
    expect(waiting).to_be_hidden()
    assert check.fact == "location"
    check.press("continue")
    expect(waiting).to_be_visible()
    expect(page.locator('[data-ref="loading-text"]')).to_have_attribute("aria-live", "polite")
    for route in held:
        route.continue_()
    assert check.fact == "diploma_level"
    expect(waiting).to_be_hidden()
