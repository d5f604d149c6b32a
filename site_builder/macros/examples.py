"""Macros that compute worked examples from the rules, so that pages cannot contradict them."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from rules import PROGRAMS, assess, validate_answers
from rules.calculators.experience import calculate_experience
from rules.calculators.pay import calculate_pay
from site_builder.errors import BuildError
from site_builder.i18n.figures import resolve_figure
from site_builder.macros.inline import InlineMacros
from site_builder.macros.registry import macro

if TYPE_CHECKING:
    from rules.json_types import ConditionResult


class ExampleMacros:
    """The worked examples of one page, in its language."""

    def __init__(self, macros: InlineMacros) -> None:
        self._translator = macros.translator
        self._usage = macros.usage

    @macro
    def outcome(
        self, route: str, condition: str, profile: str | None = None, **answers: Any
    ) -> Markup:
        """Print the outcome of a condition for these answers, such as “not met”.

        Without a profile it is the outcome in the first profile of the route.
        """
        programs = [p for p in PROGRAMS.values() if any(each == route for each, _ in p.routes)]
        found = assess(validate_answers(answers), programs)["programs"] if programs else ()
        for pair in (pair for program in found for pair in program["routes"]):
            if pair["route"] == route and profile in (None, pair["profile"]):
                for row in pair["conditions"]:
                    if row["id"] == condition:
                        return self._outcome(f"{route} {profile} {condition}", answers, row)
        raise BuildError(f"outcome: {route} has no condition {condition!r} on that date")

    @macro
    def months_of_work(
        self, fact: str, filing_date: str, *periods: tuple[str, str], **given: str
    ) -> str:
        """Print the months of full-time work in periods of a first and a last day each."""
        jobs = [{"start": start, "end": end, "hours": 40} for start, end in periods]
        message = {"fact": fact, "filing_date": filing_date, "periods": jobs, **given}
        self._usage.figures.update([f"months_of_work {sorted(message.items(), key=str)}"])
        return self._translator.formats.value(calculate_experience(message)["months"], "months")

    @macro
    def hourly_wage(self, amount: float, hours: float, weeks: float) -> str:
        """Print the hourly wage for `amount` dollars a year."""
        message = {"each": "year", "amount": amount, "hours": hours, "weeks": weeks}
        self._usage.figures.update([f"hourly_wage {message}"])
        return self._translator.formats.value(calculate_pay(message)["hour"], "cad_per_hour")

    @macro
    def total(self, *parts: tuple[str, str, int]) -> str:
        """Print the sum of figures, each given as id, key and how many times it counts."""
        found = [(resolve_figure(name, key), count) for name, key, count in parts]
        self._usage.figures.update([f"total {parts}"])
        amount = sum(int(str(each.value)) * count for each, count in found)
        return self._translator.formats.value(amount, found[0][0].unit)

    def _outcome(self, name: str, answers: dict[str, Any], row: "ConditionResult") -> Markup:
        self._usage.figures.update([f"outcome {name} {sorted(answers.items())}"])
        text = self._translator.text(f"outcome.{row['outcome']}")
        return Markup("<strong>{}</strong>").format(text[:1].lower() + text[1:])
