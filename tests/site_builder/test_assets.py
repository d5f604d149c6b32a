"""Styles and scripts, in a folder named by a digest of its content."""

import json
import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.errors import BuildError
from site_builder.esbuild import bundle
from site_builder.generator.assets import SCRIPTS, fingerprinted_path
from site_builder.paths import ROOT, Paths


def test_the_address_changes_with_a_content_or_a_name(tmp_path: Path) -> None:
    """Equal files in another folder have the same address; another content or name changes it."""
    paths = replace(Paths(), docs=tmp_path)
    shutil.copytree(Paths().docs / "assets", tmp_path / "assets")
    addresses = [fingerprinted_path(paths)]
    assert addresses == [fingerprinted_path(Paths())]
    styles = tmp_path / "assets" / "css"
    with (styles / "check" / "base" / "text.css").open("a", encoding="utf-8") as file:
        file.write("a { color: red }")
    addresses.append(fingerprinted_path(paths))
    (styles / "check.css").rename(styles / "other.css")
    addresses.append(fingerprinted_path(paths))
    assert len(set(addresses)) == len(addresses)


def test_a_page_asks_for_whole_scripts(site: Path) -> None:
    """No published script imports another; the check has one script, and one for its worker."""
    folder = site / "en" / fingerprinted_path(Paths())
    scripts = {path.relative_to(folder).as_posix() for path in folder.rglob("*.mjs")}
    assert scripts == {f"{name}.mjs" for name in SCRIPTS}
    for name in SCRIPTS:
        script = (folder / f"{name}.mjs").read_text("utf-8")
        assert not re.search(r"(?:^|[;}\n])(?:import|export)[\s{*\"']", script), name
    page = (site / "en" / "check" / "index.html").read_text("utf-8")
    assert re.findall(r"assets/\w+/(check/[\w/]+\.m?js)", page) == ["check/main.mjs"]


def test_scripts_are_the_same_where_the_packages_are_linked(tmp_path: Path) -> None:
    """A link to node_modules is followed, so that copies of the guide can share the packages."""
    (tmp_path / "node_modules").symlink_to(ROOT / "node_modules")
    linked = replace(Paths(), esbuild=tmp_path / "node_modules" / Paths().esbuild.name)
    folder = Paths().docs / "assets"
    entries = {"check/python/worker": "check/python/worker.mjs"}
    assert bundle(linked, folder, entries, "--sourcemap") == bundle(
        Paths(), folder, entries, "--sourcemap"
    )


def test_a_source_map_leads_to_the_modules(site: Path) -> None:
    """Each script has a source map, which contains its modules as they are written."""
    folder, source = site / "en" / fingerprinted_path(Paths()), Paths().docs / "assets"
    for name in SCRIPTS:
        script = (folder / f"{name}.mjs").read_text("utf-8")
        assert script.rstrip().endswith(f"//# sourceMappingURL={Path(name).name}.mjs.map")
        found = json.loads((folder / f"{name}.mjs.map").read_text("utf-8"))
        for module, content in zip(found["sources"], found["sourcesContent"], strict=True):
            place = ROOT if module.startswith("node_modules/") else source
            assert (place / module).read_text("utf-8") == content


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        ("forms/unused.mjs", "export const unused = 1;", "nothing imports this file"),
        (
            "forms/inputs/other.mjs",
            'import { no } from "../../dom.mjs"; no();',
            "No matching export",
        ),
        ("forms/inputs/other.mjs", "const a = ;", "Unexpected"),
        ("unused.css", "p { color: red }", "nothing imports this file"),
    ],
)
def test_a_file_that_cannot_be_published_stops_the_build(
    tmp_path: Path, name: str, content: str, problem: str
) -> None:
    """No script or style sheet may be unused, lack what it imports, or have a syntax error."""
    paths = replace(Paths(), docs=tmp_path)
    shutil.copytree(Paths().docs / "assets", tmp_path / "assets")
    (tmp_path / "assets" / "check" / name).write_text(content, "utf-8")
    with pytest.raises(BuildError, match=problem):
        fingerprinted_path(paths)


def test_type_declarations_are_not_published(site: Path) -> None:
    """The site contains no TypeScript, which only the type checker reads."""
    assert not list(site.rglob("*.d.ts"))
