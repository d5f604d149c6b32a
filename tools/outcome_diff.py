"""Summarise for a workflow whose outcomes a change of the rules touches.

`python -m tools.outcome_diff OLD` prints, as Markdown, the report of `python -m rules diff OLD` if
`rules/` differs from that git revision. A revision that cannot be compared is reported, not fatal.
"""

import argparse
import subprocess

from rules.compare.outcomes import report
from rules.compare.versions import NoSuchVersionError
from tools.setup_step import ROOT

# GitHub's name for the revision before the first.
_NONE = "0" * 40


def summary(old: str) -> str:
    """Return the summary as Markdown."""
    if old in ("", _NONE):
        return "No earlier revision to compare the rules with.\n"
    unchanged = ["git", "diff", "--quiet", "--end-of-options", old, "--", "rules"]
    if subprocess.run(unchanged, cwd=ROOT, stderr=subprocess.DEVNULL, check=False).returncode == 0:
        return f"`rules/` is unchanged since {old[:12]}.\n"
    try:
        changes = report(old)
    except NoSuchVersionError as error:
        return f"The rules could not be compared with {old[:12]}: {error}\n"
    return f"## What changes in the rules' outcomes\n\n```text\n{changes}```\n"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("old", help="a git revision; may be empty, if there is none yet")
    print(summary(parser.parse_args().old), end="")
