"""The data of the check page's script, in the element `#check-data`. The script reads all of it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeAlias, TypedDict, cast

from rules import opening
from rules.calculators.experience import DAY
from rules.calculators.pay import HOURS, WEEKS
from rules.data.conflicts import CONFLICTS
from rules.data.municipalities import MUNICIPALITIES
from rules.data.parameters import constant_date
from rules.data.periods import LAST_FILING_DAY, PERIODS, PROGRAM_START
from rules.data.sources import SOURCES
from rules.model.expressions import Fact
from rules.model.kinds import Kind
from rules.programs.pilot import FACTS
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.condition_rows import (
    ConditionRow,
    all_rows,
    exemption_text,
    requirement_text,
)
from site_builder.macros.inline import InlineMacros
from site_builder.runtime.bundle import MANIFEST_PLACEHOLDER, RuntimeManifest

Text: TypeAlias = str | dict[str, str]
"""A text, or one for each period of law if its figures differ. The script fills `{name}`s."""


class PeriodData(TypedDict):
    """A period of law, both days included; `noc` is the classification in use when it began."""

    id: str
    start: str
    end: str
    noc: str


class ProgramData(TypedDict):
    """The program's first day, the first day after it, and the last day to file."""

    start: str
    closed_from: str
    last_filing_day: str


class Domain(TypedDict):
    """The values that a field takes: both bounds included, dates as YYYY-MM-DD."""

    kind: Kind
    minimum: float | str | None
    maximum: float | str | None
    unit: str | None


class FactData(Domain):
    """A fact: how it is asked for, and what the results say about a change of it.

    `within_power`: a person can bring about another value. `passing`: how it changes with time.
    `labels`: the text of each value of a boolean or an enum.
    """

    required: bool
    within_power: bool
    passing: str | None
    labels: dict[str, str]


class ConditionData(TypedDict):
    """A condition: what it requires, whom it exempts, the conflicts between its sources by period,
    and the address of the guide's explanation.
    """

    name: str
    asks: Text
    does_not_apply: str | None
    conflicts: dict[str, list[str]]
    href: str


class SourceData(TypedDict):
    """A source, with its own address and that of its entry in the guide."""

    title: str
    publisher: str
    url: str
    language: str
    href: str


class ConflictData(TypedDict):
    """A disagreement between sources, and the address of its description."""

    title: str
    href: str


class CalculatorFields(TypedDict):
    """The fields of the calculators that are no facts."""

    day: Domain
    hours: Domain
    weeks: Domain


class CheckData(TypedDict):
    """All of `#check-data`.

    `engine` is the manifest of Python's files. `opening` are the facts to ask before the rules are
    loaded. A condition's key is its id; if it depends on the profile, id, point and profile.
    """

    tag: str
    engine: RuntimeManifest
    opening: list[str]
    periods: list[PeriodData]
    program: ProgramData
    facts: dict[str, FactData]
    conditions: dict[str, ConditionData]
    sources: dict[str, SourceData]
    conflicts: dict[str, ConflictData]
    municipalities: list[str]
    calculators: CalculatorFields
    strings: dict[str, Text]


# A message id in a module, as a string or as a template with `${…}` for any part of it.
_MESSAGE_ID = re.compile(r'"([a-z_]+\.[\w.]+)"|`([a-z_]+\.(?:[\w.]|\$\{[^}`]*\})+)`')


