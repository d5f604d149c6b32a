"""JSON text in, JSON text out: the only door for the page and the command line."""

from collections.abc import Callable, Mapping
from typing import Any

from rules.calculators.experience import calculate_experience
from rules.calculators.pay import calculate_pay
from rules.engine.assess import assess, next_fact
from rules.engine.eligibility_dates import eligibility_dates
from rules.io.answers import AnswersError, parse_json, read_answers, validate_answers
from rules.io.json_encoding import encode_assessment, to_json


def assess_text(text: str | bytes) -> str:
    """The assessment of the answers in `text`, on one line; AnswersError if there are none."""
    return encode_assessment(assess(read_answers(text)))


def handle_message(text: str) -> str:
    """The reply to one message, by its `method`; `problems`, one object each, if its content is
    wrong. ValueError for a message of another form.

    `{"method": "assess", "answers": {...}, "skip": [facts]}`: the `assessment`, and in `ask` the
    next fact that is not among the skipped.
    `{"method": "timing", "answers": {...}}`: in `timing` from when and until when conditions are
    met, by time alone (`rules.engine.eligibility_dates`).
    `{"method": "experience", "fact": ..., "filing_date": ..., "studies_end": ..., "periods":
    [{"start": ..., "end": ..., "hours": ...}]}`: in `experience` the months of full-time work that
    the periods add up to (`rules.calculators.experience`).
    `{"method": "pay", "each": "year" or "hour", "amount": ..., "hours": ..., "weeks": ...}`: in
    `pay` the same pay by the year and by the hour (`rules.calculators.pay`).
    """
    try:
        message = parse_json(text)
        if not isinstance(message, dict) or message.get("method") not in tuple(_METHODS):
            msg = "no such method"
            raise ValueError(msg)
        return _METHODS[message["method"]](message)
    except AnswersError as error:
        return _problems(error)


def _assess(message: Mapping[str, Any]) -> str:
    skipped = message.get("skip", [])
    if not isinstance(skipped, list) or not all(isinstance(fact, str) for fact in skipped):
        msg = "what to skip is no list of facts"
        raise ValueError(msg)
    answers = validate_answers(message.get("answers"))
    found = encode_assessment(assess(answers))
    return f'{{"assessment":{found},"ask":{to_json(next_fact(answers, skipped))}}}'


_METHODS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "assess": _assess,
    "timing": lambda message: to_json(
        {"timing": eligibility_dates(validate_answers(message.get("answers")))}
    ),
    "experience": lambda message: to_json({"experience": calculate_experience(message)}),
    "pay": lambda message: to_json({"pay": calculate_pay(message)}),
}


def _problems(error: AnswersError) -> str:
    return to_json(
        {
            "problems": [
                {"fact": p.fact, "code": p.code, "value": p.display_value, "allowed": p.allowed}
                for p in error.problems
            ]
        }
    )
