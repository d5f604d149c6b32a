"""Worked examples are computed by the rules and printed in the page's language."""

from collections.abc import Callable

import pytest

from site_builder.build import render
from site_builder.paths import Paths

SALARY = "{{ outcome('ai_worker', 'salary', filing_date='2024-03-01', annual_salary=%s) }}"
MONTHS = (
    "{{ months_of_work('eligible_occupation_months', '2022-09-01', ('2019-03-01', '2020-08-31'), "
    "('2022-01-01', '2022-08-31')) }}"
)


LETTERS = "abcdefg"
WORKED = [
    (SALARY % 74999, "<strong>not met</strong>", "<strong>不符合</strong>"),
    (SALARY % 75000, "<strong>not clear yet</strong>", "<strong>尚无法判断</strong>"),
    (SALARY % 100000, "<strong>met</strong>", "<strong>符合</strong>"),
    (MONTHS, "26 months", "26 个月"),
    ("{{ hourly_wage(93600, 40, 52) }}", "$45.00 an hour", "每小时 45.00 加元"),
    (
        "{{ total(('fee_principal', '2021', 1), ('fee_family', '2021', 2)) }}",
        "$1,174",
        "1,174 加元",
    ),
    (
        "{{ official('qc-apply-2026', 'Notice') }}",
        'hreflang="en">Notice</a><span class="guide-note"> (copy dated 2026)</span>',
        '<span class="guide-note">（副本日期：2026年）</span>',
    ),
]


def test_examples_are_computed_by_the_rules(small: Paths, write: Callable[..., None]) -> None:
    """Examples print the same results of the rules in both languages."""
    for folder in ("en", "zh"):
        write(
            folder,
            "\n\n".join(f"{at}: {body}." for at, (body, *_) in zip(LETTERS, WORKED, strict=True)),
        )
    pages = render(small).pages
    for language, which in (("en", 1), ("zh", 2)):
        for at, example in zip(LETTERS, WORKED, strict=True):
            (line,) = (
                line
                for line in pages[language]["index.md"].text.splitlines()
                if line.startswith(f"{at}: ")
            )
            assert example[which] in line


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (
            "{{ outcome('ai_worker', 'stay', filing_date='2024-03-01') }}",
            "ai_worker has no condition 'stay' on that date",
        ),
        ("{{ outcome('ai_worker', 'age', filing_date='2024-03-01', age='9') }}", "age"),
        ("{{ official('seed', 'Copy') }}", "use an official source"),
    ],
)
def test_an_example_that_cannot_be_computed_stops_the_build(
    write: Callable[..., None], problems: Callable[[], tuple[str, ...]], body: str, message: str
) -> None:
    """The message names the page and what is wrong with the example."""
    write("en", body)
    assert any("en/index.md" in line and message in line for line in problems()), problems()
