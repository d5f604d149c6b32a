"""The fault matrix: each file of the self-check, with each fault, at a first and at a later
visit.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, BrowserContext

from site_builder.publish.service_worker import SERVICE_WORKER
from site_builder.runtime.bundle import FAST
from tests.browser.faults.faulty_host import FaultyHost
from tests.browser.faults.visit import (
    CHECK,
    HOST,
    OCCUPATION,
    RESULTS,
    SEARCH,
    STORE,
    WORDS,
    Ending,
    Visit,
    dead_ways,
)
from tests.browser.support.self_check import SelfCheck
from tools.testing.runtime_manifest import read_manifest

FIRST, REPEAT = "first", "repeat"
VISITS = (FIRST, REPEAT)

# How long a visitor waits for results or a message, and how much longer while data still arrives.
LIMIT_SECONDS = 30
SLOW_SECONDS = 30

# The file is needed if the fast start of Python fails.
FALLBACK = "fallback"


@dataclass(frozen=True)
class File:
    """A file of the self-check: its path below the site, and the step that needs it."""

    path: str
    step: str

    @property
    def row(self) -> str:
        """The path without the parts that depend on the language and the content."""
        name = re.sub(r"^[a-z]{2}/", "", self.path)
        name = re.sub(r"(^|/)assets/([0-9a-f]{12}/)?", r"\1", name)
        return re.sub(r"[.]([0-9a-f]{8}|[0-9a-f]{12})(?=[.])", "", name)


@dataclass(frozen=True)
class Cell:
    """One fault of one file at one visit."""

    file: File
    fault: str
    visit: str

    def __str__(self) -> str:
        return f"{self.file.row}, {self.fault}, {self.visit}"


class Matrix:
    """Visits a host at which one file is at fault."""

    def __init__(
        self,
        browser: Browser,
        host: FaultyHost,
        language: str,
        limit_seconds: float = LIMIT_SECONDS,
    ) -> None:
        self.browser = browser
        self.limit_seconds = limit_seconds
        self.host = host
        self.language = language
        manifest = read_manifest(host.folder / language / "check" / "index.html")
        engine = [(f"engine/{each['file']}", each) for each in manifest["files"]]
        self.packed_files = [
            path for path, each in engine if each["compressed"] and FAST in each["variants"]
        ]
        self.fallback_files = [path for path, each in engine if FAST not in each["variants"]]

    @contextmanager
    def context(self, step: str = CHECK) -> Iterator[BrowserContext]:
        """Open a browser without stored data, prepared for what the step needs."""
        workers: Literal["allow", "block"] = "block" if step in (OCCUPATION, SEARCH) else "allow"
        context = self.browser.new_context(base_url=self.host.address, service_workers=workers)
        context.set_default_timeout(self.limit_seconds * 1000)
        yield context
        context.close()

    def visit(self, context: BrowserContext, *, slow: bool = False) -> Visit:
        """Begin a visit in a new page."""
        limit_seconds = self.limit_seconds + (SLOW_SECONDS if slow else 0)
        return Visit(context.new_page(), self.host, self.language, limit_seconds)

    def files(self) -> tuple[list[File], str]:
        """Return the files that a visit of every step requests, and the text of its results."""
        self.host.requests.clear()
        step_of: dict[str, str] = {}
        with self.context(OCCUPATION) as context:
            visit = self.visit(context)
            endings = []
            for step in (CHECK, OCCUPATION, SEARCH):
                endings.append(visit.take(step))
                for path in self.host.requests:
                    step_of.setdefault(path, step)
        assert [ending.outcome for ending in endings] == [RESULTS] * len(endings), endings
        packs = self.host.folder.glob(f"{self.language}/offline.*")
        stored = [
            SERVICE_WORKER,
            *(pack.relative_to(self.host.folder).as_posix() for pack in packs),
        ]
        step_of |= dict.fromkeys(stored, STORE) | dict.fromkeys(self.fallback_files, FALLBACK)
        return [File(*each) for each in step_of.items()], endings[0].text

    def fill(self, context: BrowserContext, step: str) -> None:
        """Visit once without a fault, so that the device stores what it can."""
        missing = self.packed_files if step == FALLBACK else []
        self.host.faults = dict.fromkeys(missing, "missing")
        visit = self.visit(context)
        endings = [visit.take(step) for step in (CHECK, STORE)]
        assert [ending.outcome for ending in endings] == [RESULTS, RESULTS], endings
        visit.page.close()
        self.host.faults = {}

    def end_of(self, cell: Cell, context: BrowserContext) -> tuple[Ending, list[str]]:
        """Visit with the cell's fault; return how the visit ends, and what is wrong with its
        end.
        """
        slow = cell.fault == "slow"
        step = cell.file.step
        visit = self.visit(context, slow=slow)
        packed = self.packed_files if step == FALLBACK else ()
        self.host.faults = dict.fromkeys(packed, "missing") | {cell.file.path: cell.fault}
        self.host.requests.clear()
        try:
            if step == SEARCH:
                ending = visit.take(SEARCH)
            else:
                ending = visit.take(CHECK, slow=slow and step in (CHECK, FALLBACK))
            if ending.outcome == RESULTS and step == OCCUPATION:
                ending = visit.take(OCCUPATION)
            elif ending.outcome == RESULTS and step == STORE:
                self._wait_for_request(visit, cell.file.path)
            problems = self._problems(cell, ending, visit)
        finally:
            self.host.faults = {}
            visit.page.close()
        return ending, problems

    def _wait_for_request(self, visit: Visit, path: str) -> None:
        """Wait until the browser requests a file that it loads in the background, if it does."""
        for _ in range(20):
            if path in self.host.requests:
                visit.page.wait_for_timeout(300)
                return
            visit.page.wait_for_timeout(100)

    def _problems(self, cell: Cell, ending: Ending, visit: Visit) -> list[str]:
        problems = []
        is_page = cell.file.path.endswith("/")
        allowed = {RESULTS, WORDS} | ({HOST} if is_page and cell.visit == FIRST else set())
        if ending.outcome not in allowed:
            problems.append(f"ends in {ending.outcome or 'nothing'}: {ending.text}")
        if ending.outcome != HOST and ending.seconds > visit.limit_seconds:
            problems.append(f"takes {ending.seconds:.1f} s")
        if ending.outcome == WORDS:
            if not ending.text.strip() or not ending.ways:
                problems.append(f"no words or no way on: {ending.text} {ending.ways}")
            problems += [
                f"leads to nothing: {way}"
                for way in dead_ways(ending.ways, visit.page, self.host.folder)
            ]
        blame = SelfCheck(visit.page, self.language).text("check.failed.start")
        if blame in ending.text:
            problems.append(f"blames the browser: {ending.text}")
        # A script cannot catch its own syntax error; boot.js replaces a start that it stops.
        script = Path(cell.file.path).suffix in {".js", ".mjs"}
        handled = ending.text.startswith("not-running")
        # Firefox reports errors of workers too, and a broken runtime leaves some.
        firefox = self.browser.browser_type.name == "firefox"
        handled = handled or (firefox and cell.file.path.startswith("engine/"))
        problems += [
            f"uncaught: {error}"
            for error in visit.errors
            if not handled and not (script and error.startswith("SyntaxError"))
        ]
        return problems
