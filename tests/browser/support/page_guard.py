"""Record what no page of the site may do, in every test."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

FALL_BACK = "the fast start of Python failed"


class PageGuard:
    """Record uncaught errors, requests to other origins and, unless it `may_fall_back`, that the
    page falls back to stock Pyodide, in the contexts it is attached to.
    """

    def __init__(self, base_url: str, *, may_fall_back: bool = False) -> None:
        self.violations: list[str] = []
        self._may_fall_back = may_fall_back
        self._origin = urlsplit(base_url)[:2]

    def attach(self, context: BrowserContext) -> None:
        """Record the violations in every page and worker of `context` from now on."""
        context.on("request", self._check_origin)
        context.on("console", self._check_console)
        context.on("weberror", self._check_error)

    def _check_origin(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"blob", "data"} and address[:2] != self._origin:
            self.violations.append(f"cross-origin request: {request.method} {request.url}")

    def _check_console(self, message: ConsoleMessage) -> None:
        if message.text.startswith(FALL_BACK) and not self._may_fall_back:
            self.violations.append(message.text)

    def _check_error(self, event: WebError) -> None:
        # Playwright reports errors of workers in Firefox only. A broken runtime leaves some.
        browser = event.page.context.browser if event.page else None
        is_firefox = browser is not None and browser.browser_type.name == "firefox"
        if not (is_firefox and self._may_fall_back):
            self.violations.append(f"uncaught: {event.error}")
