"""Keeps one open issue a subject: made, brought up to date, or closed when nothing is left."""

import json
import subprocess


def publish(title: str, text: str, *, needed: bool) -> str:
    """The issue `title` says `text`, if that is `needed`; what was done comes back. It goes
    through GitHub's own program `gh`, which finds repository and token in the environment.
    """
    number = _open_issue(title)
    if needed and number is None:
        return _gh(text, "issue", "create", "--title", title, "--body-file", "-")
    if needed:
        return _gh(text, "issue", "edit", str(number), "--body-file", "-")
    if number is not None:
        said = "Looked at again: nothing is left to do."
        return _gh("", "issue", "close", str(number), "--comment", said)
    return "Nothing to tell."


def _open_issue(title: str) -> int | None:
    """The number of the open issue that an earlier look made."""
    author = "app/github-actions"
    listed = json.loads(
        _gh(
            "",
            *("issue", "list", "--state", "open", "--author", author),
            *("--limit", "100", "--json", "number,title"),
        )
    )
    return next((int(each["number"]) for each in listed if each["title"] == title), None)


def _gh(given: str, *arguments: str) -> str:
    done = subprocess.run(
        ["gh", *arguments], input=given, stdout=subprocess.PIPE, check=True, text=True
    )
    return done.stdout.strip()
