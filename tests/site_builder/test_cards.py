"""The pictures by which other sites show a link to a page, and what pages say of them."""

import io
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from PIL import Image

from site_builder.build import build
from site_builder.errors import BuildError
from site_builder.paths import Paths
from site_builder.social.cards import Card, render_card
from site_builder.social.text_layout import TextLayout
from tests.site_builder.test_built_site import Document

HOME = "https://guide.test/pilot/"
HEAVIEST = 60_000  # bytes
ROOM, SIZE, WEIGHT = 600, 64, 700


@pytest.fixture(scope="module")
def layout() -> TextLayout:
    """The letters of the guide's cards."""
    return TextLayout(Paths().font)


def meta_contents(document: Document, name: str) -> list[str]:
    """What the page says of itself under the name."""
    return [str(each["content"]) for each in document.all("meta", property=name)]


def test_each_page_names_its_card_by_a_whole_address(tmp_path: Path) -> None:
    """Where the site's address is known, each page has a card of its own in its language, of the
    size that it says and with words for those who do not see it; only pages that are in no list
    share one.
    """
    site = tmp_path / "site"
    build(replace(Paths(), site=site, build=tmp_path / "build"), HOME)
    cards: dict[str, str] = {}
    for path in (site / "index.html", *site.glob("en/**/*.html"), *site.glob("zh/**/*.html")):
        if path.name == "404.html":
            continue
        document = Document(path, site)
        (image,) = meta_contents(document, "og:image")
        (address,) = meta_contents(document, "og:url")
        assert address == HOME + path.relative_to(site).as_posix().removesuffix("index.html")
        file = site / urlsplit(image.removeprefix(HOME)).path
        with Image.open(file) as card:
            assert [str(side) for side in card.size] == [
                *meta_contents(document, "og:image:width"),
                *meta_contents(document, "og:image:height"),
            ]
        assert file.stat().st_size < HEAVIEST
        assert meta_contents(document, "og:image:alt")[0].startswith(
            meta_contents(document, "og:title")[0]
        )
        if not list(document.all("meta", name="robots")):
            assert image not in cards, (path, cards.get(image))
            cards[image] = path.name
    assert len({(site / each.removeprefix(HOME)).read_bytes() for each in cards}) == len(cards) > 20


def test_a_page_without_an_absolute_address_names_no_card(site: Path) -> None:
    """Without the site's address there is no whole address to give."""
    for folder in ("en", "zh"):
        assert not meta_contents(Document(site / folder / "index.html", site), "og:image")


def test_a_letter_that_the_font_lacks_stops_the_build(layout: TextLayout) -> None:
    """No card shows an empty box instead of a character."""
    with pytest.raises(BuildError, match="has no letter for '\U00012000'"):
        layout.width("\U00012000", SIZE, WEIGHT)


@pytest.mark.parametrize(
    "text",
    ["魁北克人工智能、信息技术和视觉特效移民试点项目（已结束）", "Ŕęáđ, ãñđ ŵāît ƒőř ņõţħîñğ"],
)
def test_lines_break_where_a_reader_expects(layout: TextLayout, text: str) -> None:
    """No line begins with a mark that closes or is wider than its room, and nothing is lost."""
    lines = layout.lines(text, SIZE, WEIGHT, ROOM)
    assert len(lines) > 1
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert line[0] not in "，。、：；？！）》”」…,"
        assert layout.width(line, SIZE, WEIGHT) <= ROOM


def test_a_card_shows_its_words(layout: TextLayout) -> None:
    """Another title is another picture, and one without a title has nothing in its place."""
    mark = Paths().theme / "assets" / "images" / "icon-192.png"

    def middle(title: str) -> set[tuple[int, ...]]:
        whole = Image.open(io.BytesIO(render_card(Card((title,), ("a",), "b", "c"), layout, mark)))
        colours = whole.convert("RGB").crop((0, 160, 1200, 480)).getcolors() or []
        return {(count, *colour) for count, colour in colours}  # type: ignore[misc] # it is RGB

    assert len(middle("")) == 1
    assert middle("年薪与时薪") != middle("主要日期")
