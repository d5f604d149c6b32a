"""Messages from the self-check: JSON text in, JSON text out."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from rules.engine.assess import assess, next_fact
from rules.engine.eligibility_dates import eligibility_dates
from rules.io.answers import (
    Answers,
    AnswersError,
    parse_json,
    read_answers,
    read_programs,
    validate_answers,
)
from rules.io.json_encoding import encode_assessment, to_json
from rules.model.program import Program

if TYPE_CHECKING:
    from rules.json_types import Assessment


def assess_text(text: str | bytes, programs: Sequence[Program] | None = None) -> str:
    """Assess answers given as JSON text.

    Args:
        text: A JSON object from fact to value, as for `read_answers`.
        programs: Those to assess; by default those in force on the filing date.

    Returns:
        The assessment as JSON on one line.

    Raises:
        AnswersError: The text is not JSON, or answers are invalid.
    """
    return encode_assessment(assess(read_answers(text), programs))


def handle_message(text: str) -> str:
    """Answer a message from the self-check. `rules.json_types` describes messages and replies.

    Args:
        text: A JSON object whose `method` is `assess`, `next`, `timing`, `experience`, `pay` or
            `french`.

    Returns:
        The reply as JSON text; a `ProblemsReply` if the content of the message is invalid.

    Raises:
        ValueError: The message has no such method, or what to skip is not a list of facts.
    """
    try:
        message = parse_json(text)
        if not isinstance(message, dict) or message.get("method") not in tuple(_METHODS):
            raise ValueError("the message has no known method")
        return _METHODS[message["method"]](message)
    except AnswersError as error:
        return _problems(error)


def _assess(message: Mapping[str, Any]) -> str:
    assessment, ask, left = _assess_and_ask(message)
    return f'{{"assessment":{encode_assessment(assessment)},"ask":{to_json(ask)},"left":{left}}}'


def _next(message: Mapping[str, Any]) -> str:
    _, ask, left = _assess_and_ask(message)
    return to_json({"ask": ask, "left": left})


def _assess_and_ask(message: Mapping[str, Any]) -> "tuple[Assessment, str | None, int]":
    """Return the assessment, the fact to ask next, and how many questions are left at most."""
    skipped = message.get("skip", [])
    if not isinstance(skipped, list) or not all(isinstance(fact, str) for fact in skipped):
        raise ValueError("skip is not a list of facts")
    answers = _answers(message)
    programs = read_programs(message.get("programs"))
    assessment = assess(answers, programs)
    left = len(_open_facts(assessment) - answers.keys() - set(skipped))
    return assessment, next_fact(answers, skipped, programs), left


def _answers(message: Mapping[str, Any]) -> Answers:
    """Return the answers of a message, or of the JSON text that it holds."""
    given = message.get("answers")
    return read_answers(given) if isinstance(given, str) else validate_answers(given)


def _open_facts(assessment: "Assessment") -> set[str]:
    """Return the facts that can still decide a route; no other will ever be asked."""
    return {
        fact
        for program in assessment["programs"]
        for route in program["routes"]
        if route["conditions_outcome"] == "unknown"
        for condition in route["conditions"]
        if condition["outcome"] == "unknown"
        for fact in condition["facts"]
    }


def _timing(message: Mapping[str, Any]) -> str:
    answers = _answers(message)
    return to_json({"timing": eligibility_dates(answers, read_programs(message.get("programs")))})


# Few visitors use a calculator, and every start of Python would import all of them.


def _experience(message: Mapping[str, Any]) -> str:
    from rules.calculators.experience import calculate_experience  # noqa: PLC0415

    return to_json({"experience": calculate_experience(message)})


def _pay(message: Mapping[str, Any]) -> str:
    from rules.calculators.pay import calculate_pay  # noqa: PLC0415

    return to_json({"pay": calculate_pay(message)})


def _french(message: Mapping[str, Any]) -> str:
    from rules.calculators.french import read_french_test  # noqa: PLC0415

    return to_json({"french": read_french_test(message)})


_METHODS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "assess": _assess,
    "next": _next,
    "timing": _timing,
    "experience": _experience,
    "pay": _pay,
    "french": _french,
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
