"""Extract the text of a page without what changes at every visit, and digest it."""

import hashlib
import unicodedata
from html.parser import HTMLParser

# Elements around the content change for unrelated reasons.
_SKIPPED = {"script", "style", "noscript", "template", "svg", "nav", "header", "footer", "head"}


def digest(body: bytes, *, html: bool) -> str:
    """Return a digest of the page's text, or of the bytes of another file."""
    if html:
        body = extract_text(body.decode("utf-8", "replace")).encode()
    return hashlib.sha256(body).hexdigest()


def extract_text(page: str) -> str:
    """Return the text of <main>, or else of the page, on one line."""
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
        self._skipped: list[str] = []
        self._in_main = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":
            self._skipped.clear()
        elif tag in _SKIPPED:
            self._skipped.append(tag)
        elif tag == "main" or ("role", "main") in attrs:
            # Text after an unmarked end is kept too: more is compared, never less.
            self._in_main += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in self._skipped:
            # An element left open within it ends with it.
            while self._skipped.pop() != tag:
                pass
        elif tag == "main":
            self._in_main = 0

    def handle_data(self, data: str) -> None:
        if self._skipped:
            return
        self.whole.append(data)
        if self._in_main:
            self.main.append(data)
