"""Run npm, from PyPI if the machine has none: `python -m tools.node_packages ci`."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.python_packages import install
from tools.setup_step import StepError, main, run

# The lower bound of ESLint and Stylelint.
OLDEST_NODE = "20.19"

HINTS = {
    "EINTEGRITY": "A downloaded npm package does not match its hash in package-lock.json. "
    "Try again on another network; install nothing until the hashes match",
    "ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|CERT": (
        "npm cannot reach the package registry. Check the network, or npm's proxy and certificate "
        "settings, then run the same command again"
    ),
    "can only install packages when": "package.json and package-lock.json disagree. Run make lock",
    "ENOSPC": "The disk is full. Free some space",
}


def find_npm() -> str | None:
    """Return the path of an npm whose Node.js is new enough, or None."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return None
    result = subprocess.run([node, "--version"], capture_output=True, check=False, text=True)
    version = re.search(r"\d+\.\d+", result.stdout)
    return npm if version and _parse(version[0]) >= _parse(OLDEST_NODE) else None


def _parse(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def run_npm(arguments: Sequence[str]) -> None:
    """Run npm with `arguments`; install it from PyPI first if needed."""
    scripts = Path(sys.executable).parent
    os.environ["PATH"] = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    if find_npm() is None:
        print(
            f"No npm with Node.js {OLDEST_NODE} or newer found. Installing it from PyPI",
            flush=True,
        )
        install(["node"])
    npm = find_npm()
    if npm is None:
        message = (
            f"No npm with Node.js {OLDEST_NODE} or newer, and the one from PyPI does not run here. "
            "Install Node.js (on Debian, apt-get install nodejs npm)"
        )
        raise StepError(message)
    command = f"npm {' '.join(arguments)}"
    print(f"Running {command}", flush=True)
    run([npm, *arguments], f"{command} failed", HINTS)


if __name__ == "__main__":
    main(lambda: run_npm(sys.argv[1:]))
