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
from site_builder.macros.inline import InlineMacros
from site_builder.macros.programs import (
    conditions_in,
    exemption_text,
    requirement_text,
    row_of,
)
from site_builder.macros.usage import PageUsage
from site_builder.paths import CONDITIONS_FILES


@dataclass(frozen=True)
class ConditionRecord:
    """A condition of a route in a period of law; `filed_until` is empty where no end is known."""

    program: str
    program_name: str
    route: str
    route_name: str
    profile: str
    profile_name: str
    period: str
    filed_from: str
    filed_until: str
    law_as_of: str
    condition: str
    name: str
    requirement: str
    does_not_apply: str
    standing: str
    standing_name: str
    facts: tuple[str, ...]
    sources: tuple[str, ...]
    conflicts: tuple[str, ...]


def write_conditions(docs: Path, translator: Translator) -> None:
    """Write both files to their places below `docs`."""
    docs.mkdir(parents=True, exist_ok=True)
    records = [*condition_records(translator)]
    used = dict.fromkeys(source for record in records for source in record.sources)
    sources = {name: _source(name, translator) for name in used}
    # With a byte order mark, spreadsheets read UTF-8.
    with (docs / CONDITIONS_FILES["csv"]).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([*asdict(records[0]), "source_addresses", "citations"])
        for record in records:
            cells = [
                " ".join(value) if isinstance(value, tuple) else value
                for value in asdict(record).values()
            ]
            cited = [sources[name] for name in record.sources]
            addresses = " ".join(filter(None, (each["url"] for each in cited)))
            writer.writerow([*cells, addresses, "\n".join(map(_citation, cited))])
    content = {
        "rules_version": RULES_VERSION,
        "language": translator.language.tag,
        "conditions": [asdict(record) for record in records],
        "sources": sources,
        "conflicts": {
            name: {
                "title": translator.text(f"conflict.{name}.title"),
                "description": translator.text(f"conflict.{name}.description"),
            }
            for name in dict.fromkeys(each for record in records for each in record.conflicts)
        },
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
                        program_name=translator.text(f"program.{program.id}.name"),
                        route=route,
                        route_name=translator.text(f"route.{route}.name"),
                        profile=profile or "",
                        profile_name=translator.text(f"profile.{profile}.name") if profile else "",
                        period=period.id,
                        filed_from=str(period.start),
                        filed_until=_end(period),
                        law_as_of=str(program.calendar.law_as_of),
                        condition=condition.id,
                        name=translator.text(f"condition.{condition.id}.name"),
                        requirement=requirement_text(translator, row, period.id),
                        does_not_apply=exemption_text(translator, row) or "",
                        standing=condition.standing.value,
                        standing_name=translator.text(f"standing.{condition.standing.value}.name"),
                        facts=tuple(fact.id for fact in condition.facts),
                        sources=condition.sources,
                        conflicts=condition.conflicts,
                    )


def _end(period: Period) -> str:
    return "" if period.end == date.max else str(period.end)


def _citation(source: dict[str, Any]) -> str:
    return ". ".join(filter(None, (source[key] for key in ("title", "publisher", "read", "url"))))


def _source(name: str, translator: Translator) -> dict[str, Any]:
    source = SOURCES[name]
    macros = InlineMacros(translator, "", PageUsage())
    return {
        "title": source.title,
        "name": macros.source_name(source),
        "publisher": source.publisher,
        "url": source.url,
        "language": source.language,
        "standing": source.standing.value,
        "copied": str(source.copied),
        "read": macros.copied(source.copied),
    }
