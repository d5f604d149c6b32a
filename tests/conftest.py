"""What all tests share: the built site, how Hypothesis looks for examples, what is covered."""

import fcntl
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, settings

ROOT = Path(__file__).resolve().parent.parent

# In CI Hypothesis chooses its profile itself: the same examples every time, and no time limit.
settings.register_profile("local", deadline=None)
# Where there is time: `make verify`.
settings.register_profile("thorough", deadline=None, max_examples=1000)
# Where it only matters that something fails, and not how simply.
settings.register_profile(
    "unshrunk",
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
if "CI" not in os.environ:
    settings.load_profile("local")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--site DIR` is understood."""
    parser.addoption(
        "--site", type=Path, metavar="DIR", help="test the site built in DIR instead of a new one"
    )


def _build(site: Path, environment: dict[str, str]) -> str:
    command = [sys.executable, "-m", "site_builder", "build", "--output", str(site)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
    )
    return "" if done.returncode == 0 else done.stdout or f"exit status {done.returncode}"


@pytest.fixture(scope="session")
def site(
    pytestconfig: pytest.Config, tmp_path_factory: pytest.TempPathFactory, worker_id: str
) -> Path:
    """The folder of the built site: one build a run, whatever the number of workers.

    It is no folder of the repository, so that a run neither tests an old site nor disturbs one
    that is being served.
    """
    given: Path | None = pytestconfig.getoption("site")
    if given is not None:
        return given.resolve()
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    fault = shared / "site.fault"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not fault.exists():
            # Addresses of the machine's own must not get into what is tested.
            own_to_it = {"SITE_URL", "GITHUB_REPOSITORY"}
            environment = {name: v for name, v in os.environ.items() if name not in own_to_it}
            fault.write_text(_build(shared / "site", environment), encoding="utf-8")
    if said := fault.read_text(encoding="utf-8"):
        pytest.fail(f"The site does not build:\n{said}", pytrace=False)
    return shared / "site"


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
