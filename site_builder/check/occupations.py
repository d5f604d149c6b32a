"""The occupations of the self-check's finder, as a file that its script loads when it is used."""

import json
from collections.abc import Mapping
from functools import cache
from typing import TypedDict

from rules.data.noc import NOC_2021, NocOccupation
from site_builder.paths import content_address


class OccupationData(TypedDict):
    """An occupation as in `rules.data.noc`. `jobs` are job titles by language; a `?` at the end
    marks a placement that is the guide's own.
    """

    code: str
    level: int
    streams: list[str]
    regulated: str
    regulated_jobs: list[str]
    regulators: list[str]
    note: str
    titles: Mapping[str, str]
    jobs: Mapping[str, list[str]]


def occupations_path() -> str:
    """Return the file's address below a language's, with the digest of its content."""
    return content_address("occupations.json", occupations_content())


@cache
def occupations_content() -> bytes:
    """Return what the file holds."""
    found = [_occupation(each) for each in NOC_2021.values()]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _occupation(occupation: NocOccupation) -> OccupationData:
    return {
        "code": occupation.code,
        "level": occupation.level,
        "streams": list(occupation.streams),
        "regulated": occupation.regulated,
        "regulated_jobs": list(occupation.regulated_jobs),
        "regulators": list(occupation.regulators),
        "note": occupation.note,
        "titles": occupation.titles,
        "jobs": {
            language: [job.text if job.certain else f"{job.text}?" for job in jobs]
            for language, jobs in occupation.job_titles.items()
        },
    }
