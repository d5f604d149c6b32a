"""Installs locked Python packages into `.venv`: `python3 -m tools.python_packages build dev`."""

import importlib.util
import sys
from collections.abc import Sequence

from tools.setup_step import ROOT, StepError, main, run

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

HINTS = {
    "DO NOT MATCH THE HASHES": "A downloaded Python package differs from its hash in requirements: "
    "try again on another network, and install nothing until they agree",
    # Without an answer from the index pip ends by saying that no version is known.
    "connection broken|from versions: none|Max retries|timed out|CERTIFICATE": (
        "pip cannot reach the package index: check the network, or pip's proxy and certificate "
        "settings, then run the same command again"
    ),
    "from versions": "pip's index lacks a locked package for this Python and machine: use "
    "CPython 3.11 to 3.13, or lock again with make lock",
    "No space left": "The disk is full: free some space",
}


def make_venv() -> None:
    """`.venv` is there, with a pip of its own."""
    if PYTHON.exists():
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        message = (
            f"Python {version} lacks its venv module: on Debian and Ubuntu, "
            f"apt-get install python{version}-venv"
        )
        raise StepError(message)
    run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        "Python could not make the folder .venv: check that the disk can be written",
    )


def install(names: Sequence[str]) -> None:
    """Every package of `requirements/<name>.txt` is in `.venv`, as its hash there says."""
    make_venv()
    for name in names:
        print(f"Installing Python packages: requirements/{name}.txt", flush=True)
        # Without isolation a source package is built with requirements/backend.txt, whose hashes
        # are locked, and not with whatever pip would fetch for it.
        options = ("--require-hashes", "--no-build-isolation", "--use-pep517", "--no-input")
        run(
            [PYTHON, "-m", "pip", "install", *options, "-r", f"requirements/{name}.txt"],
            f"pip could not install requirements/{name}.txt",
            HINTS,
        )


if __name__ == "__main__":
    main(lambda: install(sys.argv[1:]))
