"""The check page: every question as HTML made at build time, and the conditions as tables."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from rules.calculators.experience import DAYS_A_MONTH
from rules.calculators.pay import WEEKS_A_YEAR
from rules.data.occupations import OCCUPATIONS, Occupation
from rules.data.periods import PERIODS
from rules.programs.pilot import FACTS, ROUTES, TOPICS
from site_builder.check.data import answer_label, check_data
from site_builder.i18n.translator import Translator
from site_builder.macros.condition_rows import (
    GENERAL,
    ConditionRow,
    all_rows,
    exemption_text,
    group_rows,
    requirement_text,
)
from site_builder.macros.inline import InlineMacros

# The helper that stands under a question and fills it.
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
    anchors: Mapping[str, str],
    assets: str,
    translators: Mapping[str, Translator],
    entry_links: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """The names that templates/check/body.html prints.

    assets       address of the styles and scripts, below the language's folder
    facts        in question order: `id`, `kind`, `topic`, `unit`, `options` (value and label),
                 `read_by` (period to condition keys)
    topics       `id` and `name`
    occupations  `noc2016`, `noc2021` (codes), `vfx_only`, `search` (code to the names one may type,
                 in every language)
    calculators  fact to the calculator that fills it
    weeks_a_year, days_a_month  as the helpers count, for the sentences that say so
    conditions   key to `name`, `sources`, `href`
    sources      as in the data of the script
    tables       one a period: `period`, `start`, `end`, `routes`, each with its `conditions`
    entry_links        the ways into the pages without a script, by period
    data_json    the data of the script, as text that may stand in a script element
    """
    translator = macros.translator
    data = check_data(macros, anchors)
    conditions = {
        key: {**data["conditions"][key], "sources": row.sources} for key, row in all_rows().items()
    }
    return {
        "assets": assets,
        "t": translator.text,
        "differs": translator.varies_by_period,
        "has": translator.has,
        "standing": macros.standing,
        "facts": [_question(fact, each) for fact, each in data["facts"].items()],
        "topics": [
            {"id": topic, "name": translator.text(f"topic.{topic}.name")} for topic in TOPICS
        ],
        "occupations": [_occupation(occupation, translators) for occupation in OCCUPATIONS],
        "calculators": CALCULATOR_FOR_FACT,
        "weeks_a_year": translator.formats.value(WEEKS_A_YEAR, "weeks"),
        "days_a_month": translator.formats.value(DAYS_A_MONTH, "days"),
        "conditions": conditions,
        "sources": data["sources"],
        "tables": [_conditions_table(period.id, translator, anchors) for period in PERIODS],
        "entry_links": entry_links,
        "data_json": _json(data),
    }


def _question(fact: str, data: Mapping[str, Any]) -> dict[str, Any]:
    options = [{"value": value, "label": text} for value, text in data["labels"].items()]
    return {"id": fact, **data, "options": options}


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


def _json(data: Mapping[str, Any]) -> Markup:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # "<" and "&" are written in another way, so that the text cannot end the element.
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704
