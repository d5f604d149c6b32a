"""JSON text in, JSON text out: the only door for the page and the command line."""

import json
from typing import Any

from rules.answers import InvalidAnswers, check_answers, read_answers, read_json
from rules.engine.assess import assess, next_fact
from rules.program.facts import FACTS

# Made once, and not looking for circles, which assessments do not have: the fastest that json is.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)


def assess_text(text: str | bytes) -> str:
    """The assessment of the answers in `text`, on one line; InvalidAnswers if there are none."""
    return to_json(assess(read_answers(text)))


def call(text: str) -> str:
    """The reply to `{"method": "assess", "answers": {...}, "skip": [facts]}`.

    It holds `assessment`, and in `ask` the next fact that is not among the skipped; or
    `problems`, one object each. ValueError for a message of another form.
    """
    try:
        message = read_json(text)
    except InvalidAnswers as error:
        return _problems(error)
    if not isinstance(message, dict) or message.get("method") != "assess":
        msg = "no such method"
        raise ValueError(msg)
    try:
        answers = check_answers(message.get("answers"))
    except InvalidAnswers as error:
        return _problems(error)
    skipped = [fact for fact in message.get("skip", ()) if fact in FACTS]
    return to_json({"assessment": assess(answers), "ask": next_fact(answers, skipped)})


def to_json(data: Any) -> str:
    """`data` as JSON on one line, in the same bytes wherever it runs."""
    return _ENCODER.encode(data)


def _problems(error: InvalidAnswers) -> str:
    return to_json(
        {
            "problems": [
                {"fact": p.fact, "code": p.code, "value": p.shown, "allowed": p.allowed}
                for p in error.problems
            ]
        }
    )
