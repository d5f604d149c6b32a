"""Serve a built site as a static host does, below a base path."""

import io
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import BinaryIO, TypeVar
from urllib.parse import urlsplit

BASE = "/guide/"


@dataclass
class Host:
    """A served folder, and its address with the base path."""

    folder: Path
    address: str = ""


AnyHost = TypeVar("AnyHost", bound=Host)


class Handler(SimpleHTTPRequestHandler):
    """Serve the files of a host's folder below the base path."""

    host: Host
    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Respond with 404 outside the base path."""
        if urlsplit(self.path).path.startswith(BASE):
            return super().send_head()
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def translate_path(self, path: str) -> str:
        """Return the path of the file, without the base path."""
        self.directory = str(self.host.folder)
        return super().translate_path(path.removeprefix(BASE.rstrip("/")))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Send the site's own 404 page."""
        page = self.host.folder / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = self.respond(page.read_bytes(), code, {"Content-Type": "text/html; charset=utf-8"})
        if self.command != "HEAD":
            self.wfile.write(body.read())

    def respond(self, body: bytes, status: int, headers: dict[str, str]) -> io.BytesIO:
        """Send the status, the length and other headers; return the body as a file to send."""
        self.send_response(status)
        if status != HTTPStatus.NOT_MODIFIED:
            headers = {"Content-Length": str(len(body))} | headers
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        return io.BytesIO(body)

    def truncate(self, source: BinaryIO, outputfile: BinaryIO, length: int) -> None:
        """Send the first bytes, and close the connection."""
        outputfile.write(source.read(length))
        outputfile.flush()
        # A client that notices the end at once may drop bytes it has not read yet.
        time.sleep(0.5)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the base class's name)
        """Log no requests."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Ignore browsers that disconnect during a response."""


@contextmanager
def run_server(handler: type[Handler], host: AnyHost) -> Iterator[AnyHost]:
    """Serve `host` on this machine only; set and yield its address."""
    bound = type(handler.__name__, (handler,), {"host": host})
    with _Server(("127.0.0.1", 0), bound) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        host.address = f"http://127.0.0.1:{server.server_port}{BASE}"
        try:
            yield host
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve `folder`; yield its address, with the base path."""
    with run_server(Handler, Host(folder)) as host:
        yield host.address
