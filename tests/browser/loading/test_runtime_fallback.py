"""If the trimmed runtime fails, the page falls back to stock Pyodide."""

import hashlib
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import ConsoleMessage, Page, Route, expect
from zstandard import ZstdCompressor, ZstdDecompressor

from site_builder.runtime.stdlib_archive import zip_uncompressed
from site_builder.runtime.wasm import trap_functions
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck, expected, link
from tools.testing.runtime_manifest import manifest_entry, read_manifest, serve_manifest

# Every start here is broken.
pytestmark = pytest.mark.may_fall_back

LIBRARY = "library.zip"
MODULE = "pyodide.asm.wasm"


def fast(site: Path, name: str) -> bytes:
    """Return the content of a file that only the fast start uses."""
    file = manifest_entry(read_manifest(site / "en" / "check" / "index.html"), name)["file"]
    return ZstdDecompressor().decompress((site / "engine" / file).read_bytes())


def library(site: Path) -> dict[str, bytes]:
    """The files of the fast standard library."""
    with zipfile.ZipFile(io.BytesIO(fast(site, LIBRARY))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def put(page: Page, site: Path, name: str, whole: bytes) -> None:
    """Replace the content of a file in `page`, as if the site had been built with it."""
    content = ZstdCompressor().compress(whole)
    listed = read_manifest(site / "en" / "check" / "index.html")
    entry = manifest_entry(listed, name)
    entry |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    serve_manifest(page, listed)

    def fulfill(route: Route) -> None:
        route.fulfill(body=content, content_type="application/octet-stream")

    page.route(f"**/engine/{entry['file']}", fulfill)


def too_few_functions(site: Path) -> bytes:
    """Return the WebAssembly module with some used functions removed."""
    module = fast(site, MODULE)
    return trap_functions(module, range(4000, 5000))


def failing(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the library with an entry module that always fails."""
    del files["rules/messages.pyc"]
    return files | {"rules/messages.py": b"def handle_message(text):\n    import asyncio.events"}


def without_end(files: dict[str, bytes]) -> dict[str, bytes]:
    """Return the library with a start that never ends."""
    del files["rules/__init__.pyc"]
    return files | {"rules/__init__.py": b"while True:\n    pass"}


@pytest.mark.parametrize("broken", [too_few_functions, failing, without_end])
def test_stock_pyodide_takes_over(page: Page, site: Path, broken: Any) -> None:
    """If the start fails or never ends, or a call fails, the page falls back and keeps every
    answer.
    """
    logged: list[str] = []

    def note(message: ConsoleMessage) -> None:
        logged.append(message.text)

    page.on("console", note)
    if broken is too_few_functions:
        put(page, site, MODULE, too_few_functions(site))
    else:
        put(page, site, LIBRARY, zip_uncompressed(broken(library(site))))
    page.clock.install()
    check = SelfCheck(page, "en").open(link(AI_WORKER))
    if broken is without_end:
        # The page waits half a minute for the start, once all files have arrived.
        words = page.locator('[data-ref="loading-text"]')
        expect(words).to_have_text(re.compile(r"^\D+$"), timeout=20_000)
        page.clock.fast_forward(31_000)
    assert check.results() == expected(AI_WORKER)
    assert sum("fast start" in text for text in logged) == 1
