"""The data with which a browser installs the guide as an app."""

import json
from pathlib import Path

import pytest

from site_builder.i18n.catalogs import Language, read_languages
from site_builder.paths import Paths
from site_builder.publish.web_manifest import ICONS, MANIFEST


@pytest.mark.parametrize("language", read_languages(Paths().locale), ids=lambda each: each.folder)
def test_the_manifest_leads_to_what_is_there(site: Path, language: Language) -> None:
    """The pictures have the stated sizes, and the app opens the language's first page."""
    folder = site / language.folder
    manifest = json.loads((folder / MANIFEST).read_text("utf-8"))
    assert manifest["lang"] == language.tag
    assert (folder / manifest["start_url"] / "index.html").is_file()
    drawn = [icon for icon in manifest["icons"] if icon["type"] == "image/png"]
    assert {icon["purpose"] for icon in drawn} == {"any", "maskable"}
    assert {"192x192", "512x512"} <= {icon["sizes"] for icon in drawn}
    for name, (size, _) in ICONS.items():
        head = (folder / "assets" / "images" / name).read_bytes()[:24]
        assert head[:8] == b"\x89PNG\r\n\x1a\n"
        assert [int.from_bytes(head[at : at + 4], "big") for at in (16, 20)] == [size, size]
    for icon in manifest["icons"]:
        assert (folder / icon["src"]).is_file()
