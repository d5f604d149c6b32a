"""Self-checks in which Python is loaded, kept from one test to the next: loading takes seconds."""

from playwright.sync_api import Browser, Page

from tests.browser.page_guard import Watch
from tests.browser.self_check import SelfCheck

# What a test may have set, as a new page has it.
SIZE = {"width": 1280, "height": 720}


class KeptChecks:
    """One page a language, handed out at its start and cleared by its own button."""

    def __init__(self, browser: Browser, base_url: str, patience: int) -> None:
        self.browser = browser
        self.base_url = base_url
        self.patience = patience
        self.watch = Watch(base_url)
        self._pages: dict[str, Page] = {}

    def take(self, language: str) -> SelfCheck:
        """The check in `language`, at its start, with Python loaded."""
        if language not in self._pages:
            context = self.browser.new_context(
                base_url=self.base_url,
                viewport=SIZE,  # type: ignore[arg-type] # two integers
                service_workers="block",
            )
            context.set_default_timeout(self.patience)
            self.watch.over(context)
            self._pages[language] = context.new_page()
            SelfCheck(self._pages[language], language).open().wait_for("ready")
        self.watch.faults.clear()
        return SelfCheck(self._pages[language], language)

    def give_back(self, check: SelfCheck) -> list[str]:
        """Clears the check; what is left of the test all the same, and the faults on the way."""
        page = check.page
        page.unroute_all()
        page.set_viewport_size(SIZE)  # type: ignore[arg-type] # two integers
        page.emulate_media(media="null", forced_colors="null", reduced_motion="null")
        check.clear()
        return check.left() + self.watch.faults

    def drop(self, language: str) -> None:
        """The next check in `language` is a new page."""
        page = self._pages.pop(language, None)
        if page:
            page.context.close()

    def close(self) -> None:
        """No page is left open."""
        for language in tuple(self._pages):
            self.drop(language)
