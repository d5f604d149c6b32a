"""What all tests share: the built site, and how Hypothesis looks for examples."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parent.parent

# In CI Hypothesis chooses its profile itself: the same examples every time, and no time limit.
settings.register_profile("local", deadline=None)
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
