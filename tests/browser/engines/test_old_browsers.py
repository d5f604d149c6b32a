"""A real Chromium of about the oldest supported version, and one that is too old.

`make old-browsers` installs them. They lack what Playwright needs to find and press elements, so
the tests call functions of the page.
"""

import platform
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from site_builder.esbuild import oldest_browsers
from site_builder.paths import ROOT, Paths
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck, expected, link
from tools.browser import FLAGS

INSTALLED = ROOT / "tests" / "browser" / "old_browsers" / "node_modules"
# No package has the versions from 93 to 101.
WORKS = 103
TOO_OLD = 92

PRESS = "selector => document.querySelector(selector).click()"
FAILED = """document.querySelector('[data-ref="failure-text"]')"""

pytestmark = [
    pytest.mark.only_browser("chromium", reason="is about Chromium"),
    pytest.mark.skipif(
        platform.machine() != "x86_64", reason="the old browsers are for x86-64 only"
    ),
]


@pytest.fixture
def page(browser: Browser, base_url: str, version: int) -> Iterator[Page]:
    """A page in the old browser."""
    program = INSTALLED / f"chromium-{version}" / "bin" / "chromium"
    if not program.exists():
        pytest.skip("`make old-browsers` was not run: it installs them, 100 MB")
    # Chromium's sandbox needs rights that a container may lack.
    flags = [*FLAGS, "--no-sandbox", "--no-zygote"]
    old = browser.browser_type.launch(executable_path=program, args=flags)
    assert old.version.startswith(f"{version}.")
    yield old.new_context(base_url=base_url).new_page()
    old.close()


def test_the_versions_lie_around_the_oldest_one() -> None:
    """The newer one is at least as old as the oldest supported version; the older one is below
    it.
    """
    assert TOO_OLD < float(oldest_browsers(Paths())["chrome"]) <= WORKS


@pytest.mark.parametrize("version", [WORKS])
def test_a_supported_browser_gives_the_results(page: Page, language: str) -> None:
    """It goes from the first question to the results, without a fall-back to stock Pyodide."""
    logged: list[str] = []
    page.on("console", lambda message: logged.append(message.text))
    check = SelfCheck(page, language).open()
    page.evaluate(PRESS, '[data-action="start"][data-programs="pilot"]')
    check.walk(AI_WORKER)
    assert check.results() == expected(AI_WORKER)
    assert not [text for text in logged if "fast start" in text]


@pytest.mark.parametrize("version", [TOO_OLD])
def test_an_older_browser_offers_the_way_without_scripts(page: Page, language: str) -> None:
    """The page names the cause, and its link to the no-script check works."""
    check = SelfCheck(page, language).open(link(AI_WORKER))
    page.wait_for_function(f"() => {FAILED}.offsetHeight > 0")
    text = check.text("check.failed.unsupported")
    shown = page.evaluate(f"() => {FAILED}.innerText")
    assert shown.startswith(text.replace("{feature}", "WebAssembly exceptions"))
    with page.expect_navigation():
        page.evaluate(PRESS, '[data-ref="static-check"] a')
    assert "/walk/" in page.url
    assert page.evaluate("() => document.querySelectorAll('main a[href]').length") > 1
