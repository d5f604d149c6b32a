"""The report of changed outcomes on a workflow's page."""

import re
import subprocess
from pathlib import Path

import pytest

from tools import outcome_diff as outcomes

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture
def history(tmp_path, monkeypatch):
    """A repository with a commit of some rules, and an uncommitted edit of them."""
    (tmp_path / "rules").mkdir()
    rules = tmp_path / "rules" / "law.toml"
    rules.write_text("minimum_age = 18\n")
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "-C", str(tmp_path)]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "Law"]):
        subprocess.run([*git, *command], check=True)
    monkeypatch.setattr(outcomes, "ROOT", tmp_path)
    monkeypatch.setattr(outcomes, "report", lambda old: f"compared with {old}\n")
    return rules


@pytest.mark.usefixtures("history")
def test_rules_that_are_as_they_were_are_not_compared():
    """Most changes do not touch the rules."""
    assert outcomes.summary("HEAD") == "`rules/` is unchanged since HEAD.\n"


def test_rules_that_differ_are_compared(history):
    """The comparison is printed in a code block."""
    history.write_text("minimum_age = 19\n")
    assert outcomes.summary("HEAD").endswith("```text\ncompared with HEAD\n```\n")


@pytest.mark.parametrize("old", ["", "0" * 40])
def test_a_missing_earlier_revision_is_reported(old):
    """The first publication has nothing before it."""
    assert outcomes.summary(old).startswith("No earlier revision")


def test_a_revision_that_is_not_there_is_reported_in_words():
    """History may have been rewritten, which stops no publication."""
    assert "could not be compared with no-such: " in outcomes.summary("no-such")


@pytest.mark.parametrize("name", ["ci", "publish"])
def test_the_workflow_compares_with_its_whole_history(name):
    """The job that compares fetches every revision, and writes to GitHub's summary."""
    text = (ROOT / ".github" / "workflows" / f"{name}.yml").read_text(encoding="utf-8")
    (job,) = re.findall(r"^  outcomes:\n(?:    .*\n|\n)+", text, re.MULTILINE)
    assert "fetch-depth: 0" in job
    assert re.search(r'python -m tools\.outcome_diff "\$OLD" >> "\$GITHUB_STEP_SUMMARY"', job)
