"""What the tests of the rules share: the report of what they covered."""

import fcntl
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def covered() -> Callable[[str, str, Any], None]:
    """Sets a count, under a topic, in the file that VERIFICATION_REPORT names, if it names one."""
    report = os.environ.get("VERIFICATION_REPORT")

    def write(topic: str, name: str, count: Any) -> None:
        if report is None:
            return
        with Path(report).open("a+", encoding="utf-8") as file:
            # Tests may run in several processes, each with its own counts.
            fcntl.flock(file, fcntl.LOCK_EX)
            file.seek(0)
            found = json.loads(file.read() or "{}")
            found.setdefault(topic, {})[name] = count
            file.truncate(0)
            file.write(json.dumps(found, indent=2, sort_keys=True) + "\n")

    return write
