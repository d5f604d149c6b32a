"""Rendering pages; an error names its file and line."""

from collections.abc import Callable

import pytest

from rules.data.sources import SOURCES
from site_builder.build import render
from site_builder.paths import Paths


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("{{ fig('no_such_figure') }}", "there is no parameter or figure 'no_such_figure'"),
        ("{{ fig('end_of_program') }}", "Did you mean 'program_end' or"),
        ("{{ cite('qc-apply') }}", "Did you mean 'qc-apply-2026' or 'qc-apply-2024'?"),
        ("{{ fig('fee_principal', '1999') }}", "has no value for '1999'"),
        ("{{ cite('no-such-source') }}", "there is no source 'no-such-source'"),
        ("{{ standing('certain') }}", "there is no standing 'certain'"),
        ("{{ cite('seed', standing='certain') }}", "there is no standing 'certain'"),
        ("{{ cite('seed', conflict='salary') }}", "Did you mean 'salary-place'"),
        ("{{ cite(standing='official') }}", "cite() has no source"),
        ("{{ term('no_such_term') }}", "there is no message glossary.no_such_term.term"),
        ("{{ conditions_table('pilot', 'no_route') }}", "pilot has no route 'no_route'"),
        ("{{ date_of('third', 'start') }}", "use one of ['first', 'second'"),
        ("{{ unknown_name }}", "'unknown_name' is undefined"),
        ("{{ fig( }}", "unexpected '}'"),
        ("## A heading", "has no id"),
        ("## One {#same}\n\n## Two {#same}", "two headings have the id same"),
        ("# Another first heading", "exactly one first-level heading"),
    ],
)
def test_a_faulty_page_stops_the_build(
    write: Callable[..., None], problems: Callable[[], tuple[str, ...]], body: str, message: str
) -> None:
    """The message names the page and how to fix it."""
    write("en", body)
    found = [line for line in problems() if message in line]
    assert found, problems()
    assert "en/index.md" in found[0]


def test_the_line_of_a_fault_is_named(
    write: Callable[..., None], problems: Callable[[], tuple[str, ...]]
) -> None:
    """An error in a template names its line."""
    write("en", "Some words.\n\n{{ fig('no_such_figure') }}")
    line = problems()[0].split(":")[1]
    assert line.isdigit()


def test_front_matter_is_required(small: Paths, problems: Callable[[], tuple[str, ...]]) -> None:
    """A page without title and description does not build."""
    (small.docs / "en" / "index.md").write_text("# Overview\n", "utf-8")
    assert sum("to the front matter" in line for line in problems()) == 2


@pytest.mark.parametrize(
    "body",
    [
        "It costs $900.",
        "It ended on January 1, 2026.",
        "The code is 21234.",
        "须满 24 个月。",
        "| Level | 7 |",
        "*3* of them",
    ],
)
def test_a_typed_number_stops_the_build(
    write: Callable[..., None], problems: Callable[[], tuple[str, ...]], body: str
) -> None:
    """Amounts, dates and codes are printed from the rules."""
    write("en", body)
    assert any("is hard-coded" in line for line in problems())


@pytest.mark.parametrize(
    "body",
    [
        "1. First\n2. Second",
        "NOC 2016（国家职业分类）, on an A4 page, after DELF B2.",
        "[a link](https://example.org/2026/01)",
        "`python3 -m rules`",
        '<span class="h2">words</span>',
        "Three months.",
    ],
)
def test_names_and_numbered_steps_may_have_digits(
    write: Callable[..., None], problems: Callable[[], tuple[str, ...]], body: str
) -> None:
    """Numbers that are not figures of the law may be typed."""
    write("en", body)
    write("zh", body)
    assert problems() == ()


def test_marks_print_what_the_rules_hold(small: Paths, write: Callable[..., None]) -> None:
    """A citation names its notes, French text is marked, and a figure has the value of the
    rules.
    """
    body = (
        "{{ fig('salary_inside_cmm') }}{{ cite('seed') }} "
        "{{ french('Arrima') }} {{ standing('seed') }}"
    )
    write("en", body)
    write("zh", body)
    text = render(small).pages["en"]["index.md"].text
    number = list(SOURCES).index("seed") + 1
    assert "$100,000<sup" in text
    assert f'href="#note-{number}" data-standing="seed" data-notes="{number}"' in text
    assert f">[{number}]</a></sup>" in text
    assert '<span lang="fr">Arrima</span>' in text
    assert "guide-standing--seed" in text


def test_tables_stand_on_one_line(small: Paths, write: Callable[..., None]) -> None:
    """A table on one line can be inside an indented block of Markdown."""
    names = (
        "occupations_table",
        "municipalities",
        "sources_list",
        "conflicts_list",
        "gaps_list",
        "glossary_table",
        "fees_table",
        "occupations_by_round",
    )
    body = "\n\n".join(f"{{{{ {name}() }}}}" for name in names)
    body += "\n\n{{ intakes_table('pilot') }}"
    write("en", body)
    write("zh", body)
    for pages in render(small).pages.values():
        lines = [line for line in pages["index.md"].text.splitlines() if line.startswith("<")]
        assert len(lines) == 5 + len(names)
        assert all(line.endswith(">") for line in lines)
