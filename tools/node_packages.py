"""Runs npm, from PyPI where the machine has none: `python -m tools.node_packages ci`."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tools.python_packages import install
from tools.setup_step import StepError, main, run

# Pyodide's own lower bound.
OLDEST_NODE = 18

HINTS = {
    "EINTEGRITY": "A downloaded npm package differs from its hash in package-lock.json: "
    "try again on another network, and install nothing until they agree",
    "ENOTFOUND|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENETUNREACH|CERT": (
        "npm cannot reach the package registry: check the network, or npm's proxy and certificate "
        "settings, then run the same command again"
    ),
    "can only install packages when": "package.json and package-lock.json disagree: run make lock",
    "ENOSPC": "The disk is full: free some space",
}


def find_npm() -> str | None:
    """Path of an npm whose Node.js is new enough, or None."""
    npm, node = shutil.which("npm"), shutil.which("node")
    if npm is None or node is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, check=False, text=True)
    version = re.match(r"v(\d+)\.", said.stdout)
    return npm if version and int(version[1]) >= OLDEST_NODE else None


def run_npm(arguments: Sequence[str]) -> None:
    """Npm has done what `arguments` ask, on package.json and package-lock.json."""
    scripts = Path(sys.executable).parent
    os.environ["PATH"] = f"{scripts}{os.pathsep}{os.environ['PATH']}"
    if find_npm() is None:
        print(f"No npm with Node.js {OLDEST_NODE} or newer here: taking it from PyPI", flush=True)
        install(["node"])
    npm = find_npm()
    if npm is None:
        message = (
            f"No npm with Node.js {OLDEST_NODE} or newer, and PyPI's does not run here: install "
            "Node.js (on Debian, apt-get install nodejs npm)"
        )
        raise StepError(message)
    command = f"npm {' '.join(arguments)}"
    print(f"Running {command}", flush=True)
    run([npm, *arguments], f"{command} failed", HINTS)


if __name__ == "__main__":
    main(lambda: run_npm(sys.argv[1:]))
