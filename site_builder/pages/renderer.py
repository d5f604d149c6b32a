"""Render the pages of one language: from Markdown with Jinja to plain Markdown."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, StrictUndefined, TemplateError

from site_builder.diagrams.macro import DiagramMacros
from site_builder.errors import BuildError
from site_builder.i18n.number_lint import hard_coded_numbers, strip_markup
from site_builder.i18n.translator import Translator
from site_builder.macros.changelog import ChangeMacros
from site_builder.macros.examples import ExampleMacros
from site_builder.macros.french_tests import FrenchTestMacros
from site_builder.macros.inline import InlineMacros
from site_builder.macros.invitation_rounds import RoundMacros
from site_builder.macros.open_programs import ProgramMacros
from site_builder.macros.registry import macros_of
from site_builder.macros.tables import TableMacros, html_environment
from site_builder.macros.usage import PageUsage, resolve_link
from site_builder.macros.verification import VerificationMacros
from site_builder.pages.print_notes import LINK
from site_builder.pages.responsive_tables import responsive_tables
from site_builder.paths import Paths, display_path

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6})[ \t]+(.*?)[ \t]*$", re.MULTILINE)
_HEADING_ID = re.compile(r"\{:?\s*#([a-z0-9-]+)[^}]*\}$")
_CODE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)


MACRO_PROVIDERS: tuple[type, ...] = (
    InlineMacros,
    TableMacros,
    ProgramMacros,
    RoundMacros,
    DiagramMacros,
    VerificationMacros,
    ExampleMacros,
    ChangeMacros,
    FrenchTestMacros,
)


@dataclass
class Page:
    """A rendered page. `name` is its file in docs/<language>, `text` plain Markdown, `meta` its
    front matter. `files` are what only it loads, by their addresses below the language's.
    """

    name: str
    source: Path
    text: str
    meta: dict[str, Any] = field(default_factory=dict)
    usage: PageUsage = field(default_factory=PageUsage)
    files: dict[str, bytes] = field(default_factory=dict)


def render_pages(
    paths: Paths, translators: Mapping[str, Translator], folder: str
) -> dict[str, Page]:
    """Return the pages of docs/`folder` by name.

    Raises:
        BuildError: Lists every problem of every page.
    """
    pages: dict[str, Page] = {}
    problems: list[str] = []
    sources = sorted((paths.docs / folder).rglob("*.md"))
    if not sources:
        raise BuildError(
            f"{display_path(paths.docs / folder)}: there are no pages. Write index.md."
        )
    for source in sources:
        name = source.relative_to(paths.docs / folder).as_posix()
        try:
            pages[name] = render_page(paths, translators, folder, name)
        except BuildError as error:
            problems += error.problems
    if problems:
        raise BuildError(*problems)
    return pages


def render_page(
    paths: Paths, translators: Mapping[str, Translator], folder: str, name: str
) -> Page:
    """Return the page docs/`folder`/`name`.

    Raises:
        BuildError: Lists every problem of the page.
    """
    source = paths.docs / folder / name
    text = source.read_text("utf-8")
    file = display_path(source)
    problems = [
        f"{file}:{line}: “{word}” is hard-coded. Print it with {{{{ fig(…) }}}} from the rules, "
        "or allow it in site_builder/allowed-numbers.txt."
        for line, word in hard_coded_numbers(text)
    ]
    page = Page(name, source, "")
    page.usage.prose = strip_markup(text)
    macros = InlineMacros(translators[folder], name, page.usage)
    html = html_environment(paths)
    providers = (
        macros,
        TableMacros(macros, html, translators),
        ProgramMacros(macros, html),
        RoundMacros(macros, html),
        DiagramMacros(macros, html),
        VerificationMacros(macros, html),
        ExampleMacros(macros),
        ChangeMacros(macros),
        FrenchTestMacros(macros, html),
    )
    try:
        page.text = _environment(providers).from_string(text).render()
    except BuildError as error:
        line = _line(error)
        raise BuildError(*problems, *(f"{file}{line}: {p}" for p in error.problems)) from None
    except (TemplateError, TypeError, ValueError) as error:
        message = str(error) or type(error).__name__
        line = f":{error.lineno}" if hasattr(error, "lineno") else _line(error)
        raise BuildError(*problems, f"{file}{line}: {message}") from None
    problems += _read_structure(page, file)
    page.text = responsive_tables(page.text, name)
    if problems:
        raise BuildError(*problems)
    return page


def _environment(providers: Iterable[object]) -> Environment:
    # "{#" begins a heading's id in Markdown, so comments are written {* … *}.
    environment = Environment(
        undefined=StrictUndefined,
        comment_start_string="{*",
        comment_end_string="*}",
        keep_trailing_newline=True,
        autoescape=False,  # noqa: S701 - the output is Markdown; macros escape what they print
    )
    for provider in providers:
        environment.globals.update(macros_of(provider))
    return environment


def _read_structure(page: Page, file: str) -> list[str]:
    """Read front matter, links and headings of a rendered page; return the problems found."""
    front = _FRONT_MATTER.match(page.text)
    try:
        page.meta = yaml.safe_load(front.group(1)) if front else {}
    except yaml.YAMLError as error:
        return [f"{file}: the front matter is not valid YAML: {' '.join(str(error).split())}"]
    problems = [
        f"{file}: has no {key}. Add one to the front matter."
        for key in ("title", "description")
        if not str(page.meta.get(key) or "").strip()
    ]
    if not isinstance(page.meta.get("keywords", []), list):
        problems.append(
            f"{file}: give its keywords as a list, as in `keywords: [one, another one]`"
        )
    page.text = page.text[front.end() if front else 0 :]
    page.usage.links = {
        resolve_link(page.name, match[2]) + (match[3] or "") for match in LINK.finditer(page.text)
    }
    body = _CODE.sub("", page.text)
    for match in _HEADING.finditer(body):
        level, text = len(match.group(1)), match.group(2)
        named = _HEADING_ID.search(text)
        if level > 1 and not named:
            problems.append(
                f"{file}: heading “{text}” has no id. Add one, as in `## … {{#some-id}}`."
            )
        page.usage.headings.append((level, named.group(1) if named else ""))
    ids = [name for _, name in page.usage.headings if name]
    problems += [
        f"{file}: two headings have the id {name}. Rename one."
        for name in {*ids}
        if ids.count(name) > 1
    ]
    if [level for level, _ in page.usage.headings].count(1) != 1:
        problems.append(f"{file}: has not exactly one first-level heading, `# …`.")
    return problems


def _line(error: BaseException) -> str:
    """Return `:line` of the template in which an error was raised, or an empty string."""
    found = ""
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            found = f":{trace.tb_lineno}"
        trace = trace.tb_next
    return found
