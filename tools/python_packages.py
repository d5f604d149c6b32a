"""Install locked Python packages into `.venv`: `python3 -m tools.python_packages build dev`.

uv writes the locks but does not install: it reads no pip configuration, so a machine that gets its
packages through a mirror would need pip's settings translated, and a uv.lock would name the mirror.
"""

import importlib.util
import sys
from collections.abc import Sequence

from tools.setup_step import ROOT, StepError, main, run

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

OPTIONS = (
    "--require-hashes",
    # Locks are complete.
    "--no-deps",
    # Build source packages with requirements/backend.txt, whose hashes are locked.
    "--no-build-isolation",
    "--use-pep517",
    "--no-input",
)

HINTS = {
    "DO NOT MATCH THE HASHES": "A downloaded Python package does not match its locked hash. "
    "Try again on another network; install nothing until the hashes match",
    # If the index does not answer, pip's last line reports that it knows no version.
    "connection broken|from versions: none|Max retries|timed out|CERTIFICATE": (
        "pip cannot reach the package index. Check the network, or pip's proxy and certificate "
        "settings, then run the same command again"
    ),
    "from versions": "The package index lacks a locked package for this Python and machine. Use "
    "CPython 3.11 to 3.13, or lock again with make lock",
    "No space left": "The disk is full. Free some space",
}


def make_venv() -> None:
    """Create `.venv`, with pip, unless it exists."""
    if PYTHON.exists():
        return
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        message = (
            f"Python {version} lacks its venv module. On Debian and Ubuntu, run "
            f"apt-get install python{version}-venv"
        )
        raise StepError(message)
    run(
        [sys.executable, "-m", "venv", "--clear", VENV],
        "Python could not create the folder .venv. Check that the disk is writable",
    )


def install(names: Sequence[str]) -> None:
    """Install every package of `requirements/<name>.txt` into `.venv` and check its hash."""
    make_venv()
    for name in names:
        print(f"Installing Python packages: requirements/{name}.txt", flush=True)
        run(
            [PYTHON, "-m", "pip", "install", *OPTIONS, "-r", f"requirements/{name}.txt"],
            f"pip could not install requirements/{name}.txt",
            HINTS,
        )


if __name__ == "__main__":
    main(lambda: install(sys.argv[1:]))
