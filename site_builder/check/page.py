"""The check page: every question as HTML made at build time, and the conditions as tables."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from markupsafe import Markup

from rules.calculators.experience import DAYS_A_MONTH
from rules.calculators.pay import WEEKS_A_YEAR
from rules.data.occupations import OCCUPATIONS, Occupation
from rules.data.periods import PERIODS
from rules.model.expressions import Fact
from rules.model.kinds import Kind
from rules.model.outcomes import Standing
from rules.programs.pilot import FACTS, ROUTES
from site_builder.check.data import CheckData, answer_label, check_data
from site_builder.i18n.translator import Translator
from site_builder.macros.condition_rows import (
    GENERAL,
    ConditionRow,
    all_rows,
    conditions_reading,
    exemption_text,
    group_rows,
    requirement_text,
)
from site_builder.macros.inline import InlineMacros

# How a kind of fact is asked for, if not by the input of its own name:
# templates/check/inputs/<input>.html, and in the script docs/assets/check/forms/<input>.mjs.
INPUT_FOR_KIND = {Kind.BOOLEAN: "choice", Kind.ENUM: "choice", Kind.INTEGER: "number"}

# Facts with an input of their own.
INPUT_FOR_FACT = {"occupation": "occupation"}

# The calculator below a question that can fill in its answer.
CALCULATOR_FOR_FACT = {
    "post_graduation_months": "experience",
    "skilled_months": "experience",
    "eligible_occupation_months": "experience",
    "annual_salary": "pay",
    "hourly_wage": "pay",
    "employer_in_cmm": "municipality",
}


def context(
    macros: InlineMacros,
    modules: Iterable[Path],
    anchors: Mapping[str, str],
    translators: Mapping[str, Translator],
    entry_links: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """Return the names that templates/check/ prints.

    questions    in order: `id`, `kind`, `input`, `calculator`, `topic`, `options` (value and
                 label), `before` and `after` (the unit around a number), and why it is asked:
                 `conditions` (`name`, `href`, and `when` if only in one period), `sources`
    periods      their ids
    occupations  `noc2016`, `noc2021` (codes), `vfx_only`, `search` (code to the names one may type,
                 in every language)
    weeks_a_year, days_a_month  as the calculators count, for the sentences that say so
    sources      as in the data of the script
    standings    their ids
    tables       one a period: `period`, `start`, `end`, `routes`, each with its `conditions`
    entry_links  the links to the pages without a script, by interval of law
    data_json    the data of the script, as text for a script element
    """
    translator = macros.translator
    data = check_data(macros, anchors, modules)
    return {
        "t": translator.text,
        "differs": translator.varies_by_period,
        "has": translator.has,
        "href": macros.href,
        "standing": macros.standing,
        "questions": [_question(fact, data, translator) for fact in FACTS.values()],
        "periods": [period.id for period in PERIODS],
        "occupations": [_occupation(occupation, translators) for occupation in OCCUPATIONS],
        "weeks_a_year": translator.formats.value(WEEKS_A_YEAR, "weeks"),
        "days_a_month": translator.formats.value(DAYS_A_MONTH, "days"),
        "sources": data["sources"],
        "standings": [standing.value for standing in Standing],
        "tables": [_conditions_table(period.id, translator, anchors) for period in PERIODS],
        "entry_links": entry_links,
        "data_json": _json(data),
    }


def _question(fact: Fact, data: CheckData, translator: Translator) -> dict[str, Any]:
    before, _, after = (
        translator.text(f"unit.{fact.unit}", n="{n}").partition("{n}")
        if fact.unit
        else ("", "", "")
    )
    readers = {period.id: conditions_reading(fact.id, period.id) for period in PERIODS}
    keys = list(dict.fromkeys(key for period in readers.values() for key in period))
    cited = [source for key in keys for source in all_rows()[key].sources]
    return {
        "id": fact.id,
        "kind": fact.kind.value,
        "input": INPUT_FOR_FACT.get(fact.id, INPUT_FOR_KIND.get(fact.kind, fact.kind.value)),
        "calculator": CALCULATOR_FOR_FACT.get(fact.id),
        "topic": translator.text(f"topic.{fact.topic}.name"),
        "options": [
            {"value": value, "label": label}
            for value, label in data["facts"][fact.id]["labels"].items()
        ],
        "before": before.strip(),
        "after": after.strip(),
        "conditions": [
            {
                "name": data["conditions"][key]["name"],
                "href": data["conditions"][key]["href"],
                "when": _only_period(readers, key, translator),
            }
            for key in keys
        ],
        "sources": list(dict.fromkeys(cited)),
    }


def _only_period(
    readers: Mapping[str, Sequence[str]], key: str, translator: Translator
) -> str | None:
    """Return the name of the period in which the condition reads the fact, if it is only one."""
    found = [period for period, keys in readers.items() if key in keys]
    return None if len(found) == len(readers) else translator.text(f"period.{found[0]}.name")


def _occupation(occupation: Occupation, translators: Mapping[str, Translator]) -> dict[str, Any]:
    names = {occupation.noc2016: (occupation.name_en, occupation.name_fr)}
    names |= {s.code: (s.name_en, s.name_fr) for s in occupation.noc2021}
    fact = FACTS["occupation"]
    return {
        "noc2016": occupation.noc2016,
        "noc2021": [s.code for s in occupation.noc2021],
        "vfx_only": occupation.vfx_only,
        "search": {
            code: " | ".join(
                dict.fromkeys(
                    (*(answer_label(fact, code, w) for w in translators.values()), *names[code])
                )
            )
            for code in occupation.codes
        },
    }


def _conditions_table(
    period: str, translator: Translator, anchors: Mapping[str, str]
) -> dict[str, Any]:
    day = translator.formats.value
    law = next(p for p in PERIODS if p.id == period)
    groups = {GENERAL: "site.table.general", **{r: f"route.{r}.name" for r in ROUTES}}
    return {
        "period": period,
        "start": day(law.start, "date"),
        "end": day(law.end, "date"),
        "routes": [
            {
                "route": group,
                "name": translator.text(name),
                "conditions": [
                    _condition(row, period, translator, anchors)
                    for row in group_rows(group)
                    if period in row.by_period
                ],
            }
            for group, name in groups.items()
        ],
    }


def _condition(
    row: ConditionRow, period: str, translator: Translator, anchors: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "id": row.id,
        "profile": row.profile,
        "name": translator.text(f"condition.{row.id}.name"),
        "asks": requirement_text(translator, row.key, period),
        "does_not_apply": exemption_text(translator, row.id),
        "standing": row.by_period[period].standing.value,
        "sources": row.by_period[period].sources,
        "href": anchors[row.key],
    }


def _json(data: CheckData) -> Markup:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # "<" and "&" are written in another way, so that the text cannot end the element.
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704
