"""The self-check in WebKitGTK, for machines on which Playwright's own WebKit cannot be installed:
equal answers, a walk, a link, and a visit without a connection.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rules.messages import handle_message
from tests.browser.engines.test_byte_equality import CASES
from tests.browser.support.flaky_server import FlakyHost, serve_flaky
from tests.browser.support.personas import AI_WORKER, IT_VFX
from tests.browser.support.self_check import RESULTS, WALK, Outcomes, expected, link
from tests.browser.support.stored_pages import STORED
from tools.testing import webkitgtk
from tools.testing.page_modules import page_modules
from tools.testing.rule_messages import SEND_IN_PAGE, generate_messages
from tools.testing.webkitgtk import WebKitGtk

pytestmark = pytest.mark.only_browser("webkit", reason="is about WebKit")
ENGINE = "() => document.documentElement.dataset.engine"


@pytest.fixture(scope="module")
def host(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlakyHost]:
    """A host of the site and of the modules that a test imports; the test can break its
    connection.
    """
    folder = tmp_path_factory.mktemp("webkit") / "site"
    shutil.copytree(site, folder)
    for script in folder.glob("*/assets/*/guide.mjs"):
        for name, content in page_modules().items():
            (script.parent / "check" / name).write_bytes(content)
    with serve_flaky(folder) as one:
        yield one


@pytest.fixture
def webkit() -> Iterator[WebKitGtk]:
    """A page of a new WebKitGTK."""
    if not webkitgtk.is_installed():
        pytest.skip(f"needs {' and '.join(webkitgtk.DEBIAN_PACKAGES)}")
    with webkitgtk.launch() as page:
        yield page


def results(page: WebKitGtk) -> Outcomes:
    """Outcome by program, route and profile, once the results show."""
    return {(*pair,): outcome for *pair, outcome in page.wait_for(RESULTS)}


def test_the_answers_are_the_rules_own_byte_for_byte(
    webkit: WebKitGtk, host: FlakyHost, record_property: Callable[[str, object], None]
) -> None:
    """Hundreds of messages give the same text as CPython, without a fall-back to stock Pyodide."""
    texts = generate_messages(CASES)
    webkit.goto(f"{host.address}en/check/")
    found = json.loads(webkit.evaluate(SEND_IN_PAGE, json.dumps(texts)))
    assert found["variant"] == "fast"
    assert found["replies"] == list(map(handle_message, texts))
    record_property("engine webkit", len(texts))


def test_a_walk_and_a_link_lead_to_the_results(
    webkit: WebKitGtk, host: FlakyHost, language: str
) -> None:
    """Both work in each language, without a fall-back to stock Pyodide."""
    webkit.goto(f"{host.address}{language}/check/")
    webkit.click('[data-action="start"][data-programs="pilot"]')
    webkit.wait_for("() => document.documentElement.dataset.engine === 'ready'")
    asked = webkit.evaluate(WALK, AI_WORKER)
    assert asked[0] == "filing_date"
    assert results(webkit) == expected(AI_WORKER)
    webkit.evaluate("hash => { location.hash = hash }", link(IT_VFX))
    webkit.wait_for("() => !location.hash")
    assert results(webkit) == expected(IT_VFX)
    assert webkit.evaluate(ENGINE) == "ready"


def test_a_later_visit_needs_no_connection(webkit: WebKitGtk, host: FlakyHost) -> None:
    """The device has stored the pages and the self-check."""
    webkit.goto(f"{host.address}en/check/{link(AI_WORKER)}")
    assert results(webkit) == expected(AI_WORKER)
    webkit.evaluate(STORED)
    host.is_down = True
    try:
        webkit.goto(f"{host.address}en/now/")
        assert webkit.evaluate("() => 'fromCache' in document.documentElement.dataset")
        webkit.goto(f"{host.address}en/check/{link(IT_VFX)}")
        assert results(webkit) == expected(IT_VFX)
    finally:
        host.is_down = False
