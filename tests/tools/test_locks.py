import json
import re
import tomllib
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent.parent
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
NPM_LOCKS = [
    ROOT / folder / "package-lock.json"
    for folder in ("", "benchmarks/peers", "tests/browser/old_browsers")
]

# Old browsers are old on purpose.
NOT_UPDATED = {"/tests/browser/old_browsers"}


def test_every_lock_is_kept_up_to_date():
    """Dependabot's configuration has the folder of each lock."""
    text = (ROOT / ".github" / "dependabot.yml").read_text("utf-8")
    known = {each["directory"] for each in yaml.safe_load(text)["updates"]}
    locks = (*LOCKS, *NPM_LOCKS)
    folders = {f"/{lock.parent.relative_to(ROOT).as_posix()}".removesuffix(".") for lock in locks}
    assert known >= folders - NOT_UPDATED


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_a_lock_holds_what_was_asked_for(lock):
    """The lock has every version that its input names."""
    wanted = re.findall(
        r"^\S+==\S+$", lock.with_suffix(".in").read_text(encoding="utf-8"), re.MULTILINE
    )
    locked = re.findall(r"^\S+==\S+", lock.read_text(encoding="utf-8"), re.MULTILINE)
    assert wanted
    assert set(wanted) <= set(locked)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.stem)
def test_every_locked_package_has_a_hash(lock):
    """Each package of a lock has hashes of its files."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if re.match(r"[a-z]", line)]
    assert packages
    assert all("--hash=sha256:" in line for line in packages)


def test_two_locks_never_differ_on_a_version():
    """Installing the packages for tests changes none of those for building."""
    pins: dict[str, str] = {}
    # What is measured against, and what changes the rules, have environments of their own.
    for lock in (lock for lock in LOCKS if lock.stem not in ("bench", "mutation", "audit")):
        for line in re.findall(r"^\S+==[^\\\n]+", lock.read_text(encoding="utf-8"), re.MULTILINE):
            name, version = line.split(" ;")[0].strip().split("==")
            if name == "pymdown-extensions":  # newer Python, newer version; in one lock only
                continue
            assert pins.setdefault(name, version) == version


@pytest.mark.parametrize("lock", [*LOCKS, *NPM_LOCKS], ids=str)
def test_no_lock_names_where_a_package_comes_from(lock):
    """A lock holds names, versions and hashes, so that any mirror works; npm's also has addresses
    for donations.
    """
    text = lock.read_text(encoding="utf-8")
    assert "://" not in re.sub(r'"funding": (\{[^}]*\}|\[[^\]]*\])', "", text)


def test_every_npm_package_has_a_hash():
    """Each npm package has a hash, and Pyodide an exact version."""
    locks = [json.loads(lock.read_text(encoding="utf-8"))["packages"] for lock in NPM_LOCKS]
    for packages in locks:
        installed = (package for where, package in packages.items() if where)
        assert all(package["integrity"].startswith("sha512-") for package in installed)
    site = locks[0]
    assert site["node_modules/pyodide"]["version"] == site[""]["dependencies"]["pyodide"]


def test_the_oldest_python_is_the_same_everywhere():
    """The project, its checkers and the Makefile name the same version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    oldest = project["project"]["requires-python"].removeprefix(">=")
    assert project["tool"]["mypy"]["python_version"] == oldest
    assert project["tool"]["ruff"]["target-version"] == "py" + oldest.replace(".", "")
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert f"--python-version {oldest}" in makefile
    assert f"sys.version_info < ({oldest.replace('.', ', ')})" in makefile


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_every_action_is_pinned_by_its_commit(workflow):
    """Actions of others have a whole commit hash, with the version beside it."""
    uses = re.findall(r"uses: (.*)", workflow.read_text(encoding="utf-8"))
    others = [line for line in uses if not line.startswith("./")]
    assert others
    assert all(re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line) for line in others)


@pytest.mark.parametrize(
    ("workflow", "protection"),
    [
        ("ci", "make lint"),
        ("ci", "make test"),
        ("weekly", "make audit"),
        ("weekly", "make fault-matrix"),
        ("weekly", "make fuzz"),
        ("weekly", "make verify"),
        ("publish", "actions/attest-build-provenance@"),
    ],
)
def test_the_workflows_run_what_protects(workflow, protection):
    """Workflows run what `make test` leaves out, and attest what is published."""
    text = (ROOT / ".github" / "workflows" / f"{workflow}.yml").read_text("utf-8")
    steps = [step for job in yaml.safe_load(text)["jobs"].values() for step in job.get("steps", [])]
    done = [str(step.get("run") or step["uses"]) for step in steps]
    assert any(each.startswith(protection) for each in done)


def test_no_workflow_has_permissions_by_default():
    """Each job names its own permissions, which `make lint` lints."""
    for workflow in WORKFLOWS:
        found = yaml.safe_load(workflow.read_text("utf-8"))
        assert found["permissions"] == {}
        assert all("permissions" in job for job in found["jobs"].values())
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(r"^lint:.* check-workflows", makefile, re.MULTILINE)
