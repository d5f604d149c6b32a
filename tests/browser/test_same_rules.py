"""The rules say the same in the page's Python as in this one, byte for byte."""

import json
import random
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page

from rules.api import call
from rules.model.facts import Fact
from rules.program import FACTS

CASES = 300
SEED = 20260101

# Values at and around which some rule turns, so that chance meets them often.
TELLING: dict[str, tuple[Any, ...]] = {
    "filing_date": (
        "2021-04-21",
        "2021-04-22",
        "2023-11-22",
        "2023-11-23",
        "2025-12-31",
        "2026-01-01",
    ),
    "graduate_degree_date": ("2022-11-23", "2023-11-22", "2024-02-29"),
    "quebec_diploma_date": ("2021-11-23", "2023-11-22", "2024-02-29"),
    "annual_salary": (74999.99, 75000, 99999.99, 100000),
    "hourly_wage": (29.99, 30, 55.25),
    "reference_wage": (29.99, 30, 55.25),
    "skilled_months": (23.9, 24),
    "eligible_occupation_months": (23.9, 24),
    "post_graduation_months": (5.5, 6),
    "job_weekly_hours": (29.5, 30),
    "french_oral_level": (6, 7),
    "age": (17, 18),
}

# Through the engine's own client and worker; all at once, as their ids allow.
ASK_IN_PAGE = """async (texts) => {
    const { src } = document.querySelector("[src$='/main.mjs']");
    const { Engine } = await import(new URL("engine.mjs", src));
    const engine = new Engine(new URL("../../engine/manifest.json", location.href).href);
    engine.start();
    return Promise.all(texts.map((text) => engine.call(text)));
}"""


def some_value(chance: random.Random, fact: Fact) -> Any:
    """A value of the fact's domain, or now and then one outside it."""
    if chance.random() < 0.005:
        return chance.choice(("12", -1, [], "2023-02-30", 1e99))
    if fact.id in TELLING and chance.random() < 0.7:
        return chance.choice(TELLING[fact.id])
    match fact.minimum, fact.maximum:
        case date() as first, date() as last:
            return (first + timedelta(chance.randrange((last - first).days + 1))).isoformat()
        case int() | float() as low, int() | float() as high:
            number = chance.uniform(low, high)
            return round(number) if fact.kind == "integer" else round(number, 2)
    return chance.choice(fact.values or (True, False))


def some_message(chance: random.Random) -> str:
    """A message to the rules: some facts known, some not, some skipped."""
    known = chance.random()
    answers = {
        fact.id: some_value(chance, fact)
        for fact in FACTS.values()
        if fact.id == "filing_date" or chance.random() < known
    }
    skip = [fact for fact in FACTS if chance.random() < 0.1]
    return json.dumps({"method": "assess", "answers": answers, "skip": skip})


def test_the_page_and_this_python_say_the_same(page: Page) -> None:
    """For hundreds of answers, telling and random, both give the same text."""
    chance = random.Random(SEED)
    messages = [some_message(chance) for _ in range(CASES)]
    page.goto("en/check/")
    said = page.evaluate(ASK_IN_PAGE, messages)
    here = [call(message) for message in messages]
    assert said == here
    assert any("problems" in text for text in here)
    assert sum("assessment" in text for text in here) > CASES / 2
