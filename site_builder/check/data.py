"""The data that the check page's script reads, in the element `#check-data` of the page.

A text is a string, or `{"first": …, "second": …}` where the figures in it differ between the
periods of law; a `{name}` that is not a figure stays for the script to fill.

    {"schema": 1, "language": "zh", "tag": "zh-Hans", "rules_version": "…",
     "engine": {"base", "files": [{"name", "file", "bytes", "sha256", "compressed", "variants"}, …],
                "lock"}, "opening": [fact id, …],
     "periods": [{"id", "start", "end"}, …],
     "program": {"start", "closed_from", "last_filing_day"},
     "pairs": [[route, profile], …], "topics": [{"id", "facts": [fact id, …]}, …],
     "facts": {id: {"kind", "minimum", "maximum", "unit", "topic", "required", "values",
                    "within_power", "passing",
                    "labels": {value: text}, "read_by": {period: [condition key, …]}}},
     "conditions": {key: {"id", "name", "asks": text, "does_not_apply": text or null,
                          period: {"standing", "sources", "conflicts"} or null, "href"}},
     "sources": {id: {"number", "title", "publisher", "url", "copied", "standing", "language",
                      "href"}},
     "conflicts": {id: {"title", "says", "href"}},
     "occupations": [{"noc2016", "noc2021": [code, …], "vfx_only"}],
     "municipalities": [name, …], "helpers": {field: as a fact}, "strings": {id: text}}

A condition's key is its id, for `language` its id, a point and the profile.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from rules import RULES_VERSION, opening
from rules.calculators.experience import DAY
from rules.calculators.pay import HOURS, WEEKS
from rules.data.conflicts import CONFLICTS
from rules.data.municipalities import MUNICIPALITIES
from rules.data.occupations import OCCUPATIONS
from rules.data.parameters import constant_date
from rules.data.periods import LAST_FILING_DAY, PERIODS, PROGRAM_START
from rules.data.sources import SOURCES
from rules.model.expressions import Fact
from rules.model.kinds import Kind
from rules.programs.pilot import FACTS, ROUTE_PROFILES, TOPICS
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.condition_rows import (
    ConditionRow,
    all_rows,
    conditions_reading,
    exemption_text,
    requirement_text,
)
from site_builder.macros.inline import SOURCE_NUMBERS, InlineMacros
from site_builder.runtime.bundle import MANIFEST_PLACEHOLDER

_STRINGS = (
    "check.",
    "route.",
    "profile.",
    "period.",
    "topic.",
    "outcome.",
    "standing.",
    "intake.",
    "status.",
    "unit.",
    "answer.",
)


def check_data(macros: InlineMacros, anchors: Mapping[str, str]) -> dict[str, Any]:
    """The data; `anchors` leads from a condition's key to the guide's page that explains it."""
    translator = macros.translator
    return {
        "schema": 1,
        "language": translator.language.folder,
        "tag": translator.language.tag,
        "rules_version": RULES_VERSION,
        "engine": MANIFEST_PLACEHOLDER,
        "opening": opening(),
        "periods": [{"id": p.id, "start": str(p.start), "end": str(p.end)} for p in PERIODS],
        "program": {
            "start": str(PROGRAM_START),
            "closed_from": str(constant_date("program_end")),
            "last_filing_day": str(LAST_FILING_DAY),
        },
        "pairs": ROUTE_PROFILES,
        "topics": [{"id": topic, "facts": facts} for topic, facts in TOPICS.items()],
        "facts": {fact.id: _fact(fact, translator) for fact in FACTS.values()},
        "conditions": {
            key: _condition(row, translator, anchors) for key, row in all_rows().items()
        },
        "sources": {key: _source(key, macros) for key in SOURCES},
        "conflicts": {
            key: {
                "title": translator.text(f"conflict.{key}.title"),
                "says": translator.text(f"conflict.{key}.description"),
                "href": macros.href("sources.md", f"conflict-{key}"),
            }
            for key in CONFLICTS
        },
        "occupations": [
            {"noc2016": o.noc2016, "noc2021": [s.code for s in o.noc2021], "vfx_only": o.vfx_only}
            for o in OCCUPATIONS
        ],
        "municipalities": MUNICIPALITIES,
        "helpers": {field.id: _domain(field) for field in (DAY, HOURS, WEEKS)},
        "strings": {
            key: _text(translator, key)
            for key in (*translator.ids(*_STRINGS), *(f"fact.{fact}.label" for fact in FACTS))
        },
    }


def answer_label(fact: Fact, value: str, translator: Translator) -> str:
    """The words of one answer to a fact."""
    own = f"fact.{fact.id}.value.{value}"
    shared = (f"answer.{value}", f"occupation.{value}.name", f"occupation2021.{value}.name")
    return translator.text(next((key for key in (own, *shared) if translator.has(key)), own))


def _fact(fact: Fact, translator: Translator) -> dict[str, Any]:
    values = ("true", "false") if fact.kind is Kind.BOOLEAN else fact.values
    return {
        **_domain(fact),
        "topic": fact.topic,
        "required": fact.required,
        "within_power": fact.within_power,
        "passing": fact.evolves.kind if fact.evolves else None,
        "values": fact.values,
        "labels": {value: answer_label(fact, value, translator) for value in values},
        "read_by": {period.id: conditions_reading(fact.id, period.id) for period in PERIODS},
    }


def _domain(fact: Fact) -> dict[str, Any]:
    return {
        "kind": fact.kind.value,
        "minimum": _json_value(fact.minimum),
        "maximum": _json_value(fact.maximum),
        "unit": fact.unit,
    }


def _condition(
    row: ConditionRow, translator: Translator, anchors: Mapping[str, str]
) -> dict[str, Any]:
    texts = {period: requirement_text(translator, row.key, period) for period in row.by_period}
    if row.key not in anchors:
        raise BuildError(f"no page prints condition {row.key}; put conditions_table(…) on one")
    return {
        "id": row.id,
        "name": translator.text(f"condition.{row.id}.name"),
        "asks": texts if len(set(texts.values())) > 1 else next(iter(texts.values())),
        "does_not_apply": exemption_text(translator, row.id),
        **{
            period.id: {
                "standing": row.by_period[period.id].standing.value,
                "sources": row.by_period[period.id].sources,
                "conflicts": row.by_period[period.id].conflicts,
            }
            if period.id in row.by_period
            else None
            for period in PERIODS
        },
        "href": anchors[row.key],
    }


def _source(key: str, macros: InlineMacros) -> dict[str, Any]:
    source = SOURCES[key]
    return {
        "number": SOURCE_NUMBERS[key],
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url if source.url_complete else "",
        "copied": str(source.copied),
        "standing": source.standing.value,
        "language": source.language,
        "href": macros.href("sources.md", key),
    }


def _text(translator: Translator, key: str) -> str | dict[str, str]:
    if not translator.varies_by_period(key):
        return translator.interpolate(key)
    return {period.id: translator.interpolate(key, period.id) for period in PERIODS}


def _json_value(value: float | date | None) -> float | str | None:
    return str(value) if isinstance(value, date) else value
