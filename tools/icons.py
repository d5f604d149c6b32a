"""Draw the app's icons from the guide's mark in a browser: `python -m tools.icons`."""

import argparse
import re

from playwright.sync_api import Browser, sync_playwright

from site_builder.publish.web_manifest import ICONS, IMAGES, MARK
from tools import browser as chromium
from tools.setup_step import main


def _draw(browser: Browser, name: str, size: int, *, maskable: bool) -> None:
    """Draw one icon; devices crop maskable icons, so these fill their square."""
    mark = (IMAGES / MARK).read_text("utf-8")
    if maskable:
        mark = re.sub(r' rx="\d+"', "", mark)
    page = browser.new_page(viewport={"width": size, "height": size})
    page.set_content(f"<style>body{{margin:0}}svg{{display:block;width:{size}px}}</style>{mark}")
    page.screenshot(path=IMAGES / name, omit_background=True)
    page.close()


def draw() -> None:
    """Draw every icon."""
    with sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        for name, (size, maskable) in ICONS.items():
            _draw(browser, name, size, maskable=maskable)
        browser.close()


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    main(draw)
