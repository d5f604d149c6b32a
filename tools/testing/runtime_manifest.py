"""Read the manifest of the runtime's files from a built page, and serve pages with another one."""

import json
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, Route

from site_builder.runtime.bundle import FAST

Manifest = dict[str, Any]

_KEY = '"runtime":'


def read_manifest(page: Path) -> Manifest:
    """Return the manifest in the built page at path `page`."""
    _, _, after = page.read_text("utf-8").partition(_KEY)
    manifest: Manifest
    manifest, _ = json.JSONDecoder().raw_decode(after)
    return manifest


def manifest_entry(manifest: Manifest, name: str) -> dict[str, Any]:
    """Return the entry of the file that the fast runtime calls `name`."""
    found: dict[str, Any] = next(
        file for file in manifest["files"] if file["name"] == name and FAST in file["variants"]
    )
    return found


def replace_manifest(html: str, manifest: Manifest) -> str:
    """Return the page `html` with another manifest."""
    before, key, after = html.partition(_KEY)
    _, end = json.JSONDecoder().raw_decode(after)
    return before + key + json.dumps(manifest) + after[end:]


def serve_manifest(page: Page, manifest: Manifest) -> None:
    """Give the self-checks that `page` opens another manifest, as if built with it."""

    def change(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=replace_manifest(response.text(), manifest))

    page.route("**/check/", change)
