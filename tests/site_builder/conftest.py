"""A small guide that tests may change, and fixtures of the real one."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from site_builder.build import Guide, render
from site_builder.errors import BuildError
from site_builder.generator.assets import FOLDER
from site_builder.i18n.catalogs import read_languages, read_messages
from site_builder.i18n.translator import Translator
from site_builder.paths import Paths
from tests.site_builder.documents import Document, is_redirect

PAGE = """---
title: {title}
description: {description}
---

# {title}

{body}
"""
TABLES = "\n\n".join(
    f"{{{{ conditions_table('pilot', '{group}') }}}}"
    for group in ("general", "ai_worker", "ai_graduate", "it_vfx")
)


@pytest.fixture
def small(tmp_path: Path) -> Paths:
    """A guide of one page per language, with the real catalogs."""
    paths = Paths()
    shutil.copytree(paths.locale, tmp_path / "locale")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / FOLDER).symlink_to(paths.docs / FOLDER)
    for folder, title in (("en", "Overview"), ("zh", "概览")):
        page = tmp_path / "docs" / folder / "index.md"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE.format(title=title, description=title, body=TABLES), "utf-8")
    return replace(paths, docs=tmp_path / "docs", locale=tmp_path / "locale")


@pytest.fixture
def write(small: Paths) -> Callable[..., None]:
    """Write the body of one page, below the tables that every small guide prints."""

    def write_body(folder: str, body: str, name: str = "index.md") -> None:
        text = PAGE.format(title="Overview", description="Overview", body=f"{TABLES}\n\n{body}")
        path = small.docs / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")

    return write_body


@pytest.fixture
def problems(small: Paths) -> Callable[[], tuple[str, ...]]:
    """Return the problems found when the small guide is rendered."""

    def complaints() -> tuple[str, ...]:
        try:
            render(small)
        except BuildError as error:
            return error.problems
        return ()

    return complaints


@pytest.fixture(scope="session")
def translators() -> dict[str, Translator]:
    """The real catalogs, by the language's folder."""
    locale = Paths().locale
    return {
        language.folder: Translator(read_messages(locale, language))
        for language in read_languages(locale)
    }


@pytest.fixture(scope="session")
def guide() -> Guide:
    """The real guide, rendered but not written."""
    return render(Paths())


@pytest.fixture(scope="session")
def documents(site: Path) -> dict[str, Document]:
    """Every page of the site by its address, without redirects."""
    paths = sorted(site.rglob("*.html"))
    found = [Document(path, site) for path in paths if not is_redirect(path)]
    return {document.address: document for document in found}
