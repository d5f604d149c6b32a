"""Answers that arrive by a link or a file, and answers that are saved or shared."""

import base64
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, expect

from rules.engine.assess import assess
from rules.io.answers import validate_answers
from rules.programs.pilot import PROGRAM
from rules.version import RULES_VERSION
from tests.browser.support.personas import AI_GRADUATE, AI_WORKER, DEVELOPER, Answers
from tests.browser.support.self_check import NOW, SelfCheck, expected, link
from tests.conftest import ROOT


def link_of(text: str) -> str:
    """Return a link with this text in place of the answers' JSON."""
    return "#answers=" + base64.urlsafe_b64encode(text.encode()).decode()


BAD = {
    "no base64": "#answers=%%%",
    "unknown program": link(AI_WORKER, "pilot,no"),
    "no program": link(AI_WORKER, ""),
    "cut off": link(AI_WORKER)[:60],
    "no object": link([1, 2]),
    "unknown fact": link(AI_WORKER | {"shoe_size": 43}),
    "outside the domain": link(AI_WORKER | {"age": -3}),
    "wrong type": link(AI_WORKER | {"age": "31"}),
    "no filing date": link({"age": 31}),
    "empty": "#answers=",
    "a fact twice": link_of('{"filing_date": "2024-03-01", "age": 31, "age": 17}'),
    "a name of every object": link_of('{"filing_date": "2024-03-01", "constructor": 1}'),
    "the name of a prototype": link_of('{"filing_date": "2024-03-01", "__proto__": 1}'),
    "a whole number with a fraction": link_of('{"filing_date": "2024-03-01", "age": 31.5}'),
    "a name outside Latin-1": link_of('{"filing_date": "2024-03-01", "年龄😀": 1}'),
    "half a character": link_of('{"filing_date": "2024-03-01", "\\ud800": "\\udfff"}'),
    "a number without bound": "#answers=eyJmaWxpbmdfZGF0ZSI6IjIwMjQtMDMtMDEiLCJhZ2UiOjFlOTk5fQ",
}

BAD_FILES = (
    *("", "{", "[]", '{"age": 31}', '{"filing_date": "yesterday"}'),
    '{"filing_date": "2024-03-01", "age": 31, "age": 31}',
    '{"filing_date": ' + "[" * 50_000 + "]" * 50_000 + "}",
    json.dumps({f"fact_{number}" + "s" * 99: number for number in range(99)}),
)

LONGEST_REPORT = 2000  # letters


def test_a_link_restores_answers_and_results(page: Page, language: str) -> None:
    """A link shows the results of its answers and names the rules that made it. The answers leave
    the address, but survive a reload of the tab.
    """
    check = SelfCheck(page, language).open(link(AI_GRADUATE) + "&rules=none")
    assert check.results() == expected(AI_GRADUATE)
    assert "#" not in page.url
    page.reload()
    assert check.results() == expected(AI_GRADUATE)
    expect(page.locator('[data-provenance="broken"]')).to_be_visible()


def test_a_bad_link_is_reported_and_changes_nothing(check: SelfCheck) -> None:
    """An invalid fragment is reported; the step stays the same."""
    page = check.page
    check.start()
    check.answer("2022-05-10")
    assert check.fact == "location"
    report = page.locator('[data-ref="import-error"]')
    for fault, fragment in BAD.items():
        page.evaluate("hash => { location.hash = hash }", fragment)
        expect(report, fault).to_be_visible()
        assert check.fact == "location", fault
        page.go_back()  # the fragment made an entry of its own
        expect(report, fault).to_be_hidden()
    check.press("back")
    check.question.locator('[name="filing_date-year"]').fill("twenty")
    page.evaluate("hash => { location.hash = hash }", BAD["wrong type"])
    expect(report).to_be_focused()
    expect(check.question.locator('[name="filing_date-year"]')).to_have_value("twenty")


def test_a_bad_link_in_the_address_leaves_the_start(page: Page, language: str) -> None:
    """A broken link is reported, and the check can start. Clearing removes the link from the
    address, since it may contain answers.
    """
    check = SelfCheck(page, language).open(BAD["wrong type"])
    expect(page.locator('[data-ref="import-error"]')).to_be_visible(timeout=60_000)
    check.start()
    check.answer("2022-05-10")
    assert check.fact == "location"
    check.restart()
    assert check.left() == []
    page.go_back()
    assert check.left() == []


