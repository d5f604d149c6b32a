"""The files and data for the look-ups of the self-check."""

import gzip
import hashlib
import json
from pathlib import Path

from rules import PROGRAMS
from rules.data.noc import NOC_2021
from rules.programs.pstq.rounds import COMPARED, rounds_for
from site_builder.check.invitations import invitation_data
from site_builder.check.occupations import occupations_path
from tests.site_builder.documents import check_data


def test_every_language_has_the_occupations(site: Path) -> None:
    """The file has all of the classification at a content-hashed address, and is stored offline."""
    for folder in ("en", "zh"):
        path = f"{folder}/{occupations_path()}"
        content = (site / path).read_bytes()
        assert hashlib.sha256(content).hexdigest()[:12] in path
        [pack] = (site / folder).glob("offline.*.bin")
        assert path.encode() in gzip.decompress(pack.read_bytes()).partition(b"\n")[0]
        assert check_data(site, folder)["occupations"] == f"../{occupations_path()}"
        found = {each["code"]: each for each in json.loads(content)}
        assert list(found) == list(NOC_2021)
        for code, occupation in NOC_2021.items():
            assert found[code]["level"] == occupation.level == int(code[1])
            assert found[code]["titles"] == occupation.titles
            for language, jobs in occupation.job_titles.items():
                texts = [text.removesuffix("?") for text in found[code]["jobs"][language]]
                assert texts == [job.text for job in jobs]


def test_the_page_can_tell_which_rounds_were_open() -> None:
    """For each stream and occupation, its data leave out the same rounds as the rules."""
    data = invitation_data(PROGRAMS["pstq"])
    assert data
    for stream, _ in PROGRAMS["pstq"].routes:
        for code in (None, "99999", *COMPARED):
            days = [
                each["day"]
                for each in data["rounds"]
                if (part := each["by_route"].get(stream))
                and not (
                    part["limited"]
                    and part["occupations"] is not None
                    and code in data["compared"]
                    and code not in part["occupations"]
                )
            ]
            assert days == [str(each.day) for each in rounds_for(stream, code)]
    assert all(
        invitation_data(program) is None for program in PROGRAMS.values() if program.id != "pstq"
    )
