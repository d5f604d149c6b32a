"""The version of the rules changes exactly when their outcomes do."""

import hashlib
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from rules.compare.boundary_cases import boundaries, boundary_cases
from rules.compare.outcomes import _changed, compare, differences, outcomes_of
from rules.compare.versions import WORKING_TREE, NoSuchVersionError, version_at
from rules.engine.assess import assess
from rules.io.answers import validate_answers
from rules.programs import PROGRAMS
from rules.version import RULES_VERSION
from tests.rules.changed_rules import copy_rules, set_parameter

HERE = Path(__file__).parent
# The last commit with version 1.0.0 of the rules.
FIRST_VERSION = "719c52a"
VERSIONS = tomllib.loads((HERE / "versions.toml").read_text())["version"]


def _fingerprint():
    found = hashlib.sha256()
    here = boundaries()
    for case in boundary_cases(here, here):
        programs = (PROGRAMS[case.program],)
        outcomes = outcomes_of(assess(validate_answers(case.answers), programs))
        found.update(repr(sorted(outcomes.items())).encode())
    return found.hexdigest()


def test_todays_outcomes_are_those_of_todays_version():
    """A changed outcome requires a new version, and a new version an entry in the changelog."""
    assert VERSIONS[-1] == {"id": RULES_VERSION, "outcomes": _fingerprint()}


def test_each_version_has_other_outcomes_than_the_one_before():
    """A version changes only with outcomes, and is never used twice."""
    assert len({version["id"] for version in VERSIONS}) == len(VERSIONS)
    assert all(old["outcomes"] != new["outcomes"] for old, new in pairwise(VERSIONS))


def test_the_changelog_has_each_version():
    """Every version has its entry in the changelog."""
    changelog = (WORKING_TREE / "CHANGELOG.md").read_text()
    assert all(f"\n## {version['id']} (" in changelog for version in VERSIONS)


@pytest.mark.slow
def test_a_changed_value_shows_in_the_routes_that_read_it(tmp_path):
    """Only these routes change: the salary of AI workers, the experience of stream 1, and the
    reference date of the PEQ, each from a date on.
    """
    old, new = tmp_path / "old", tmp_path / "new"
    for folder, experience, day in ((old, 12, "19"), (new, 13, "20")):
        copy_rules(folder, "stream_1_experience_months", f"value = {experience}")
        set_parameter(folder, "reference_date", f"value = 2025-11-{day}")
    set_parameter(old, "salary_outside_cmm", "value = 75000")
    set_parameter(new, "salary_outside_cmm", "value = 75000", "2024-06-01 = 80000")
    comparison = compare(old, new)
    found = comparison.changes
    assert comparison.count > 5_000
    assert comparison.unmatched == {}
    assert {(program, route, what) for program, _, route, _, what, _, _ in found} == {
        ("pilot", "ai_worker", "salary"),
        ("pilot", "ai_worker", "outcome"),
        ("pstq", "stream_1", "experience"),
        ("pstq", "stream_1", "outcome"),
        ("peq", "graduate", "reference_date"),
        ("peq", "graduate", "outcome"),
    }
    key = ("pilot", "second", "ai_worker", "french_speaking", "salary", "met", "not_met")
    assert 75_000 <= found[key].example["annual_salary"] < 80_000
    days = [each.example["filing_date"] for key, each in found.items() if key[0] == "pilot"]
    assert min(days) >= "2024-06-01"


def _has(revision):
    command = ["git", "cat-file", "-e", revision]
    return subprocess.run(command, cwd=WORKING_TREE, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.weekly
@pytest.mark.skipif(not _has(FIRST_VERSION), reason="this clone does not hold the first version")
def test_a_version_before_programs_can_be_compared():
    """Facts that it lacks are left out of its input, its programs are named, and the intakes that
    were corrected since differ.
    """
    comparison = differences(FIRST_VERSION)
    assert comparison.unmatched == {"pstq": "new", "peq": "new"}
    assert ("pilot", "intake") in {(key[0], key[4]) for key in comparison.changes}
    assert {key[0] for key in comparison.changes} == {"pilot"}


def test_answers_that_only_one_version_accepts_are_a_difference():
    """A fact that a version does not know shows as refused."""
    accepted = assess(validate_answers({"filing_date": "2024-01-01"}))
    assert next(iter(_changed({"error": ["no"]}, accepted)))[5:] == ("refused", "accepted")


def test_a_revision_that_does_not_exist_is_reported_in_words():
    """A mistyped revision gives a message, not a traceback."""
    with pytest.raises(NoSuchVersionError, match="not a valid object name"), version_at("no-such"):
        pass
    command = [sys.executable, "-m", "rules", "diff", "no-such"]
    done = subprocess.run(command, cwd=WORKING_TREE, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("no-such: ")


def test_a_revision_cannot_be_an_option_of_git(tmp_path):
    """What looks like an option is a revision that does not exist, and writes no file."""
    file = tmp_path / "written"
    command = [sys.executable, "-m", "rules", "diff", "--", f"--output={file}"]
    done = subprocess.run(command, cwd=WORKING_TREE, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    assert "not a valid object name" in done.stderr
    assert not file.exists()
