"""The verification record, which a page of the guide prints, belongs to these rules."""

import shutil

from site_builder.paths import ROOT
from site_builder.verification_record import read_record, rules_digest
from tests.rules import test_every_state, test_properties

RECORD = read_record()


def test_the_record_is_of_todays_rules():
    """A change that can affect an outcome requires a new verification record."""
    assert RECORD["rules"]["digest"] == rules_digest(), (
        "docs/verified.json belongs to other rules. Run `make verify`, and commit what it writes."
    )


def test_the_record_counts_what_the_tests_try():
    """A new or removed group of facts or property requires a new record."""
    states = RECORD["rules"]["states"]
    assert {(period, facts) for period in states for facts in states[period]} == {
        (period, "+".join(facts)) for _, period, facts in test_every_state.GROUPS
    }
    tests = {name.removeprefix("test_") for name in vars(test_properties) if name[:5] == "test_"}
    assert set(RECORD["rules"]["properties"]) == tests
    assert all(RECORD["rules"]["properties"].values())


def test_the_digest_changes_with_the_law_and_not_with_a_comment(tmp_path):
    """Comments and docstrings do not require a new record; an amount or an operator does."""
    rules = tmp_path / "rules"
    shutil.copytree(ROOT / "rules", rules)
    for file, mark in (
        ("model/calendar.py", "# A comment.\n"),
        ("programs/pilot/parameters.toml", "# A comment.\n"),
    ):
        path = rules / file
        path.write_text(mark + path.read_text())
    assert rules_digest(rules) == rules_digest()
    for file, was, becomes in (
        ("programs/pilot/parameters.toml", "value = 75000\n", "value = 74000\n"),
        ("engine/comparison_group.py", "lowest >= most", "lowest > most"),
    ):
        path = rules / file
        before = path.read_text()
        assert was in before
        path.write_text(before.replace(was, becomes))
        assert rules_digest.__wrapped__(rules) != rules_digest()
        path.write_text(before)
