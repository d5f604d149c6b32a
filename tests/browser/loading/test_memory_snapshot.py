"""The next visit continues from a copy of Python's memory, which the first has stored."""

from typing import Any

import pytest
from playwright.sync_api import Page

from rules.messages import handle_message
from tools.testing.memory_snapshot import SNAPSHOT_STORED
from tools.testing.rule_messages import generate_messages, send_in_page

# Few of them: `make verify` sends thousands.
TEXTS = generate_messages(20)[::3]
# Python imports a calculator when it is first called, also after it continued from a snapshot.
TEXTS += [f'{{"method": "{calculator}"}}' for calculator in ("experience", "pay", "french")]

# Calls a function with the snapshot's place and bytes.
_WITH_SNAPSHOT = """async (act) => {
    for (const name of await caches.keys()) {
        const cache = await caches.open(name);
        for (const request of await cache.keys()) {
            if (!request.url.endsWith("/memory-snapshot")) continue;
            const stored = await cache.match(request);
            const bytes = new Uint8Array(await stored.arrayBuffer());
            return act(bytes, (changed) =>
                cache.put(request, new Response(changed, { headers: stored.headers })));
        }
    }
}"""
DAMAGES = {
    "cut off": "(bytes, put) => put(bytes.subarray(0, bytes.length / 2))",
    "empty": "(bytes, put) => put(new Uint8Array())",
    "zeros": "(bytes, put) => put(bytes.fill(0, bytes.length / 4))",
}


def visit(page: Page) -> Any:
    """Open the self-check; return how its Python started, and its replies."""
    page.goto("en/check/")
    result = send_in_page(page, TEXTS)
    page.evaluate(SNAPSHOT_STORED)
    return result


def test_the_next_visit_gives_the_rules_own_answers(page: Page) -> None:
    """It continues from the snapshot, and its answers equal CPython's byte for byte."""
    assert not visit(page)["fromSnapshot"]
    later = visit(page)
    assert later["fromSnapshot"]
    assert later["variant"] == "fast"
    assert later["replies"] == list(map(handle_message, TEXTS))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_damaged_snapshot_is_replaced(page: Page, damage: str) -> None:
    """Python starts without it, answers every call, and stores another."""
    visit(page)
    page.evaluate(f"() => ({_WITH_SNAPSHOT})({damage})")
    later = visit(page)
    assert not later["fromSnapshot"]
    assert later["variant"] == "fast"
    assert later["replies"] == list(map(handle_message, TEXTS))
    page.wait_for_timeout(1_500)
    assert visit(page)["fromSnapshot"]
