"""The rules as a package: its public interface, its cost to import, and its installation."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import rules
from rules.compare.versions import WORKING_TREE
from site_builder.runtime.rules_archive import ENTRY_MODULE, reachable_files
from tests.rules.applicants import meets_everything

FOLDER = WORKING_TREE / "rules"


def test_every_public_name_is_exported():
    """`__all__`, the modules that define the names, and `dir` agree."""
    named = [name for names in rules._MODULES.values() for name in names]
    assert sorted(named) == sorted(rules.__all__)
    assert set(rules.__all__) <= set(dir(rules))
    for module, names in rules._MODULES.items():
        for name in names:
            assert getattr(rules, name) is getattr(sys.modules[module], name)


def test_an_unknown_name_is_an_attribute_error():
    """The package behaves like any module."""
    with pytest.raises(AttributeError, match="'rules' has no attribute 'assessments'"):
        rules.assessments  # type: ignore[attr-defined] # noqa: B018 - raises


def test_importing_the_package_loads_none_of_its_modules():
    """A page that imports one submodule does not pay for the others."""
    script = "import rules, sys; print([m for m in sys.modules if m.startswith('rules.')])"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=WORKING_TREE, capture_output=True, check=True)
    assert done.stdout.strip() == b"[]"


DOCUMENTED = (
    "calculators",
    "data",
    "decision_diagram",
    "facts",
    "json_types",
    "kinds",
    "model",
    "programs",
)


@pytest.mark.parametrize("folder", ["site_builder", "benchmarks"])
def test_others_use_the_public_interface(folder):
    """Other code imports names of `rules` or of the submodules that its docstring lists."""
    assert all(f"`rules.{name}`" in str(rules.__doc__) for name in DOCUMENTED)
    used = 0
    for path in (WORKING_TREE / folder).rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            match = re.match(r" *from rules(?:\.(\w+))?[\w.]* import ", line)
            if match and path.parent.name != "pages" and "stubs" not in path.parts:
                used += 1
                assert match[1] is None or match[1] in DOCUMENTED, f"{path}: {line}"
    assert used


def test_the_browser_gets_no_module_that_messages_do_not_need():
    """Types, the JSON Schema, the command line and version comparisons stay out."""
    names = {path.relative_to(FOLDER).as_posix() for path in reachable_files(FOLDER, ENTRY_MODULE)}
    assert {"__init__.py", "messages.py", "programs/pilot/parameters.toml"} <= names
    left_out = ("json_types.py", "io/schema.py", "__main__.py", "io/cli_report.py")
    assert not names & {*left_out, "data/published-figures.toml", "data/noc-2021.csv"}
    assert not names & {"programs/pstq/rounds.toml", "programs/pstq/rounds.py"}
    assert not any(name.startswith("compare/") for name in names)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """Return a wheel built from a copy of what a checkout holds at its top."""
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(WORKING_TREE / name, source)
    for name in ("rules", "site_builder", "tools", "docs/assets"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(WORKING_TREE / name, source / name, ignore=ignored)
    _pip("wheel", ".", "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", cwd=source)
    [built] = (source / "dist").iterdir()
    return built


def _pip(*arguments, cwd):
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, arguments)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_wheel_holds_the_rules_alone_with_data_and_types(wheel):
    """The wheel has every module and data file of the package, and its own records only."""
    with zipfile.ZipFile(wheel) as archive:
        found = {name for name in archive.namelist() if ".dist-info/" not in name}
    expected = {
        path.relative_to(WORKING_TREE).as_posix()
        for path in FOLDER.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert found == expected
    assert "rules/py.typed" in found
    assert rules.RULES_VERSION in wheel.name


def test_the_installed_command_does_what_the_module_does(wheel, tmp_path):
    """The command runs in another folder, without the checkout on its path."""
    target, elsewhere = tmp_path / "target", tmp_path / "elsewhere"
    elsewhere.mkdir()
    _pip("install", "--no-deps", "--no-index", "--target", target, wheel, cwd=elsewhere)
    answers = json.dumps(meets_everything("2024-03-01"))
    environment = {**os.environ, "PYTHONPATH": str(target)}
    outputs = [
        subprocess.run(
            [*command, "check", "--json", "-"],
            cwd=elsewhere,
            env=environment,
            input=answers,
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for command in ([target / "bin" / "pilot-rules"], [sys.executable, "-m", "rules"])
    ]
    assert outputs[0] == outputs[1]
    assert outputs[0].rstrip("\n") == rules.assess_text(answers)
    usage = subprocess.run(
        [target / "bin" / "pilot-rules", "--help"],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        check=True,
        text=True,
    )
    assert usage.stdout.startswith("usage: pilot-rules ")
    assert Path(rules.__file__).parent == FOLDER
