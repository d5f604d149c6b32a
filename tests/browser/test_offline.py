"""The guide on a device that was here before: without a connection, after an update, when full."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.unsteady_server import Host, unsteady

NOTICE = "[data-offline]"
KEPT = """async () => {
    const { active } = await navigator.serviceWorker.ready;
    while (active.state !== "activated") await new Promise((go) => setTimeout(go, 20));
}"""


@pytest.fixture
def host(site: Path) -> Iterator[Host]:
    """A host of the site, whose line the test breaks."""
    with unsteady(site) as one:
        yield one


@pytest.fixture
def base_url(host: Host) -> str:
    """That host's address, in the place of the steady one's."""
    return host.address


@pytest.fixture
def visitor(new_context: NewContext) -> Page:
    """A page in a browser that keeps what a site asks it to keep."""
    return new_context(service_workers="allow").new_page()


def test_the_guide_is_kept_after_one_page(host: Host, visitor: Page) -> None:
    """One page of the guide brings all of it in both languages, and none of Python; then no page
    needs the site, and each says that it is read from the device.
    """
    visitor.goto("en/pay/")
    expect(visitor.locator(NOTICE)).to_be_empty()
    visitor.evaluate(KEPT)
    assert not [path for path, _ in host.asked if path.startswith("engine/")]
    once = [name for name in host.names() if name.endswith(".mjs") and name != "page.mjs"]
    assert len(once) == len(set(once)), "what the languages share is fetched twice"

    host.down = True
    for folder, words in (("en", "No connection"), ("zh", "无法连接")):
        for address in (f"{folder}/", f"{folder}/after/", f"{folder}/print/", f"{folder}/check/"):
            answer = visitor.goto(address)
            assert answer
            assert answer.status == 200
            expect(visitor.locator(NOTICE)).to_contain_text(words)
            # The day on which the facts were checked, and how long ago that is.
            expect(visitor.locator(NOTICE)).to_contain_text(re.compile(r"\d{4}.+[(（].+[)）]"))
            assert visitor.evaluate("document.styleSheets.length") >= 4
    missing = visitor.goto("en/nowhere/")
    assert missing
    assert missing.status == 404
    assert visitor.goto("")

    visitor.goto("zh/about")
    assert visitor.url.endswith("zh/about/")
    host.down = False
    host.asked.clear()
    visitor.locator(f"{NOTICE} button").click()
    expect(visitor.locator(NOTICE)).to_be_empty()
    assert ("zh/about/", None) in host.asked


def test_a_page_says_when_the_connection_goes_and_comes(page: Page) -> None:
    """A page that came from the site says nothing once it can be reached again."""
    page.goto("en/")
    page.context.set_offline(offline=True)
    expect(page.locator(NOTICE)).to_contain_text("No connection")
    page.context.set_offline(offline=False)
    expect(page.locator(NOTICE)).to_be_empty()
