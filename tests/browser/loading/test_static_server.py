from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tools.testing.static_server import serve


@pytest.fixture
def small_site(tmp_path: Path) -> Iterator[str]:
    """The address of a site of four files."""
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "index.html").write_text("Hello", encoding="utf-8")
    (tmp_path / "404.html").write_text("Nowhere", encoding="utf-8")
    (tmp_path / "engine.wasm").touch()
    (tmp_path / "worker.mjs").touch()
    with serve(tmp_path) as address:
        yield address


def get(address: str, path: str) -> tuple[HTTPResponse, str]:
    """Return the response to `path`, sent as written, and its text."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.hostname or "", parts.port or 0, timeout=10)
    connection.request("GET", path)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer, text


def test_a_folder_is_answered_with_its_index(small_site):
    """A path that ends in a slash gives the folder's index page."""
    answer, text = get(small_site, "/guide/en/")
    assert (answer.status, text) == (HTTPStatus.OK, "Hello")


def test_a_folder_without_its_slash_is_redirected(small_site):
    """A folder's path without the slash leads to the path with it, below the base path."""
    answer, _ = get(small_site, "/guide/en")
    assert answer.status == HTTPStatus.MOVED_PERMANENTLY
    assert urlsplit(answer.headers["Location"]).path == "/guide/en/"


@pytest.mark.parametrize(
    ("name", "kind"), [("engine.wasm", "application/wasm"), ("worker.mjs", "text/javascript")]
)
def test_types_are_those_that_browsers_ask_for(small_site, name, kind):
    """WebAssembly and modules have the types without which a browser refuses them."""
    answer, _ = get(small_site, f"/guide/{name}")
    assert answer.headers["Content-Type"] == kind


@pytest.mark.parametrize("path", ["/guide/absent/", "/en/", "/"])
def test_what_is_not_there_is_answered_with_the_sites_own_page(small_site, path):
    """A missing path, or one outside the base path, gives the site's 404 page."""
    answer, text = get(small_site, path)
    assert (answer.status, text) == (HTTPStatus.NOT_FOUND, "Nowhere")
