"""What all tests share: the built site, Hypothesis' profiles, recorded counts."""

import fcntl
import os
import subprocess
import sys
from collections.abc import Generator
from functools import wraps
from pathlib import Path

import pytest
from hypothesis import Phase, is_hypothesis_test, settings

ROOT = Path(__file__).resolve().parent.parent

# In CI Hypothesis chooses its own profile: the same examples every time, and no time limit.
settings.register_profile("local", deadline=None)
# For `make verify`, which has time.
settings.register_profile("thorough", deadline=None, max_examples=1000)
# For mutation tests: it matters that an example fails, not which.
settings.register_profile(
    "unshrunk",
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
if "CI" not in os.environ:
    settings.load_profile("local")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run two workers for each core: a browser test spends half of its time waiting."""
    return min(2 * (os.cpu_count() or 1), 6)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options `--site DIR`, `--browser NAME` and `--complete`."""
    parser.addoption(
        "--site", type=Path, metavar="DIR", help="test the site built in DIR instead of a new one"
    )
    parser.addoption(
        "--browser",
        choices=("chromium", "firefox", "webkit"),
        default="chromium",
        help="the browser that the browser tests drive",
    )
    parser.addoption(
        "--complete",
        action="store_true",
        help="try every state and applicant, as `make verify` does, not a sample",
    )


def pytest_collection_modifyitems(items: list[pytest.Function]) -> None:
    """Mark every test of the built site as slow: it waits for the build. Skip the weekly ones."""
    weekly = pytest.mark.skip(
        reason="takes long: runs with --complete, as the weekly workflow does"
    )
    for item in items:
        if item.get_closest_marker("weekly") and not item.config.getoption("--complete"):
            item.add_marker(weekly)
        if "site" in item.fixturenames:
            item.add_marker(pytest.mark.slow)


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
    """Folder of the built site, built once per run and shared by all workers.

    It lies outside the repository, so that a run neither tests an old site nor disturbs one that
    is being served.
    """
    given: Path | None = pytestconfig.getoption("site")
    if given is not None:
        return given.resolve()
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    build_error = shared / "site.error"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not build_error.exists():
            # This machine's addresses must not get into the tested site.
            addresses = {"SITE_URL", "GITHUB_REPOSITORY"}
            environment = {name: v for name, v in os.environ.items() if name not in addresses}
            build_error.write_text(_build(shared / "site", environment), encoding="utf-8")
    if output := build_error.read_text(encoding="utf-8"):
        pytest.fail(f"The site does not build:\n{output}", pytrace=False)
    return shared / "site"


@pytest.fixture(scope="session")
def complete(pytestconfig: pytest.Config) -> bool:
    """Whether to try every state and applicant; a sample of them takes a tenth of the time."""
    return bool(pytestconfig.getoption("complete"))


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> Generator[None, object, object]:
    """Record how many of Hypothesis' examples passed, as the property `examples`."""
    if not is_hypothesis_test(pyfuncitem.obj):
        return (yield)
    handle = pyfuncitem.obj.hypothesis
    inner_test = handle.inner_test
    passed = 0

    @wraps(inner_test)
    def count(*arguments: object, **named: object) -> None:
        nonlocal passed
        inner_test(*arguments, **named)
        passed += 1

    handle.inner_test = count
    try:
        return (yield)
    finally:
        handle.inner_test = inner_test
        pyfuncitem.user_properties.append(("examples", passed))
