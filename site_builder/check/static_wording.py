"""The wording of a diagram's questions and answers."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from rules.data.occupations import CODES, OCCUPATIONS
from rules.decision_diagram.answers import (
    Answer,
    ChoiceAnswer,
    ComparisonAnswer,
    DateAnswer,
    RangeAnswer,
    UnknownAnswer,
    WindowAnswer,
)
from rules.decision_diagram.route import AskedQuestion
from rules.model.expressions import Fact
from rules.model.program import Program
from site_builder.check.data import answer_label
from site_builder.errors import BuildError
from site_builder.i18n.translator import Translator
from site_builder.macros.programs import fact_text, presupposed_facts


@dataclass(frozen=True)
class Choice:
    """An answer as it is offered: its text, a note beside it, and its place in the diagram."""

    text: str
    note: str
    place: int


class QuestionWording:
    """Words the questions of a program for one period of law in one language.

    `asked` are the facts of the page's questions.
    """

    def __init__(
        self,
        translator: Translator,
        program: Program,
        period: str,
        asked: Collection[Fact] = (),
    ) -> None:
        self._translator = translator
        self._program = program
        self._period = period
        self._asked = asked

    def question(self, asked: AskedQuestion) -> str:
        """Return the text of the question."""
        fact = asked.facts[0]
        if len(asked.facts) > 1:
            return self._translator.text(f"static_check.question.{fact.id}")
        between = "" if self._translator.language.segments else " "
        return between.join((*self._presupposed(fact), self._fact_text(fact, "question")))

    def _presupposed(self, fact: Fact) -> list[str]:
        """Return the "if" of the fact that the question depends on, if the page asks for both."""
        keys = (f"fact.{each.id}.if" for each in presupposed_facts(fact) if each in self._asked)
        return [self._translator.text(key) for key in keys if self._translator.has(key)][:1]

    def hints(self, asked: AskedQuestion) -> list[str]:
        """Return the hints, a paragraph each."""
        found = [self._hint(fact) for fact in asked.facts]
        found += [
            self._translator.text("static_check.window", months=self._months(answer))
            for answer in asked.answers
            if isinstance(answer, WindowAnswer) and answer.within
        ]
        return [hint for hint in found if hint]

    def why(self, asked: AskedQuestion) -> str:
        """Return why it is asked."""
        return self._fact_text(asked.facts[0], "why")

    def choices(self, asked: AskedQuestion) -> list[Choice]:
        """Return every answer in the order of the fact's domain, each word of an enum by itself."""
        return sorted(self._offered(asked), key=lambda choice: self._place(asked.facts[0], choice))

    def _place(self, fact: Fact, choice: Choice) -> int:
        """Where a choice stands: words in the domain's order, all else as the diagram has it."""
        order = [answer_label(fact, value, self._translator) for value in fact.values]
        if choice.text == self._translator.text("answer.unknown"):
            return len(order) + 1
        return order.index(choice.text) if choice.text in order else 0

    def _offered(self, asked: AskedQuestion) -> Iterator[Choice]:
        for place, answer in enumerate(asked.answers):
            if isinstance(answer, ChoiceAnswer) and CODES.intersection(answer.values):
                yield from self._occupations(answer, asked.facts[0], place)
            elif isinstance(answer, ChoiceAnswer):
                for value in answer.values:
                    word = str(value).lower() if isinstance(value, bool) else value
                    yield Choice(answer_label(asked.facts[0], word, self._translator), "", place)
            else:
                yield Choice(self._answer(answer, asked.facts[0]), "", place)

    def _answer(self, answer: Answer, fact: Fact) -> str:
        text = self._translator.text
        if isinstance(answer, UnknownAnswer):
            return text("answer.unknown")
        if isinstance(answer, ComparisonAnswer):
            return text("answer.true" if answer.reached else "answer.false")
        if isinstance(answer, WindowAnswer):
            side = "within" if answer.within else "outside"
            return text(f"static_check.answer.{side}", **self._months_of(side, answer))
        if isinstance(answer, DateAnswer):
            return self._day(answer)
        if isinstance(answer, RangeAnswer):
            return self._between(answer, fact)
        raise BuildError(f"{fact.id}: _answer() has no text for {answer}. Add one.")

    def _day(self, answer: DateAnswer) -> str:
        """Where a date lies: before or after days, in or out of windows before filing."""
        text, value = self._translator.text, self._translator.formats.value
        parts = [
            text(f"static_check.answer.{'by' if by else 'after'}", day=value(day, "date"))
            for day, by in answer.on_or_before
        ]
        parts += [
            text(
                f"static_check.answer.{'in_window' if within else 'out_of_window'}",
                months=value(months, "months"),
            )
            for months, within in answer.within
        ]
        return text("static_check.answer.and").join(parts)

    def _between(self, answer: RangeAnswer, fact: Fact) -> str:
        least, below = (
            None if end is None else self._value(end, fact) for end in (answer.least, answer.below)
        )
        if least is None:
            wording = self._of_unit("below", fact, value=str(below))
        elif below is None:
            wording = self._of_unit("from", fact, value=least)
        else:
            wording = self._of_unit("between", fact, least=least, below=below)
        return wording[:1].upper() + wording[1:]

    def _of_unit(self, side: str, fact: Fact, **values: str) -> str:
        """Return the message of the fact's unit, or the one for all units without their own."""
        key = f"static_check.answer.{side}"
        own = f"{key}.{fact.unit}"
        return self._translator.text(own if self._translator.has(own) else key, **values)

    def _value(self, value: Any, fact: Fact) -> str:
        """Return a value with its unit; without one, the texts of its words."""
        if fact.unit:
            return self._translator.formats.value(value, fact.unit)
        data = fact.kind.to_json(value)
        words = data if isinstance(data, list) else [data]
        labels = (answer_label(fact, str(word), self._translator) for word in words)
        return self._translator.text("static_check.answer.and").join(labels)

    def _occupations(self, answer: ChoiceAnswer, fact: Fact, place: int) -> Iterator[Choice]:
        """The listed occupations among the values, by their code of 2016, each with its codes."""
        text, codes = self._translator.text, set(answer.values)
        separator = self._translator.language.list_separator
        for each in OCCUPATIONS:
            if each.noc2016 in codes:
                noc2021 = separator.join(successor.code for successor in each.noc2021)
                note = text("check.occupation.codes", noc2016=each.noc2016, noc2021=noc2021)
                if each.vfx_only:
                    note = f"{note} · {text('check.occupation.vfx_only')}"
                yield Choice(answer_label(fact, each.noc2016, self._translator), note, place)
                codes -= set(each.codes)
        for value in sorted(map(str, codes)):
            yield Choice(answer_label(fact, value, self._translator), "", place)

    def _hint(self, fact: Fact) -> str:
        return self._fact_text(fact, "hint")

    def _fact_text(self, fact: Fact, part: str) -> str:
        return fact_text(self._translator, fact, part, self._program, self._period) or ""

    def _months(self, answer: WindowAnswer) -> str:
        return self._translator.formats.value(answer.months, "months")

    def _months_of(self, side: str, answer: WindowAnswer) -> dict[str, str]:
        return {"months": self._months(answer)} if side == "within" else {}
