"""Build the site, serve it, check its pages, start or review a translation."""

import argparse
import errno
import os
import signal
import sys
import tempfile
import time
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path

try:
    from site_builder.build import build, check
    from site_builder.dev_server import serve
    from site_builder.errors import BuildError
    from site_builder.i18n.review import mark_reviewed, pending, translated_pages
    from site_builder.i18n.scaffold import scaffold_language
    from site_builder.macros.registry import describe
    from site_builder.pages.renderer import MACRO_PROVIDERS
    from site_builder.paths import Paths, display_path
except ModuleNotFoundError as missing:
    package = str(missing.name).partition(".")[0]
    if package in ("rules", "site_builder"):
        raise
    sys.exit(f"{package} is not installed. Run `make build`, which installs what is needed.")

# As a shell reports a program that a signal ended.
INTERRUPTED = 128 + signal.SIGINT
CLOSED_PIPE = 128 + signal.SIGPIPE


def main() -> int:
    """Run the command line.

    Returns:
        The exit status: 1 if the build fails, with the problems on standard error, one a line, or
        if the output cannot be written; 130 after Ctrl-C, 141 if the reader of the output closes
        it.
    """
    try:
        status = _run()
        if sys.stdout:
            sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
        return CLOSED_PIPE
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        _discard_output()
        print(f"output: {error.strerror}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED
    return status


def _discard_output() -> None:
    # Buffered output that cannot be written would raise again when Python exits.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run() -> int:
    printed = StringIO()
    try:
        with redirect_stdout(printed):  # argparse ignores errors of writing
            arguments = _parser().parse_args()
    except SystemExit as ended:  # after --help or a mistake
        print(printed.getvalue(), end="")
        return int(ended.code or 0)
    try:
        match arguments.command:
            case "serve":
                serve(Paths(), arguments.port)
            case "check":
                check(Paths())
            case "new-language":
                written = scaffold_language(Paths(), arguments.tag)
                print("Written:", *map(display_path, written), sep="\n  ")
            case "macros":
                print(*describe(MACRO_PROVIDERS), sep="\n")
            case "review":
                return _review(arguments.page)
            case _:
                _build(arguments.output.resolve(), os.environ.get("SITE_URL"))
    except BuildError as error:
        print(*error.problems, sep="\n", file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m site_builder", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    build_command = commands.add_parser(
        "build",
        help="build the site into a folder",
        epilog="SITE_URL in the environment is the site's public address, as in "
        "https://host/path/. It adds canonical addresses, the sitemap and the feeds' addresses.",
    )
    build_command.add_argument(
        "--output", type=Path, default=Paths.site, help="the folder to write (default: site)"
    )
    serve_command = commands.add_parser(
        "serve", help="build and serve the site, and rebuild it on every change"
    )
    serve_command.add_argument(
        "--port", type=int, default=8000, help="the port on 127.0.0.1 (default: 8000)"
    )
    commands.add_parser(
        "check", help="render every page, compare languages and the menu; write nothing"
    )
    commands.add_parser("macros", help="list what a page can print with {{ name(…) }}")
    new_language = commands.add_parser(
        "new-language", help="write the files that a new translation starts from"
    )
    new_language.add_argument("tag", help="language tag as in HTML: fr, es-MX, zh-Hant")
    review = commands.add_parser(
        "review", help="list or record which translated pages match their source"
    )
    review.add_argument(
        "page",
        nargs="+",
        help="`pending` lists the pages to review and exits with 1 if there are any; `all`, or "
        "names such as pay.md, record that these pages match their source",
    )
    return parser


def _build(site: Path, address: str | None) -> None:
    """Build into `site`. Intermediate files stay in build/ for the default folder only, so that
    builds into other folders can run at the same time.
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


def _review(pages: list[str]) -> int:
    """List the pages to review, with exit status 1 if there are any; or record reviews."""
    if pages == ["pending"]:
        lines = pending(Paths())
        print(*lines or ["Every translated page matches its source."], sep="\n")
        return 1 if lines else 0
    mark_reviewed(Paths(), translated_pages(Paths()) if pages == ["all"] else pages)
    return 0


if __name__ == "__main__":
    sys.exit(main())
