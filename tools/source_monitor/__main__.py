"""`python -m tools.source_monitor`: check links and official sources, and report changes.

`links` and `sources` write a report as JSON; `publish` keeps the issue that says it.
"""

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from tools.source_monitor.external_links import outward_links, report_links
from tools.source_monitor.http import ask_all
from tools.source_monitor.issue import publish
from tools.source_monitor.official_sources import (
    official_sources,
    read_seen,
    record,
    report_sources,
    unknown,
)
from tools.source_monitor.report import Report


def main() -> int:
    """Runs the command line. What is found wrong out there is no failure of the command."""
    parser = argparse.ArgumentParser(prog="python -m tools.source_monitor", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    links = commands.add_parser("links", help="ask the addresses outside to which the site links")
    links.add_argument("site", type=Path, help="the built site")
    sources = commands.add_parser("sources", help="ask the official sources' addresses")
    for each in (links, sources):
        each.add_argument("report", type=Path, help="the report to write")
    records = commands.add_parser("record", help="write down that sources were read as they are")
    records.add_argument("ids", nargs="*", metavar="ID", help="official sources (all of them)")
    tells = commands.add_parser("publish", help="open, edit or close the issue for a report")
    tells.add_argument("title", help="the issue's title, by which it is found again")
    tells.add_argument("report", type=Path, help="the report to tell")
    arguments = parser.parse_args()
    if arguments.command == "links":
        repository = os.environ.get("GITHUB_REPOSITORY")
        host = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
        found = outward_links(arguments.site, f"{host}/{repository}/" if repository else None)
        _write(arguments.report, report_links(found, ask_all(found)))
    elif arguments.command == "sources":
        official = official_sources()
        answers = ask_all(official.values())
        _write(arguments.report, report_sources(official, answers, read_seen()))
    elif arguments.command == "record":
        return _record(arguments.ids)
    else:
        told = json.loads(arguments.report.read_text("utf-8"))
        print(publish(arguments.title, told["text"], needed=told["needed"]))
    return 0


def _write(file: Path, report: Report) -> None:
    file.write_text(json.dumps({"needed": report.needed, "text": report.text()}), "utf-8")
    print(report.text())


def _record(ids: list[str]) -> int:
    if wrong := unknown(ids):
        print(f"no official source with an address: {', '.join(wrong)}", file=sys.stderr)
        return 2
    official = {k: v for k, v in official_sources().items() if not ids or k in ids}
    missing = record(official, ask_all(official.values()), datetime.now(UTC).date())
    for key in missing:
        print(f"{key}: does not answer, so nothing is recorded of it", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
