"""Runs MkDocs for one language, in a process of its own so that all are built side by side."""

import logging
import os
import re
import shutil
from pathlib import Path

import mkdocs.commands.build
from jinja2 import Environment, TemplateError
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.theme import Theme

from site_builder.build_cache import compiled_templates

# Or Material prints an advertisement at each build.
os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")

# The theme's own search, which MkDocs copies with the theme.
_UNUSED = ("assets/javascripts/lunr", "assets/javascripts/workers")
_SOURCE_MAP = re.compile(r"\n//# sourceMappingURL=\S+\s*$")
# What keeps its line breaks, and line breaks with the blank lines and indentation after them.
_LINE_BREAKS = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)|\n\s+", re.DOTALL)


def generate(
    config_file: Path, sources: str, build_cache: Path, *, only_changed: bool = False
) -> list[str]:
    """Run MkDocs.

    Args:
        config_file: Its configuration.
        sources: The folder that warnings name: docs/<language>.
        build_cache: Where compiled templates are stored.
        only_changed: Build the pages that are newer than the built ones, and leave the others.

    Returns:
        MkDocs' warnings and errors, a line each.
    """
    complaints = WarningCollector(sources)
    log = logging.getLogger("mkdocs")
    log.handlers = [complaints]
    log.propagate = False
    if only_changed:
        # The advice that such a build is for development.
        complaints.addFilter(lambda record: "'dirty' build" not in record.getMessage())
    try:
        config = load_config(str(config_file), strict=False)
        _store_templates(config.theme, build_cache)
        mkdocs.commands.build.build(config, dirty=only_changed)
        _remove_unused(Path(config.site_dir))
        _remove_indentation(Path(config.site_dir))
    except (MkDocsException, TemplateError, OSError) as error:
        return [*complaints.lines, f"{sources}: MkDocs stopped: {' '.join(str(error).split())}"]
    return complaints.lines


def _store_templates(theme: Theme, build_cache: Path) -> None:
    """Let MkDocs take the theme's templates from a cache, instead of compiling them each time."""
    make_environment = theme.get_env

    def get_env() -> Environment:
        environment = make_environment()
        environment.bytecode_cache = compiled_templates(build_cache)
        return environment

    theme.get_env = get_env  # type: ignore[method-assign] # MkDocs has no option for it


def _remove_unused(folder: Path) -> None:
    """Remove the theme's search and source maps, and the references to the maps."""
    for name in _UNUSED:
        shutil.rmtree(folder / name, ignore_errors=True)
    themed = (folder / "assets" / name for name in ("javascripts", "stylesheets"))
    for file in (file for each in themed for file in each.rglob("*.map")):
        mapped = file.with_suffix("")
        mapped.write_text(_SOURCE_MAP.sub("\n", mapped.read_text("utf-8")), "utf-8")
        file.unlink()


def _remove_indentation(folder: Path) -> None:
    """Remove blank lines and indentation from pages, where they mean nothing."""
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        page.write_text(_LINE_BREAKS.sub(lambda found: found[1] or "\n", text), "utf-8")


class WarningCollector(logging.Handler):
    """Keeps warnings and errors as lines."""

    def __init__(self, sources: str) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self._sources = sources

    def emit(self, record: logging.LogRecord) -> None:
        """Record one warning."""
        self.lines.append(f"{self._sources}: {' '.join(record.getMessage().split())}")
