"""If the site is built for a repository, each page links to a report form that it fills in."""

from urllib.parse import parse_qs, urlsplit

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader

from rules.version import RULES_VERSION
from site_builder.paths import ROOT, Paths
from site_builder.publish.issue_link import issue_url
from site_builder.publish.link_checker import document_of
from site_builder.publish.root_files import write_root_files
from tests.site_builder.documents import LANGUAGES, Document

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"


@pytest.fixture(autouse=True)
def _repository(monkeypatch):
    monkeypatch.setenv("GITHUB_REPOSITORY", "someone/guide")
    monkeypatch.delenv("GITHUB_SERVER_URL", raising=False)


def check(link: str, language, page: str) -> None:
    """Expect the link to fill fields of its form with the page's address and version."""
    parts = urlsplit(link)
    assert parts._replace(query="").geturl() == "https://github.com/someone/guide/issues/new"
    given = {key: value for key, (value,) in parse_qs(parts.query).items()}
    form = yaml.safe_load((FORMS / given.pop("template")).read_text("utf-8"))
    assert given == {
        "page": page,
        "language": f"{language.name} ({language.tag})",
        "version": RULES_VERSION,
    }
    assert given.keys() <= {field.get("id") for field in form["body"]}


def test_without_a_repository_there_is_no_form(monkeypatch):
    """Then a page links to how to report a problem."""
    monkeypatch.delenv("GITHUB_REPOSITORY")
    assert issue_url(LANGUAGES[0]) is None


@pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.folder)
def test_the_foot_of_a_page_leads_to_its_report(language, translators):
    """The link is in the page's language and names its address, also on the first page of a
    language.
    """
    theme = Environment(loader=FileSystemLoader(Paths().theme), autoescape=True)
    theme.filters["url"] = str
    foot = theme.get_template("partials/copyright.html")
    extra = {
        "folder": language.folder,
        "report": issue_url(language),
        "messages": {
            key: translators[language.folder].source(key) for key in translators["en"].ids("site.")
        },
    }
    for url in ("pay/", "./", "check/"):
        printed = foot.render(config={"extra": extra}, page={"url": url})
        *_, link = document_of(printed).links
        check(link, language, f"{language.folder}/{url.removeprefix('./')}")


def test_the_pages_of_no_language_lead_to_a_report_in_each(tmp_path, translators):
    """These are the first page of the site and its 404 page."""
    write_root_files(Paths(site=tmp_path), translators, [], None)
    for name in ("index.html", "404.html"):
        document = Document(tmp_path / name, tmp_path)
        links = [str(a["href"]) for a in document.all("a") if "/issues/new" in str(a["href"])]
        for link, language in zip(links, LANGUAGES, strict=True):
            check(link, language, name)


def test_the_forms_ask_the_same_in_each_language():
    """Each language has a form with the same fields."""
    forms = [
        yaml.safe_load((FORMS / f"report-{language.folder}.yml").read_text("utf-8"))
        for language in LANGUAGES
    ]
    asked = [
        [(field.get("id"), field["type"], field.get("validations")) for field in form["body"]]
        for form in forms
    ]
    assert all(each == asked[0] for each in asked)
