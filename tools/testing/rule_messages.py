"""Messages to the rules that cover every path a page can take, and their way through a page."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from playwright.sync_api import Page

from rules.io.answers import MAX_ANSWERS_CHARACTERS, MAX_MESSAGE_CHARACTERS
from rules.kinds.partition import representatives
from rules.model.expressions import Fact
from rules.programs import FACTS, PROGRAMS
from tools.testing.law_cases import CASES, case_answers
from tools.testing.page_modules import IMPORT_MODULE, serve_modules

SEED = 20260101

# Values at and around thresholds of the rules, so that random messages meet them often.
THRESHOLD_VALUES: dict[str, tuple[Any, ...]] = {
    "filing_date": (
        "2021-04-21",
        "2021-04-22",
        "2023-11-22",
        "2023-11-23",
        "2025-12-31",
        "2026-01-01",
        "2025-07-01",
        "2025-07-02",
        "2026-07-01",
        "2026-07-02",
        "2026-11-30",
        "2028-07-02",
        "2028-07-03",
        "2028-11-19",
        "2028-11-20",
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
    "french_oral_level": (4, 5, 6, 7),
    "french_written_level": (4, 5),
    "spouse_french_oral_level": (3, 4),
    "main_occupation_level": (2, 3),
    "main_occupation_months": (11.9, 12, 23.9, 24, 35.9, 36),
    "main_occupation_quebec_months": (11.9, 12),
    "quebec_skilled_months": (23.9, 24),
    "quebec_skilled_months_2025": (23.9, 24),
    "peq_diploma_date": ("2023-11-30", "2025-11-19", "2025-11-20"),
    "age": (17, 18),
}
# What links and files can also contain, as values of facts of every kind and as facts' names.
UNUSUAL_VALUES: tuple[Any, ...] = (
    *(
        0,
        -0.0,
        1.5,
        12.0,
        24.000000000000004,
        0.30000000000000004,
        33.333333333333336,
        1e-7,
        5e-324,
    ),
    *(123456789.12345679, 1e21, -1e21, 1.7976931348623157e308, 2**53, 2**64, 10**29 + 1, -(10**29)),
    *(
        True,
        False,
        [],
        [1, [2]],
        {},
        {"a": {"b": None}},
        "",
        " ",
        "x" * 300,
        "true",
        "held",
        "0213",
    ),
    *("é", "Québec", "年龄", "😀", "\u0000", "\u2028", "\ud800", 'a"b\\c/\n\t', "<b>&amp;</b>"),
    *("2024-3-1", "２０２４-03-01", "2024-03-01T00:00", "9999-12-31", "0000-00-00"),
)
FRENCH_PARTS = ("listening", "speaking", "reading", "writing", "oral", "written")
FACTS_FOR_UNUSUAL_VALUES = (
    "main_occupation_level",
    "peq_diploma",
    "spouse_accompanies",
    "age",
    "hourly_wage",
    "job",
    "values_attestation",
    "graduate_degree_date",
    "filing_date",
)
# Problems in a message, more than are listed.
MANY = 200
LONG = " " * (MAX_ANSWERS_CHARACTERS + 1)
UNPARSABLE = (
    " " * (MAX_MESSAGE_CHARACTERS + 1),
    "",
    "{",
    '{"method": "assess", "answers": {"age": NaN, "age": 1}}',
)
PERIODS: tuple[Any, ...] = (
    {"start": "2020-02-29", "end": "2022-01-15", "hours": 37.5},
    {"start": "2021-12-01", "end": None, "hours": 40},
    {"start": "2022-03-01", "end": "2023-04-30", "hours": 29},
    {"start": "2022-03-01", "end": "2021-04-30", "hours": 30},
    {"start": "1999-01-01", "end": "1999-12-31", "hours": 30},
    {"start": "soon", "hours": "many"},
    7,
)


# Sends the messages through the page's own client and worker, all at once, as their ids allow. Then
# once more with the answers as a share link restores them.
# Both ways as JSON in ASCII: some drivers of browsers replace half a surrogate pair.
SEND_IN_PAGE = f"""async ([json, variant]) => {{
    const texts = JSON.parse(json);
    const importModule = {IMPORT_MODULE};
    const {{ PythonClient }} = await importModule("client");
    const {{ decodeFragment, encodeAnswers }} = await importModule("share-link");
    const data = JSON.parse(document.getElementById("check-data").textContent);
    const client = new PythonClient(data.runtime);
    client.variant = variant;
    client.start();
    const send = (messages) => Promise.all(messages.map((text) => client.call(text)));
    const replies = await send(texts);
    const restored = replies.map((reply, index) => {{
        if (!/^{{"(assessment|ask)"/.test(reply)) return texts[index];
        const message = JSON.parse(texts[index]);
        const given = message.answers;
        const fragment = encodeAnswers(typeof given === "string" ? JSON.parse(given) : given);
        const {{ answers }} = decodeFragment(fragment);
        return JSON.stringify({{ ...message, answers }});
    }});
    const later = await send(restored);
    const {{ variant: used, fromSnapshot }} = client;
    return JSON.stringify({{ replies, restored: later, variant: used, fromSnapshot }});
}}"""


def send_in_page(page: Page, texts: Sequence[str], variant: str = "fast") -> Any:
    """Return the replies that the open self-check of `page` gets from its Python.

    Args:
        page: The page.
        texts: The messages.
        variant: fast, or stock: which Python.
    """
    serve_modules(page)
    return json.loads(page.evaluate(SEND_IN_PAGE, [json.dumps(texts), variant]))


def generate_messages(count: int) -> list[str]:
    """Return `count` random messages, the cases of law, and messages with every kind of error."""
    chance = random.Random(SEED)
    random_messages = [_random_message(chance) for _ in range(count)]
    next_messages = [
        {**each, "method": "next"} for each in random_messages[::10] if each["method"] == "assess"
    ]
    cases = [
        {"method": "assess", "answers": case_answers(program, case), "programs": [program]}
        for program, _, case in CASES
    ]
    given: tuple[Any, ...] = ([], {}, {"no": 1, "age": []})
    wrong: list[dict[str, Any]] = [{"method": "assess", "answers": answers} for answers in given]
    right = {"filing_date": "2026-11-30"}
    wrong += [
        {"method": method, "answers": right, "programs": ids}
        for method in ("assess", "next", "timing")
        for ids in ([], ["no"], "pilot", [None], ["no"] * MANY)
    ]
    odd: list[dict[str, Any]] = [
        {"filing_date": "2024-03-01", fact: value}
        for fact in FACTS_FOR_UNUSUAL_VALUES
        for value in UNUSUAL_VALUES
    ]
    odd += [{"filing_date": "2024-03-01", key: 1} for key in UNUSUAL_VALUES if isinstance(key, str)]
    texts = [json.dumps(answers, ensure_ascii=False) for answers in (right, *odd) if answers]
    odd += [{f"fact {number}": number for number in range(MANY)}, {"年" * MANY: 1}]
    texts += ("", "[1]", '{"filing_date": "2024-03-01", "age": 1, "age": 2}', LONG)
    wrong += [{"method": "assess", "answers": given, "skip": []} for given in (*odd, *texts)]
    raw = [text for text in map(_as_the_page_writes, wrong) if not text.isascii()]
    return [*map(json.dumps, (*random_messages, *next_messages, *cases, *wrong)), *raw, *UNPARSABLE]


def _as_the_page_writes(message: dict[str, Any]) -> str:
    """Return what JSON.stringify returns: characters as they are, halves of them escaped."""
    text = json.dumps(message, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def _random_value(chance: random.Random, fact: Fact) -> Any:
    """Return a value of the fact's domain, or in 1 of 200 cases one outside it."""
    if chance.random() < 0.005:
        return chance.choice(("12", -1, [], "2023-02-30", 1e99))
    if fact.id in THRESHOLD_VALUES and chance.random() < 0.7:
        return chance.choice(THRESHOLD_VALUES[fact.id])
    match fact.minimum, fact.maximum:
        case date() as first, date() as last:
            return (first + timedelta(chance.randrange((last - first).days + 1))).isoformat()
        case int() | float() as low, int() | float() as high:
            number = chance.uniform(low, high)
            if chance.random() < 0.1 and not fact.kind.step:
                return number
            return round(number) if fact.kind.step else round(number, 2)
    return fact.kind.to_json(chance.choice(representatives(fact, (), date.max)))


def _random_message(chance: random.Random) -> dict[str, Any]:
    """Return a message of any method: some facts known, some unknown, some skipped."""
    match chance.randrange(9):
        case 0:
            return {
                "method": "experience",
                "fact": chance.choice(
                    (
                        "skilled_months",
                        "post_graduation_months",
                        "main_occupation_months",
                        "quebec_skilled_months_2025",
                        "age",
                    )
                ),
                "filing_date": chance.choice(("2023-11-22", "2024-02-29", "2021-05-01", None)),
                "studies_end": chance.choice(("2021-10-31", "2022-05-01", "2024-01-01")),
                "periods": chance.choice((list(_periods(chance)), "none", [{}] * 99)),
            }
        case 1:
            return {
                "method": "pay",
                "each": chance.choice(("year", "hour", "day")),
                "amount": chance.choice((75000, 36.05, 5000, -1)),
                "hours": chance.choice((37.5, 40, 80, None)),
                "weeks": chance.choice((52, 50.5, 54)),
            }
        case 2:
            return {
                "method": "french",
                "test": chance.choice(("tef", "tcf", "delf_b2", "dalf_c2", "ielts")),
                **{part: chance.choice((None, 0, 12.5, 16, 25, 450, 700)) for part in FRENCH_PARTS},
                **_some_programs(chance),
            }
    known = chance.random()
    answers = {
        fact.id: _random_value(chance, fact)
        for fact in FACTS.values()
        if fact.id == "filing_date" or chance.random() < known
    }
    if chance.random() < 0.2:
        return {"method": "timing", "answers": answers, **_some_programs(chance)}
    skip = [fact for fact in FACTS if chance.random() < 0.1]
    return {"method": "assess", "answers": answers, "skip": skip, **_some_programs(chance)}


def _some_programs(chance: random.Random) -> dict[str, Any]:
    """Return the ids of some programs, or nothing for those in force."""
    ids = [program for program in PROGRAMS if chance.random() < 0.6]
    return {"programs": ids} if ids and chance.random() < 0.8 else {}


def _periods(chance: random.Random) -> Iterator[Any]:
    """Yield periods of employment, some of them invalid."""
    for period in PERIODS:
        if chance.random() < (0.1 if period in PERIODS[-2:] else 0.6):
            yield period
