"""Links that are almost right, opened in a page: each is answered or refused in words."""

import json
import subprocess
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from rules.messages import handle_message
from tests.browser.self_check import SelfCheck
from tests.conftest import ROOT
from tests.fuzz.inputs import links

LINKS = 300
# The page opens at most 20 cases.
AT_ONCE = 10

# Opens each link; says whether it was answered, which takes it out of the address, or refused.
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


def _links() -> list[str]:
    """Return the fragments that the page takes for links with answers."""
    found: dict[str, None] = {}

    @seed(1)
    @settings(
        max_examples=5 * LINKS,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(links)
    def collect(one: dict[str, Any]) -> None:
        found[one["fragment"]] = None

    collect()
    return list(found)


def _without_browser(fragments: list[str]) -> list[tuple[str, bool]]:
    """Return the links with answers, and whether the rules answer what the page sends them."""
    lines = "".join(json.dumps({"fragment": each}) + "\n" for each in fragments)
    done = subprocess.run(
        ["node", str(ROOT / "tests" / "fuzz" / "page.mjs")],
        input=lines,
        capture_output=True,
        check=True,
        text=True,
    )
    results = []
    for fragment, line in zip(fragments, done.stdout.splitlines(), strict=True):
        found = json.loads(line)
        if "ignored" in found:
            continue
        replies = [json.loads(handle_message(text)) for text in found.get("messages", ())]
        results.append((fragment, bool(replies) and "problems" not in replies[0]))
    return results


def test_links_are_answered_or_refused_in_words(check: SelfCheck) -> None:
    """As without a browser, with no uncaught error, and by the fast Python throughout."""
    expected = _without_browser(_links())[:LINKS]
    assert len(expected) == LINKS
    assert 0 < sum(answered for _, answered in expected) < LINKS
    for start in range(0, LINKS, AT_ONCE):
        batch = expected[start : start + AT_ONCE]
        check.clear()
        answered = check.page.evaluate(OPEN, [fragment for fragment, _ in batch])
        assert answered == [answer for _, answer in batch], batch
    # The last one may have been refused, which leaves it in the address.
    check.bring({"filing_date": "2026-11-30"}, None)
