"""Earlier addresses of pages redirect to the current ones."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from site_builder.publish.link_checker import read_document
from site_builder.publish.redirects import MOVED_PARTS
from tests.site_builder.documents import LANGUAGES

FOLDERS = [language.folder for language in LANGUAGES]
EARLIER = {
    "after/": "now/",
    "routes/": "pilot/",
    "profiles/": "pilot/francization/",
    "occupations/": "pilot/occupations/",
    "pay/": "pilot/pay/",
    "dates/": "pilot/dates/",
    "checked/": "builders/verification/",
}


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize(("earlier", "now"), EARLIER.items())
def test_an_earlier_address_leads_to_the_new_one(
    site: Path, folder: str, earlier: str, now: str
) -> None:
    """The redirect works without a script, and names the canonical address for search engines."""
    text = (site / folder / earlier / "index.html").read_text("utf-8")
    for before in ('rel="canonical" href="', 'content="0; url=', '<a href="'):
        (target,) = re.findall(rf'{before}([^"]+)"', text)
        assert urljoin(earlier, target) == now
    assert f'<html lang="{next(e.tag for e in LANGUAGES if e.folder == folder)}">' in text


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_moved_anchor_stands_where_it_leads(site: Path, folder: str) -> None:
    """Anchors of earlier pages lead to existing places, also if another page has taken over the
    part.
    """
    found = 0
    for name in (*EARLIER, *(page.removesuffix("index.md") for page in MOVED_PARTS)):
        file = site / folder / name.removesuffix(".md") / "index.html"
        if not file.is_file():
            continue
        text = file.read_text("utf-8").replace("&#34;", '"')
        (data,) = re.findall(r'(?:const moved = |data-moved=")(\{.*?\})', text)
        for anchor, address in json.loads(data).items():
            target = file.parent.joinpath(address).resolve() / "index.html"
            assert anchor in read_document(target).ids, (name, anchor)
            found += 1
    assert found > 100
