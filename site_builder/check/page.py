"""The check page: its start, and all that its script shows, as templates made at build time."""

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from jinja2 import Environment
from markupsafe import Markup, escape

from rules import FACTS, PROGRAMS
from rules.calculators.experience import DAYS_A_MONTH
from rules.calculators.pay import WEEKS_A_YEAR
from rules.data import noc
from rules.data.french_tests import FRENCH_TABLES, TESTS
from rules.data.occupations import OCCUPATIONS, Occupation
from rules.model.expressions import Fact
from rules.model.outcomes import Standing
from rules.model.program import Program
from rules.programs import CALCULATORS
from site_builder.check.checklist import CHECKLIST
from site_builder.check.data import OCCUPATION_INPUT, answer_label, page_data
from site_builder.check.json_types import CheckData, PageData
from site_builder.check.occupations import occupations_content, occupations_path
from site_builder.i18n.translator import Translator
from site_builder.macros.inline import InlineMacros
from site_builder.macros.programs import (
    Offer,
    ProgramCondition,
    Variant,
    conditions_of,
    fact_variants,
    last_day,
    offers,
    presupposed_facts,
    programs_asking,
)
from site_builder.pages.line_breaks import keep_whole, unbroken_pattern
from site_builder.paths import content_address

# The calculator below a question that can fill in its answer.
CALCULATOR_FOR_FACT = {fact.id: name for name, facts in CALCULATORS.items() for fact in facts}

# The page that lists the municipalities of the CMM.
_MUNICIPALITIES_PAGE = "pilot/pay.md"


_TEMPLATE = re.compile(r'<template data-template="([\w-]+)">(.*?)</template>', re.DOTALL)


def print_page(
    environment: Environment,
    macros: InlineMacros,
    data: CheckData,
    translators: Mapping[str, Translator],
    entry_links: Sequence[Mapping[str, Any]],
) -> tuple[str, dict[str, bytes]]:
    """Return the page's HTML, and what its script loads by the addresses below the language's.

    `data` still lacks the templates.
    """
    context = _context(macros, data, translators, entry_links)
    templates = environment.get_template("check/templates.html").render(context)
    pattern = unbroken_pattern(macros.translator)
    found = {name: keep_whole(html, pattern) for name, html in _TEMPLATE.findall(templates)}
    whole: CheckData = {**data, "templates": found}
    content = _json(whole).encode()
    address = content_address("check.json", content)
    held = page_data(f"../{address}")
    html = environment.get_template("check/page.html").render(
        context, content=held["content"], data_json=_in_a_script(_json(held))
    )
    files = {address: content}
    if data["occupations"]:
        files[occupations_path()] = occupations_content()
    return html, files


def _context(
    macros: InlineMacros,
    data: CheckData,
    translators: Mapping[str, Translator],
    entry_links: Sequence[Mapping[str, Any]],
) -> dict[str, Any]:
    """Return the names that templates/check/ prints.

    offers       what the start offers: `id`, `today`, `programs` (ids), `names`, and on
                 programs that have closed: `closed` (`name`, `day`)
    questions    in order: `id`, `kind`, `input`, `required`, `calculator`, `topic`, `options`
                 (value and label), `texts` (variants of `question`, `hint`, `why`), `presupposed`
                 (`fact`, and the `text` to begin with where it is unknown), `before` and `after`
                 (the unit around a number), and why it is asked: `conditions` (`name`, `href`,
                 `laws`, and `when` if only in one period), `sources` (`id`, `laws`)
    occupations  `noc2016`, `noc2021` (codes), `vfx_only`, `search` (code to the names one may type,
                 in every language)
    calculators  the names of those that programs use
    weeks_a_year, days_a_month  as the calculators count, for the sentences that say so
    counted_work  `windows` (a text to the facts that it is about), `after_studies` (facts)
    municipalities_page  that lists those of the CMM
    french_tests, french_sources  ids of tests, and of the sources of their tables
    occupation_sources  of the file of occupations
    sources      as in the data of the script
    standings    their ids
    checklist    the page that lists every condition
    entry_links  the links to the pages without a script, by program and period
    list_separator  between members of a list
    """
    translator = macros.translator
    return {
        "t": translator.text,
        "href": macros.href,
        "standing": macros.standing,
        "offers": [_offer(each, translator) for each in offers()],
        "questions": [_question(fact, data, translator) for fact in FACTS.values()],
        "occupations": [
            _occupation(fact, occupation, translators)
            for fact in FACTS.values()
            if data["facts"][fact.id]["input"] == OCCUPATION_INPUT
            for occupation in OCCUPATIONS
        ],
        "calculators": [*CALCULATORS],
        "weeks_a_year": translator.formats.value(WEEKS_A_YEAR, "weeks"),
        "days_a_month": translator.formats.value(DAYS_A_MONTH, "days"),
        "counted_work": _counted_work(translator),
        "municipalities_page": _MUNICIPALITIES_PAGE,
        "french_tests": TESTS,
        "french_sources": list(
            dict.fromkeys(source for each in FRENCH_TABLES.values() for source in each.sources)
        ),
        "occupation_sources": noc.SOURCES,
        "sources": data["sources"],
        "standings": [standing.value for standing in Standing],
        "checklist": CHECKLIST,
        "entry_links": entry_links,
        "list_separator": macros.translator.language.list_separator,
    }


