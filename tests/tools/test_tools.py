from pathlib import Path

import pytest

from tools import browser, node_packages
from tools.setup_step import StepError


@pytest.fixture
def programs(monkeypatch, tmp_path):
    """Puts shell scripts, by name, where programs are looked up, and nothing else there."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)

    def add(**scripts: str) -> Path:
        for name, script in scripts.items():
            path = tmp_path / name.replace("_", "-")
            path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
            path.chmod(0o755)
        return tmp_path

    return add


def test_a_browser_that_only_tells_to_install_one_is_passed_over(programs):
    """The first browser that answers is found, not one that stands in for an absent one."""
    folder = programs(chromium="exit 1", google_chrome="echo 156")
    assert browser.find() == folder / "google-chrome"


def test_the_browser_that_is_named_is_the_one(programs, monkeypatch):
    """The browser named in CHROMIUM goes before those on PATH."""
    folder = programs(chromium="echo 156", other="echo 1")
    monkeypatch.setenv("CHROMIUM", str(folder / "other"))
    assert browser.find() == folder / "other"


def test_a_named_browser_that_does_not_start_is_told(programs, monkeypatch):
    """A browser named in CHROMIUM that does not start is an error, not passed over."""
    folder = programs(chromium="echo 156")
    monkeypatch.setenv("CHROMIUM", str(folder / "absent"))
    with pytest.raises(StepError, match="absent, which does not start"):
        browser.find()


def test_no_browser_is_no_error_yet(programs):
    """Where no browser is on PATH, none is found."""
    programs()
    assert browser.find() is None


@pytest.mark.parametrize(("fonts", "warned"), [("", True), ("echo Noto Sans CJK SC", False)])
def test_a_machine_without_a_chinese_font_is_warned_of(programs, capsys, fonts, warned):
    """A warning is printed exactly where fontconfig lists no font for Chinese."""
    programs(fc_list=fonts)
    browser.warn_without_chinese_font()
    assert ("no Chinese font" in capsys.readouterr().err) == warned


def test_npm_counts_only_with_a_node_that_is_new_enough(programs):
    """The npm on PATH is found if its Node.js is of the oldest version that serves, or newer."""
    folder = programs(npm="", node="echo v18.0.0")
    assert node_packages.find_npm() == str(folder / "npm")
    programs(node="echo v16.20.2")
    assert node_packages.find_npm() is None


def test_node_without_npm_is_not_enough(programs):
    """Where Node.js stands alone, as in Debian's package, no npm is found."""
    programs(node="echo v20.0.0")
    assert node_packages.find_npm() is None
