"""Measure the memory of the browser's pages, as Linux counts it."""

import re
from pathlib import Path

from playwright.sync_api import Browser

_OWN = re.compile(r"^Private_(?:Clean|Dirty): +(\d+) kB", re.MULTILINE)


def renderer_memory(browser: Browser) -> float:
    """Return the private memory of the largest renderer, in MB."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    own = [
        sum(map(int, _OWN.findall(Path(f"/proc/{each['id']}/smaps_rollup").read_text("ascii"))))
        for each in processes
        if each["type"] == "renderer"
    ]
    return max(own) / 1000
