"""The styles for paper in WebKitGTK, applied to the screen: its driver cannot print."""

from tests.browser.guide.test_print import assert_complete, assert_edited
from tests.browser.support.flaky_server import FlakyHost
from tests.browser.support.personas import AI_GRADUATE
from tests.browser.support.printing import (
    AFTER_PRINT,
    BEFORE_PRINT,
    DARK,
    PAGE_SHOWN,
    RESULTS_SHOWN,
    SWAP_MEDIA,
)
from tests.browser.support.self_check import link
from tests.browser.support.webkit_check import WebKitCheck
from tools.testing.webkitgtk import WebKitGtk


def test_a_page_looks_edited_on_paper(webkit: WebKitGtk, host: FlakyHost, language: str) -> None:
    """Paper has light colours and no controls, also when printed from the dark palette."""
    webkit.goto(f"{host.address}{language}/now/")
    webkit.evaluate(DARK)
    screen = webkit.evaluate(PAGE_SHOWN)
    webkit.evaluate(SWAP_MEDIA)
    assert_edited(screen, webkit.evaluate(PAGE_SHOWN))


def test_results_on_paper_are_complete_and_cite(
    webkit: WebKitGtk, host: FlakyHost, language: str
) -> None:
    """Answers, rows and sources unfold before printing, and fold again after it."""
    check = WebKitCheck(webkit, host.address, language).open(link(AI_GRADUATE))
    check.results()
    webkit.evaluate(BEFORE_PRINT)
    webkit.evaluate(SWAP_MEDIA)
    paper = webkit.evaluate(RESULTS_SHOWN)
    webkit.evaluate(DARK)
    assert webkit.evaluate(RESULTS_SHOWN)["faint"] == []
    assert_complete(paper)
    webkit.evaluate(AFTER_PRINT)
    assert webkit.evaluate(RESULTS_SHOWN)["answers"] == 0
