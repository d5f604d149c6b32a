"""WebKitGTK loads Python from the site, from the device, and as stock Pyodide, and answers as
CPython does, byte for byte.
"""

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from rules.messages import handle_message
from tests.browser.engines.test_byte_equality import CASES
from tests.browser.loading.test_lost_worker import MOST_MS
from tests.browser.loading.test_runtime_fallback import BROKEN, Broken, built_with, without_end
from tests.browser.support.flaky_server import FlakyHost
from tests.browser.support.personas import AI_WORKER, IT_VFX
from tests.browser.support.self_check import (
    LOSE_WORKER,
    REMEMBER_WORKER,
    WORKER_STARTS,
    expected,
    link,
)
from tests.browser.support.stored_pages import STORED
from tests.browser.support.webkit_check import WebKitCheck
from tools.testing.memory_snapshot import SNAPSHOT_STORED
from tools.testing.rule_messages import SEND_IN_PAGE, generate_messages
from tools.testing.runtime_manifest import replace_manifest
from tools.testing.webkitgtk import WebKitGtk

# Until Python falls back, the steps of the page's time limits pass ten times as fast.
HURRY = """() => {
    const wait = self.setTimeout;
    self.setTimeout = (then, ms, ...given) =>
        wait(then, ms === 1_000 && !self.problems.length ? 100 : ms, ...given);
}"""


@pytest.mark.parametrize("variant", ["fast", "stock"])
def test_the_answers_are_the_rules_own_byte_for_byte(
    webkit: WebKitGtk,
    host: FlakyHost,
    variant: str,
    record_property: Callable[[str, object], None],
) -> None:
    """Hundreds of messages give the same text as CPython."""
    texts = generate_messages(CASES)
    webkit.goto(f"{host.address}en/check/")
    found = json.loads(webkit.evaluate(SEND_IN_PAGE, [json.dumps(texts), variant]))
    assert found["variant"] == variant
    assert found["replies"] == list(map(handle_message, texts))
    if variant == "fast":
        record_property("engine webkit", len(texts))


def test_a_later_visit_continues_from_the_memory_of_the_first(
    webkit: WebKitGtk, host: FlakyHost
) -> None:
    """Its answers equal CPython's byte for byte."""
    texts = generate_messages(20)
    for from_snapshot in (False, True):
        webkit.goto(f"{host.address}en/check/")
        found = json.loads(webkit.evaluate(SEND_IN_PAGE, [json.dumps(texts), "fast"]))
        assert (found["variant"], found["fromSnapshot"]) == ("fast", from_snapshot)
        assert found["replies"] == list(map(handle_message, texts))
        webkit.evaluate(SNAPSHOT_STORED)


def test_a_later_visit_needs_no_connection(webkit: WebKitGtk, host: FlakyHost) -> None:
    """The device has stored the pages and the self-check."""
    check = WebKitCheck(webkit, host.address, "en").open(link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)
    webkit.evaluate(STORED)
    host.is_down = True
    try:
        webkit.goto(f"{host.address}en/now/")
        assert webkit.evaluate("() => 'fromCache' in document.documentElement.dataset")
        assert check.open(link(IT_VFX)).results() == expected(IT_VFX)
    finally:
        host.is_down = False


def test_a_lost_worker_is_replaced(webkit: WebKitGtk, host: FlakyHost) -> None:
    """If the worker is gone, a new one answers the call within seconds."""
    check = WebKitCheck(webkit, host.address, "en").open()
    webkit.evaluate(REMEMBER_WORKER)
    check.load()
    lost = webkit.evaluate(LOSE_WORKER)
    assert check.bring(AI_WORKER) == expected(AI_WORKER)
    _, restart = webkit.evaluate(WORKER_STARTS)
    assert restart - lost < MOST_MS


@pytest.mark.parametrize("broken", BROKEN)
def test_stock_pyodide_takes_over(
    webkit: WebKitGtk, host: FlakyHost, tmp_path: Path, broken: Broken
) -> None:
    """If the start fails or never ends, or a call fails, the page falls back and keeps every
    answer.
    """
    host.folder = broken_site(host.folder, tmp_path / "site", broken)
    check = WebKitCheck(webkit, host.address, "en").open()
    if broken is without_end:
        webkit.evaluate(HURRY)
    assert check.bring(AI_WORKER) == expected(AI_WORKER)
    problems = webkit.evaluate("() => self.problems")
    assert [text.partition(":")[0] for text in problems] == ["the fast start of Python failed"]


def broken_site(site: Path, copy: Path, broken: Broken) -> Path:
    """Return a copy of the site as if it had been built with the broken file."""
    manifest, file, content = built_with(site, *broken(site))
    shutil.copytree(site, copy, copy_function=os.link)
    page = copy / "en" / "check" / "index.html"
    html = replace_manifest(page.read_text("utf-8"), manifest).encode()
    for path, changed in ((page, html), (copy / "engine" / file, content)):
        path.unlink()  # the site has the same file
        path.write_bytes(changed)
    return copy


def test_a_page_that_one_comes_back_to_answers(webkit: WebKitGtk, host: FlakyHost) -> None:
    """After Back, the check still gives results."""
    check = WebKitCheck(webkit, host.address, "en").open().load()
    webkit.goto(f"{host.address}en/pilot/pay/")
    webkit.back()
    assert check.bring(AI_WORKER) == expected(AI_WORKER)
