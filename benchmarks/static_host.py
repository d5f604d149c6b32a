"""Serve the measured pages as GitHub Pages does: gzip, and ten minutes of cache."""

import gzip
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cache
from http import HTTPStatus
from pathlib import Path

from tools.testing.static_server import BASE, Handler, Host, run_server

# The kinds of files that GitHub Pages compresses, among those that a page loads.
COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".py"}


@dataclass
class CountingHost(Host):
    """A host that counts the bytes sent."""

    sent: dict[str, int] = field(default_factory=dict)
    """Bytes of content by path below the base, since the last clear."""
    lock: threading.Lock = field(default_factory=threading.Lock)


@cache
def _content(file: Path) -> bytes:
    content = file.read_bytes()
    return gzip.compress(content, 6) if file.suffix in COMPRESSED else content


class _Handler(Handler):
    host: CountingHost

    def send_head(self) -> io.BytesIO | None:
        """Send the file, compressed if GitHub Pages would; or 304 if the browser has it."""
        path = self.path.split("?")[0].removeprefix(BASE)
        file = self.host.folder / path
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        modified = formatdate(file.stat().st_mtime, usegmt=True)
        unmodified = self.headers.get("If-Modified-Since") == modified
        body = b"" if unmodified else _content(file)
        headers = {
            "Content-Type": self.guess_type(str(file)),
            "Cache-Control": "max-age=600",
            "Last-Modified": modified,
        }
        if file.suffix in COMPRESSED:
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        with self.host.lock:
            self.host.sent[path] = self.host.sent.get(path, 0) + len(body)
        return self.respond(body, HTTPStatus.NOT_MODIFIED if unmodified else HTTPStatus.OK, headers)


@contextmanager
def serve_like_pages(folder: Path) -> Iterator[CountingHost]:
    """Serve `folder` on this machine."""
    with run_server(_Handler, CountingHost(folder)) as host:
        yield host
