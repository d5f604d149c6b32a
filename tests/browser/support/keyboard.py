"""Use the self-check by keyboard alone, from the focus that the page sets."""

from typing import Any

from tests.browser.support.inputs import press, type_answer
from tests.browser.support.personas import Answers
from tests.browser.support.self_check import PILOT, SelfCheck


def walk(check: SelfCheck, answers: Answers, programs: str = PILOT) -> Answers:
    """Go from the start to the results; return the answers to the questions on the way."""
    given: Answers = {}
    names = programs.replace(",", " ")
    press(check.page, f'[data-action="start"][data-programs="{names}"]')
    while fact := check.fact:
        given[fact] = answers[fact]
        answer(check, fact, answers[fact])
    return given


def answer(check: SelfCheck, fact: str, value: Any) -> None:
    """Answer the shown question and continue; None is "I do not know"."""
    if value is None:
        press(check.page, '[data-action="unknown"]')
    else:
        type_answer(check.page, check.question, fact, value)
