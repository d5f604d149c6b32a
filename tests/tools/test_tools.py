import runpy
from pathlib import Path

import pytest

from tools import browser, node_packages
from tools.setup_step import ROOT, StepError

# What passes its arguments on to pip or npm, and what needs an environment of its own.
WITHOUT_HELP = {"node_packages.py", "python_packages.py", "mutation_tests/__main__.py"}
TOOLS = sorted(
    name
    for path in (ROOT / "tools").rglob("*.py")
    if '__name__ == "__main__"' in path.read_text("utf-8")
    and (name := path.relative_to(ROOT / "tools").as_posix()) not in WITHOUT_HELP
)


@pytest.mark.parametrize("name", TOOLS)
def test_a_tool_that_is_asked_for_help_does_nothing_else(name, monkeypatch, capsys):
    """With `--help` a tool prints its usage and ends."""
    monkeypatch.setattr("sys.argv", [name, "--help"])
    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(ROOT / "tools" / name), run_name="__main__")
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage:")


@pytest.fixture
def programs(monkeypatch, tmp_path):
    """Replace PATH by a folder of shell scripts."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)

    def add(**scripts: str) -> Path:
        for name, script in scripts.items():
            path = tmp_path / name.replace("_", "-")
            path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            path.chmod(0o755)
        return tmp_path

    return add


def test_a_browser_that_does_not_start_is_skipped(programs):
    """The first browser that starts is found, not a placeholder for an absent one."""
    folder = programs(chromium="exit 1", google_chrome="echo 156")
    assert browser.find() == folder / "google-chrome"


def test_chromium_variable_takes_precedence(programs, monkeypatch):
    """The browser in CHROMIUM takes precedence over those on PATH."""
    folder = programs(chromium="echo 156", other="echo 1")
    monkeypatch.setenv("CHROMIUM", str(folder / "other"))
    assert browser.find() == folder / "other"


def test_chromium_variable_must_start(programs, monkeypatch):
    """A browser in CHROMIUM that does not start is an error, not skipped."""
    folder = programs(chromium="echo 156")
    monkeypatch.setenv("CHROMIUM", str(folder / "absent"))
    with pytest.raises(StepError, match="absent, which does not start"):
        browser.find()


def test_chromium_variable_can_choose_playwrights_own(programs, monkeypatch):
    """CHROMIUM=playwright leaves every browser on PATH alone."""
    programs(chromium="echo 156")
    monkeypatch.setenv("CHROMIUM", "playwright")
    assert browser.find() is None


@pytest.mark.parametrize(("engine", "package"), [("firefox", "firefox-esr"), ("webkit", "xvfb")])
def test_a_missing_engine_is_installed_alone(monkeypatch, engine, package):
    """Only the packages of the named engine are installed."""
    installed: list[str] = []
    monkeypatch.setattr(browser, "is_installed", lambda *_: False)
    monkeypatch.setattr("tools.testing.webkitgtk.is_installed", lambda: False)
    monkeypatch.setattr(browser, "_is_debian", lambda: True)
    monkeypatch.setattr(browser, "_driver_runs", lambda: True)
    monkeypatch.setattr(browser, "_apt_install", lambda packages, _: installed.extend(packages))
    browser.ensure([engine])
    assert package in installed
    assert {"chromium", "firefox-esr", "xvfb"} & {*installed} == {package}


def test_find_returns_none_without_a_browser(programs):
    """Without a browser on PATH, `find` returns None."""
    programs()
    assert browser.find() is None


@pytest.mark.parametrize(("fonts", "warned"), [("", True), ("echo Noto Sans CJK SC", False)])
def test_a_missing_chinese_font_is_a_warning(programs, capsys, fonts, warned):
    """The warning is printed only if fontconfig lists no Chinese font."""
    programs(fc_list=fonts)
    browser.warn_without_chinese_font()
    assert ("no Chinese font" in capsys.readouterr().err) == warned


def test_npm_needs_a_new_enough_node(programs):
    """The npm on PATH is found if its Node.js has the oldest supported version or a newer one."""
    folder = programs(npm="", node="echo v20.19.0")
    assert node_packages.find_npm() == str(folder / "npm")
    programs(node="echo v20.18.3")
    assert node_packages.find_npm() is None


def test_node_without_npm_is_not_found(programs):
    """With Node.js alone, as in Debian's package, no npm is found."""
    programs(node="echo v24.0.0")
    assert node_packages.find_npm() is None
