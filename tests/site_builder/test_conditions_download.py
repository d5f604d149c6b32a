"""The downloads of the conditions contain those of the rules, in each language."""

import csv
import json
from pathlib import Path

from rules import PROGRAMS
from rules.data.sources import SOURCES
from site_builder.i18n.translator import Translator
from site_builder.publish.conditions_download import write_conditions


def test_both_files_have_every_condition(
    tmp_path: Path, translators: dict[str, Translator]
) -> None:
    """Each condition of each route and profile has a row for each period, with sources."""
    wanted = [
        (program.id, period.id, route, profile or "", condition.id, condition.standing.value)
        for program in PROGRAMS.values()
        for period in program.periods
        for law in program.law_intervals
        if law.id == period.id
        for route, profile in program.routes
        for condition in program.conditions(route, profile, law)
    ]
    for folder, translator in translators.items():
        write_conditions(tmp_path / folder, translator)
        with (tmp_path / folder / "conditions.csv").open(encoding="utf-8-sig") as file:
            rows = [*csv.DictReader(file)]
        keys = ("program", "period", "route", "profile", "condition", "standing")
        assert [tuple(row[key] for key in keys) for row in rows] == wanted
        content = json.loads((tmp_path / folder / "conditions.json").read_text("utf-8"))
        assert len(content["conditions"]) == len(wanted)
        for row, record in zip(rows, content["conditions"], strict=True):
            assert row["requirement"] == record["requirement"] != ""
            assert row["sources"].split() == record["sources"]
            assert all(row[f"{key}_name"] for key in ("program", "route", "standing"))
            assert bool(row["profile"]) == bool(row["profile_name"])
            assert record["sources"]
            citations = row["citations"].splitlines()
            for source, citation in zip(record["sources"], citations, strict=True):
                assert content["sources"][source]["url"] == SOURCES[source].url
                assert SOURCES[source].url in row["source_addresses"]
                assert SOURCES[source].title in citation
                assert citation.endswith(SOURCES[source].url)
            for conflict in record["conflicts"]:
                assert all(content["conflicts"][conflict].values())


def test_an_open_period_has_no_end(tmp_path: Path, translators: dict[str, Translator]) -> None:
    """The PSTQ has no known end; the last day of the pilot is 2025-12-31."""
    write_conditions(tmp_path, translators["en"])
    content = json.loads((tmp_path / "conditions.json").read_text("utf-8"))
    ends = {
        (each["program"], each["period"]): each["filed_until"] for each in content["conditions"]
    }
    assert ends["pstq", "current"] == ""
    assert ends["pilot", "second"] == "2025-12-31"
