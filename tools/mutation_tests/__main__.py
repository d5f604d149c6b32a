"""Test every mutant that is not listed as equivalent, and print the score: `make mutation-test`.

The result of each module is recorded at once, for the page *How this is checked*.
"""

import argparse
import os
import sys
from collections import defaultdict
from importlib.metadata import version

from cosmic_ray.work_db import WorkDB, use_db

from site_builder.verification_record import RECORD, provenance, read_record, update_section
from tools.mutation_tests.run import TestsFailError, run_mutants
from tools.mutation_tests.selection import (
    Mutant,
    create_session,
    equivalent_mutants,
    select_mutants,
)
from tools.setup_step import ROOT

SESSION = ROOT / "build" / "mutants.sqlite"


def main() -> int:
    """Return 0 if every mutant is killed or listed as equivalent, and every listed one exists."""
    parser = argparse.ArgumentParser(prog="python -m tools.mutation_tests", description=__doc__)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--resume", action="store_true", help="skip mutants killed before")
    options = parser.parse_args()
    if not options.resume or not SESSION.exists():
        SESSION.unlink(missing_ok=True)
        create_session(SESSION)
    listed = equivalent_mutants()
    with use_db(SESSION, WorkDB.Mode.open) as session:
        found = list(select_mutants(session.work_items))
        try:
            survivors = _test_mutants(found, set(listed), session, options.jobs)
        except TestsFailError as error:
            print(f"The tests fail without any mutant:\n{error}", file=sys.stderr)
            return 2
    obsolete = listed.keys() - {mutant.key for mutant in found}
    for key in sorted(obsolete):
        print(f"listed as equivalent, but no longer a mutant: {key}")
    same = sum(mutant.key in listed for mutant in found)
    print(
        f"{len(found)} mutants: {len(found) - same - len(survivors)} killed, "
        f"{same} equivalent, {len(survivors)} survive"
    )
    return 1 if survivors or obsolete else 0


def _test_mutants(
    found: list[Mutant], listed: set[tuple[str, str, str, int]], session: WorkDB, jobs: int
) -> list[Mutant]:
    """Return the survivors; print each and record each module as soon as it is known."""
    modules: dict[str, list[Mutant]] = defaultdict(list)
    for mutant in found:
        modules[mutant.file].append(mutant)
    known = {job: result.is_killed for job, result in session.results}
    killed = {job for job, was_killed in known.items() if was_killed}
    waiting = [each for each in found if each.key not in listed and each.job not in killed]
    waiting.sort(key=lambda mutant: mutant.job in known)  # the survivors of an earlier run last
    left = {mutant.job for mutant in waiting}
    survivors = []
    for file in [file for file, all_ in modules.items() if not any(m.job in left for m in all_)]:
        _record(file, modules[file], listed, killed)
    for mutant, result in run_mutants(waiting, jobs) if waiting else ():
        session.set_result(mutant.job, result)
        left.remove(mutant.job)
        if result.is_killed:
            killed.add(mutant.job)
        else:
            survivors.append(mutant)
            print(f"survives: {mutant}", flush=True)
        if not any(each.job in left for each in modules[mutant.file]):
            _record(mutant.file, modules[mutant.file], listed, killed)
            print(f"{len(left)} left after {mutant.file}", flush=True)
    return survivors


def _record(
    file: str, made: list[Mutant], listed: set[tuple[str, str, str, int]], killed: set[str]
) -> None:
    recorded = read_record().get("mutants", {}).get("modules", {}) if RECORD.exists() else {}
    modules = {file: each for file, each in recorded.items() if (ROOT / file).exists()}
    same = sum(mutant.key in listed for mutant in made)
    dead = sum(mutant.key not in listed and mutant.job in killed for mutant in made)
    count = {"made": len(made), "killed": dead, "equivalent": same}
    content = provenance() | count | {"survived": len(made) - dead - same}
    tool = f"Cosmic Ray {version('cosmic-ray')}"
    update_section("mutants", {"tool": tool, "modules": modules | {file: content}})


if __name__ == "__main__":
    sys.exit(main())
