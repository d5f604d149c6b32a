"""Loading Python over a connection that breaks or stalls, and in several tabs."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewContext
from tests.browser.support.flaky_server import FlakyHost
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck, expected, link

LARGE = ".wasm.zst"


SAVE_DATA = """Object.defineProperty(Navigator.prototype, "connection", {
    get: () => ({ saveData: true }),
});"""


def _reload_a_question(check: SelfCheck) -> None:
    check.start()
    check.page.reload()


SHOWN_INTENT = {
    "the pointer over a button": lambda check: check.page.hover('[data-action="start"]'),
    "the focus on a button": lambda check: check.page.focus('[data-action="start"]'),
    "the pointer over the button that opens a file": lambda check: check.page.hover(
        '[data-ref="open-file"]'
    ),
    "a press": lambda check: check.start(),
    "a link with answers": lambda check: check.open(link(AI_WORKER)),
    "a question after a reload": _reload_a_question,
}


@pytest.fixture
def base_url(host: FlakyHost) -> str:
    """Return the address of the unreliable host."""
    return host.address


@pytest.fixture
def line(new_context: NewContext) -> Page:
    """A page over the unreliable connection."""
    return new_context().new_page()


def of_python(host: FlakyHost) -> list[str]:
    """Return the paths of all requests for Python's files."""
    return [path for path, _ in host.requests if path.startswith("engine/")]


def large(host: FlakyHost) -> list[str | None]:
    """Return the Range header of each request for the largest file."""
    return [span for path, span in host.requests if path.endswith(LARGE)]


@pytest.mark.parametrize("show_intent", SHOWN_INTENT.values(), ids=SHOWN_INTENT)
def test_python_waits_for_intent(
    host: FlakyHost, line: Page, show_intent: Callable[[SelfCheck], None]
) -> None:
    """Reading the start loads nothing of Python; a single sign of intent loads it."""
    check = SelfCheck(line, "en").open()
    line.hover("h1")
    line.wait_for_timeout(500)
    check.wait_for("idle")
    assert of_python(host) == []
    show_intent(check)
    check.wait_for("ready")
    assert len(of_python(host)) >= 4


def test_who_saves_data_downloads_nothing_before_a_press(
    host: FlakyHost, line: Page, language: str
) -> None:
    """The page offers the no-script check first, and names the size of the download."""
    line.add_init_script(SAVE_DATA)
    check = SelfCheck(line, language).open()
    offered = line.locator('[data-ref="start"] :is(a, button):visible').first
    expect(offered).to_have_attribute("href", re.compile("walk/"))
    for signal in ("the pointer over a button", "the focus on a button"):
        SHOWN_INTENT[signal](check)
    line.wait_for_timeout(300)
    check.wait_for("idle")
    assert of_python(host) == []
    text = line.locator('[data-ref="save-data-text"]').inner_text()
    check.start()
    check.wait_for("ready")
    [megabytes] = re.findall(r"\d+[.]\d", text)
    sizes = {path: (host.folder / path).stat().st_size for path in of_python(host)}
    assert float(megabytes) == pytest.approx(sum(sizes.values()) / 1e6, abs=0.06)


@pytest.mark.fault_matrix("connection_lost")
@pytest.mark.parametrize("ranges", [True, False], ids=["resumed", "from the start"])
def test_a_cut_download_goes_on(host: FlakyHost, line: Page, ranges: bool) -> None:  # noqa: FBT001 (a case)
    """After a cut, the download resumes; from a host without ranges, it starts again."""
    host.supports_ranges = ranges
    host.truncations = {LARGE: 100_000}
    check = SelfCheck(line, "en").open(link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)
    whole, rest = large(host)
    assert whole is None
    assert re.match(r"bytes=[1-9]\d*-", rest or "")


def test_a_changed_file_is_not_taken(line: Page) -> None:
    """A file of the right length with another byte is refused."""

    def falsify(body: bytes) -> bytes:
        return body[:-1] + bytes([body[-1] ^ 1])

    line.route(
        "**/engine/**",
        lambda route: route.fulfill(body=falsify(route.fetch().body()), status=200),
    )
    SelfCheck(line, "en").open().load("failed")
    # The first refusal ends the test's page while the other files are still on their way.
    line.unroute_all(behavior="ignoreErrors")


@pytest.mark.fault_matrix("standstill", ends_in="words")
def test_a_standstill_offers_other_ways_and_goes_on(
    host: FlakyHost, line: Page, language: str
) -> None:
    """After half a minute without data the page offers other ways, and still uses data that arrives
    later.
    """
    host.delayed_suffix = LARGE
    host.released.clear()
    line.clock.install()
    check = SelfCheck(line, language).open().load("loading")
    slow = line.locator('[data-ref="slow"]')
    line.wait_for_timeout(1000)
    expect(slow).to_be_hidden()
    line.clock.run_for(31_000)
    expect(slow).to_be_visible()
    expect(slow.locator("a")).to_have_count(2)
    check.wait_for("loading")
    host.released.set()
    check.wait_for("ready")
    expect(slow).to_be_hidden()


def test_it_goes_on_when_the_device_is_online_again(line: Page) -> None:
    """After a failure without a network, loading restarts by itself when the network returns."""
    line.route("**/engine/**", lambda route: route.abort())
    check = SelfCheck(line, "en").open().load("failed")
    line.unroute("**/engine/**")
    line.context.set_offline(offline=True)
    line.context.set_offline(offline=False)
    check.wait_for("ready")


@pytest.mark.fault_matrix("two_tabs")
def test_a_second_tab_waits_for_the_first(host: FlakyHost, line: Page) -> None:
    """Two tabs that load at once request each file once."""
    host.forbids_caching = True
    host.delayed_suffix = LARGE
    host.released.clear()
    first = SelfCheck(line, "en").open().load("loading")
    second = SelfCheck(line.context.new_page(), "zh").open().load("loading")
    second.page.wait_for_timeout(500)
    host.released.set()
    first.wait_for("ready")
    second.wait_for("ready")
    assert large(host) == [None]


def test_a_hidden_tab_loads_nothing(host: FlakyHost, line: Page) -> None:
    """A page in the background starts loading when it becomes visible, and only once."""
    line.add_init_script(
        "Object.defineProperty(document, 'visibilityState', "
        "{ get: () => globalThis.seen ? 'visible' : 'hidden' })"
    )
    check = SelfCheck(line, "en").open(link(AI_WORKER))
    check.wait_for("idle")
    line.wait_for_timeout(300)
    assert of_python(host) == []
    line.evaluate("""() => {
        globalThis.seen = true;
        for (let n = 0; n < 3; n++) document.dispatchEvent(new Event("visibilitychange"));
    }""")
    check.wait_for("ready")
    assert large(host) == [None]
