"""A static host that can truncate or delay files, hang up, or switch to another site."""

import io
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from tools.testing.static_server import BASE, Handler, Host, run_server


@dataclass
class FlakyHost(Host):
    """A host with faults of the connection, and the requests so far."""

    requests: list[tuple[str, str | None]] = field(default_factory=list)
    """Paths below the base in the order of the requests, each with its Range header."""
    truncations: dict[str, int] = field(default_factory=dict)
    """Bytes after which the next response is cut off, by the end of the file's name."""
    released: threading.Event = field(default_factory=threading.Event)
    """Responses for files that end in `delayed_suffix` wait for it."""
    delayed_suffix: str = "no such file"
    supports_ranges: bool = True
    forbids_caching: bool = False
    """Whether browsers must not cache what it sends; else they may share a response among tabs."""
    is_down: bool = False
    """Whether it hangs up on every request."""


class _Handler(Handler):
    host: FlakyHost
    limit: int | None = None

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Record the request; send the whole file, or the requested range."""
        path = self.path.split("?")[0]
        if self.host.is_down:
            self.close_connection = True
            return None
        range_header = self.headers.get("Range")
        self.host.requests.append((path.removeprefix(BASE), range_header))
        if path.endswith(self.host.delayed_suffix):
            self.host.released.wait(60)
        ends = next((end for end in self.host.truncations if path.endswith(end)), None)
        self.limit = self.host.truncations.pop(ends) if ends else None
        span = re.fullmatch(r"bytes=(\d+)-", range_header or "")
        file = Path(self.translate_path(self.path))
        if not (self.host.supports_ranges and span and file.is_file()):
            return super().send_head()
        content = file.read_bytes()
        start = int(span[1])
        headers = {
            "Content-Type": self.guess_type(str(file)),
            "Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}",
        }
        return self.respond(content[start:], HTTPStatus.PARTIAL_CONTENT, headers)

    def end_headers(self) -> None:
        """Forbid caching, if the host does."""
        if self.host.forbids_caching:
            self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override] # typeshed's own protocol
        """Send the file, or its bytes up to the truncation."""
        if self.limit is None:
            super().copyfile(source, outputfile)
        else:
            self.truncate(source, outputfile, self.limit)


@contextmanager
def serve_flaky(folder: Path) -> Iterator[FlakyHost]:
    """Serve `folder` on this machine, below the base path."""
    host = FlakyHost(folder)
    host.released.set()
    with run_server(_Handler, host):
        yield host
        host.released.set()
