"""`python -m site_builder`: build the site, serve it, check the pages, add a language."""

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

try:
    from site_builder.build import build, render
    from site_builder.dev_server import serve
    from site_builder.errors import BuildError
    from site_builder.i18n.review import mark_reviewed, pending, translated_pages
    from site_builder.i18n.scaffold import scaffold_language
    from site_builder.paths import Paths, display_path
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is not installed; run `make build`, which installs what is needed")


def main() -> int:
    """Runs the command line; exit status 1 after words on standard error if the build fails."""
    parser = argparse.ArgumentParser(prog="python -m site_builder", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    builds = commands.add_parser("build", help="build the site into a folder")
    builds.add_argument("--output", type=Path, default=Paths.site, help="the folder (site)")
    serves = commands.add_parser("serve", help="build, serve, and build again on every change")
    serves.add_argument("--port", type=int, default=8000, help="the port on this machine (8000)")
    commands.add_parser("check", help="render and compare the pages, write nothing")
    adds = commands.add_parser("new-language", help="lay out what a translator needs")
    adds.add_argument("tag", help="the language's tag, as in html: fr, es-MX, zh-Hant")
    looks = commands.add_parser("looked-at", help="pages to be held against a changed source")
    looks.add_argument("page", nargs="+", help="pending: list them; all, or pages: they were")
    arguments = parser.parse_args()
    try:
        if arguments.command == "serve":
            serve(Paths(), arguments.port)
        elif arguments.command == "check":
            render(Paths())
        elif arguments.command == "new-language":
            print(
                "Written:",
                *map(display_path, scaffold_language(Paths(), arguments.tag)),
                sep="\n  ",
            )
        elif arguments.command == "looked-at":
            return _looked_at(arguments.page)
        else:
            _build(arguments.output.resolve(), os.environ.get("SITE_URL"))
    except BuildError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def _build(site: Path, address: str | None) -> None:
    """Builds into `site`; what lies between stays in build/ for the usual folder only, so that
    builds into several folders do not meet.
    """
    start = time.monotonic()
    if site == Paths.site:
        guide = build(Paths(), address)
    else:
        with tempfile.TemporaryDirectory() as folder:
            guide = build(replace(Paths(), site=site, build=Path(folder)), address)
    count = sum(map(len, guide.pages.values()))
    seconds = time.monotonic() - start
    for line in pending(Paths()):
        print(line, file=sys.stderr)
    print(f"{count} pages in {len(guide.pages)} languages: {display_path(site)} ({seconds:.1f} s)")


def _looked_at(pages: list[str]) -> int:
    """Lists the pages to be looked at, with exit status 1 if there are any; or notes that these
    were.
    """
    if pages == ["pending"]:
        lines = pending(Paths())
        print(*lines or ["Every page was held against its source."], sep="\n")
        return 1 if lines else 0
    mark_reviewed(Paths(), translated_pages(Paths()) if pages == ["all"] else pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
