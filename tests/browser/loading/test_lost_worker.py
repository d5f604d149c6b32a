"""A worker with Python that is gone is replaced within seconds; one that is only busy is not."""

import pytest
from playwright.sync_api import Page

from tests.browser.support.flaky_server import FlakyHost
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import (
    LOSE_WORKER,
    REMEMBER_WORKER,
    WORKER_STARTS,
    SelfCheck,
    expected,
    link,
)
from tools.testing.memory_snapshot import SNAPSHOT_STORED

# Long after the page asks whether the worker is gone, long before the limit of a call.
MOST_MS = 10_000
# The third answer of each worker is six seconds late.
BUSY = """
    const { createObjectURL } = URL;
    URL.createObjectURL = (blob) => createObjectURL.call(URL, new Blob([`
        const send = self.postMessage.bind(self);
        let answers = 0;
        self.postMessage = (message) => {
            answers += message.state === "answered";
            if (answers === 3) for (const start = Date.now(); Date.now() - start < 6_000; );
            send(message);
        };
    `, blob], { type: blob.type }));
"""


@pytest.fixture
def base_url(host: FlakyHost) -> str:
    """Return the address of a host that notes requests."""
    return host.address


@pytest.mark.fault_matrix("worker_killed")
def test_a_lost_worker_is_replaced(page: Page, host: FlakyHost) -> None:
    """If the worker is gone, a new one answers the call, with files from the cache."""
    page.add_init_script(f"({REMEMBER_WORKER})()")
    check = SelfCheck(page, "en").open().load()
    # The snapshot is the last to be stored.
    page.evaluate(SNAPSHOT_STORED)
    host.requests.clear()
    lost = page.evaluate(LOSE_WORKER)
    page.evaluate("hash => { location.hash = hash }", link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)
    _, restart = page.evaluate(WORKER_STARTS)
    assert restart - lost < MOST_MS
    assert not [path for path, _ in host.requests if path.endswith(".wasm.zst")]


@pytest.mark.weekly
def test_a_busy_worker_is_not_replaced(page: Page) -> None:
    """A call that takes seconds, as on a slow device, is answered by the same worker."""
    page.add_init_script(f"({REMEMBER_WORKER})(); {BUSY}")
    check = SelfCheck(page, "en").open(link(AI_WORKER))
    assert check.results() == expected(AI_WORKER)
    page.wait_for_timeout(8_000)
    assert len(page.evaluate(WORKER_STARTS)) == 1
