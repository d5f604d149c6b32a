import sys

import pytest

from tools import setup_step as step


@pytest.fixture(autouse=True)
def _own_log(monkeypatch, tmp_path):
    monkeypatch.setattr(step, "LOG", tmp_path / "made" / "setup.log")


def python(code: str) -> list[str]:
    """The command that runs `code`."""
    return [sys.executable, "-c", code]


def test_output_is_given_back():
    """A command that succeeds gives its output."""
    assert step.run(python("print('done')"), "failed") == "done\n"


def test_failure_is_told_and_the_output_kept():
    """A command that fails gives the caller's line, and its output is in the log."""
    with pytest.raises(step.StepError, match=r"^no luck \(the whole output: .*setup\.log\)$"):
        step.run(python("import sys; sys.exit('reason')"), "no luck")
    assert step.LOG.read_text(encoding="utf-8") == "reason\n"


def test_the_first_hint_that_fits_is_told():
    """Of the hints the first one is told whose pattern is in the output."""
    hints = {"disk": "free some space", "net.*down": "check the network", "down": "wait"}
    with pytest.raises(step.StepError, match=r"^check the network"):
        step.run(python("import sys; sys.exit('net is down')"), "no luck", hints)


def test_an_absent_program_is_named():
    """A program that is not there is named in the line."""
    with pytest.raises(step.StepError, match=r"^no luck .absent-program: No such file"):
        step.run(["absent-program"], "no luck")


def test_a_step_that_fails_ends_in_one_line(capsys):
    """A failed step ends the process with its one line, and no traceback."""

    def fail() -> None:
        raise step.StepError("no luck")

    with pytest.raises(SystemExit) as ended:
        step.main(fail)
    assert ended.value.code == "Set-up stopped: no luck"
    assert capsys.readouterr().err == ""
