"""The conditions of every program as CSV and JSON, for people who work with many of them."""

import csv
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from rules import PROGRAMS, RULES_VERSION
from rules.data.sources import SOURCES
from rules.model.calendar import Period
from site_builder.i18n.translator import Translator
from site_builder.macros.programs import (
    conditions_in,
    exemption_text,
    requirement_text,
    row_of,
)
from site_builder.paths import CONDITIONS_FILES


@dataclass(frozen=True)
class ConditionRecord:
    """A condition of a route in a period of law; `until` is empty where no end is known."""

    program: str
    route: str
    profile: str
    period: str
    filed_from: str
    filed_until: str
    law_as_of: str
    condition: str
    name: str
    requirement: str
    does_not_apply: str
    standing: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    conflicts: tuple[str, ...]


def write_conditions(docs: Path, translator: Translator) -> None:
    """Write both files to their places below `docs`."""
    docs.mkdir(parents=True, exist_ok=True)
    records = [*condition_records(translator)]
    # With a byte order mark, spreadsheets read UTF-8.
    with (docs / CONDITIONS_FILES["csv"]).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*asdict(records[0]), "source_addresses"])
        for record in records:
            cells = [
                " ".join(value) if isinstance(value, tuple) else value
                for value in asdict(record).values()
            ]
            addresses = (SOURCES[name].url for name in record.sources)
            writer.writerow([*cells, " ".join(filter(None, addresses))])
    used = dict.fromkeys(source for record in records for source in record.sources)
    content = {
        "rules_version": RULES_VERSION,
        "language": translator.language.tag,
        "conditions": [asdict(record) for record in records],
        "sources": {name: _source(name) for name in used},
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    (docs / CONDITIONS_FILES["json"]).write_text(f"{text}\n", "utf-8")


def condition_records(translator: Translator) -> Iterator[ConditionRecord]:
    """Yield the conditions of each program, period, route and profile, in the order of reports."""
    for program in PROGRAMS.values():
        for period in program.periods:
            for route, profile in program.routes:
                for condition in conditions_in(program, route, profile, period.id):
                    row = row_of(program, route, condition)
                    yield ConditionRecord(
                        program=program.id,
                        route=route,
                        profile=profile or "",
                        period=period.id,
                        filed_from=str(period.start),
                        filed_until=_end(period),
                        law_as_of=str(program.calendar.law_as_of),
                        condition=condition.id,
                        name=translator.text(f"condition.{condition.id}.name"),
                        requirement=requirement_text(translator, row, period.id),
                        does_not_apply=exemption_text(translator, row) or "",
                        standing=condition.standing.value,
                        facts=tuple(fact.id for fact in condition.facts),
                        sources=condition.sources,
                        conflicts=condition.conflicts,
                    )


def _end(period: Period) -> str:
    return "" if period.end == date.max else str(period.end)


def _source(name: str) -> dict[str, Any]:
    source = SOURCES[name]
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url,
        "language": source.language,
        "standing": source.standing.value,
        "copied": str(source.copied),
    }
