"""If the trimmed runtime fails, the page falls back to stock Pyodide."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import ConsoleMessage, Page, Route, expect
from zstandard import ZstdCompressor, ZstdDecompressor

from site_builder.runtime.stdlib_archive import zip_uncompressed
from site_builder.runtime.wasm import trap_functions
from tests.browser.support.personas import AI_WORKER
from tests.browser.support.self_check import SelfCheck, expected, link
from tools.testing.runtime_manifest import Manifest, manifest_entry, read_manifest, serve_manifest

# Every start here is broken.
pytestmark = pytest.mark.may_fall_back

LIBRARY = "library.zip"
MODULE = "pyodide.asm.wasm"
# What the fast start calls the broken file, and its content.
Broken = Callable[[Path], tuple[str, bytes]]


def fast(site: Path, name: str) -> bytes:
    """Return the content of a file that only the fast start uses."""
    file = manifest_entry(read_manifest(site / "en" / "check" / "index.html"), name)["file"]
    return ZstdDecompressor().decompress((site / "engine" / file).read_bytes())


def library(site: Path) -> dict[str, bytes]:
    """The files of the fast standard library."""
    with zipfile.ZipFile(io.BytesIO(fast(site, LIBRARY))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def built_with(site: Path, name: str, whole: bytes) -> tuple[Manifest, str, bytes]:
    """Return the manifest, the file's name and its content, as if the site had been built with
    another content of what the fast start calls `name`.
    """
    content = ZstdCompressor().compress(whole)
    listed = read_manifest(site / "en" / "check" / "index.html")
    entry = manifest_entry(listed, name)
    entry |= {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    return listed, entry["file"], content


def put(page: Page, site: Path, broken: Broken) -> None:
    """Give `page` the file that `broken` makes, as if the site had been built with it."""
    listed, file, content = built_with(site, *broken(site))
    serve_manifest(page, listed)

    def fulfill(route: Route) -> None:
        route.fulfill(body=content, content_type="application/octet-stream")

    page.route(f"**/engine/{file}", fulfill)


def too_few_functions(site: Path) -> tuple[str, bytes]:
    """Return the WebAssembly module with some used functions removed."""
    return MODULE, trap_functions(fast(site, MODULE), range(4000, 5000))


def failing(site: Path) -> tuple[str, bytes]:
    """Return the library with an entry module that always fails."""
    files = library(site)
    del files["rules/messages.pyc"]
    files["rules/messages.py"] = b"def handle_message(text):\n    import asyncio.events"
    return LIBRARY, zip_uncompressed(files)


def without_end(site: Path) -> tuple[str, bytes]:
    """Return the library with a start that never ends."""
    files = library(site)
    del files["rules/__init__.pyc"]
    files["rules/__init__.py"] = b"while True:\n    pass"
    return LIBRARY, zip_uncompressed(files)


BROKEN: tuple[Broken, ...] = (too_few_functions, failing, without_end)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(each, marks=pytest.mark.weekly) if each is not too_few_functions else each
        for each in BROKEN
    ],
)
def test_stock_pyodide_takes_over(page: Page, site: Path, broken: Broken) -> None:
    """If the start fails or never ends, or a call fails, the page falls back and keeps every
    answer.
    """
    logged: list[str] = []

    def note(message: ConsoleMessage) -> None:
        logged.append(message.text)

    page.on("console", note)
    put(page, site, broken)
    page.clock.install()
    check = SelfCheck(page, "en").open(link(AI_WORKER))
    if broken is without_end:
        # The page waits half a minute for the start, once all files have arrived.
        words = page.locator('[data-ref="loading-text"]')
        expect(words).to_have_text(check.text("check.runtime.starting"), timeout=60_000)
        page.clock.run_for(31_000)
    assert check.results() == expected(AI_WORKER)
    assert sum("fast start" in text for text in logged) == 1
