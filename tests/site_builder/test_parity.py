"""The languages match, and the build names each difference."""

from collections.abc import Callable

import pytest

from site_builder.paths import Paths
from tests.site_builder.conftest import PAGE, TABLES


@pytest.mark.parametrize(
    ("english", "chinese", "message"),
    [
        ("## One {#one}", "", "heading 2 is missing"),
        ("## One {#one}", "### 一 {#one}", "heading 2 is “### {#one}”"),
        ("## One {#one}", "## 一 {#eins}", "it is “## {#one}”"),
        ("{{ fig('minimum_age') }}", "", "lacks the figures minimum_age[]"),
        ("", "{{ fig('minimum_age') }}", "has the figures minimum_age[]"),
        ("{{ fig('fee_family', '2021') }}", "{{ fig('fee_family', '2022') }}", "fee_family[2021]"),
        (
            "{{ fig('minimum_age') }} {{ fig('full_time_hours') }} {{ fig('minimum_age') }}",
            "{{ fig('minimum_age') }} {{ fig('full_time_hours') }} {{ fig('full_time_hours') }}",
            "the figure minimum_age[] 1 times, docs/en/index.md 2 times",
        ),
        ("{{ cite('seed') }}", "{{ cite('exeo') }}", "lacks the sources seed"),
        ("{{ fees_table() }}", "", "prints the tables"),
        ("{{ term('csq') }}", "", "lacks the terms csq"),
        ("{{ example(82000, 'cad_per_year') }}", "", "lacks the figures example 82000"),
        ("{{ date_of('first', 'end') }}", "", "lacks the figures period.first.end"),
        ("{{ diagram('salary', 'pilot') }}", "", "prints the tables"),
        (
            "{{ cite('seed', conflict='salary-place') }}",
            "{{ cite('seed') }}",
            "lacks the conflicts salary-place",
        ),
        ("{{ standing('seed') }}", "{{ standing('official') }}", "the standing official 1 times"),
        ("{{ standing('seed') }} {{ standing('seed') }}", "{{ standing('seed') }}", "2 times"),
        ("[Read](index.md#age)", "[阅读](index.md)", "lacks the links index.md#age"),
        ("A work permit is needed.", "需要许可。", "lacks “工作许可”, the glossary's translation"),
    ],
)
def test_a_difference_stops_the_build(
    write: Callable[..., None],
    problems: Callable[[], tuple[str, ...]],
    english: str,
    chinese: str,
    message: str,
) -> None:
    """Headings, figures, sources, tables and terms are compared page by page."""
    write("en", english)
    write("zh", chinese)
    found = [line for line in problems() if message in line]
    assert found, problems()
    assert "zh/index.md" in found[0]


@pytest.mark.parametrize(("has", "lacks"), [("en", "zh"), ("zh", "en")])
def test_a_page_of_one_language_only_stops_the_build(
    write: Callable[..., None], problems: Callable[[], tuple[str, ...]], has: str, lacks: str
) -> None:
    """Both languages have the same pages."""
    write(has, "", "routes.md")
    assert any(f"docs/{lacks}/routes.md is missing" in line for line in problems())


def test_an_untranslated_term_is_located(
    small: Paths, write: Callable[..., None], problems: Callable[[], tuple[str, ...]]
) -> None:
    """The message names the line of the source page, and the macro that prints the term."""
    write("en", "One line.\n\nA work permit is needed.")
    write("zh", "需要许可。")
    (problem,) = problems()
    line = len(PAGE.format(title="", description="", body=TABLES).splitlines()) + 4
    assert f"“work permit” in {small.docs}/en/index.md:{line}. Use it" in problem
    assert "{{ term('work_permit') }}" in problem


def test_a_term_may_be_in_french(
    write: Callable[..., None], problems: Callable[[], tuple[str, ...]]
) -> None:
    """The official French name replaces the term in any language."""
    write("en", "Use Arrima.")
    write("zh", "请使用 Arrima。")
    assert problems() == ()
