"""Styles that show the outcome of the checked answers of a page without a script.

A rule for each path of the diagram selects its checked answers and sets custom properties on the
result that follows them. What is in the result takes its `display` from these properties. Only
sibling selectors are used: browsers without WebAssembly do not know `:has()`.
"""

from collections.abc import Sequence

from rules.decision_diagram import AskedQuestion, Choice, Diagram
from rules.model.conditions import Condition
from rules.model.outcomes import Outcome

# Set if any condition has the outcome.
_ANY = {
    Outcome.MET: "",
    Outcome.UNKNOWN: "--any-unknown:block;--none-unknown:none",
    Outcome.NOT_MET: "--any-not-met:block;--none-not-met:none",
}


_NAMES = ("met", "not-met", "unknown")


class AnswerStyles:
    """The ids and classes of a diagram's questions and answers, and the rules that use them."""

    def __init__(self, diagram: Diagram, conditions: Sequence[Condition]) -> None:
        self._diagram = diagram
        self._places = {each.id: place for place, each in enumerate(conditions)}
        self._ids = {each.facts: f"q{n}" for n, each in enumerate(diagram.questions, start=1)}
        self._classes: dict[Choice, str] = {}
        for choices in (
            *(each.choices for each in diagram.paths),
            *(choices for each in diagram.questions for choices in each.asked_after),
        ):
            for choice in choices:
                facts, _ = choice
                number = sum(known == facts for known, _ in self._classes) + 1
                self._classes.setdefault(choice, f"{self._ids[facts]}-{chr(96 + number)}")

    def id(self, asked: AskedQuestion) -> str:
        """Return the id of a question, a class of all that belongs to it if it `depends`."""
        return self._ids[asked.facts]

    @staticmethod
    def depends(asked: AskedQuestion) -> bool:
        """Return whether the question is hidden after some answers."""
        return () not in asked.asked_after

    def classes(self, asked: AskedQuestion, answer: int) -> str:
        """Return the classes of the answer at that place among the question's."""
        return " ".join(
            name
            for (facts, places), name in self._classes.items()
            if facts == asked.facts and answer in places
        )

    def css(self) -> str:
        """Return the rules of the page."""
        rules: dict[str, list[str]] = {}
        for path in self._diagram.paths:
            found = (self._declarations(each.id, outcome) for each, outcome in path.outcomes)
            declarations = ";".join(dict.fromkeys(d for each in found for d in each))
            rules.setdefault(declarations, []).append(self._after(path.choices, ".result"))
        lines = [f"{','.join(rules[each])}{{{each}}}" for each in rules]
        for place in self._places.values():
            own = ";".join(f"--{name}:var(--{name}-{place})" for name in _NAMES)
            lines.append(f".c{place}{{{own}}}")
        for asked in self._diagram.questions:
            if self.depends(asked):
                name = f".{self.id(asked)}"
                selectors = ",".join(self._after(each, name) for each in asked.asked_after)
                lines += (f".static-check {name}{{display:none}}", f"{selectors}{{display:block}}")
        return "\n".join(lines)

    def _declarations(self, condition: str, outcome: Outcome) -> list[str]:
        place = self._places[condition]
        if outcome is Outcome.UNKNOWN:
            return [_ANY[outcome]]
        name = outcome.value.replace("_", "-")
        own = f"--{name}-{place}:flex;--unknown-{place}:none"
        return [own, _ANY[outcome]] if _ANY[outcome] else [own]

    def _after(self, choices: Sequence[Choice], name: str) -> str:
        """Return the selector of what has the class `name` after these answers."""
        return "~".join((*(f".{self._classes[each]}:checked" for each in choices), name))
