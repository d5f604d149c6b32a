"""Links and files with small errors, opened in a page: each is answered, or refused with a
message.
"""

import json
import subprocess
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy

from rules.messages import handle_message
from tests.browser.support.self_check import SelfCheck
from tests.conftest import ROOT
from tests.fuzz.inputs import Input, files, links

LINKS = 150
FILES = 30
# The page opens at most 20 cases.
AT_ONCE = 10

# Opens each link; returns whether it was answered, which removes it from the address, or refused.
OPEN = """async (fragments) => {
    const report = document.querySelector('[data-ref="import-error"]');
    const close = document.querySelector('[data-ref="import-error-close"]');
    const answered = [];
    for (const fragment of fragments) {
        if (!report.hidden) close.click();
        location.hash = fragment;
        for (const end = Date.now() + 9_000; location.hash && report.hidden;) {
            if (Date.now() > end) throw new Error(`nothing follows ${fragment}`);
            await new Promise((resolve) => setTimeout(resolve, 2));
        }
        answered.push(report.hidden);
        if (!report.hidden && !report.innerText.trim()) throw new Error("no words");
    }
    return answered;
}"""

# Opens each file; an accepted one adds an entry to the history, a refused one shows a report.
OPEN_FILES = """async (files) => {
    const input = document.querySelector('[data-ref="file"]');
    const report = document.querySelector('[data-ref="import-error"]');
    const close = document.querySelector('[data-ref="import-error-close"]');
    const answered = [];
    for (const { name, base64 } of files) {
        if (!report.hidden) close.click();
        // A file whose answers wait for the rules is in the entry already.
        const entry = () => JSON.stringify({ ...history.state?.check, file: null });
        const before = entry();
        const chosen = new DataTransfer();
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        chosen.items.add(new File([bytes], name || "nameless"));
        input.files = chosen.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        for (const end = Date.now() + 9_000; report.hidden && entry() === before;) {
            if (Date.now() > end) throw new Error(`nothing follows ${name} ${base64}`);
            await new Promise((resolve) => setTimeout(resolve, 2));
        }
        answered.push(report.hidden);
        if (!report.hidden && !report.innerText.trim()) throw new Error("no words");
    }
    return answered;
}"""


def _inputs(inputs: SearchStrategy[Input], count: int) -> list[Input]:
    """Return different inputs."""
    found: dict[str, Input] = {}

    @seed(1)
    @settings(
        max_examples=count,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(inputs)
    def collect(one: Input) -> None:
        found[json.dumps(one)] = one

    collect()
    return list(found.values())


def _without_browser(inputs: list[Input]) -> list[tuple[Input, bool]]:
    """Return links with answers, files, and whether the rules accept what the page sends for
    each.
    """
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "fuzz" / "page.mjs")],
        input="".join(json.dumps(each) + "\n" for each in inputs),
        capture_output=True,
        check=True,
        text=True,
    )
    results = []
    for one, line in zip(inputs, done.stdout.splitlines(), strict=True):
        found = json.loads(line)
        if "ignored" in found:
            continue
        replies = [json.loads(handle_message(text)) for text in found.get("messages", ())]
        results.append((one, bool(replies) and not any("problems" in reply for reply in replies)))
    return results


def _open(check: SelfCheck, script: str, expected: list[tuple[Any, bool]]) -> None:
    """Open inputs of which the same is expected, a few at a time."""
    answered = sum(answer for _, answer in expected)
    assert len(expected) / 4 < answered < len(expected) * 3 / 4
    for start in range(0, len(expected), AT_ONCE):
        batch = expected[start : start + AT_ONCE]
        check.clear()
        found = check.page.evaluate(script, [one for one, _ in batch])
        assert found == [answer for _, answer in batch], batch


def test_links_and_files_are_answered_or_refused_in_words(check: SelfCheck) -> None:
    """The page accepts and refuses the same inputs as the rules, without an uncaught error or a
    fall-back to stock Pyodide.
    """
    expected = _without_browser(_inputs(links, 2 * LINKS))[:LINKS]
    assert len(expected) == LINKS
    _open(check, OPEN, [(one["fragment"], answer) for one, answer in expected])
    _open(check, OPEN_FILES, _without_browser(_inputs(files, 2 * FILES))[:FILES])
    # A refused link stays in the address; the last one may have been refused.
    check.bring({"filing_date": "2026-11-30"}, None)