def test_answers_are_saved_and_opened_as_a_file(
    check: SelfCheck, saved_file: Callable[[Page, str], Path]
) -> None:
    """The command line reads the saved JSON file; opening the file in the page restores the
    results.
    """
    page = check.page
    answers = AI_GRADUATE | {"annual_salary": None}
    shown = check.bring(answers)
    saved = saved_file(page, '[data-share="save"]')
    assert json.loads(saved.read_text("utf-8")) == answers
    assert saved.name.endswith(f"-rules-{RULES_VERSION}-{letters(answers)}.json")
    done = subprocess.run(
        [sys.executable, "-m", "rules", "check", str(saved), "--json", "--program", "pilot"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    routes = json.loads(done.stdout)["programs"][0]["routes"]
    assert shown == {("pilot", each["route"], each["profile"]): each["outcome"] for each in routes}
    check.clear()
    page.locator('[data-ref="file"]').set_input_files(saved)
    assert check.results() == shown
    expect(page.locator('[data-provenance="same"]')).to_contain_text(RULES_VERSION)


def test_a_bad_file_is_reported_and_changes_nothing(check: SelfCheck, tmp_path: Path) -> None:
    """A file without valid answers is reported, and the results stay."""
    page = check.page
    check.bring(AI_GRADUATE)
    bad = tmp_path / "bad.json"
    report = page.locator('[data-ref="import-error"]')
    for text in BAD_FILES:
        bad.write_text(text, encoding="utf-8")
        page.locator('[data-ref="file"]').set_input_files(bad)
        expect(report, text).to_be_visible()
        assert check.results() == expected(AI_GRADUATE), text
        expect(report, text).to_be_focused()
        expect(report, text).to_be_in_viewport()
        assert len(report.inner_text()) < LONGEST_REPORT
        page.locator('[data-ref="import-error-close"]').click()
        expect(report, text).to_be_hidden()


def test_the_copied_link_restores_the_results(check: SelfCheck) -> None:
    """The copied link restores the answers; if copying is not allowed, the page shows the link."""
    page = check.page
    check.bring(AI_GRADUATE)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.locator('[data-share="copy"]').click()
    copied = page.locator('[data-ref="share-status"] input').input_value()
    made = f"&rules={RULES_VERSION}&outcomes={letters(AI_GRADUATE)}"
    assert copied.endswith(link(AI_GRADUATE, separators=(",", ":")) + made)
    check.clear()
    page.evaluate("address => { location.href = address }", copied)
    assert check.results() == expected(AI_GRADUATE)
    expect(page.locator('[data-provenance="same"]')).to_contain_text(RULES_VERSION)


def letters(answers: Answers, *, hypothetical: bool = False) -> str:
    """Return outcomes as a link records them: a letter per pair of route and profile, a capital if
    hypothetical.
    """
    routes = assess(validate_answers(answers), (PROGRAM,))["programs"][0]["routes"]
    found = "".join(route["conditions_outcome"][0] for route in routes)
    return found.upper() if hypothetical else found


THEN_AND_NOW = {
    "en": [
        ("Then: Not all conditions met", "Now: All conditions met"),
        ("Then: We can’t tell yet. Now: Conditions met, but no places that day.",),
    ],
    "zh": [
        ("当时：有条件不符合；", "现在：各项条件都符合。"),
        ("当时：尚无法判断；现在：符合条件，但当天已没有名额。",),
    ],
}


def test_a_link_of_other_rules_reports_changed_outcomes(check: SelfCheck, language: str) -> None:
    """A link made by older rules restores the answers and names the routes whose outcomes have
    changed since; so does a saved file.
    """
    page = check.page
    check.bring(AI_GRADUATE)
    made = page.locator("[data-provenance]")
    expect(made).to_have_count(0)
    outcomes = letters(AI_GRADUATE)
    assert outcomes[2:4] == "mm"
    for end, what in {
        f"&rules=0.9.0&outcomes={outcomes}": "same",
        f"&rules=0.9.0&outcomes={outcomes[:2]}nU{outcomes[4:]}": "differs",
        f"&rules={RULES_VERSION}&outcomes=uuuuuu": "broken",
        f"&rules=0.9.0&outcomes={outcomes[:5]}": "broken",
        "&rules=%3Cb%3E&outcomes=": "broken",
    }.items():
        page.evaluate("hash => { location.hash = hash }", link(AI_GRADUATE) + end)
        expect(page.locator(f'[data-provenance="{what}"]')).to_be_visible()
        assert check.results() == expected(AI_GRADUATE)
        if what == "differs":
            changed = made.locator("li").all_inner_texts()
            for text, words in zip(changed, THEN_AND_NOW[language], strict=True):
                assert all(word in text for word in words), text


def test_a_link_says_for_which_programs(check: SelfCheck) -> None:
    """The page assesses the programs of the link, or those in force on the filing date if it names
    none.
    """
    for programs in (NOW, "peq", "pilot", None):
        assert check.bring(DEVELOPER, programs) == expected(DEVELOPER, programs), programs
        check.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
        check.page.locator('[data-share="copy"]').click()
        copied = check.page.locator('[data-ref="share-status"] input').input_value()
        assert f"&programs={programs or NOW}&rules=" in copied


def test_an_unknown_program_is_named(check: SelfCheck) -> None:
    """The report names the unknown program of the link."""
    check.page.evaluate("hash => { location.hash = hash }", link(AI_WORKER, "pilot,skills"))
    report = check.page.locator("[data-report]:visible")
    expect(report).to_contain_text("skills")
    expect(report).to_contain_text(check.text("check.import.unknown_program").split("{program}")[1])
    check.page.locator('[data-ref="import-error-close"]').click()
    check.page.go_back()  # the fragment made an entry of its own


def test_what_a_chat_appends_breaks_no_link(check: SelfCheck) -> None:
    """A link still works with text after it, or encoded again."""
    whole = link(DEVELOPER, NOW)
    encoded = "#" + quote(whole[1:], safe="")
    ends = (")", ".", "）。", "&utm_source=chat", "\u200b")
    for sent in (*(whole + end for end in ends), encoded, encoded + ")", whole.replace("=", "%3D")):
        check.page.evaluate("hash => { location.hash = hash }", sent)
        check.page.wait_for_function("() => !location.hash")
        assert check.results() == expected(DEVELOPER, NOW), sent


def test_a_link_of_the_first_schema_opens(check: SelfCheck) -> None:
    """Such a link names no program; its outcomes are those of the pilot program."""
    made = f"{link(AI_GRADUATE, None)}&rules=1.0.0&outcomes={letters(AI_GRADUATE)}"
    check.page.evaluate("hash => { location.hash = hash }", made)
    assert check.results() == expected(AI_GRADUATE)
    expect(check.page.locator('[data-provenance="same"]')).to_contain_text("1.0.0")
