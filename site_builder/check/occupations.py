"""The occupations of the self-check's finder, as a file that its script loads when it is used."""

import json
from functools import cache

from rules.data.noc import NOC_2021, NocOccupation
from site_builder.check.json_types import Occupation
from site_builder.paths import content_address


def occupations_path() -> str:
    """Return the file's address below a language's, with the digest of its content."""
    return content_address("occupations.json", occupations_content())


@cache
def occupations_content() -> bytes:
    """Return what the file holds."""
    found = [_occupation(each) for each in NOC_2021.values()]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def _occupation(occupation: NocOccupation) -> Occupation:
    return {
        "code": occupation.code,
        "level": occupation.level,
        "streams": list(occupation.streams),
        "regulated": occupation.regulated,  # type: ignore[typeddict-item] # one of these
        "regulated_jobs": list(occupation.regulated_jobs),
        "regulators": list(occupation.regulators),
        "note": occupation.note,
        "titles": occupation.titles,
        "jobs": {
            language: [job.text if job.certain else f"{job.text}?" for job in jobs]
            for language, jobs in occupation.job_titles.items()
        },
    }
