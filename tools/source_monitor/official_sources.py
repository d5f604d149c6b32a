"""Report official sources that changed since someone last read them."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from rules.data.sources import SOURCES
from rules.model.outcomes import Standing
from tools.source_monitor.http import Answer, State
from tools.source_monitor.page_text import digest
from tools.source_monitor.report import Report, Row

LAST_READ = Path(__file__).with_name("last-read.json")
CHANGED, NEW = "changed", "new"


def official_sources() -> dict[str, str]:
    """Return the address of each official source whose full address is known, by id."""
    return {
        key: source.url
        for key, source in SOURCES.items()
        if source.standing == Standing.OFFICIAL and source.url_complete
    }


def report_sources(
    sources: Mapping[str, str],
    answers: Mapping[str, Answer],
    last_reads: Mapping[str, Mapping[str, str]],
) -> Report:
    """Return a report of the sources whose answer differs from the last reading."""
    rows = []
    for key, address in sources.items():
        answer = answers[address]
        state, status = str(answer.state), answer.status
        if answer.state == State.FOUND:
            if key not in last_reads:
                state, status = NEW, "no one has recorded reading it"
            elif last_reads[key]["digest"] != digest(answer.body, html=answer.html):
                state, status = CHANGED, f"its text differs from that of {last_reads[key]['on']}"
            else:
                continue
        rows.append(Row(state, address, status, f"Source `{key}`"))
    return Report(
        checked=len(sources),
        rows=rows,
        titles={
            CHANGED: "Changed",
            State.GONE: "Gone",
            State.UNREACHABLE: "No answer",
            NEW: "Not yet recorded",
            State.REFUSED: "Apparently closed to programs: please check by hand",
        },
        actionable=(CHANGED, State.GONE, State.UNREACHABLE, NEW),
        advice=(
            "Read what changed and compare it with the guide. Correct the rules and pages where "
            "necessary, with `facts_checked` in `rules/data/published-figures.toml`; then "
            "`.venv/bin/python -m tools.source_monitor record ID` records that this text was read, "
            "in `tools/source_monitor/last-read.json`, to be committed."
        ),
    )


def record(
    sources: Mapping[str, str], answers: Mapping[str, Answer], today: date, file: Path = LAST_READ
) -> list[str]:
    """Record today's text of the sources as read; return the ids of those that did not answer."""
    last_reads = read_last_reads(file)
    missing = []
    for key, address in sources.items():
        answer = answers[address]
        if answer.state == State.FOUND:
            last_reads[key] = {
                "digest": digest(answer.body, html=answer.html),
                "on": today.isoformat(),
            }
        else:
            missing.append(key)
    file.write_text(json.dumps(last_reads, indent=2, sort_keys=True) + "\n", "utf-8")
    return missing


def read_last_reads(file: Path = LAST_READ) -> dict[str, dict[str, str]]:
    """Return the digest and the day of the last reading of each source, by id."""
    last_reads: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    return last_reads


def unknown_sources(keys: Collection[str]) -> list[str]:
    """Return the `keys` that are not official sources with an address."""
    return sorted(set(keys) - official_sources().keys())
