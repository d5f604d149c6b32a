"""Reuse self-checks with Python loaded between tests, since loading takes seconds."""

from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.support.page_guard import PageGuard
from tests.browser.support.self_check import SelfCheck

MOST_TRIES = 50
VIEWPORT = ViewportSize(width=1280, height=720)


class CheckPool:
    """Keep one loaded page for each language."""

    def __init__(self, browser: Browser, base_url: str, timeout_ms: int) -> None:
        self.browser = browser
        self.base_url = base_url
        self.timeout_ms = timeout_ms
        self.guard = PageGuard(base_url)
        self._pages: dict[str, Page] = {}

    def acquire(self, language: str) -> SelfCheck:
        """Return the self-check in `language` at its start, with Python loaded."""
        self.guard.violations.clear()
        if language not in self._pages:
            context = self.browser.new_context(
                base_url=self.base_url, viewport=VIEWPORT, service_workers="block"
            )
            context.set_default_timeout(self.timeout_ms)
            self.guard.attach(context)
            self._pages[language] = context.new_page()
            SelfCheck(self._pages[language], language).open().load()
        page = self._pages[language]
        # A page behind another one gives no element the focus. Firefox activates pages late, and
        # prefers another one while a page is closing.
        for _ in range(MOST_TRIES):
            page.bring_to_front()
            if page.evaluate("() => document.hasFocus()"):
                break
            page.wait_for_timeout(100)
        return SelfCheck(page, language)

    def release(self, check: SelfCheck) -> list[str]:
        """Clear the check; return what it still remembers of the test, and the violations."""
        page = check.page
        page.unroute_all()
        page.set_viewport_size(VIEWPORT)
        page.emulate_media(media="null", forced_colors="null", reduced_motion="null")
        check.clear()
        return check.left() + self.guard.violations

    def discard(self, language: str) -> None:
        """Close the page in `language`; the next check is a new one."""
        page = self._pages.pop(language, None)
        if page:
            page.context.close()

    def close(self) -> None:
        """Close all pages."""
        for language in tuple(self._pages):
            self.discard(language)
