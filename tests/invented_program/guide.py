"""Copies of the guide to which the invented program is added, as data and a folder."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

from site_builder.paths import ROOT

OWN = Path(__file__).parent
# What a build reads.
FOLDERS = (
    "rules",
    "site_builder",
    "docs",
    "benchmarks",
    ".github",
    "tests/invented_program",  # which a page prints
)
FILES = ("mkdocs.yml", "package.json", "CHANGELOG.md")
# Its words, its source and its table, by the files to whose ends they are added.
APPENDED = {
    "site_builder/locale/law.pot": "locale/law.pot",
    "site_builder/locale/zh/law.po": "locale/zh/law.po",
    "rules/data/sources.toml": "sources.toml",
    "docs/en/builders/index.md": "table.md",
    "docs/zh/builders/index.md": "table.md",
}
# The list of programs: its imports, and the programs themselves.
LISTED = {
    r"^(from rules\.programs import )(?=\w+,)": r"\1invented, ",
    r"check_programs\(\((.+?),?\s*\)\)": r"check_programs((\1, invented.PROGRAM))",
}


def copy_with_invented_program(folder: Path) -> Path:
    """Copy the guide into `folder`, and add the program there; return `folder`."""
    ignore = shutil.ignore_patterns("__pycache__")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    # What earlier builds have made saves time, where there is any; another build may replace it.
    with suppress(OSError):
        shutil.copytree(ROOT / "build" / "cache", folder / "build" / "cache")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    programs = folder / "rules" / "programs"
    shutil.copytree(OWN / "program", programs / "invented", ignore=ignore)
    for file, own in APPENDED.items():
        with (folder / file).open("a", encoding="utf-8") as opened:
            opened.write((OWN / own).read_text("utf-8"))
    listed = programs / "__init__.py"
    text = listed.read_text("utf-8")
    for pattern, replacement in LISTED.items():
        text, count = re.subn(pattern, replacement, text, flags=re.MULTILINE | re.DOTALL)
        assert count == 1, f"{listed}: {pattern}"
    listed.write_text(text, "utf-8")
    return folder
