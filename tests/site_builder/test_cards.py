"""Link preview cards, and the tags with which pages name them."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from site_builder.build import Guide
from site_builder.errors import BuildError
from site_builder.generator.config import write_config
from site_builder.generator.runner import generate
from site_builder.generator.sources import write_pages
from site_builder.paths import Paths
from site_builder.social.cards import HEIGHT, ROOT_CARD, WIDTH, Card, card_path, render_card
from site_builder.social.text_layout import TextLayout
from tests.site_builder.documents import LANGUAGES, Document

HOME = "https://guide.test/pilot/"
HEAVIEST = 60_000  # bytes
ROOM, SIZE, WEIGHT = 600, 64, 700
PAGES = ("index.md", "pilot/pay.md", "print.md", "check/index.md", "check/walk/checklist.md")


@pytest.fixture(scope="module")
def layout() -> TextLayout:
    """The text layout of the guide's cards."""
    return TextLayout(Paths().font)


def meta_contents(document: Document, name: str) -> list[str]:
    """Return the content of the page's tags of that name."""
    return [str(each["content"]) for each in document.all("meta", property=name)]


@pytest.mark.filterwarnings("ignore:.*words.txt")  # jieba does not close its dictionary
@pytest.mark.parametrize(
    "folder",
    [
        LANGUAGES[0].folder,
        *(pytest.param(each.folder, marks=pytest.mark.weekly) for each in LANGUAGES[1:]),
    ],
)
def test_a_page_names_its_card_by_a_whole_address(
    guide: Guide, tmp_path: Path, folder: str
) -> None:
    """If the site's address is known, pages name their card with its size and a description. Pages
    that are not listed have no card.
    """
    paths = replace(Paths(), build=tmp_path / "build", site=tmp_path / "site")
    pages = {name: page for name, page in guide.pages[folder].items() if name in PAGES}
    translator = guide.translators[folder]
    write_pages(paths, translator, pages, HOME)
    config = write_config(paths, translator, guide.languages, pages, HOME)
    generate(config, "docs", paths.cache)
    for name, page in pages.items():
        address = f"{folder}/{name.removesuffix('.md').removesuffix('index')}".rstrip("/") + "/"
        document = Document(paths.site / address / "index.html", paths.site)
        if page.meta.get("noindex"):
            assert not meta_contents(document, "og:title")
            continue
        assert meta_contents(document, "og:url") == [HOME + address]
        assert meta_contents(document, "og:image") == [HOME + card_path(page, translator)]
        size = [
            *meta_contents(document, "og:image:width"),
            *meta_contents(document, "og:image:height"),
        ]
        assert size == [str(WIDTH), str(HEIGHT)]
        (alt,) = meta_contents(document, "og:image:alt")
        assert alt.startswith(str(page.meta["title"]))
        assert meta_contents(document, "og:title") == [page.meta["title"]]


def test_each_page_has_a_card_of_its_own(guide: Guide, site: Path) -> None:
    """The card is in the page's language, and has the size that the page's tags name."""
    listed = [
        card_path(page, guide.translators[folder])
        for folder, pages in guide.pages.items()
        for page in pages.values()
        if not page.meta.get("noindex")
    ]
    assert len(set(listed)) == len(listed) > 20
    files = [site / path for path in (*listed, ROOT_CARD)]
    for file in files:
        with Image.open(file) as card:
            assert card.size == (WIDTH, HEIGHT)
        assert file.stat().st_size < HEAVIEST
    assert len({file.read_bytes() for file in files}) == len(files)


def test_a_page_without_an_absolute_address_names_no_card(site: Path) -> None:
    """Preview cards need the site's absolute address."""
    for folder in ("en", "zh"):
        assert not meta_contents(Document(site / folder / "index.html", site), "og:image")


def test_a_character_missing_from_the_font_stops_the_build(layout: TextLayout) -> None:
    """Otherwise a card would show an empty box for the character."""
    with pytest.raises(BuildError, match="lacks the letter '\U00012000'"):
        layout.width("\U00012000", SIZE, WEIGHT)


@pytest.mark.parametrize(
    "text",
    ["魁北克人工智能、信息技术和视觉特效移民试点项目（已结束）", "Ŕęáđ, ãñđ ŵāît ƒőř ņõţħîñğ"],
)
def test_lines_break_where_a_reader_expects(layout: TextLayout, text: str) -> None:
    """No line begins with closing punctuation or is too wide, and no text is lost."""
    lines = layout.lines(text, SIZE, WEIGHT, ROOM)
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert line[0] not in "，。、：；？！）》”」…,"
        assert layout.width(line, SIZE, WEIGHT) <= ROOM


def test_a_card_shows_its_words(layout: TextLayout) -> None:
    """Another title gives another picture; a card without a title leaves its place empty."""
    mark = Paths().theme / "assets" / "images" / "icon-192.png"

    def middle(title: str) -> set[tuple[int, ...]]:
        whole = Image.open(io.BytesIO(render_card(Card((title,), ("a",), "b", "c"), layout, mark)))
        colours = whole.convert("RGB").crop((0, 160, 1200, 480)).getcolors() or []
        return {(count, *colour) for count, colour in colours}  # type: ignore[misc] # it is RGB

    assert len(middle("")) == 1
    assert middle("年薪与时薪") != middle("主要日期")
