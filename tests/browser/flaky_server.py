"""A static host that can be told to cut a file's bytes off, to hold them back, or to serve another
site from now on; and that remembers what it was asked for.
"""

import io
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from pathlib import Path
from typing import BinaryIO

from tools.testing.static_server import BASE, Handler, running


@dataclass
class Host:
    """The files served, and what is wrong with the line."""

    folder: Path
    address: str = ""
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Paths below the base in the order asked for, each with its Range."""
    cuts: dict[str, int] = field(default_factory=dict)
    """By the end of a name, after how many bytes its next answer is cut off."""
    flowing: threading.Event = field(default_factory=threading.Event)
    """While it is not set, answers of files in `held` wait for it."""
    held: str = "no name ends so"
    ranges: bool = True
    down: bool = False
    """Whether it hangs up on everyone."""

    def names(self) -> list[str]:
        """The names asked for, without their folders."""
        return [path.rsplit("/", 1)[-1] for path, _ in self.asked]


class _Handler(Handler):
    def __init__(self, host: Host, *arguments: object, **named: object) -> None:
        self.host = host
        self.cut: int | None = None
        super().__init__(*arguments, directory=str(host.folder), **named)  # type: ignore[arg-type] # the base class's own

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        """Notes the request; answers it whole, or from the byte that it asks for."""
        # A connection may outlive the folder.
        self.directory = str(self.host.folder)
        path = self.path.split("?")[0]
        if self.host.down:
            self.close_connection = True
            return None
        asked = self.headers.get("Range")
        self.host.asked.append((path.removeprefix(BASE), asked))
        if path.endswith(self.host.held):
            self.host.flowing.wait(60)
        ends = next((end for end in self.host.cuts if path.endswith(end)), None)
        self.cut = self.host.cuts.pop(ends) if ends else None
        span = re.fullmatch(r"bytes=(\d+)-", asked or "")
        file = Path(self.translate_path(self.path))
        if not (self.host.ranges and span and file.is_file()):
            return super().send_head()
        content = file.read_bytes()
        start = int(span[1])
        self.send_response(HTTPStatus.PARTIAL_CONTENT)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        return io.BytesIO(content[start:])

    def copyfile(self, source: BinaryIO, outputfile: BinaryIO) -> None:  # type: ignore[override] # typeshed's own protocol
        """Sends what is asked for, or no more than until the line is cut."""
        if self.cut is None:
            super().copyfile(source, outputfile)
            return
        outputfile.write(source.read(self.cut))
        outputfile.flush()
        # A reader that is told of the cut at once may drop what it has not taken yet.
        time.sleep(0.7)
        self.close_connection = True


@contextmanager
def unsteady(folder: Path) -> Iterator[Host]:
    """A host of `folder` on this machine, below the base path."""
    host = Host(folder)
    host.flowing.set()
    with running(partial(_Handler, host)) as address:
        host.address = address
        yield host
        host.flowing.set()
