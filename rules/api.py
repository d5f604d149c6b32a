"""JSON text in, JSON text out: the only door for the page and the command line."""

from rules.answers import InvalidAnswers, check_answers, read_answers, read_json
from rules.engine.assess import assess, next_fact
from rules.text import assessment_text, to_json


def assess_text(text: str | bytes) -> str:
    """The assessment of the answers in `text`, on one line; InvalidAnswers if there are none."""
    return assessment_text(assess(read_answers(text)))


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
    skipped = message.get("skip", [])
    if not isinstance(skipped, list) or not all(isinstance(fact, str) for fact in skipped):
        msg = "what to skip is no list of facts"
        raise ValueError(msg)
    try:
        answers = check_answers(message.get("answers"))
    except InvalidAnswers as error:
        return _problems(error)
    found = assessment_text(assess(answers))
    return f'{{"assessment":{found},"ask":{to_json(next_fact(answers, skipped))}}}'


def _problems(error: InvalidAnswers) -> str:
    return to_json(
        {
            "problems": [
                {"fact": p.fact, "code": p.code, "value": p.shown, "allowed": p.allowed}
                for p in error.problems
            ]
        }
    )
