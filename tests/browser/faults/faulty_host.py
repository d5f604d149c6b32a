"""A static host on which one file has a fault, of each kind that occurs on the web."""

import gzip
import io
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from re import sub
from typing import BinaryIO
from urllib.parse import urlsplit

from tools.testing.static_server import BASE, Handler, Host, run_server

# A file in pieces of a few bytes: too slow for anyone.
SLOW_BYTES = 20
SLOW_SECONDS = 0.1
REFUSAL = b"<!doctype html><title>Refused</title><p>The host refuses this request."


@dataclass
class Reply:
    """What the host sends instead of a file."""

    content: bytes
    status: HTTPStatus = HTTPStatus.OK
    headers: dict[str, str] = field(default_factory=dict)
    length: int = 0
    """Bytes that are sent before the connection breaks; 0 if it does not."""
    slow: bool = False


def _converted(content: bytes, media_type: str) -> Reply:
    """Convert the character set, as a proxy does that treats every file as text."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return Reply(content.decode("latin-1").encode())
    headers = {"Content-Type": f"{media_type}; charset=gb18030"}
    return Reply(text.encode("gb18030"), headers=headers)


def _of_another_build(content: bytes, media_type: str) -> Reply:
    """Change the content: the files of the page's own build are gone."""
    if media_type != "text/html":
        return Reply(content + b"\n")
    return Reply(sub(rb"assets/[0-9a-f]{12}/", b"assets/000000000000/", content))


# By the name of a fault: the reply, made of a file's content and media type.
FAULTS: dict[str, Callable[[bytes, str], Reply]] = {
    "missing": lambda *_: Reply(b"", HTTPStatus.NOT_FOUND),
    "forbidden": lambda *_: Reply(REFUSAL, HTTPStatus.FORBIDDEN, {"Content-Type": "text/html"}),
    "error": lambda *_: Reply(
        REFUSAL, HTTPStatus.INTERNAL_SERVER_ERROR, {"Content-Type": "text/html"}
    ),
    "truncated": lambda content, _: Reply(content, length=len(content) // 2),
    "wrong_type": lambda content, _: Reply(content, headers={"Content-Type": "text/plain"}),
    "converted": _converted,
    "compressed_twice": lambda content, _: Reply(
        gzip.compress(gzip.compress(content, 1), 1), headers={"Content-Encoding": "gzip"}
    ),
    "slow": lambda content, _: Reply(content, slow=True),
    "other_build": _of_another_build,
}


@dataclass
class FaultyHost(Host):
    """A host with faults, and the requests so far."""

    requests: list[str] = field(default_factory=list)
    """Paths below the base."""
    faults: dict[str, str] = field(default_factory=dict)
    """Names of faults, by path below the base."""


class _Handler(Handler):
    host: FaultyHost
    reply: Reply | None = None

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Send the file, or what its fault makes of it."""
        path = urlsplit(self.path).path.removeprefix(BASE)
        self.host.requests.append(path)
        fault = self.host.faults.get(path)
        self.reply = None
        if fault is None:
            return super().send_head()
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        media_type = self.guess_type(str(file))
        self.reply = FAULTS[fault](file.read_bytes(), media_type)
        if self.reply.status == HTTPStatus.NOT_FOUND:
            self.reply = None
            self.send_error(HTTPStatus.NOT_FOUND)
            return None
        headers = {"Content-Type": media_type} | self.reply.headers
        return self.respond(self.reply.content, self.reply.status, headers)

    def end_headers(self) -> None:
        """Forbid caching, so that no cache hides or prolongs a fault."""
        self.send_header("Cache-Control", "no-store" if self.reply else "no-cache")
        super().end_headers()

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override] # typeshed's own protocol
        """Send the content whole, in part, or slowly."""
        if self.reply is None or not (self.reply.slow or self.reply.length):
            super().copyfile(source, outputfile)
            return
        if self.reply.length:
            self.truncate(source, outputfile, self.reply.length)
            return
        self.close_connection = True
        while self.host.faults and (piece := source.read(SLOW_BYTES)):
            outputfile.write(piece)
            outputfile.flush()
            time.sleep(SLOW_SECONDS)


@contextmanager
def serve_faulty(folder: Path) -> Iterator[FaultyHost]:
    """Serve `folder` on this machine, below the base path."""
    with run_server(_Handler, FaultyHost(folder)) as host:
        yield host
        host.faults.clear()
