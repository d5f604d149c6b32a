"""The data of the check page's script: what the element `#check-data` holds, and a file that the
script loads. It reads all of both.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import cast

from rules import FACTS, PROGRAMS, opening, to_json
from rules.calculators.experience import DAY
from rules.calculators.fields import WEEKLY_HOURS
from rules.calculators.pay import HOURS, WEEKS
from rules.data.conflicts import CONFLICTS
from rules.data.french_tests import FRENCH_TABLES, TESTS
from rules.data.municipalities import MUNICIPALITIES
from rules.data.municipality_names import INSIDE, OUTSIDE
from rules.data.occupations import CODES
from rules.data.sources import SOURCES
from rules.kinds.listed import BOOLEAN, ENUM
from rules.kinds.number import INTEGER, NUMBER
from rules.model.calendar import Period
from rules.model.expressions import Fact
from rules.model.program import Program
from rules.programs import CALCULATORS
from site_builder.check.checklist import CHECKLIST, condition_anchor
from site_builder.check.invitations import invitation_data
from site_builder.check.json_types import (
    CheckData,
    ConditionData,
    Domain,
    FactData,
    FrenchTestData,
    IntakeData,
    PageData,
    PeriodData,
    ProgramData,
    SourceData,
)
from site_builder.check.occupations import occupations_path
from site_builder.errors import BuildError
from site_builder.i18n.figures import resolve_figure
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import InlineMacros
from site_builder.macros.programs import (
    ProgramCondition,
    RouteGroup,
    conditions_of,
    exemption_text,
    has_closed,
    last_day,
    offers,
    requirement_text,
    route_groups,
)
from site_builder.pages.line_breaks import unbroken_pattern
from site_builder.paths import DISAGREEMENTS_PAGE, SOURCES_PAGE
from site_builder.runtime.bundle import MANIFEST_PLACEHOLDER, RuntimeManifest

# How a kind of fact is asked for, if not by the input of its own name.
INPUT_FOR_KIND = {BOOLEAN: "choice", ENUM: "choice", INTEGER: "number"}

# The input of a fact whose answers are codes of the eligible occupations.
OCCUPATION_INPUT = "occupation"


def _earliest_today() -> str:
    """Return the day before the facts were checked: it may still have been that day elsewhere."""
    checked = date.fromisoformat(str(resolve_figure("facts_checked").value))
    return (checked - timedelta(days=1)).isoformat()


# A message id in a module, as a string or as a template with `${…}` for any part of it.
_MESSAGE_ID = re.compile(r'"([a-z_]+\.[\w.]+)"|`([a-z_]+\.(?:[\w.]|\$\{[^}`]*\})+)`')


def check_data(
    macros: InlineMacros, anchors: Mapping[str, str], modules: Collection[Path]
) -> CheckData:
    """Return the data of one language's check page, still without its templates.

    Args:
        macros: the macros of the page.
        anchors: the address of the guide's explanation, by a condition's key.
        modules: the script's modules, which tell which messages they read.
    """
    translator = macros.translator
    inputs = {path.stem for path in modules if path.parent.name == "inputs"}
    facts = {fact.id: _fact(fact, translator, inputs) for fact in FACTS.values()}
    lists_occupations = "occupation" in CALCULATORS or any(
        fact["input"] == OCCUPATION_INPUT for fact in facts.values()
    )
    return {
        "tag": translator.language.tag,
        "unbroken": unbroken_pattern(translator),
        "earliest_today": _earliest_today(),
        "offers": [
            {
                "programs": [program.id for program in offer.programs],
                "today": offer.today,
                "opening": list(opening(offer.programs)),
                "most": len({fact for each in offer.programs for fact in each.questions}),
            }
            for offer in offers()
        ],
        "programs": {program.id: _program(program, translator) for program in PROGRAMS.values()},
        "facts": facts,
        "conditions": {
            row.key: _condition(row, macros, anchors)
            for program in PROGRAMS.values()
            for row in conditions_of(program)
        },
        "sources": {key: _source(key, macros) for key in SOURCES},
        "conflicts": {
            key: {
                "title": translator.text(f"conflict.{key}.title"),
                "href": macros.href(DISAGREEMENTS_PAGE, f"conflict-{key}"),
            }
            for key in CONFLICTS
        },
        "municipalities": list(MUNICIPALITIES) if "municipality" in CALCULATORS else [],
        "calculators": {
            "day": _domain(DAY),
            "job_hours": _domain(WEEKLY_HOURS),
            "pay": [fact.id for fact in CALCULATORS.get("pay", ())],
            "hours": _domain(HOURS),
            "weeks": _domain(WEEKS),
        },
        "municipality_aliases": {
            "inside": {name: list(others) for name, others in INSIDE.items()},
            "outside": {name: list(others) for name, others in OUTSIDE.items()},
        },
        "occupations": f"../{occupations_path()}" if lists_occupations else "",
        "french_tests": [_french_test(test) for test in TESTS] if "french" in CALCULATORS else [],
        "invitations": {
            program.id: found
            for program in PROGRAMS.values()
            if (found := invitation_data(program))
        },
        "strings": {key: _string(translator, key) for key in _messages(translator, modules)},
        "templates": {},
    }


def page_data(content: str) -> PageData:
    """Return what the page itself holds; `content` is the address of the rest."""
    # inject_manifest() replaces the placeholder.
    return {"runtime": cast("RuntimeManifest", MANIFEST_PLACEHOLDER), "content": content}


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


def _fact(fact: Fact, translator: Translator, inputs: Collection[str]) -> FactData:
    values = fact.values or [to_json(value) for value in fact.kind.choices(fact)]
    return {
        **_domain(fact),
        "input": _input(fact, inputs),
        "required": fact.required,
        "within_power": fact.within_power,
        "passing": fact.evolves.kind if fact.evolves else None,
        "depends_on": [other.id for other in fact.depends_on],
        "after_studies": any(
            work.after_studies and work.fact is fact
            for program in PROGRAMS.values()
            for work in program.counted_work
        ),
        "labels": {value: answer_label(fact, value, translator) for value in values},
    }


def _input(fact: Fact, inputs: Collection[str]) -> str:
    """Return the name of the input that asks for a fact: the occupations', or its kind's."""
    name = INPUT_FOR_KIND.get(fact.kind, fact.kind.name)
    if CODES.intersection(fact.values):
        name = OCCUPATION_INPUT
    if name not in inputs:
        raise BuildError(
            f"{fact.id}: no input asks for the kind {fact.kind.name}. "
            f"Write docs/assets/check/forms/inputs/{name}.mjs and "
            f"site_builder/templates/check/inputs/{name}.html"
        )
    return name


def _domain(fact: Fact) -> Domain:
    return {
        "kind": fact.kind.name,
        "minimum": _json_value(fact.minimum),
        "maximum": _json_value(fact.maximum),
        "unit": fact.unit,
    }


def _program(program: Program, translator: Translator) -> ProgramData:
    calendar = program.calendar
    end, notice = last_day(program), f"program.{program.id}.notice"
    return {
        "name": translator.text(f"program.{program.id}.name"),
        "short": translator.text(f"program.{program.id}.short"),
        "notice": translator.text(notice) if translator.has(notice) else None,
        "start": str(calendar.start),
        "end": str(end) if end else None,
        "closed": has_closed(program),
        "law_as_of": str(calendar.law_as_of),
        "statuses": [
            {
                "status": span.status,
                "start": None if span.start == date.min else str(span.start),
            }
            for span in calendar.statuses
        ],
        "periods": [_period(program, period) for period in program.periods],
        "intakes": [_intake(group) for group in route_groups(program)],
    }


def _intake(group: RouteGroup) -> IntakeData:
    return {
        "routes": list(group.routes),
        "profile": group.profile,
        "spans": [{"status": span.status, "start": str(span.start)} for span in group.spans],
    }


def _period(program: Program, period: Period) -> PeriodData:
    noc = program.parameters.get("noc_version")
    return {
        "id": period.id,
        "start": str(period.start),
        "end": None if period.end == date.max else str(period.end),
        "noc": str(noc.on(period.start)) if noc else None,
    }


def _french_test(test: str) -> FrenchTestData:
    """Return the parts of a test by the first table that knows it."""
    parts = next(found for table in FRENCH_TABLES.values() if (found := table.parts(test)))
    return {
        "id": test,
        "parts": {
            part: _domain(Fact(part, NUMBER, "", 0, scale.maximum)) for part, scale in parts.items()
        },
    }


def _condition(
    row: ProgramCondition, macros: InlineMacros, anchors: Mapping[str, str]
) -> ConditionData:
    translator = macros.translator
    texts = {period: requirement_text(translator, row, period) for period in row.by_period}
    return {
        "name": translator.text(f"condition.{row.id}.name"),
        "asks": texts if len(set(texts.values())) > 1 else next(iter(texts.values())),
        "does_not_apply": exemption_text(translator, row),
        "conflicts": {
            period: list(condition.conflicts)
            for period, condition in row.by_period.items()
            if condition.conflicts
        },
        "href": anchors.get(row.key) or macros.href(CHECKLIST, condition_anchor(row)),
    }


def _source(key: str, macros: InlineMacros) -> SourceData:
    source = SOURCES[key]
    name = macros.source_name(source)
    return {
        "title": name or source.title,
        "publisher": source.publisher,
        "url": source.url if source.url_complete else "",
        "language": macros.translator.language.tag if name else source.language,
        "href": macros.href(SOURCES_PAGE, key),
    }


def _string(translator: Translator, key: str) -> str:
    if translator.varies_by_period(key):
        raise BuildError(
            f"{translator.file(key)}: {key}: a figure differs between the periods of law. "
            "A text that the script shows must not depend on the period."
        )
    return translator.interpolate(key)


def _json_value(value: float | date | None) -> float | str | None:
    return str(value) if isinstance(value, date) else value
