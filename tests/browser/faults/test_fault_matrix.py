"""Each file of the self-check, with each fault: the visit ends in results, or in a message with a
way on.

A run tries three of the cells that once failed, always the same ones; `make fault-matrix` tries all
and records how they end.
"""

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from zlib import crc32

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.conftest import LANGUAGES
from tests.browser.faults.faulty_host import FAULTS, serve_faulty
from tests.browser.faults.matrix import FALLBACK, FIRST, REPEAT, VISITS, Cell, File, Matrix
from tests.browser.faults.visit import OCCUPATION, RESULTS, SEARCH

# Cells that once failed: of the page, of its worker, of Python's files.
SAMPLE = {
    ("check/main.mjs", "truncated", FIRST),
    ("check/worker.mjs", "compressed_twice", FIRST),
    ("engine/pyodide.asm.wasm.zst", "converted", FIRST),
}
COLUMNS = [(fault, visit) for fault in FAULTS for visit in VISITS]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the sample, or with `--complete` one test for each fault and visit."""
    if "column" in metafunc.fixturenames:
        columns = COLUMNS if metafunc.config.getoption("--complete") else [None]
        ids = ["-".join(column) if column else "sample" for column in columns]
        metafunc.parametrize("column", columns, ids=ids)


def choose(files: Iterable[File], column: tuple[str, str] | None) -> list[Cell]:
    """Return the cells of a column, or of the sample."""
    cells = [Cell(file, *each) for each in COLUMNS for file in files]
    if column:
        return [cell for cell in cells if (cell.fault, cell.visit) == column]
    found = [cell for cell in cells if (cell.file.row, cell.fault, cell.visit) in SAMPLE]
    assert len(found) == len(SAMPLE)
    return found


@pytest.mark.fault_matrix
def test_each_cell_ends_in_results_or_words(
    browser: Browser,
    site: Path,
    column: tuple[str, str] | None,
    record_property: Callable[[str, object], None],
) -> None:
    """The visit ends in time and without an uncaught error; results are those of a visit without a
    fault.
    """
    language = LANGUAGES[crc32("".join(column or ()).encode()) % len(LANGUAGES)]
    record_property("browser", f"{browser.browser_type.name} {browser.version}")
    problems: dict[str, list[str]] = {}
    with serve_faulty(site) as host, ExitStack() as stack:
        matrix = Matrix(browser, host, language)
        files, text = matrix.files()
        filled: dict[bool, BrowserContext] = {}
        for cell in choose(files, column):
            step = cell.file.step
            if cell.visit == REPEAT:
                is_fallback = step == FALLBACK
                if is_fallback not in filled:
                    filled[is_fallback] = stack.enter_context(matrix.context())
                    matrix.fill(filled[is_fallback], step)
                ending, found = matrix.end_of(cell, filled[is_fallback])
            else:
                with matrix.context(step) as context:
                    ending, found = matrix.end_of(cell, context)
            if (
                ending.outcome == RESULTS
                and step not in (OCCUPATION, SEARCH)
                and ending.text != text
            ):
                found.append("other results than without the fault")
            if found:
                problems[f"{language}: {cell}"] = found
            recorded = [
                cell.file.row,
                cell.fault,
                cell.visit,
                ending.outcome,
                round(ending.seconds, 1),
            ]
            record_property("cell", json.dumps(recorded))
    assert not problems, json.dumps(problems, indent=2, ensure_ascii=False)
