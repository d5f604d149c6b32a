"""Messages from the self-check: JSON text in, JSON text out."""

from collections.abc import Callable, Mapping
from typing import Any

from rules.calculators.experience import calculate_experience
from rules.calculators.pay import calculate_pay
from rules.engine.assess import assess, next_fact
from rules.engine.eligibility_dates import eligibility_dates
from rules.io.answers import AnswersError, parse_json, read_answers, validate_answers
from rules.io.json_encoding import encode_assessment, to_json


def assess_text(text: str | bytes) -> str:
    """Return the assessment of the answers in JSON `text`, as JSON on one line.

    Raises:
        AnswersError: The text is not JSON, or answers are invalid.
    """
    return encode_assessment(assess(read_answers(text)))


def handle_message(text: str) -> str:
    """Return the reply to a message, both JSON text.

    `rules.json_types` describes the messages and their replies. A message whose content is
    invalid gets a `ProblemsReply`.

    Args:
        text: A message whose `method` is `assess`, `timing`, `experience` or `pay`.

    Raises:
        ValueError: It has no such method, or what to skip is not a list of facts.
    """
    try:
        message = parse_json(text)
        if not isinstance(message, dict) or message.get("method") not in tuple(_METHODS):
            raise ValueError("the message has no known method")
        return _METHODS[message["method"]](message)
    except AnswersError as error:
        return _problems(error)


def _assess(message: Mapping[str, Any]) -> str:
    skipped = message.get("skip", [])
    if not isinstance(skipped, list) or not all(isinstance(fact, str) for fact in skipped):
        raise ValueError("skip is not a list of facts")
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
