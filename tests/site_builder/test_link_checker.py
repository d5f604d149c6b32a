"""A broken link within the site stops the build, which names the page and the link."""

from pathlib import Path

import pytest

from site_builder.errors import BuildError
from site_builder.publish.link_checker import check_links

PAGE = '<html><head><base href="/x/"></head><body><h2 id="here">Here</h2>{}</body></html>'


@pytest.fixture
def linked(tmp_path: Path):
    """Return the problems of a link on the English page of a site of two pages."""

    def complain(body: str, site_url: str | None = None, **files: str) -> tuple[str, ...]:
        for name in ("index", "404", "en/index", "en/check/index", "zh/index"):
            path = tmp_path / f"{name}.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(PAGE.format(body if name == "en/index" else ""), "utf-8")
        (tmp_path / "en" / "picture.svg").touch()
        for name, text in files.items():
            path = tmp_path / "en" / "assets" / name.replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, "utf-8")
        try:
            check_links(tmp_path, site_url)
        except BuildError as error:
            return error.problems
        return ()

    return complain


@pytest.mark.parametrize(
    "link",
    [
        "#here", "./", "../", "../zh/", "../zh/#here", "../zh/index.html?a=b#%68ere", "picture.svg",
        "../404.html", "/en/", "https://example.org/none", "mailto:a@example.org", "data:,",
    ],
)  # fmt: skip
def test_a_link_that_leads_somewhere_is_no_problem(linked, link: str) -> None:
    """Links may lead to pages, places in them, files and other sites, which are not requested."""
    assert linked(f'<a href="{link}">x</a>') == ()


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("#there", "leads to no place: en/index.html has nothing with the id there"),
        ("../zh/#there", "leads to no place: zh/index.html has nothing with the id there"),
        ("../zh/none/", "leads nowhere: there is no such page or file"),
        ("none.svg", "leads nowhere: there is no such page or file"),
        ("/fr/", "leads nowhere: there is no such page or file"),
        ("http://[/", "leads nowhere: it is not a valid address"),
    ],
)
def test_a_link_that_leads_nowhere_is_reported(linked, link: str, why: str) -> None:
    """The link is reported once, with its page and the reason."""
    assert linked(f'<a href="{link}">x</a><a href="{link}">y</a>') == (
        f"en/index.html: the link to {link} {why}",
    )


def test_pictures_data_styles_and_scripts_are_followed(linked) -> None:
    """Links outside the text of pages are checked too."""
    problems = linked(
        '<img src="no.png"><form action="no"></form>'
        '<script type="application/json">{"a": [{"href": "../zh/#no"}]}</script>',
        style_css="a { background: url('no.woff2') } b { background: url(data:,) }",
        main_mjs='new Worker("./worker.mjs"); link("../#no"); link("../#here");',
    )
    assert [problem.split(" leads ")[0] for problem in problems] == [
        "en/index.html: the link to no.png",
        "en/index.html: the link to no",
        "en/index.html: the link to ../zh/#no",
        "en/assets/style.css: the link to no.woff2",
        "en/assets/main.mjs: the link to ../#no",
    ]


def test_the_sites_own_address_is_followed_too(linked) -> None:
    """If the address is known, absolute links within the site are checked, and may not leave it."""
    site = "https://example.org/guide/"
    links = (f"{site}en/", f"{site}en/none/", "/guide/zh/", "/zh/")
    problems = linked("".join(f'<a href="{link}">x</a>' for link in links), site)
    assert problems == (
        f"en/index.html: the link to {site}en/none/ leads nowhere: there is no such page or file",
        "en/index.html: the link to /zh/ leads out of the site",
    )


def test_no_link_leads_above_a_site_that_lies_below_a_path(site: Path) -> None:
    """A site at the top of its host would hide links that lead too far up."""
    with pytest.raises(BuildError) as wrong:
        check_links(site, "https://site.test/guide/")
    # That page was built without an address: its script finds the path.
    assert [each for each in wrong.value.problems if not each.startswith("404.html: ")] == []
