"""Occupations of the National Occupational Classification of 2021, for finding one's own by title.

Duties decide which occupation a job belongs to, not titles. Official: the occupations' English and
French titles and the English job titles without a mark (`statcan-noc-2021`); levels, streams and
regulators (`qc-noc-tool`). Our own: French job titles, all Chinese, and placements marked `?`.
No condition reads this; it is not part of the browser's archive.
"""

from dataclasses import dataclass

from rules.data.resources import read_csv

LANGUAGES = ("en", "fr", "zh")
SOURCES = ("statcan-noc-2021", "qc-noc-tool")


@dataclass(frozen=True, slots=True)
class JobTitle:
    """A job title that is commonly found in an occupation. `certain`: the placement is not
    marked as our own guess.
    """

    text: str
    certain: bool


@dataclass(frozen=True, slots=True)
class NocOccupation:
    """An occupation by its NOC 2021 code. `level`: its FÉER (TEER) level. `streams`: the streams
    in which the ministry's tool lists it. `regulated`: `wholly` if every job in it is regulated,
    `partly` if the `regulated_jobs` are (in French, as the tool names them), else "". `note`:
    `citizens_only`, `quebec_diploma_in_stream_3` or "".
    """

    code: str
    level: int
    streams: tuple[str, ...]
    regulated: str
    regulated_jobs: tuple[str, ...]
    regulators: tuple[str, ...]
    note: str
    titles: dict[str, str]
    job_titles: dict[str, tuple[JobTitle, ...]]


def _items(text: str) -> tuple[str, ...]:
    return tuple(item for each in text.split(";") if (item := each.strip()))


def _job_title(text: str) -> JobTitle:
    return JobTitle(text.removesuffix("?"), not text.endswith("?"))


NOC_2021: dict[str, NocOccupation] = {
    row["code"]: NocOccupation(
        code=row["code"],
        level=int(row["level"]),
        streams=tuple(row["streams"].split()),
        regulated=row["regulated"],
        regulated_jobs=_items(row["regulated_jobs_fr"]),
        regulators=_items(row["regulators_fr"]),
        note=row["note"],
        titles={language: row[f"title_{language}"] for language in LANGUAGES},
        job_titles={
            language: tuple(map(_job_title, _items(row[f"job_titles_{language}"])))
            for language in LANGUAGES
        },
    )
    for row in read_csv("noc-2021.csv")
}
