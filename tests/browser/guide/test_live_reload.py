"""The development server reloads the browser."""

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from site_builder.dev_server import DevServer

BUILT = "<h1>Built again</h1>"


@pytest.fixture
def served(site: Path, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of a development server, and a source that it watches; its build changes the
    heading of a page.
    """
    built = tmp_path / "site"
    sources = tmp_path / "docs"
    built.mkdir()
    sources.mkdir()
    page = built / "page.html"
    shutil.copy(site / "en" / "about" / "index.html", page)
    source = sources / "page.md"
    source.touch()

    def build() -> None:
        page.write_text(page.read_text("utf-8").replace("</body>", f"{BUILT}</body>"), "utf-8")

    server = DevServer(build, "127.0.0.1", 0, str(built), polling_interval=0.1)
    server.watch(str(sources))
    thread = threading.Thread(target=server.serve)
    thread.start()
    while not server.serve_thread.is_alive():
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.server_port}/", source
    server.shutdown()
    thread.join()


@pytest.fixture
def base_url(served: tuple[str, Path]) -> str:
    """The development server's address."""
    return served[0]


def test_a_page_reloads_after_a_build(page: Page, served: tuple[str, Path]) -> None:
    """The content security policy of the pages allows the script that the server adds."""
    page.goto("page.html")
    expect(page.get_by_role("heading", name="Built again")).to_have_count(0)
    served[1].write_text("changed")
    expect(page.get_by_role("heading", name="Built again")).to_be_visible()
