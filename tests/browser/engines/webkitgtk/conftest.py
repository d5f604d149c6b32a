"""WebKitGTK instead of Playwright's WebKit, which cannot be installed everywhere.

`webkit` is a page of a new WebKitGTK, and `check` a self-check with Python loaded, reused between
tests.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from tests.browser.support.flaky_server import FlakyHost, serve_flaky
from tests.browser.support.webkit_check import WebKitCheck
from tools.testing import webkitgtk
from tools.testing.page_modules import page_modules
from tools.testing.webkitgtk import WebKitGtk


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test where this browser is not asked for, or not there."""
    if item.config.getoption("--browser") != "webkit":
        pytest.skip("is about WebKit")
    if not webkitgtk.is_installed():
        pytest.skip(f"needs {' and '.join(webkitgtk.DEBIAN_PACKAGES)}")


@pytest.fixture(scope="session")
def with_modules(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, and the modules that a test imports."""
    folder = tmp_path_factory.mktemp("webkit") / "site"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("*.map"))
    for script in folder.glob("*/assets/*/guide.mjs"):
        for name, content in page_modules().items():
            (script.parent / "check" / name).write_bytes(content)
    return folder


@pytest.fixture
def host(with_modules: Path) -> Iterator[FlakyHost]:
    """A host of the site; a test breaks its line, or gives it another folder."""
    with serve_flaky(with_modules) as one:
        yield one


@pytest.fixture
def webkit() -> Iterator[WebKitGtk]:
    """A page of a new WebKitGTK."""
    with webkitgtk.launch() as page:
        yield page


@pytest.fixture(scope="session")
def acquire(with_modules: Path) -> Iterator[Callable[[str], WebKitCheck]]:
    """Return the self-check in a language, with Python loaded."""
    with ExitStack() as opened:
        host = opened.enter_context(serve_flaky(with_modules))

        @cache
        def open_check(language: str) -> WebKitCheck:
            page = opened.enter_context(webkitgtk.launch())
            return WebKitCheck(page, host.address, language).open().load()

        yield open_check


@pytest.fixture
def check(acquire: Callable[[str], WebKitCheck], language: str) -> Iterator[WebKitCheck]:
    """The self-check at its start with Python loaded.

    The test fails if clearing leaves anything of it behind, if an error was uncaught, or if Python
    fell back.
    """
    found = acquire(language)
    yield found
    try:
        found.clear()
        left = found.left()
    except webkitgtk.WebDriverError as error:
        left = [str(error)]
    if left:
        found.open().load()
        pytest.fail("\n".join(map(str, left)), pytrace=False)
