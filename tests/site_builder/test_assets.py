"""Styles and scripts: their folder's name stands for what is in it."""

import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import urljoin

from site_builder.generator.assets import check_modules, fingerprinted_path
from site_builder.paths import Paths


def test_the_address_changes_with_a_content_or_a_name(tmp_path: Path) -> None:
    """The same files have the same address; another content, name or place another."""
    paths = replace(Paths(), docs=tmp_path)
    shutil.copytree(Paths().docs / "assets", tmp_path / "assets")
    addresses = [fingerprinted_path(paths)]
    assert addresses == [fingerprinted_path(Paths())]
    file = tmp_path / "assets" / "css" / "check.css"
    file.write_text(file.read_text("utf-8") + "\n", "utf-8")
    addresses.append(fingerprinted_path(paths))
    file.rename(file.with_name("other.css"))
    addresses.append(fingerprinted_path(paths))
    assert len(set(addresses)) == len(addresses)


def test_a_page_asks_at_once_for_every_module(site: Path) -> None:
    """The modules of the check and of its worker are named in its head, but for the first."""
    address = f"en/{fingerprinted_path(Paths())}/check/"
    page = (site / "en" / "check" / "index.html").read_text("utf-8")
    named = re.findall(r'rel="modulepreload" fetchpriority="low" href="([^"]+)"', page)
    folder = site / address
    needed = check_modules(folder, "python/worker.mjs")
    assert [urljoin("en/check/", name) for name in named] == [address + name for name in needed]
    assert set(needed) == {path.relative_to(folder).as_posix() for path in folder.rglob("*.mjs")}


def test_type_declarations_are_not_published(site: Path) -> None:
    """The site has no TypeScript: only the type checker reads it."""
    assert not list(site.rglob("*.d.ts"))
