"""The files that the service worker stores."""

import gzip
import hashlib
import json
import re
from pathlib import Path

from site_builder.i18n.catalogs import read_languages
from site_builder.paths import Paths

# The pages without a script, but for the checklist, to which the self-check leads.
WALK = re.compile(r"/check/walk/(?!checklist/)")
NEVER = re.compile(rf"^engine/|^social/|\.map$|^sw\.js$|/offline\.\w+\.bin$|{WALK.pattern}")


def test_every_page_and_what_it_needs_is_kept(site: Path) -> None:
    """A pack has each page, style and script of its language, and nothing of Python."""
    text = (site / "sw.js").read_text("utf-8")
    found = re.search(r"^ *var PACKS = (\{.+\});$", text, re.MULTILINE)
    assert found
    assert not re.search(r"^(import|export)\b", text, re.MULTILINE), "it is a module"
    packs = json.loads(found[1])
    assert list(packs) == [each.folder for each in read_languages(Paths().locale)]
    for folder, pack in packs.items():
        packed = (site / pack["file"]).read_bytes()
        assert hashlib.sha256(packed).hexdigest() == pack["sha256"]
        unpacked = gzip.decompress(packed)
        assert len(unpacked) == pack["bytes"]
        line, content = unpacked.split(b"\n", 1)
        files = {}
        for name, kind, size in json.loads(line):
            files[name], content = kind, content[size:]
            assert (site / name).stat().st_size == size, name
        assert not content
        pages = [name.endswith(".html") for name in files]
        assert pages == sorted(pages), "a page comes before what it loads"
        assert files["index.html"].startswith("text/html")
        assert not [name for name in files if NEVER.search(name)]
        assert {name.split("/")[0] for name in files} == {folder, "index.html"}
        for kind in ("*.html", "*.css", "*.mjs", "search.json", "check.json", "bundle.*.js"):
            wanted = {path.relative_to(site).as_posix() for path in (site / folder).rglob(kind)}
            assert wanted, kind
            assert not [name for name in wanted - set(files) if not WALK.search(name)], kind
