"""Read a page of the no-script check: its answers, and what its styles show for them."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

STYLES = Path("docs/assets/css/static-check.css")
OUTCOMES = {"met": "met", "not-met": "not_met", "unknown": "unknown"}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_VAR = re.compile(r"var\((--[\w-]+)(?:,(.+))?\)")


@dataclass(frozen=True)
class Radio:
    """A radio button: the fact that it answers, its classes, and whether it is checked at first."""

    fact: str
    classes: frozenset[str]
    checked: bool


@dataclass(frozen=True)
class Shown:
    """What a page shows: its verdict, the outcome of each condition, the facts it asks about."""

    verdict: str
    outcomes: dict[str, str]
    asked: frozenset[str]


class StaticPage(HTMLParser):
    """The radio buttons of a page in order, with their labels, and the ids of its conditions."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.radios: list[Radio] = []
        self.labels: list[str] = []
        self._conditions: dict[str, str] = {}
        self._questions: dict[str, str] = {}
        self._in_label = False
        body = text.index('id="check"')
        self.feed(text[body:])
        style = text[:body].rsplit("<style>", 1)[1].split("</style>", maxsplit=1)[0]
        self._rules = [
            (selector.strip().split("~"), _declarations(declarations))
            for selectors, declarations in _RULE.findall(style)
            for selector in selectors.split(",")
        ]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep radio buttons and conditions."""
        found = {name: value or "" for name, value in attrs}
        if tag == "input":
            classes = frozenset(found["class"].split())
            self.radios.append(Radio(found["name"], classes, "checked" in found))
            self._questions.setdefault(found["id"].split("-")[0], found["name"])
        elif tag == "label":
            self.labels.append("")
            self._in_label = True
        elif "data-condition" in found:
            self._conditions[found["id"]] = found["data-condition"]

    def handle_endtag(self, tag: str) -> None:
        """End a label."""
        if tag == "label":
            self._in_label = False

    def handle_data(self, data: str) -> None:
        """Keep the text of a label."""
        if self._in_label:
            self.labels[-1] += data

    def questions(self) -> list[list[int]]:
        """Return the places of the radio buttons of each question."""
        facts = dict.fromkeys(radio.fact for radio in self.radios)
        return [[n for n, radio in enumerate(self.radios) if radio.fact == each] for each in facts]

    def shown(self, checked: Collection[int]) -> Shown:
        """Return what the page shows while the radio buttons at these places are checked."""
        result: dict[str, str] = {}
        asked = dict.fromkeys(self._questions.values(), True)
        own = {name: dict(result) for name in self._conditions}
        for [*answers, target], declarations in self._rules:
            target = target.removeprefix(".static-check ")  # noqa: PLW2901
            if not self._matches(answers, checked):
                continue
            if target == ".result":
                result |= declarations
            elif target[1:] in own:
                own[target[1:]] |= declarations
            else:
                asked[self._questions[target[1:]]] = declarations["display"] != "none"
        shared = _shared_styles()
        return Shown(
            _only(_value(shared[f".static-check__{each}"], result) for each in OUTCOMES),
            {
                condition: _only(
                    _value(
                        shared[f".static-check__conditions .check-badge--{outcome}"],
                        {name: _value(value, result) for name, value in own[item].items()},
                    )
                    for outcome in OUTCOMES.values()
                )
                for item, condition in self._conditions.items()
            },
            frozenset(fact for fact, is_asked in asked.items() if is_asked),
        )

    def _matches(self, answers: list[str], checked: Collection[int]) -> bool:
        """Return whether there is a checked button for each selector, one after the other."""
        start = 0
        for selector in answers:
            name = selector.removeprefix(".").removesuffix(":checked")
            found = (n for n in sorted(checked) if n >= start and name in self.radios[n].classes)
            if (place := next(found, None)) is None:
                return False
            start = place + 1
        return True


@cache
def _shared_styles() -> dict[str, str]:
    text = re.sub(r"/\*.*?\*/", "", STYLES.read_text("utf-8"), flags=re.DOTALL)
    return {
        selector.strip(): found["display"]
        for selector, declarations in _RULE.findall(text)
        if "display" in (found := _declarations(declarations))
    }


def _declarations(text: str) -> dict[str, str]:
    pairs = (each.split(":", 1) for each in text.split(";") if each.strip())
    return {name.strip(): value.strip() for name, value in pairs}


def _value(text: str, properties: dict[str, str]) -> str:
    """Return the value that CSS computes; "" if it is invalid."""
    found = _VAR.fullmatch(text.strip())
    if not found:
        return text.strip()
    return properties.get(found[1]) or _value(found[2] or "", properties)


def _only(displays: Iterable[str]) -> str:
    """Return the one outcome that is displayed."""
    (outcome,) = (
        outcome
        for outcome, display in zip(OUTCOMES.values(), displays, strict=True)
        if display != "none"
    )
    return outcome
