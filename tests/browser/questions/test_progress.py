"""The number of a question, and how many more are announced, as the page shows them."""

import json
import re

import pytest

from rules import PROGRAMS, opening
from rules.messages import handle_message
from tests.browser.support.personas import DEVELOPER, IT_VFX, Answers
from tests.browser.support.self_check import NOW, PILOT, SelfCheck

# Each text above the questions of a walk, in order.
RECORD = """() => {
    const progress = document.querySelector("[data-ref=progress]");
    window.announced = [];
    window.recorder = new MutationObserver(() => window.announced.push(progress.textContent));
    window.recorder.observe(progress, { childList: true });
}"""
RECORDED = "() => (window.recorder.disconnect(), window.announced)"


def left(answers: Answers, programs: list[str]) -> int:
    """The most questions that the rules still ask, the next one included."""
    skipped = [fact for fact, value in answers.items() if value is None]
    known = {fact: value for fact, value in answers.items() if value is not None}
    message = {"method": "next", "answers": known, "programs": programs, "skip": skipped}
    count: int = json.loads(handle_message(json.dumps(message)))["left"]
    return count


def announced(check: SelfCheck, text: str) -> tuple[int, int]:
    """The number of the question, and how many more there are at most."""
    for key, more in (("left", None), ("last", 0)):
        pattern = re.sub(
            r"\\{(\w+)\\}", r"(?P<\1>\\d+)", re.escape(check.text(f"check.progress.{key}"))
        )
        if match := re.fullmatch(pattern, text):
            return int(match["n"]), int(match["left"]) if more is None else more
    raise AssertionError(text)


@pytest.mark.parametrize(
    ("programs", "person"),
    [(PILOT, IT_VFX | {"diploma_level": None}), (NOW, DEVELOPER | {"age": None})],
)
def test_each_question_has_its_number_and_a_bound(
    check: SelfCheck, programs: str, person: Answers
) -> None:
    """At the opening questions the count of all that is asked, then the rules' own bound."""
    ids = programs.split(",")
    check.page.evaluate(RECORD)
    check.start(programs)
    asked = check.walk(person)
    texts = check.page.evaluate(RECORDED)
    first = opening(tuple(PROGRAMS[each] for each in ids))
    most = len({fact for each in ids for fact in PROGRAMS[each].questions})
    for place, (fact, text) in enumerate(zip(asked, texts, strict=True)):
        given = {each: person[each] for each in asked[:place]}
        bound = most - place if fact in first else left(given, ids)
        assert announced(check, text) == (place + 1, bound - 1), fact
    check.page.go_back()
    assert check.fact == asked[-1]
    shown = check.page.locator('[data-ref="progress"]').inner_text()
    assert shown == check.text("check.progress.question").replace("{n}", str(len(asked)))
