"""Numbers, dates and amounts have the form of each language."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from site_builder.build import render
from site_builder.errors import BuildError
from site_builder.i18n.formatting import Value
from site_builder.i18n.translator import Translator
from site_builder.paths import Paths


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        (100000, "cad_per_year", "$100,000", "100,000 加元"),
        (822, "cad", "$822", "822 加元"),
        (50, "cad_per_hour", "$50.00 an hour", "每小时 50.00 加元"),
        (24, "months", "24 months", "24 个月"),
        (1, "years", "1 year", "1 年"),
        (7, "level", "level 7", "7 级"),
        (30, "hours_per_week", "30 hours a week", "每周 30 小时"),
        (date(2026, 1, 1), "date", "January 1, 2026", "2026年1月1日"),
        ("2022-05", "year_month", "May 2022", "2022年5月"),
        (
            datetime(2023, 12, 1, 15, 19),  # noqa: DTZ001 - the clock on a wall
            "datetime",
            "December 1, 2023, 3:19\u202fp.m.",
            "2023年12月1日 15:19",
        ),
        ("0, A, B", "text", "0, A, B", "0、A、B"),
        ("I-0.2.1, r. 8", "text", "I-0.2.1, r. 8", "I-0.2.1, r. 8"),
        ("master", "diploma", "Master’s degree", "硕士学位"),
    ],
)
def test_a_value_has_its_languages_form(
    translators: dict[str, Translator], value: Value, unit: str, english: str, chinese: str
) -> None:
    """Money, dates, months and levels in English and in Chinese."""
    assert translators["en"].formats.value(value, unit) == english
    assert translators["zh"].formats.value(value, unit) == chinese


def test_a_bare_number_has_no_unit(translators: dict[str, Translator]) -> None:
    """Only the number remains, with grouped digits."""
    assert translators["zh"].figure("salary_inside_cmm", with_unit=False) == "100,000"


def test_a_large_number_is_short_as_people_say_it(translators: dict[str, Translator]) -> None:
    """Chinese counts in units of ten thousand."""
    short = translators["zh"].formats.short_number
    assert [short(each) for each in (100000, 75000, 12550)] == [
        "10\xa0万",
        "7.5\xa0万",
        "1.26\xa0万",
    ]
    assert translators["en"].formats.short_number(75000) == "75K"


def test_a_value_that_differs_has_its_dates(translators: dict[str, Translator]) -> None:
    """If the law changed, every value is printed with its dates; none is a default."""
    english, chinese = translators["en"], translators["zh"]
    assert english.figure("skilled_levels", period="first") == "0, A, B"
    assert english.figure("skilled_levels", period="second") == "0, 1, 2"
    assert english.figure("skilled_levels") == "0, A, B (from November 23, 2023: 0, 1, 2)"
    assert chinese.figure("skilled_levels") == "0、A、B（2023年11月23日起：0、1、2）"
    with pytest.raises(BuildError, match="there is no period 'third'; use 'first' or 'second'"):
        english.figure("skilled_levels", period="third")


def test_every_placeholder_must_be_filled(translators: dict[str, Translator]) -> None:
    """A brace in a value is text, and does not hide an unfilled placeholder."""
    english = translators["en"]
    assert english.text("site.range", start="{end}", end="{x}") == (
        english.source("site.range").replace("{start}", "{X}").replace("{end}", "{x}")
    ).replace("{X}", "{end}")
    for values in ({"start": "{end}"}, {"start": "{x}"}, {}):
        with pytest.raises(BuildError, match=r"site\.range: nothing fills .*\{end\}"):
            english.text("site.range", **values)


def test_parts_of_a_date(small: Paths, write: Callable[..., None]) -> None:
    """A page may print the year or the month of a date."""
    body = "{{ fig('program_start', part='year') }} / {{ fig('program_start', part='month') }}"
    write("en", body)
    write("zh", body)
    pages = render(small).pages
    assert "2021 / April 2021" in pages["en"]["index.md"].text
    assert "2021年 / 2021年4月" in pages["zh"]["index.md"].text
