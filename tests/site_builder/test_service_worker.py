"""Which files the service worker caches."""

import hashlib
import json
import re
from pathlib import Path

from site_builder.i18n.catalogs import read_languages
from site_builder.paths import Paths

# The pages without a script, but for the checklist, to which the self-check leads.
WALK = re.compile(r"/check/walk/(?!checklist/)")


def test_every_page_and_what_it_needs_is_kept(site: Path) -> None:
    """Each file is named with its digest: all pages, styles and scripts, and nothing of Python."""
    text = (site / "sw.js").read_text("utf-8")
    found = re.search(r"^const SITE = (\{.+\});$", text, re.MULTILINE)
    assert found
    assert not re.search(r"^(import|export)\b", text, re.MULTILINE), "it is a module"
    files = json.loads(found[1])["files"]
    for name, digest in files.items():
        assert hashlib.sha256((site / name).read_bytes()).hexdigest() == digest, name
    for kind in ("*.html", "*.css", "*.mjs", "search.json", "bundle.*.js"):
        folders = [site, *(site / each.folder for each in read_languages(Paths().locale))]
        wanted = {
            path.relative_to(site).as_posix()
            for folder in folders
            for path in (folder.glob(kind) if folder == site else folder.rglob(kind))
        }
        missing = [name for name in wanted - set(files) if not WALK.search(name)]
        assert missing in ([], ["404.html"]), kind
    never = re.compile(r"^engine/|^social/|\.map$|^sw\.js$")
    assert not [name for name in files if never.search(name) or WALK.search(name)]
