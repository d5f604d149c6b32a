"""Check links and official sources, and report changes: `python -m tools.source_monitor`.

`links` and `sources` write a report as JSON; `publish` opens, edits or closes its issue.
"""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from tools.source_monitor.external_links import external_links, report_links
from tools.source_monitor.http import fetch_all
from tools.source_monitor.issue import publish
from tools.source_monitor.official_sources import (
    official_sources,
    read_last_reads,
    record,
    report_sources,
    unknown_sources,
)
from tools.source_monitor.report import Report


def main() -> int:
    """Run the command line. A finding is not a failure of the command."""
    parser = argparse.ArgumentParser(prog="python -m tools.source_monitor", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    links = commands.add_parser("links", help="fetch every external link of the site")
    links.add_argument("site", type=Path, help="the built site")
    sources = commands.add_parser("sources", help="fetch the official sources")
    for each in (links, sources):
        each.add_argument("report", type=Path, help="the report to write")
    records = commands.add_parser("record", help="record that sources were read as they are today")
    records.add_argument("ids", nargs="*", metavar="ID", help="official sources (all of them)")
    publishes = commands.add_parser("publish", help="open, edit or close the issue for a report")
    publishes.add_argument("title", help="the issue's title, which identifies it")
    publishes.add_argument("report", type=Path, help="the report to publish")
    arguments = parser.parse_args()
    if arguments.command == "links":
        repository = os.environ.get("GITHUB_REPOSITORY")
        host = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
        found = external_links(arguments.site, f"{host}/{repository}/" if repository else None)
        _write(arguments.report, report_links(found, fetch_all(found)))
    elif arguments.command == "sources":
        official = official_sources()
        answers = fetch_all(official.values())
        _write(arguments.report, report_sources(official, answers, read_last_reads()))
    elif arguments.command == "record":
        return _record(arguments.ids)
    else:
        content = json.loads(arguments.report.read_text("utf-8"))
        print(publish(arguments.title, content["text"], needed=content["needed"]))
    return 0


def _write(file: Path, report: Report) -> None:
    file.write_text(json.dumps({"needed": report.needed, "text": report.text()}), "utf-8")
    print(report.text())


def _record(ids: list[str]) -> int:
    if invalid := unknown_sources(ids):
        print(f"no official source with an address: {', '.join(invalid)}", file=sys.stderr)
        return 2
    official = {k: v for k, v in official_sources().items() if not ids or k in ids}
    missing = record(official, fetch_all(official.values()), datetime.now(UTC).date())
    for key in missing:
        print(f"{key}: no answer, so nothing is recorded", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
