"""Applicants to start from: one who meets every condition of every program, and random ones."""

from datetime import date, timedelta
from random import Random

from tests.rules.brute_force import samples
from tests.rules.reference_model import FACTS
from tests.rules.reference_model.facts import words


def meets_everything(filing_date):
    """Return answers that meet all conditions of every program under any law, but for two: an
    occupation is regulated or not (stream 3), and at FÉER 0 to 2 or 3 to 5 (stream 2); and nobody
    graduates both by the PEQ's reference date and within 36 months of a date after 2028.
    """
    answers = {fact: row.meets for fact, row in FACTS.items()}
    return {fact: a(filing_date) if callable(a) else a for fact, a in answers.items()}


EDGES = words(
    "2015-01-01 2021-04-21 2021-04-22 2021-10-31 2021-11-01 2021-11-02 2021-11-03 2021-11-04 "
    "2022-06-29 2022-06-30 2022-10-31 2022-11-01 2023-11-22 2023-11-23 2023-11-30 2023-12-01 "
    "2024-02-29 2024-05-23 2024-05-24 2024-11-28 2024-11-29 2024-12-31 2025-01-01 2025-01-12 "
    "2025-01-13 2025-01-14 2025-02-28 2025-07-01 2025-07-02 2025-11-08 2025-11-09 2025-11-10 "
    "2025-12-31 2026-01-01 2026-07-01 2026-07-02 2026-10-31 2026-11-01 2028-02-29 2028-07-02 "
    "2028-07-03 2028-11-19 2028-11-20 2035-12-31"
)


def random_day(random, first, last):
    """Return a day from `first` to `last`, both included."""
    start = date.fromisoformat(first)
    return (
        start + timedelta(random.randint(0, (date.fromisoformat(last) - start).days))
    ).isoformat()


def random_value(random, fact, filing_date):
    """Return a value of the fact: mostly one beside a threshold, otherwise any of its domain."""
    kind, domain = FACTS[fact].kind, FACTS[fact].allowed
    if kind not in ("date", "integer", "number") or random.random() < 0.6:
        return random.choice(samples(fact, filing_date))
    if kind == "date":
        return random_day(random, *domain)
    if kind == "integer":
        return random.randint(*domain)
    return round(random.uniform(*domain), 2)


def random_answers(seed):
    """Return the answers of a random person, from complete to almost all unknown, often just short
    of a condition.
    """
    random = Random(seed)
    if random.random() < 0.3:
        filing_date = random.choice(EDGES)
    else:
        filing_date = random_day(random, "2020-06-01", "2029-12-31")
    unlike, unknown = random.choice((0.02, 0.06, 0.15, 0.9)), random.choice((0, 0.04, 0.15, 0.5))
    answers = meets_everything(filing_date)
    for fact in list(answers)[1:]:
        if random.random() < unlike:
            answers[fact] = random_value(random, fact, filing_date)
        if random.random() < unknown:
            if random.random() < 0.5:
                answers[fact] = None
            else:
                del answers[fact]
    order = list(answers.items())
    random.shuffle(order)
    return dict(order)
