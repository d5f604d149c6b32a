"""Reading and validating answers: JSON text in, values in the facts' domains out."""

import json
from dataclasses import dataclass
from typing import Any, TypeAlias

from rules.model.expressions import Fact
from rules.model.kind import RejectedError
from rules.model.program import Program
from rules.programs import FACTS, PROGRAMS

Answers: TypeAlias = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong with the input.

    Args:
        fact: The fact, None for the input as a whole.
        code: `too_long`, `not_json`, `not_an_object`, `twice`, `unknown_fact`, `unknown_program`,
            `missing`, `wrong_type`, `not_a_date`, `out_of_domain`, `before_start` or `too_many`.
        value: The value received.
        allowed: A description of valid values in English.
    """

    fact: str | None
    code: str
    value: Any
    allowed: str

    @property
    def display_value(self) -> str:
        """The value as JSON text, cut if it is long."""
        try:
            text = json.dumps(self.value)
        except RecursionError:  # nested more deeply than can be written
            text = "…"
        return _shorten(text)

    def __str__(self) -> str:
        value = "" if self.code in _WITHOUT_VALUE else f" {self.display_value}"
        # An unknown fact may be any text. Escape it, so that the message stays on one line.
        name = "the input" if self.fact is None else json.dumps(self.fact)[1:-1]
        return f"{name}:{value} {_DESCRIPTIONS[self.code]}; allowed: {self.allowed}"


# A full set of answers takes about 2,000 characters. The page has the same limit: a test compares.
MAX_ANSWERS_CHARACTERS = 20_000
# A message may hold answers as text, of which each character takes up to six.
MAX_MESSAGE_CHARACTERS = 10 * MAX_ANSWERS_CHARACTERS
# More than there are facts. A longer list would help nobody.
MAX_PROBLEMS = 100

_LONGEST_SHOWN = 80

_WITHOUT_VALUE = ("missing", "not_json", "too_long", "too_many")

_DESCRIPTIONS = {
    "too_long": "is too long",
    "not_json": "is not JSON",
    "not_an_object": "is not an object",
    "twice": "is given more than once",
    "unknown_fact": "is not a known fact",
    "unknown_program": "is not a known program",
    "missing": "is missing",
    "wrong_type": "is of the wrong type",
    "not_a_date": "is not a date",
    "out_of_domain": "is not an allowed value",
    "before_start": "is before the start",
    "too_many": "has more problems",
}


class AnswersError(ValueError):
    """Answers are invalid; `problems` lists every problem, at most `MAX_PROBLEMS`."""

    def __init__(self, problems: list[Problem]) -> None:
        if len(problems) > MAX_PROBLEMS:
            more = Problem(None, "too_many", None, f"{MAX_PROBLEMS} are listed at most")
            problems = [*problems[: MAX_PROBLEMS - 1], more]
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


class _ObjectWithDuplicates(dict[str, Any]):
    """A JSON object in which the keys `duplicates` occurred more than once."""

    __slots__ = ("duplicates",)

    duplicates: list[str]


def read_answers(text: str | bytes) -> Answers:
    """Read answers from JSON text.

    Args:
        text: A JSON object from fact to value; bytes are UTF-8. An unknown answer is null or left
            out.

    Returns:
        The known answers by fact, dates as `date`.

    Raises:
        AnswersError: The text is not such an object. No input raises another error.
    """
    return validate_answers(parse_json(text, MAX_ANSWERS_CHARACTERS))


def parse_json(text: str | bytes, max_characters: int = MAX_MESSAGE_CHARACTERS) -> Any:
    """Return the data in the strict JSON `text`.

    Raises:
        AnswersError: The text is not JSON, or longer than `max_characters`.
    """
    too_long = Problem(None, "too_long", None, f"at most {max_characters} characters")
    if len(text) > max_bytes(max_characters):
        raise AnswersError([too_long])
    try:
        text = text if isinstance(text, str) else text.decode("utf-8")
    except UnicodeDecodeError:
        raise AnswersError([Problem(None, "not_json", None, "JSON in UTF-8")]) from None
    if len(text) > max_characters:
        raise AnswersError([too_long])
    try:
        return json.loads(
            text.lstrip("\ufeff"),
            object_pairs_hook=_note_duplicates,
            # NaN and infinity are not JSON, but are read so that the message can name the fact.
            parse_constant=float,
        )
    except RecursionError:
        problem = Problem(None, "not_an_object", None, "one JSON object, without others in it")
        raise AnswersError([problem]) from None
    except ValueError as error:
        raise AnswersError([Problem(None, "not_json", None, f"JSON ({error})")]) from None


def max_bytes(characters: int) -> int:
    """Return how many bytes so many characters take at most in UTF-8."""
    return 4 * characters


def validate_answers(data: Any) -> Answers:
    """Validate answers that were parsed from JSON.

    Args:
        data: An object from fact to value, dates as text.

    Returns:
        The known answers by fact, dates as `date`.

    Raises:
        AnswersError: Answers are invalid; it lists every problem.
    """
    if not isinstance(data, dict):
        problem = Problem(None, "not_an_object", data, "one JSON object from fact to value")
        raise AnswersError([problem])
    answers: Answers = {}
    duplicates = data.duplicates if isinstance(data, _ObjectWithDuplicates) else ()
    problems = [Problem(_shorten(key), "twice", data[key], "each fact once") for key in duplicates]
    # The facts are listed once: the report stays about as long as the input.
    known = "one of " + ", ".join(FACTS)
    for key, value in data.items():
        fact = FACTS.get(key)
        if fact is None:
            problems.append(Problem(_shorten(str(key)), "unknown_fact", value, known))
            known = "a known fact"
        elif value is not None:
            read = read_value(fact, value)
            if isinstance(read, Problem):
                problems.append(read)
            elif isinstance(read, float) and read.is_integer():
                # 31.0 is 31 and -0.0 is 0, as in JavaScript: equal answers have equal reports.
                answers[key] = int(read)
            else:
                answers[key] = read
    problems += (
        Problem(fact.id, "missing", None, fact.kind.allowed(fact))
        for fact in FACTS.values()
        if fact.required and data.get(fact.id) is None
    )
    if problems:
        raise AnswersError(problems)
    return answers


def read_programs(ids: Any) -> tuple[Program, ...] | None:
    """Look programs up by their ids.

    Args:
        ids: A list of ids, parsed from JSON; None for the programs in force on the filing date.

    Returns:
        The programs in the order of reports, each once; None if `ids` is None.

    Raises:
        AnswersError: `ids` is not a list, is empty, or names unknown programs.
    """
    if ids is None:
        return None
    allowed = "one of " + ", ".join(PROGRAMS)
    if not isinstance(ids, list) or not ids:
        raise AnswersError([Problem("programs", "wrong_type", ids, f"a list of ids, {allowed}")])
    unknown = [each for each in ids if not isinstance(each, str) or each not in PROGRAMS]
    if unknown:
        raise AnswersError(
            [Problem("program", "unknown_program", each, allowed) for each in unknown]
        )
    return tuple(program for key, program in PROGRAMS.items() if key in ids)


def read_value(fact: Fact, value: Any) -> Any:
    """Return the fact's value that the JSON data `value` stands for, or the problem with it."""
    try:
        return fact.kind.read(fact, value)
    except RejectedError as refused:
        return Problem(fact.id, refused.code, value, fact.kind.allowed(fact))


def _shorten(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else text[:_LONGEST_SHOWN] + "…"


def _note_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    counts = dict.fromkeys(found, 0)
    for key, _ in pairs:
        counts[key] += 1
    result = _ObjectWithDuplicates(found)
    result.duplicates = [key for key, count in counts.items() if count > 1]
    return result
