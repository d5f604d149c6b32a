"""Whether the addresses outside the site, to which its pages link, still answer."""

from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urldefrag

from site_builder.publish.link_checker import read_document
from tools.source_monitor.http import Answer, State
from tools.source_monitor.report import Report, Row


def outward_links(site: Path, own: str | None = None) -> dict[str, list[str]]:
    """The pages of the built site by the outside address to which they link. What begins with
    `own`, the repository's address, asks for a report, and is no page to look at.
    """
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted(site.rglob("*.html")):
        for link in dict.fromkeys(read_document(path).links):
            if link.startswith(("http://", "https://")) and not (own and link.startswith(own)):
                address = urldefrag(link).url
                found[address].append(path.relative_to(site).as_posix())
    return dict(found)


def report_links(links: Mapping[str, list[str]], answers: Mapping[str, Answer]) -> Report:
    """What is wrong with them, the pages beside each."""
    rows = [
        Row(answers[address].state, address, answers[address].said, ", ".join(pages))
        for address, pages in links.items()
        if answers[address].state != State.FOUND
    ]
    return Report(
        looked_at=len(links),
        rows=rows,
        titles={
            State.GONE: "Gone",
            State.UNREACHABLE: "No answer",
            State.REFUSED: "Open to people only, as it seems",
        },
        asks=(State.GONE, State.UNREACHABLE),
        advice=(
            "Link to where the page is now, or to a copy in an archive. A source keeps its "
            "address, with the day of the copy, in `rules/data/sources.toml`."
        ),
    )