def check_data(
    macros: InlineMacros, anchors: Mapping[str, str], modules: Iterable[Path]
) -> CheckData:
    """Return the data of one language's check page.

    Args:
        macros: the macros of the page.
        anchors: the address of the guide's explanation, by a condition's key.
        modules: the script's modules, which tell which messages they read.
    """
    translator = macros.translator
    return {
        "tag": translator.language.tag,
        # inject_manifest() replaces the placeholder.
        "engine": cast("RuntimeManifest", MANIFEST_PLACEHOLDER),
        "opening": list(opening()),
        "periods": [
            {
                "id": p.id,
                "start": str(p.start),
                "end": str(p.end),
                "noc": "2016" if p is PERIODS[0] else "2021",
            }
            for p in PERIODS
        ],
        "program": {
            "start": str(PROGRAM_START),
            "closed_from": str(constant_date("program_end")),
            "last_filing_day": str(LAST_FILING_DAY),
        },
        "facts": {fact.id: _fact(fact, translator) for fact in FACTS.values()},
        "conditions": {
            key: _condition(row, translator, anchors) for key, row in all_rows().items()
        },
        "sources": {key: _source(key, macros) for key in SOURCES},
        "conflicts": {
            key: {
                "title": translator.text(f"conflict.{key}.title"),
                "href": macros.href("sources.md", f"conflict-{key}"),
            }
            for key in CONFLICTS
        },
        "municipalities": list(MUNICIPALITIES),
        "calculators": {
            "day": _domain(DAY),
            "hours": _domain(HOURS),
            "weeks": _domain(WEEKS),
        },
        "strings": {key: _text(translator, key) for key in _messages(translator, modules)},
    }


def answer_label(fact: Fact, value: str, translator: Translator) -> str:
    """Return the text of one answer to a fact."""
    own = f"fact.{fact.id}.value.{value}"
    shared = (f"answer.{value}", f"occupation.{value}.name", f"occupation2021.{value}.name")
    return translator.text(next((key for key in (own, *shared) if translator.has(key)), own))


def _messages(translator: Translator, modules: Iterable[Path]) -> list[str]:
    """Return the ids of the messages that a module names."""
    source = "\n".join(module.read_text("utf-8") for module in modules)
    found = {text or template for text, template in _MESSAGE_ID.findall(source)}
    patterns = [re.sub(r"\\\$\\\{.*?\\\}", ".*", re.escape(each)) for each in sorted(found)]
    named = re.compile("|".join(patterns))
    return [key for key in translator.ids("") if named.fullmatch(key)]


def _fact(fact: Fact, translator: Translator) -> FactData:
    values = ("true", "false") if fact.kind is Kind.BOOLEAN else fact.values
    return {
        **_domain(fact),
        "required": fact.required,
        "within_power": fact.within_power,
        "passing": fact.evolves.kind if fact.evolves else None,
        "labels": {value: answer_label(fact, value, translator) for value in values},
    }


def _domain(fact: Fact) -> Domain:
    return {
        "kind": fact.kind,
        "minimum": _json_value(fact.minimum),
        "maximum": _json_value(fact.maximum),
        "unit": fact.unit,
    }


def _condition(
    row: ConditionRow, translator: Translator, anchors: Mapping[str, str]
) -> ConditionData:
    texts = {period: requirement_text(translator, row.key, period) for period in row.by_period}
    if row.key not in anchors:
        raise BuildError(f"no page prints condition {row.key}; put conditions_table(…) on one")
    return {
        "name": translator.text(f"condition.{row.id}.name"),
        "asks": texts if len(set(texts.values())) > 1 else next(iter(texts.values())),
        "does_not_apply": exemption_text(translator, row.id),
        "conflicts": {
            period: list(condition.conflicts)
            for period, condition in row.by_period.items()
            if condition.conflicts
        },
        "href": anchors[row.key],
    }


def _source(key: str, macros: InlineMacros) -> SourceData:
    source = SOURCES[key]
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url if source.url_complete else "",
        "language": source.language,
        "href": macros.href("sources.md", key),
    }


def _text(translator: Translator, key: str) -> Text:
    if not translator.varies_by_period(key):
        return translator.interpolate(key)
    return {period.id: translator.interpolate(key, period.id) for period in PERIODS}


def _json_value(value: float | date | None) -> float | str | None:
    return str(value) if isinstance(value, date) else value
