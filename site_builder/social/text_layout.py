"""Text in pictures, of a font that comes in slices: each holds the letters of some ranges."""

import json
import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

from PIL import ImageDraw, ImageFont

from site_builder.errors import BuildError
from site_builder.paths import display_path

# What a line may be broken after: a Chinese character with the marks that cling to it, or a word.
_PIECE = re.compile(
    r"[（《“「]*[\u2e80-\u9fff\uac00-\ud7af][，。、：；？！）》”」…]*|[^\s\u2e80-\u9fff（《“「]+\s*|[（《“「]|\s+"
)
_HAN = re.compile(r"[\u2e80-\u9fff]")


class TextLayout:
    """The letters of one font package. Sizes and places are in pixels, weights as in CSS."""

    def __init__(self, package: Path) -> None:
        listed = package / "unicode.json"
        if not listed.is_file():
            raise BuildError(
                f"{display_path(package)}: the font for preview cards is missing. Run `npm ci`."
            )
        self._package = package
        # The package lists Latin last, and means it first.
        self._slices = [
            (name.strip("[]"), _ranges(text))
            for name, text in reversed(json.loads(listed.read_text("utf-8")).items())
        ]
        self._slice = cache(self._slice_of)
        self._font = cache(self._font_of)

    def width(self, text: str, size: int, weight: int) -> float:
        """Return the width of the text on one line."""
        return sum(self._font(n, size, weight).getlength(run) for n, run in self._runs(text))

    def draw(
        self,
        on: ImageDraw.ImageDraw,
        place: tuple[float, float],
        text: str,
        style: tuple[int, int, str],
    ) -> None:
        """Draw one line of text from the left end of its baseline, in size, weight and colour."""
        x, y = place
        size, weight, colour = style
        for name, run in self._runs(text):
            font = self._font(name, size, weight)
            on.text((x, y), run, fill=colour, font=font, anchor="ls")
            x += font.getlength(run)

    def lines(self, text: str, size: int, weight: int, room: float) -> list[str]:
        """Return the text in as few lines as possible, all about as long."""
        fewest = self._broken(text, size, weight, room)
        even = room
        while even > room / 2:
            closer = self._broken(text, size, weight, even - size / 2)
            if len(closer) > len(fewest):
                break
            fewest, even = closer, even - size / 2
        return fewest

    def _broken(self, text: str, size: int, weight: int, room: float) -> list[str]:
        lines = [""]
        for piece in _PIECE.findall(text):
            longer = lines[-1] + piece
            if lines[-1] and self.width(longer.rstrip(), size, weight) > room:
                lines.append(piece.lstrip())
            else:
                lines[-1] = longer
        return [line.strip() for line in lines]

    def _runs(self, text: str) -> Iterator[tuple[str, str]]:
        # The font's curved one is as wide as a Chinese character.
        narrow = text if _HAN.search(text) else text.replace("’", "'")
        for name, letters in groupby(narrow, self._slice):
            yield str(name), "".join(letters)

    def _slice_of(self, letter: str) -> str:
        for name, ranges in self._slices:
            if any(ord(letter) in span for span in ranges):
                return str(name)
        raise BuildError(
            f"{display_path(self._package)}: lacks the letter {letter!r}, which a page's title has."
        )

    def _font_of(self, name: str, size: int, weight: int) -> ImageFont.FreeTypeFont:
        file = self._package / "files" / f"{self._package.name}-{name}-wght-normal.woff2"
        font = ImageFont.truetype(file, size)
        font.set_variation_by_axes([weight])
        return font


def _ranges(text: str) -> list[range]:
    """The ranges of `U+0-FF,U+131`."""
    spans = (part.strip().removeprefix("U+").split("-") for part in text.split(","))
    return [range(int(span[0], 16), int(span[-1], 16) + 1) for span in spans]
