"""Find the site's external links, and report those that do not answer."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urldefrag

from site_builder.publish.link_checker import read_document
from tools.source_monitor.http import Answer, State
from tools.source_monitor.report import Report, Row


def external_links(site: Path, repository: str | None = None) -> dict[str, list[str]]:
    """Return the pages of the built site by the external address they link to.

    Links that start with `repository`, its address, open an issue form and are skipped.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        for link in dict.fromkeys(read_document(path).links):
            is_form = repository is not None and link.startswith(repository)
            if link.startswith(("http://", "https://")) and not is_form:
                address = urldefrag(link).url
                found[address].append(path.relative_to(site).as_posix())
    return dict(found)


def report_links(links: Mapping[str, list[str]], answers: Mapping[str, Answer]) -> Report:
    """Return a report of the links that do not answer, with the pages that contain them."""
    rows = [
        Row(answers[address].state, address, answers[address].status, ", ".join(pages))
        for address, pages in links.items()
        if answers[address].state != State.FOUND
    ]
    return Report(
        checked=len(links),
        rows=rows,
        titles={
            State.GONE: "Gone",
            State.UNREACHABLE: "No answer",
            State.REFUSED: "Apparently closed to programs",
        },
        actionable=(State.GONE, State.UNREACHABLE),
        advice=(
            "Link to the page's new address, or to an archived copy. A source keeps its "
            "address, with the day of the copy, in `rules/data/sources.toml`."
        ),
    )
