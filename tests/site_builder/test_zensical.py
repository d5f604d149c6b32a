"""Zensical, the successor of Material for MkDocs, builds the same pages from the same sources."""

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

import pytest
import yaml

from site_builder.build import Guide
from site_builder.check.static_pages import write_questions
from site_builder.generator.config import write_config
from site_builder.generator.sources import write_pages
from site_builder.paths import Paths
from tests.site_builder.documents import LANGUAGES, Document, is_redirect

pytest.importorskip(
    "zensical", reason="Zensical is not installed: it has no wheel for this machine"
)

HEADINGS = ("h1", "h2", "h3", "h4")
# Of the no-script pages, which are large and have one frame, a few are compared.
STATIC_PAGES, COMPARED = "check/walk/*/index.html", 2
# Zensical's link to the start of the content; Material's leads to the first heading.
SKIP_LINK = "#__skip"


class Outline(Document):
    """A page's headings, links and languages."""

    def __init__(self, path: Path, site: Path) -> None:
        self.headings: list[list[str]] = []
        self._open = ""
        super().__init__(path, site)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Collect an element, and start a heading."""
        super().handle_starttag(tag, attrs)
        if tag in HEADINGS:
            self._open = tag
            self.headings.append([tag, str(dict(attrs).get("id")), ""])

    def handle_data(self, data: str) -> None:
        """Collect the text of a heading."""
        if self._open:
            self.headings[-1][2] += data

    def handle_endtag(self, tag: str) -> None:
        """End a heading."""
        if tag == self._open:
            self._open = ""
            self.headings[-1][2] = " ".join(self.headings[-1][2].split())

    def links(self) -> set[str]:
        """Return the absolute addresses that the page links to, without the skip link."""
        found = {urljoin(self.address, str(a["href"])) for a in self.all("a") if "href" in a}
        return {link for link in found if not link.endswith(SKIP_LINK)}

    def languages(self) -> list[str | None]:
        """Return the page's language and each language that it or a part of it has or leads to."""
        return [
            value for _, found in self.elements for key, value in found.items() if "lang" in key
        ]

    def alternates(self) -> set[tuple[str, str]]:
        """Return the page's counterparts by language, and its feed by type."""
        return {
            (str(e.get("hreflang") or e.get("type")), urljoin(self.address, str(e["href"])))
            for e in self.all("link", rel="alternate")
        }


def link_from_sources(docs: Path) -> None:
    """Make links in HTML relative to the source file, as Zensical expects them.

    MkDocs leaves them alone, so the builder writes them relative to the page's address.
    """
    for path in docs.rglob("*.md"):
        if path.name != "index.md":
            text = path.read_text("utf-8")
            path.write_text(re.sub(r'(\bhref=")\.\./', r"\1./", text), "utf-8")


@pytest.mark.parametrize(
    "folder",
    [
        LANGUAGES[0].folder,
        *(pytest.param(each.folder, marks=pytest.mark.weekly) for each in LANGUAGES[1:]),
    ],
)
@pytest.mark.slow
def test_zensical_builds_the_same_pages(
    guide: Guide, site: Path, tmp_path: Path, folder: str
) -> None:
    """Headings, links and languages of every page are the same as MkDocs' with Material's theme."""
    # Zensical writes only below the folder of its configuration.
    paths = replace(Paths(), build=tmp_path, site=tmp_path / folder / "site")
    translator = guide.translators[folder]
    write_pages(paths, translator, guide.pages[folder], None)
    file = write_config(paths, translator, guide.languages, guide.pages[folder], None)
    config = yaml.safe_load(file.read_text("utf-8"))
    file.write_text(yaml.safe_dump(config | {"site_dir": f"site/{folder}"}), "utf-8")
    command = [sys.executable, "-m", "zensical", "build", "--config-file", str(file)]
    link_from_sources(tmp_path / folder / "docs")
    done = subprocess.run(command, capture_output=True, check=False, cwd=file.parent, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    write_questions(paths, translator, guide.anchors[folder])

    pages = {
        path.relative_to(site) for path in (site / folder).rglob("*.html") if not is_redirect(path)
    }
    static = sorted(path.relative_to(site) for path in (site / folder).glob(STATIC_PAGES))
    pages -= {*static[COMPARED:]}
    assert len(pages) > 15
    for page in sorted(pages):
        mkdocs, zensical = Outline(site / page, site), Outline(paths.site / page, paths.site)
        assert zensical.headings == mkdocs.headings, page
        assert zensical.links() == mkdocs.links(), page
        assert zensical.languages() == mkdocs.languages(), page
        assert zensical.alternates() == mkdocs.alternates(), page
