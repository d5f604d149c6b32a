"""Measure how long the guide takes to build, and what each added page costs.

A guide of many times the pages is the guide with copies of its pages, each in the navigation, the
search and the links of the rest; the self-check stays one. Every build has a process of its own, as
`make build` does.
"""

import multiprocessing
import os
import shutil
import signal
import socket
import statistics
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from string import ascii_lowercase

import yaml

from benchmarks.recorder import record_figures
from site_builder.build import build
from site_builder.dev_server import serve
from site_builder.generator.config import page_order
from site_builder.i18n.catalogs import read_languages
from site_builder.paths import Paths

RUNS = 3
TIMES = (1, 4, 16)
# Upper limits, in seconds.
FIRST, LATER, PAGE, SERVED = 10, 5, 0.06, 2
CHANGED_PAGE = "now/peq"
LONGEST = 120  # seconds until the server answers


def copy_guide(folder: Path, times: int) -> Paths:
    """Copy the guide into `folder`, with every page `times` times."""
    paths = Paths()
    shutil.copytree(paths.locale, folder / "locale")
    (folder / "docs").mkdir()
    (folder / "docs" / "assets").symlink_to(paths.docs / "assets")
    order = page_order(paths)
    pages = [name for name in order if "/" not in name and name != order[0]]
    copies = {
        f"{Path(name).stem}-{letter}": name for letter in ascii_lowercase[1:times] for name in pages
    }
    for language in read_languages(paths.locale):
        into = folder / "docs" / language.folder
        shutil.copytree(paths.docs / language.folder, into)
        for copy, name in copies.items():
            shutil.copy(into / name, into / f"{copy}.md")
        own = "" if language.source else f"{language.folder}/"
        catalog = folder / "locale" / f"{own}site.po{'t' if language.source else ''}"
        with catalog.open("a", encoding="utf-8") as out:
            for copy in copies:
                out.write(f'\nmsgctxt "site.nav.{copy}"\nmsgid "{copy}"\n')
                out.write('msgstr ""\n' if language.source else f'msgstr "{copy}"\n')
    config = folder / "mkdocs.yml"
    nav = [*order, *(f"{copy}.md" for copy in copies)]
    config.write_text(yaml.safe_dump({"INHERIT": str(paths.config), "nav": nav}), "utf-8")
    return replace(
        paths,
        docs=folder / "docs",
        locale=folder / "locale",
        config=config,
        build=folder / "build",
        cache=folder / "build" / "cache",
        site=folder / "site",
    )


def _build(paths: Paths) -> int:
    return sum(map(len, build(paths).pages.values()))


def _build_in_own_process(paths: Paths) -> int:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
        return process.submit(_build, paths).result()


def _median_seconds(times: int, *, again: bool) -> tuple[int, float]:
    """Return the number of pages and the median seconds of first builds, or of later ones."""
    found = []
    pages = 0
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as name:
            paths = copy_guide(Path(name), times)
            if again:
                _build_in_own_process(paths)
            start = time.monotonic()
            pages = _build_in_own_process(paths)
            found.append(time.monotonic() - start)
    return pages, statistics.median(found)


@contextmanager
def _development_server(paths: Paths) -> Iterator[str]:
    """Run `make serve` in a process of its own; yield its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    spawn = multiprocessing.get_context("spawn")
    process = spawn.Process(target=_serve_until_interrupted, args=(paths, port))
    process.start()
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        os.kill(int(process.pid or 0), signal.SIGINT)
        process.join()


def _serve_until_interrupted(paths: Paths, port: int) -> None:
    with suppress(KeyboardInterrupt):
        serve(paths, port)


def _wait_for(address: str, text: str) -> None:
    end = time.monotonic() + LONGEST
    while time.monotonic() < end:
        with suppress(OSError), urllib.request.urlopen(address) as page:  # noqa: S310 - our own
            if text in page.read().decode():
                return
        time.sleep(0.01)
    raise TimeoutError(f"{address}: never had {text}")


def _median_served_seconds() -> float:
    """Return the median seconds from the change of a page to an answer with the change."""
    found = []
    with tempfile.TemporaryDirectory() as name:
        paths = copy_guide(Path(name), 1)
        source = paths.docs / "en" / f"{CHANGED_PAGE}.md"
        with _development_server(paths) as server:
            address = f"{server}en/{CHANGED_PAGE}/"
            _wait_for(address, "</html>")
            for place in range(1 + RUNS):
                text = ascii_lowercase[place] * 9
                start = time.monotonic()
                source.write_text(f"{source.read_text('utf-8')}\n{text}\n", "utf-8")
                _wait_for(address, text)
                found.append(time.monotonic() - start)
    return statistics.median(found[1:])  # the first one loads what the others use


def measure() -> str:
    """Return the table, with the cost of each added page."""
    pages, first = _median_seconds(1, again=False)
    rows = [f"| the guide, first build | {pages} | {first:.1f} | |\n"]
    before = (0, 0.0)
    each = {}
    for times in TIMES:
        pages, seconds = _median_seconds(times, again=True)
        added = 1000 * (seconds - before[1]) / (pages - before[0])
        each[times] = {"pages": pages, "seconds": seconds}
        what = "the guide, later builds" if times == 1 else f"with {times} times its pages"
        rows.append(
            f"| {what} | {pages} | {seconds:.1f} | {f'{added:.0f} ms' if before[0] else ''} |\n"
        )
        before = (pages, seconds)
    served = _median_served_seconds()
    rows.append(f"| a changed page, shown by `make serve` | 1 | {served:.1f} | |\n")
    record_figures("build_time", {"first": first, "times": each, "served": served})
    few, many = each[TIMES[0]], each[TIMES[-1]]
    page = (many["seconds"] - few["seconds"]) / (many["pages"] - few["pages"])
    goals = {
        f"the first build, {FIRST} s": first <= FIRST,
        f"later builds, {LATER} s": few["seconds"] <= LATER,
        f"an additional page, {PAGE * 1000:.0f} ms": page <= PAGE,
        f"a changed page, {SERVED} s": served <= SERVED,
    }
    missed = "; ".join(goal for goal, met in goals.items() if not met)
    return f"""\
| build | pages | seconds | per additional page |
| --- | ---: | ---: | ---: |
{"".join(rows)}
Medians of {RUNS} builds of both languages, each in its own process, after set-up. The first build
also compiles the Python runtime and draws the link preview cards, which later builds take from a
cache. The time of a changed page runs from writing its file, while the server is running, to an
answer with the change.

{f"Missed goals: {missed}." if missed else "All goals were met."}
"""
