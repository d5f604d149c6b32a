"""Copies of the guide that contain the invented program, with or without our own programs."""

import re
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from babel.messages.pofile import read_po, write_po

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
# The program's texts and source, by the files that they are appended to.
APPENDED = {
    "site_builder/locale/law.pot": "locale/law.pot",
    "site_builder/locale/zh/law.po": "locale/zh/law.po",
    "rules/data/sources.toml": "sources.toml",
}
# The list of programs: its imports, and the programs themselves.
IMPORTS = r"^(from rules\.programs import )(\w+(?:, \w+)+)$"
LISTED = r"check_programs\(\((.+?),?\s*\)\)"

# A guide without our programs needs the pages that every page links to: English title, Chinese
# title, text.
PAGES = {
    "index.md": (
        "The gardeners’ guide",
        "园丁指南",
        "{{ conditions_table('invented', 'general') }}",
    ),
    "now/index.md": ("What is open", "现在可申请的项目", "{{ conditions_explorer('invented') }}"),
    "pending.md": ("After you apply", "递交申请之后", "[→](index.md)"),
    "sources/index.md": ("How sure we are", "有多可靠", "{{ standing('inferred') }}"),
    "sources/list.md": ("Sources", "来源", "{{ sources_list() }}"),
    "builders/verification.md": ("How this is checked", "核验方法", "[→](../about.md)"),
    "about.md": ("About this guide", "关于本指南", "{{ checked_on() }}"),
}
# The ids of their headings that other pages link to.
ANCHORS = {"about.md": "report", "sources/index.md": "standing"}
# Published figures that every page or a question about French prints.
FIGURES = (
    "facts_checked",
    "date_consolidation_read",
    "french_oral_level_cefr",
    "french_oral_level_of_cefr",
)
# Texts on every page that name our program.
WORDS = {
    "site.name": ("The gardeners’ guide", "园丁指南"),
    "site.description": ("A guide to the invented program.", "虚构项目的指南。"),
    "site.title.page": ("{title} | Gardeners", "{title} | 园丁"),
    "site.announce": ("A program for gardeners.", "为园丁设立的项目。"),
    "site.banner": ("For gardeners.", "供园丁使用。"),
    "site.app.short": ("Gardeners", "园丁指南"),
}


def copy_with_invented_program(folder: Path) -> Path:
    """Copy the guide into `folder`, and add the program and its table there; return `folder`."""
    _copy(folder)
    _list_programs(folder, r"\1invented, \2", r"check_programs((\1, invented.PROGRAM))")
    for language in ("en", "zh"):
        _append(folder / "docs" / language / "builders" / "index.md", "table.md")
    return folder


def copy_with_invented_program_alone(folder: Path) -> Path:
    """Copy the guide into `folder` with the invented program alone; return `folder`.

    Our programs are removed, with their pages, sources and figures.
    """
    _copy(folder)
    programs = folder / "rules" / "programs"
    for theirs in programs.glob("*/periods.toml"):
        if theirs.parent.name != "invented":
            shutil.rmtree(theirs.parent)
    _list_programs(folder, r"\1invented", "check_programs((invented.PROGRAM,))")
    data = folder / "rules" / "data"
    _keep_tables(data / "published-figures.toml", FIGURES)
    citing = ("published-figures.toml", "french-tests.toml")
    cited = re.findall(r'"([\w-]+)"', "".join((data / each).read_text("utf-8") for each in citing))
    _keep_tables(data / "sources.toml", {*cited, "invented"})
    (data / "conflicts.toml").write_text("[gaps]\nids = []\n")
    (data / "fact-changes.toml").write_text("change = []\n")
    _write_pages(folder)
    _write_words(folder)
    return folder


def _copy(folder: Path) -> None:
    ignore = shutil.ignore_patterns("__pycache__")
    for name in FOLDERS:
        shutil.copytree(ROOT / name, folder / name, ignore=ignore)
    for name in FILES:
        shutil.copy(ROOT / name, folder / name)
    # The cache of earlier builds saves time. There may be none, or another build may replace it.
    with suppress(OSError):
        shutil.copytree(ROOT / "build" / "cache", folder / "build" / "cache")
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copytree(OWN / "program", folder / "rules" / "programs" / "invented", ignore=ignore)
    for file, own in APPENDED.items():
        _append(folder / file, own)


def _append(file: Path, own: str) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write((OWN / own).read_text("utf-8"))


def _list_programs(folder: Path, imports: str, listed: str) -> None:
    file = folder / "rules" / "programs" / "__init__.py"
    text = file.read_text("utf-8")
    for pattern, replacement in ((IMPORTS, imports), (LISTED, listed)):
        text, count = re.subn(pattern, replacement, text, flags=re.MULTILINE | re.DOTALL)
        assert count == 1, f"{file}: {pattern}"
    file.write_text(text, "utf-8")


def _keep_tables(file: Path, names: Collection[str]) -> None:
    """Keep those tables of a TOML file, with the tables within them."""
    tables = re.split(r"^(?=\[)", file.read_text("utf-8"), flags=re.MULTILINE)
    own = re.compile(rf"\[+(?:{'|'.join(map(re.escape, names))})[].]")
    file.write_text("".join(filter(own.match, tables)), "utf-8")


def _write_pages(folder: Path) -> None:
    for language, place in (("en", 0), ("zh", 1)):
        shutil.rmtree(folder / "docs" / language)
        for name, texts in PAGES.items():
            title = texts[place]
            page = folder / "docs" / language / name
            page.parent.mkdir(parents=True, exist_ok=True)
            front = f"---\ntitle: {title}\ndescription: {title}\n---\n\n"
            anchor = ANCHORS.get(name, "page")
            page.write_text(f"{front}# {title} {{#{anchor}}}\n\n{texts[2]}\n", "utf-8")
    config = folder / "mkdocs.yml"
    groups = "".join(f"  - {name}\n" for name in (*PAGES, "check/index.md"))
    text, count = re.subn(r"(?<=^nav:\n)(?: .*\n)+", groups, config.read_text(), flags=re.MULTILINE)
    assert count == 1
    config.write_text(text, "utf-8")


def _write_words(folder: Path) -> None:
    for name, place in (("site.pot", None), ("zh/site.po", 1)):
        file = folder / "site_builder" / "locale" / name
        with file.open("rb") as opened:
            catalog = read_po(opened)
        for message in list(catalog):
            context = message.context or ""
            if context in WORDS:
                texts = WORDS[context]
                catalog.delete(message.id, context)
                catalog.add(texts[0], "" if place is None else texts[place], context=context)
        with file.open("wb") as opened:
            write_po(opened, catalog)
