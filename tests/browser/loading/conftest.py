"""A host with faults of the connection."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.support.flaky_server import FlakyHost, serve_flaky


@pytest.fixture
def host(site: Path) -> Iterator[FlakyHost]:
    """A host of the site, whose connection the test breaks."""
    with serve_flaky(site) as one:
        yield one