def _counted_work(translator: Translator) -> dict[str, Any]:
    """Return which days each fact counts, each text once, and the facts that ask for studies."""
    windows: dict[str, list[str]] = {}
    for program in PROGRAMS.values():
        for work in program.counted_work:
            key = "studies" if work.after_studies else "until" if work.until else "window"
            if work.until:
                values = {"date": translator.figure(work.until, program.id)}
            elif work.months:
                values = {"months": translator.figure(work.months, program.id)}
            else:
                values = {"months": translator.formats.value(int(str(work.fact.maximum)), "months")}
            text = translator.text(f"check.experience.how.{key}", **values)
            windows.setdefault(text, []).append(work.fact.id)
    return {
        "windows": windows,
        "after_studies": [
            work.fact.id
            for program in PROGRAMS.values()
            for work in program.counted_work
            if work.after_studies
        ],
    }


def _offer(offer: Offer, translator: Translator) -> dict[str, Any]:
    day = translator.formats.value
    return {
        "id": offer.id,
        "today": offer.today,
        "programs": " ".join(program.id for program in offer.programs),
        "names": [translator.text(f"program.{program.id}.name") for program in offer.programs],
        "shorts": [translator.text(f"program.{program.id}.short") for program in offer.programs],
        "closed": [
            {
                "name": translator.text(f"program.{program.id}.name"),
                "day": day(last, "date"),
            }
            for program in offer.programs
            if not offer.today and (last := last_day(program))
        ],
    }


def _question(fact: Fact, data: CheckData, translator: Translator) -> dict[str, Any]:
    before, after = _unit(fact, translator)
    return {
        "id": fact.id,
        "kind": fact.kind.name,
        "input": data["facts"][fact.id]["input"],
        "required": fact.required,
        "calculator": CALCULATOR_FOR_FACT.get(fact.id),
        "topic": translator.text(f"topic.{fact.topic}.name"),
        "texts": {
            part: [
                {"laws": each.laws, "text": _dated(each)}
                for each in fact_variants(translator, fact, part)
            ]
            for part in ("question", "hint", "why")
        },
        "presupposed": [
            {"fact": other.id, "text": translator.text(f"fact.{other.id}.if")}
            for other in presupposed_facts(fact)
            if translator.has(f"fact.{other.id}.if")
        ],
        "options": [
            {"value": value, "label": label}
            for value, label in data["facts"][fact.id]["labels"].items()
        ],
        "before": before,
        "after": after,
        **_reasons(fact, data, translator),
    }


def _unit(fact: Fact, translator: Translator) -> tuple[str, str]:
    """Return the parts of a number's unit before and after its field."""
    if fact.unit is None:
        return "", ""
    before, _, after = translator.text(f"unit.{fact.unit}", n="{n}").partition("{n}")
    return before.strip(), after.strip()


def _reasons(fact: Fact, data: CheckData, translator: Translator) -> dict[str, Any]:
    """Return why a question is asked: the conditions that read the fact, and their sources."""
    rows = [
        (row, _laws(program))
        for program in programs_asking(fact)
        for row in conditions_of(program)
        if any(fact in condition.facts for condition in row.by_period.values())
    ]
    cited: dict[str, list[str]] = {}
    for row, laws in rows:
        for source in row.sources:
            cited.setdefault(source, []).extend(laws)
    names = Counter(data["conditions"][row.key]["name"] for row, _ in rows)
    return {
        "conditions": [
            {
                "name": _unique_name(row, names, data, translator),
                "href": data["conditions"][row.key]["href"],
                "when": _only_period(row, fact, translator),
                "laws": laws,
            }
            for row, laws in rows
        ],
        "sources": [
            {"id": source, "laws": list(dict.fromkeys(laws))} for source, laws in cited.items()
        ],
    }


def _unique_name(
    row: ProgramCondition, names: Mapping[str, int], data: CheckData, translator: Translator
) -> str:
    """Return the name of a condition, with its program and route where others share the name."""
    name = data["conditions"][row.key]["name"]
    if names[name] == 1:
        return name
    place = translator.text(f"program.{row.program.id}.short")
    if row.route:
        route = translator.text(f"route.{row.route}.name")
        place = translator.text("check.results.route", program=place, route=route)
    return translator.text("check.why.of", name=name, place=place)


def _dated(variant: Variant) -> Markup:
    """Return a text in which the script can name the filing date."""
    day = Markup('<span class="guide-unbroken" data-filing-day="{0}">{0}</span>').format(
        variant.filing_day
    )
    return escape(variant.text).replace("{filing_day}", day)


def _laws(program: Program) -> list[str]:
    """Return the laws of a program, as they mark what is shown under them."""
    return [f"{program.id}/{period.id}" for period in program.periods]


def _only_period(row: ProgramCondition, fact: Fact, translator: Translator) -> str | None:
    """Return the name of the period in which the condition reads the fact, if it is only one."""
    found = [period for period, each in row.by_period.items() if fact in each.facts]
    if len(found) == len(row.program.periods):
        return None
    return translator.text(f"period.{found[0]}.name")


def _occupation(
    fact: Fact, occupation: Occupation, translators: Mapping[str, Translator]
) -> dict[str, Any]:
    names = {occupation.noc2016: (occupation.name_en, occupation.name_fr)}
    names |= {s.code: (s.name_en, s.name_fr) for s in occupation.noc2021}
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


def _json(data: CheckData | PageData) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _in_a_script(text: str) -> Markup:
    # "<" and "&" are written in another way, so that the text cannot end the element.
    return Markup(text.replace("<", "\\u003c").replace("&", "\\u0026"))  # noqa: S704
