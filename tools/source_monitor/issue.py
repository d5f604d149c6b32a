"""Keep one open issue per subject: create it, edit it, or close it when nothing is left."""

import json
import subprocess


def publish(title: str, text: str, *, needed: bool) -> str:
    """Publish `text` as the issue `title` if `needed`, else close it; return what was done.

    GitHub's program `gh` finds the repository and the token in the environment.
    """
    number = _open_issue(title)
    if needed and number is None:
        return _gh(text, "issue", "create", "--title", title, "--body-file", "-")
    if needed:
        return _gh(text, "issue", "edit", str(number), "--body-file", "-")
    if number is not None:
        comment = "Checked again: nothing is left to do."
        return _gh("", "issue", "close", str(number), "--comment", comment)
    return "Nothing to report."


def _open_issue(title: str) -> int | None:
    """Return the number of the open issue of an earlier run."""
    author = "app/github-actions"
    listed = json.loads(
        _gh(
            "",
            *("issue", "list", "--state", "open", "--author", author),
            *("--limit", "100", "--json", "number,title"),
        )
    )
    return next((int(each["number"]) for each in listed if each["title"] == title), None)


def _gh(stdin: str, *arguments: str) -> str:
    done = subprocess.run(
        ["gh", *arguments], input=stdin, stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout.strip()
