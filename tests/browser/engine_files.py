"""The engine's files of a built site, and pages that are given others."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from site_builder.bundle import FAST, manifest_of, named


def manifest(site: Path) -> dict[str, Any]:
    """What the site's manifest says."""
    said: dict[str, Any] = json.loads(manifest_of(site / "engine").read_text("utf-8"))
    return said


def entry_of(listed: dict[str, Any], name: str) -> dict[str, Any]:
    """What the manifest says of the file that the fast Python calls `name`."""
    found: dict[str, Any] = next(
        file for file in listed["files"] if file["name"] == name and FAST in file["editions"]
    )
    return found


def give_manifest(page: Page, site: Path, changed: dict[str, Any]) -> None:
    """Has the self-checks of `page` ask for another manifest, as if built with it."""
    text = json.dumps(changed)
    name = named("manifest.json", text.encode())

    def rename(route: Route) -> None:
        response = route.fetch()
        html = response.text().replace(manifest_of(site / "engine").name, name)
        route.fulfill(response=response, body=html)

    page.route("**/check/", rename)
    page.route(f"**/engine/{name}", lambda route: route.fulfill(body=text))
