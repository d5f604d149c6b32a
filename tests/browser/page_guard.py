"""Record what no page of the site may do, whatever a test is about."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Request


class PageGuard:
    """Record uncaught errors and requests to other origins in the contexts it is attached to."""

    def __init__(self, base_url: str) -> None:
        self.violations: list[str] = []
        self._origin = urlsplit(base_url)[:2]

    def attach(self, context: BrowserContext) -> None:
        """Record the violations in every page and worker of `context` from now on."""
        context.on("request", self._check_origin)
        context.on("weberror", lambda event: self.violations.append(f"uncaught: {event.error}"))

    def _check_origin(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in {"blob", "data"} and address[:2] != self._origin:
            self.violations.append(f"cross-origin request: {request.method} {request.url}")
