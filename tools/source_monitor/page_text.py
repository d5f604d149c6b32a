"""The text of a page, apart from what changes at every visit, and its digest."""

import hashlib
import unicodedata
from html.parser import HTMLParser

# What frames a page changes for reasons of its own.
_LEFT_OUT = {"script", "style", "noscript", "template", "svg", "nav", "header", "footer", "head"}


def digest(body: bytes, *, html: bool) -> str:
    """The same for two copies of a page that say the same; of a file, that of its bytes."""
    if html:
        body = words_of(body.decode("utf-8", "replace")).encode()
    return hashlib.sha256(body).hexdigest()


def words_of(page: str) -> str:
    """What a reader reads: the text of the main part where one is marked, in one line."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    text = " ".join(reader.main or reader.whole)
    return " ".join(unicodedata.normalize("NFKC", text).split())


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.whole: list[str] = []
        self.main: list[str] = []
        self._left_out: list[str] = []
        self._in_main = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._left_out.clear()
        elif tag in _LEFT_OUT:
            self._left_out.append(tag)
        elif tag == "main" or ("role", "main") in attrs:
            # Text after an unmarked end is kept too: more is compared, never less.
            self._in_main += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in self._left_out:
            # An element left open within it ends with it.
            while self._left_out.pop() != tag:
                pass
        elif tag == "main":
            self._in_main = 0

    def handle_data(self, data: str) -> None:
        if self._left_out:
            return
        self.whole.append(data)
        if self._in_main:
            self.main.append(data)
