"""One card a page and language, in the size that sites ask for, below <site>/social/."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PIL import Image, ImageDraw

from site_builder.build_cache import cached
from site_builder.i18n.translator import Translator
from site_builder.pages.renderer import Page
from site_builder.paths import Paths
from site_builder.social.text_layout import TextLayout

FOLDER = "social"
WIDTH, HEIGHT = 1200, 630
_FIRST = "index"
ROOT_CARD = f"{FOLDER}/{_FIRST}.png"
_MARGIN = 76
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_DEEP, _PALE, _WHITE = "#173a5e", "#c9dcf0", "#ffffff"
_NOTE, _NOTE_INK, _NOTE_LINE = "#fdf3e1", "#5c3b00", "#c77700"
_BAND = 144
_TITLE_SIZES, _MOST_LINES = (76, 64, 54, 46), 3
_SMALL, _NOTE_STEP, _ICON = 30, 44, 80
_COLOURS = 64
_MARK = "assets/images/icon-192.png"


@dataclass(frozen=True)
class Card:
    """The texts of a card: the guide's name above, the notice of the program's end below."""

    titles: tuple[str, ...]
    notices: tuple[str, ...]
    above: str
    language: str


def card_path(page: Page, translator: Translator) -> str:
    """Return the path of the page's card below the site's address."""
    name = page.name.removesuffix(".md").removesuffix("/index")
    return f"{FOLDER}/{translator.language.folder}/{name.replace('/', '-')}.png"


def card_alt(title: str, *translators: Translator) -> str:
    """Return the text alternative of a card."""
    return " ".join((title, *(translator.text("site.announce") for translator in translators)))


def write_cards(
    paths: Paths, translators: Mapping[str, Translator], pages: Mapping[str, Mapping[str, Page]]
) -> None:
    """Write the card of each listed page, and that of the page of all languages."""
    layout = TextLayout(paths.font)
    cards = {
        card_path(page, translator): Card(
            (str(page.meta["title"]),),
            (translator.text("site.announce"),),
            "" if page.name == f"{_FIRST}.md" else translator.text("site.name"),
            translator.language.name,
        )
        for folder, translator in translators.items()
        for page in pages[folder].values()
        if not page.meta.get("noindex")
    }
    every = translators.values()
    cards[ROOT_CARD] = Card(
        tuple(translator.text("site.name") for translator in every),
        tuple(translator.text("site.announce") for translator in every),
        "",
        " / ".join(translator.language.name for translator in every),
    )
    mark = paths.theme / _MARK
    renderer_sources = [path.read_bytes() for path in sorted(Path(__file__).parent.glob("*.py"))]
    renderer_sources += [mark.read_bytes(), (paths.font / "package.json").read_bytes()]
    for address, card in cards.items():
        name = address.replace("/", "-")
        made_from = [*renderer_sources, repr(card).encode()]
        draw = partial(render_card, card, layout, mark)
        target = paths.site / address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(cached(paths.cache / FOLDER, name, made_from, draw))


def render_card(card: Card, layout: TextLayout, mark: Path) -> bytes:
    """Return the card as a PNG file."""
    image = Image.new("RGB", (WIDTH, HEIGHT), _DEEP)
    on = ImageDraw.Draw(image)
    icon = Image.open(mark).resize((_ICON, _ICON))
    image.paste(icon, (_MARGIN - 20, 52), icon)
    layout.draw(on, (_MARGIN + 72, 104), card.above, (_SMALL, 500, _PALE))
    end = WIDTH - _MARGIN - layout.width(card.language, _SMALL, 500)
    layout.draw(on, (end, 104), card.language, (_SMALL, 500, _PALE))

    size, lines = _fitting(card.titles, layout)
    step = round(size * 1.28)
    top = (152 + HEIGHT - _BAND - step * len(lines)) // 2 + round(size * 0.95)
    for number, line in enumerate(lines):
        layout.draw(on, (_MARGIN, top + step * number), line, (size, 700, _WHITE))

    on.rectangle((0, HEIGHT - _BAND, WIDTH, HEIGHT), fill=_NOTE)
    on.rectangle((0, HEIGHT - _BAND, 16, HEIGHT), fill=_NOTE_LINE)
    notes = [line for text in card.notices for line in layout.lines(text, _SMALL, 600, _TEXT_WIDTH)]
    top = HEIGHT - (_BAND + _NOTE_STEP * len(notes)) // 2 + 33
    for number, line in enumerate(notes):
        layout.draw(on, (_MARGIN, top + _NOTE_STEP * number), line, (_SMALL, 600, _NOTE_INK))

    out = io.BytesIO()
    image.quantize(_COLOURS, Image.Quantize.FASTOCTREE).save(out, "PNG")
    return out.getvalue()


def _fitting(titles: Iterable[str], layout: TextLayout) -> tuple[int, list[str]]:
    """The largest size in which the titles take few lines, and the lines."""
    size, lines = 0, [""]
    for size in _TITLE_SIZES:
        lines = [line for title in titles for line in layout.lines(title, size, 700, _TEXT_WIDTH)]
        if len(lines) <= _MOST_LINES:
            break
    return size, lines
