"""Draws the icons of the guide as an app from the guide's mark, in a browser."""

import re

from playwright.sync_api import Browser, sync_playwright

from site_builder.publish.web_manifest import ICONS, IMAGES, MARK
from tools import browser as chromium
from tools.setup_step import main


def _draw(browser: Browser, name: str, size: int, *, whole: bool) -> None:
    """A device cuts an icon that fills its square to a shape of its own."""
    mark = (IMAGES / MARK).read_text("utf-8")
    if whole:
        mark = re.sub(r' rx="\d+"', "", mark)
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{mark}")
    page.screenshot(path=IMAGES / name, omit_background=True)
    page.close()


def draw() -> None:
    """Every icon is drawn anew."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for name, (size, whole) in ICONS.items():
            _draw(browser, name, size, whole=whole)
        browser.close()


if __name__ == "__main__":
    main(draw)
