"""Answers that come into WebKitGTK by links and files, and leave by them."""

import json
import time
from pathlib import Path

from tests.browser.cases.test_links import BAD, BAD_FILES, letters
from tests.browser.support.flaky_server import FlakyHost
from tests.browser.support.personas import AI_GRADUATE, DEVELOPER
from tests.browser.support.self_check import NOW, expected, link
from tests.browser.support.webkit_check import WebKitCheck
from tools.testing import webkitgtk
from tools.testing.webkitgtk import WebKitGtk

FILE = '[data-ref="file"]'
REPORT_IS_SHOWN = """() => {
    const report = document.querySelector('[data-ref="import-error"]');
    return report?.getClientRects().length && document.activeElement === report;
}"""
REPORT_IS_HIDDEN = """() =>
    !document.querySelector('[data-ref="import-error"]')?.getClientRects().length"""
REFUSE_TO_COPY = "() => { navigator.clipboard.writeText = () => Promise.reject(); }"
COPIED = """() => document.querySelector('[data-ref="share-status"] input')?.value"""
PROVENANCE = "() => document.querySelector('[data-provenance]')?.dataset.provenance"
PRESS = "selector => document.querySelector(selector).click()"


def test_a_link_restores_results_and_a_reload_keeps_them(
    webkit: WebKitGtk, host: FlakyHost, language: str
) -> None:
    """The address drops the answers, and a reload keeps them."""
    check = WebKitCheck(webkit, host.address, language).open(link(AI_GRADUATE) + "&rules=none")
    assert check.results() == expected(AI_GRADUATE)
    assert webkit.evaluate("() => location.hash") == ""
    webkit.reload()
    assert check.results() == expected(AI_GRADUATE)
    assert webkit.evaluate(PROVENANCE) == "broken"


def test_a_bad_link_is_reported_and_changes_nothing(check: WebKitCheck) -> None:
    """A bad link leaves the step as it was."""
    check.start()
    assert check.next_fact(()) == "filing_date"
    for fragment in BAD.values():
        check.follow(fragment)
        check.page.wait_for(REPORT_IS_SHOWN)
        assert check.fact == "filing_date", fragment
        check.page.back()  # the fragment made an entry of its own
        check.page.wait_for(REPORT_IS_HIDDEN)


def test_the_copied_link_restores_the_results(check: WebKitCheck) -> None:
    """The link shown where copying is not allowed restores the results."""
    check.bring(DEVELOPER, NOW)
    check.page.evaluate(REFUSE_TO_COPY)
    check.page.evaluate(PRESS, '[data-share="copy"]')
    copied = check.page.wait_for(COPIED)
    check.clear()
    check.follow("#" + copied.partition("#")[2])
    assert check.results() == expected(DEVELOPER, NOW)
    assert check.page.evaluate(PROVENANCE) == "same"


def test_answers_are_saved_and_opened_as_a_file(
    host: FlakyHost, language: str, tmp_path: Path
) -> None:
    """The saved file holds the answers as JSON; opened, it brings the same results."""
    answers = AI_GRADUATE | {"annual_salary": None}
    with webkitgtk.launch(home=tmp_path) as page:
        check = WebKitCheck(page, host.address, language).open()
        shown = check.bring(answers)
        page.evaluate(PRESS, '[data-share="save"]')
        end = time.monotonic() + 20
        while not (saved := [*tmp_path.rglob("*.json")]) and time.monotonic() < end:
            time.sleep(0.1)
        assert json.loads(saved[0].read_text("utf-8")) == answers
        assert saved[0].name.endswith(f"-{letters(answers)}.json")
        check.clear()
        page.choose_file(FILE, saved[0])
        assert check.results() == shown
        assert page.evaluate(PROVENANCE) == "same"


def test_a_bad_file_is_reported_and_changes_nothing(check: WebKitCheck, tmp_path: Path) -> None:
    """A bad file leaves the results as they were."""
    check.bring(AI_GRADUATE)
    bad = tmp_path / "bad.json"
    for text in BAD_FILES:
        bad.write_text(text, encoding="utf-8")
        check.page.choose_file(FILE, bad)
        check.page.wait_for(REPORT_IS_SHOWN)
        assert check.results() == expected(AI_GRADUATE), text
        check.page.evaluate(PRESS, '[data-ref="import-error-close"]')
        check.page.wait_for(REPORT_IS_HIDDEN)


def test_the_switch_of_the_language_keeps_the_results(check: WebKitCheck) -> None:
    """The page in the other language shows the same results, and Back leads to the first one."""
    check.bring(AI_GRADUATE)
    page, language = check.page, "() => document.documentElement.lang"
    here = page.evaluate(language)
    page.click('[data-action="language"]')
    page.wait_for(f"() => document.readyState === 'complete' && ({language})() !== '{here}'")
    assert check.results() == expected(AI_GRADUATE)
    page.back()
    page.wait_for(f"() => ({language})() === '{here}'")
    assert check.results() == expected(AI_GRADUATE)
