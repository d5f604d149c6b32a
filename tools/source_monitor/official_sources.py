"""Whether the official sources say what they said when someone last read them."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from rules.data.sources import SOURCES
from rules.model.outcomes import Standing
from tools.source_monitor.http import Answer, State
from tools.source_monitor.page_text import digest
from tools.source_monitor.report import Report, Row

SEEN = Path(__file__).with_name("last-read.json")
CHANGED, NEW = "changed", "new"


def official_sources() -> dict[str, str]:
    """The address of each official source whose whole address is known, by id."""
    return {
        key: source.url
        for key, source in SOURCES.items()
        if source.standing == Standing.OFFICIAL and source.url_complete
    }


def report_sources(
    sources: Mapping[str, str], answers: Mapping[str, Answer], seen: Mapping[str, Mapping[str, str]]
) -> Report:
    """What each address says today, beside what was `seen` there."""
    rows = []
    for key, address in sources.items():
        answer, state, said = answers[address], str(answers[address].state), answers[address].said
        if answer.state == State.FOUND:
            if key not in seen:
                state, said = NEW, "nobody has said yet that it was read"
            elif seen[key]["digest"] != digest(answer.body, html=answer.html):
                state, said = CHANGED, f"its text is not that of {seen[key]['on']}"
            else:
                continue
        rows.append(Row(state, address, said, f"Source `{key}`"))
    return Report(
        looked_at=len(sources),
        rows=rows,
        titles={
            CHANGED: "Changed",
            State.GONE: "Gone",
            State.UNREACHABLE: "No answer",
            NEW: "Not yet recorded",
            State.REFUSED: "Open to people only, as it seems: please look by hand",
        },
        asks=(CHANGED, State.GONE, State.UNREACHABLE, NEW),
        advice=(
            "Read what changed, beside what the guide says. Mend the rules and pages where they "
            "need it, with `facts_checked` in `rules/data/published_figures.toml`; then "
            "`.venv/bin/python -m tools.source_monitor record ID` records that this text was read, "
            "in `tools/source_monitor/last-read.json`, to be committed."
        ),
    )


def record(
    sources: Mapping[str, str], answers: Mapping[str, Answer], today: date, file: Path = SEEN
) -> list[str]:
    """Writes down what the addresses say today as read; the ids that did not answer come back."""
    seen = read_seen(file)
    missing = []
    for key, address in sources.items():
        answer = answers[address]
        if answer.state == State.FOUND:
            seen[key] = {
                "digest": digest(answer.body, html=answer.html),
                "on": today.isoformat(),
            }
        else:
            missing.append(key)
    file.write_text(json.dumps(seen, indent=2, sort_keys=True) + "\n", "utf-8")
    return missing


def read_seen(file: Path = SEEN) -> dict[str, dict[str, str]]:
    """Digest and day by source id, of those that someone has read."""
    seen: dict[str, dict[str, str]] = json.loads(file.read_text("utf-8"))
    return seen


def unknown(keys: Collection[str]) -> list[str]:
    """Those of `keys` that are no official source with an address."""
    return sorted(set(keys) - official_sources().keys())
