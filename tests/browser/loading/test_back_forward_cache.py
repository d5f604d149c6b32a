"""Going back to the self-check, in browsers that keep a page that was left."""

from collections.abc import Iterator
from contextlib import closing, suppress

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser.support.flaky_server import FlakyHost
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck, expected
from tools import browser as browsers

NOTE_RETURN = """() => {
    const Made = Worker;
    self.workers = 0;
    self.Worker = class extends Made {
        constructor(...given) {
            super(...given);
            self.workers += 1;
        }
    };
    addEventListener("pageshow", (event) => { self.returned = event.persisted; });
}"""


@pytest.fixture
def keeping(browser: Browser, engine: str) -> Iterator[Browser]:
    """A browser with a back/forward cache."""
    if engine == "firefox" and browsers.debian_firefox():
        yield browser
        return
    if engine != "chromium":
        pytest.skip("Playwright's own browsers may be built without a back/forward cache")
    path = browsers.find(browsers.WHOLE_BROWSERS)
    if path is None or "headless" in path.name:
        pytest.skip("the headless shell has no back/forward cache")
    launched = browser.browser_type.launch(
        executable_path=path,
        args=list(browsers.FLAGS),
        # Playwright adds this option, for tests that expect new pages.
        ignore_default_args=["--disable-back-forward-cache"],
    )
    with closing(launched):
        yield launched


def returns_to_the_same_page(check: SelfCheck, host: FlakyHost) -> bool:
    """Leave the check with Python loaded, and go back; return whether the browser kept the page."""
    page = check.open().load().page
    page.evaluate(NOTE_RETURN)
    page.goto("en/pilot/pay/")
    host.requests.clear()
    page.evaluate("() => history.back()")
    with suppress(PlaywrightTimeoutError):
        page.wait_for_function("() => self.returned", timeout=5_000)
        return True
    return False


def test_a_page_that_one_comes_back_to_has_python_still(keeping: Browser, host: FlakyHost) -> None:
    """Going back restores the page with its worker, which still answers."""
    with closing(keeping.new_page(base_url=host.address)) as page:
        check = SelfCheck(page, "en")
        # A browser short of memory drops a page that was left.
        assert any(returns_to_the_same_page(check, host) for _ in range(3))
        assert check.bring(AI_WORKER) == expected(AI_WORKER)
        assert page.evaluate("() => self.workers") == 0
        assert not [path for path, _ in host.requests if path.startswith("engine/")]
