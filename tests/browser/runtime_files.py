"""The engine's files that a built site's pages list, and pages that are given others."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from site_builder.runtime.bundle import FAST

Listed = dict[str, Any]

_BEFORE = '"engine":'


def list_of(page: Path) -> Listed:
    """What the page lists."""
    _, _, after = page.read_text("utf-8").partition(_BEFORE)
    listed: Listed
    listed, _ = json.JSONDecoder().raw_decode(after)
    return listed


def entry_of(listed: Listed, name: str) -> dict[str, Any]:
    """What is listed of the file that the fast Python calls `name`."""
    found: dict[str, Any] = next(
        file for file in listed["files"] if file["name"] == name and FAST in file["editions"]
    )
    return found


def with_list(html: str, listed: Listed) -> str:
    """The page with another list."""
    before, mark, after = html.partition(_BEFORE)
    _, end = json.JSONDecoder().raw_decode(after)
    return before + mark + json.dumps(listed) + after[end:]


def give_list(page: Page, listed: Listed) -> None:
    """Has the self-checks of `page` list other files, as if built with them."""

    def change(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=with_list(response.text(), listed))

    page.route("**/check/", change)
