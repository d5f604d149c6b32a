"""Record which functions of Python's WebAssembly module the page calls, then build the site.

`make upgrade-pyodide` runs it. It needs no earlier recording: it records on a site of its own,
built with the whole module.
"""

import argparse
import hashlib
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser, Route, sync_playwright

from site_builder.build import build
from site_builder.errors import BuildError
from site_builder.paths import Paths, display_path
from site_builder.runtime.bundle import WASM_MODULE
from site_builder.runtime.strip_wasm import PROFILE, write_profile
from site_builder.runtime.wasm import instrument_calls
from tools import browser as chromium
from tools.testing.memory_snapshot import SNAPSHOT_STORED
from tools.testing.rule_messages import generate_messages, send_in_page
from tools.testing.runtime_manifest import manifest_entry, read_manifest, serve_manifest
from tools.testing.static_server import serve

INSTRUMENTED = "instrumented.wasm"
FLAG_PREFIX = "~ran"
# Memory layout and hash seeds differ between runs, and with them the functions that are called.
RUNS = 3
CASES = 3000

# Runs before the worker's own code and keeps the module, whose flags are read afterwards.
KEEP_MODULE = """
const { instantiateStreaming } = WebAssembly;
WebAssembly.instantiateStreaming = async (source, imports) => {
  const result = await instantiateStreaming.call(WebAssembly, source, imports);
  if (result.instance.exports["~ran0"]) self.instrumented = result.instance.exports;
  return result;
};
"""
READ_FLAGS = """() => Object.entries(self.instrumented ?? {})
    .filter(([name, { value }]) => name.startsWith("~ran") && value)
    .map(([name]) => Number(name.slice(4)))"""


def record_run(browser: Browser, address: str, site: Path, module: bytes) -> set[int]:
    """Return the functions that run from the start of a page to its last answer."""
    content = instrument_calls(module, FLAG_PREFIX)
    manifest = read_manifest(site / "en" / "check" / "index.html")
    entry = manifest_entry(manifest, WASM_MODULE)
    entry |= {
        "file": INSTRUMENTED,
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "compressed": False,
    }

    def add_script(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=KEEP_MODULE + response.text())

    # Requests of a service worker would pass by the routes.
    page = browser.new_context(base_url=address, service_workers="block").new_page()
    serve_manifest(page, manifest)
    page.route(
        f"**/engine/{INSTRUMENTED}",
        lambda route: route.fulfill(body=content, content_type="application/wasm"),
    )
    page.route("**/worker.mjs", add_script)
    used = set[int]()
    # The next visit continues from a copy of the memory of the first.
    for texts in (generate_messages(CASES), generate_messages(0)):
        page.goto("en/check/")
        if send_in_page(page, texts)["variant"] != "fast":
            message = "The fast variant did not start in the page. Look for errors in its console"
            raise RuntimeError(message)
        page.evaluate(SNAPSHOT_STORED)
        for worker in page.workers:
            used |= set(worker.evaluate(READ_FLAGS))
    page.context.close()
    return used


def record(site: Path) -> None:
    """Write the profile of the installed module, from several runs on the site in `site`."""
    module = (Paths().pyodide / WASM_MODULE).read_bytes()
    with serve(site) as address, sync_playwright() as playwright:
        browser = chromium.launch(playwright)
        used = set[int]()
        for run in range(1, RUNS + 1):
            used |= record_run(browser, address, site, module)
            print(f"Run {run} of {RUNS}: {len(used)} functions are used", flush=True)
        browser.close()
    write_profile(module, used)


def main() -> int:
    """Build an untrimmed site, record on it, and build the site."""
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            untrimmed = replace(
                Paths(), site=folder / "site", build=folder / "build", used_functions=None
            )
            print("Building a site with the whole module", flush=True)
            build(untrimmed)
            record(untrimmed.site)
        print(f"Written: {display_path(PROFILE)}. Building the site", flush=True)
        build(Paths())
    except BuildError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    argparse.ArgumentParser(description=__doc__).parse_args()
    sys.exit(main())
