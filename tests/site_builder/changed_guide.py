"""Pages of a changed copy of the rules."""

import os
import subprocess
import sys
from pathlib import Path

from site_builder.paths import ROOT

_RENDER = """
import sys
from dataclasses import replace
from pathlib import Path
from site_builder.build import render
from site_builder.check.static_pages import write_questions
from site_builder.paths import Paths

paths = replace(Paths(), site=Path(sys.argv[1]))
guide = render(paths)
for language, pages in guide.pages.items():
    for name, page in pages.items():
        file = paths.site / language / name.removesuffix(".md") / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.text, "utf-8")
        for address, content in page.files.items():
            (paths.site / language / address).parent.mkdir(parents=True, exist_ok=True)
            (paths.site / language / address).write_bytes(content)
    write_questions(paths, guide.translators[language], guide.anchors[language])
"""


def render_changed(changed: Path) -> Path:
    """Render every page from the rules in `changed`; return the folder of the pages.

    The builder, its catalogs and the pages are those in `changed` too, if it has them.
    """
    site = changed / "site"
    subprocess.run(
        [sys.executable, "-c", _RENDER, str(site)],
        env={**os.environ, "PYTHONPATH": f"{changed}{os.pathsep}{ROOT}"},
        cwd=changed,
        check=True,
    )
    return site


def text_of(pages: Path, language: str, name: str) -> str:
    """Return the text of a page."""
    return (pages / language / name / "index.html").read_text("utf-8")
