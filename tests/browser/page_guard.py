"""Notes what no page of the site may do, whatever a test is about."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, Request


class Watch:
    """The faults of every page and worker in the contexts that it is set over."""

    def __init__(self, base_url: str) -> None:
        self.faults: list[str] = []
        self._origin = urlsplit(base_url)[:2]

    def over(self, context: BrowserContext) -> None:
        """From now on the faults in `context` are noted."""
        context.on("request", self._note)
        context.on("weberror", lambda thrown: self.faults.append(f"not caught: {thrown.error}"))

    def _note(self, request: Request) -> None:
        asked = urlsplit(request.url)
        if asked.scheme not in {"blob", "data"} and asked[:2] != self._origin:
            self.faults.append(f"a request off the site: {request.method} {request.url}")
