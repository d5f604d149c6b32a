import sys

import pytest

from tools import setup_step


@pytest.fixture(autouse=True)
def _own_log(monkeypatch, tmp_path):
    monkeypatch.setattr(setup_step, "LOG", tmp_path / "logs" / "setup.log")


def python(code: str) -> list[str]:
    """The command that runs `code`."""
    return [sys.executable, "-c", code]


def test_run_returns_the_output():
    """`run` returns the output of a command that succeeds."""
    assert setup_step.run(python("print('done')"), "failed") == "done\n"


def test_failure_is_reported_and_the_output_logged():
    """A command that fails raises the caller's message and logs its output."""
    with pytest.raises(setup_step.StepError, match=r"^no luck \(whole output: .*setup\.log\)$"):
        setup_step.run(python("import sys; sys.exit('reason')"), "no luck")
    assert setup_step.LOG.read_text(encoding="utf-8") == "reason\n"


def test_the_first_matching_hint_is_reported():
    """The message is the first hint whose pattern is in the output."""
    hints = {"disk": "free some space", "net.*down": "check the network", "down": "wait"}
    with pytest.raises(setup_step.StepError, match=r"^check the network"):
        setup_step.run(python("import sys; sys.exit('net is down')"), "no luck", hints)


def test_an_absent_program_is_named():
    """The message names a program that does not exist."""
    with pytest.raises(setup_step.StepError, match=r"^no luck .absent-program: No such file"):
        setup_step.run(["absent-program"], "no luck")


def test_main_prints_one_line_for_a_failed_step(capsys):
    """A failed step ends the process with one line and no traceback."""

    def fail() -> None:
        raise setup_step.StepError("no luck")

    with pytest.raises(SystemExit) as ended:
        setup_step.main(fail)
    assert ended.value.code == "Set-up stopped: no luck"
    assert capsys.readouterr().err == ""
