"""Record which functions of Python's WebAssembly the page uses, for `runtime.strip_wasm`:
`python -m tools.record_used_functions`, after a build of the site.
"""

import hashlib
from pathlib import Path

from playwright.sync_api import Browser, Route, sync_playwright

from site_builder.paths import Paths
from site_builder.runtime.strip_wasm import PROFILE, write_profile
from site_builder.runtime.wasm import instrument_calls
from tools import browser as chromium
from tools.testing.rule_messages import SEND_IN_PAGE, generate_messages
from tools.testing.runtime_manifest import manifest_entry, read_manifest, serve_manifest
from tools.testing.static_server import serve

MODULE = "pyodide.asm.wasm"
INSTRUMENTED = "instrumented.wasm"
RAN = "~ran"
RUNS = 3
CASES = 3000

# Before the worker's own code: holds on to the module, to look afterwards at what it noted.
HOLD = """
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (source, imports) => {
  const made = await instantiateStreaming.call(WebAssembly, source, imports);
  if (made.instance.exports["~ran0"]) self.instrumented = made.instance.exports;
  return made;
};
"""
LOOK = """() => Object.entries(self.instrumented ?? {})
    .filter(([name, { value }]) => name.startsWith("~ran") && value)
    .map(([name]) => Number(name.slice(4)))"""


def record(browser: Browser, address: str, site: Path, module: bytes) -> set[int]:
    """The functions that run from the start of a page to its last answer."""
    content = instrument_calls(module, RAN)
    listed = read_manifest(site / "en" / "check" / "index.html")
    entry = manifest_entry(listed, MODULE)
    entry |= {
        "file": INSTRUMENTED,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "compressed": False,
    }

    def hold(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=HOLD + response.text())

    page = browser.new_context(base_url=address).new_page()
    serve_manifest(page, listed)
    page.route(
        f"**/engine/{INSTRUMENTED}",
        lambda route: route.fulfill(body=content, content_type="application/wasm"),
    )
    page.route("**/worker.mjs", hold)
    page.goto("en/check/")
    found = page.evaluate(SEND_IN_PAGE, generate_messages(CASES))
    if found["variant"] != "fast":
        raise RuntimeError("the fast start failed")
    ran = set[int]()
    for worker in page.workers:
        ran |= set(worker.evaluate(LOOK))
    page.context.close()
    return ran


def main() -> None:
    """Several runs: memory is laid out, and names hashed, in other ways each time."""
    site = Paths().site
    module = (Paths().pyodide / MODULE).read_bytes()
    with serve(site) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        used = set[int]()
        for _ in range(RUNS):
            used |= record(browser, address, site, module)
            print(f"{len(used)} functions are used")
        browser.close()
    write_profile(module, used)
    print(f"written to {PROFILE}")


if __name__ == "__main__":
    main()
