"""`python -m rules check`: a table, one assessment, or a stream of them."""

import json
import os
import signal
import subprocess
import threading
from itertools import cycle, islice
from pathlib import Path

import pytest

from rules.engine.assess import assess
from rules.io.answers import read_answers
from tests.rules.applicants import meets_everything, random_answers
from tests.rules.command_line import PROGRAM, ROOT, run, run_in_shell
from tests.rules.comparison import assessed_program as assessed
from tests.rules.reference_model.pilot import PAIRS as ROUTE_PROFILES

PERSON = meets_everything("2024-03-01")


def whole(answers):
    """Return the assessment of the programs in force."""
    return assess(read_answers(json.dumps(answers)))


def _text(answers):
    return json.dumps(answers).encode()


def test_the_assessment_as_json_is_one_object_on_one_line():
    """The object is what the package returns."""
    done = run("check", "-", "--json", given=_text(PERSON))
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
    assert json.loads(done.stdout) == whole(PERSON)


def test_a_file_is_read_as_standard_input_is(tmp_path):
    """The name may be non-ASCII, and the file may begin with a byte-order mark."""
    file = tmp_path / "réponses 答案.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(PERSON, indent=2).encode())
    assert (
        run("check", file, "--json").stdout
        == run("check", "--json", "-", given=_text(PERSON)).stdout
    )


def test_the_table_names_every_pair_condition_and_outcome():
    """The table is short and consists of ids and outcomes."""
    answers = PERSON | {"annual_salary": 80000, "employer_in_cmm": None, "quebec_diploma": "none"}
    done = run("check", "-", given=_text(answers))
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.decode().splitlines()
    assert "2024-03-01" in lines[0]
    assert lines[2].startswith("program pilot  in_force")
    found = assessed(answers)
    rest = iter(lines)
    for route in found["routes"]:
        head = next(
            line for line in rest if line.startswith(f"pilot {route['route']} {route['profile']}")
        )
        assert route["outcome"] in head
        assert route["intake"] in head
        for condition in route["conditions"]:
            words = next(rest).split()
            assert words[0] == condition["id"]
            assert words[1] == condition["outcome"]
            assert words[-1] == condition["standing"]
            assert ("apply" in words[3:4] or "(does" in words) is not condition["applies"]
        changes = [next(rest) for _ in route["changes"]]
        for change, line in zip(route["changes"], changes, strict=True):
            assert all(each["fact"] in line for each in change)
    assert lines[-1].split() == ["next_fact", "employer_in_cmm"]
    assert all(len(line) < 110 for line in lines)


def test_the_table_says_where_an_outcome_is_hypothetical():
    """Outside the program's life, conditions have the outcomes that they would have had."""
    pilot = ("check", "-", "--program", "pilot")
    open_ = run(*pilot, given=_text(PERSON)).stdout.decode()
    closed = run(*pilot, given=_text(PERSON | {"filing_date": "2026-01-01"})).stdout.decode()
    assert "hypothetical" not in open_
    assert closed.count("hypothetical") == len(ROUTE_PROFILES)
    assert "closed" in closed
    assert open_.splitlines()[-1].split() == ["next_fact", "-"]


def test_the_programs_asked_for_are_assessed_in_the_order_of_reports():
    """Each is assessed once; without the option, those in force on the filing date are."""
    given = _text({"filing_date": "2026-11-30"})

    def programs(*options):
        found = json.loads(run("check", "-", "--json", *options, given=given).stdout)
        return [each["program"] for each in found["programs"]]

    assert programs() == ["pstq", "peq"]
    options = ("--program", "peq", "--program", "pilot", "--program", "peq")
    assert programs(*options) == ["pilot", "peq"]
    table = run("check", "-", "--program", "peq", given=given).stdout.decode()
    assert "program peq  in_force" in table
    assert "peq worker: undetermined" in table
    assert "pstq" not in table


@pytest.mark.parametrize("form", ["--json", "--jsonl"])
def test_an_unknown_program_is_refused_before_anything_is_read(form):
    """Each unknown program has a line, which lists the existing ones."""
    done = run("check", "-", form, "--program", "no", "--program", "pilot", given=_text(PERSON))
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().splitlines() == [
        'program: "no" is not a known program; allowed: one of pilot, pstq, peq'
    ]


def test_lines_come_out_in_order_one_for_one(tmp_path):
    """Each output line has the same bytes as the assessment of its input line alone."""
    people = [random_answers(seed) for seed in range(40)]
    file = tmp_path / "people.jsonl"
    file.write_bytes(b"\n".join(map(_text, people)))
    done = run("check", "--jsonl", file)
    assert (done.returncode, done.stderr) == (0, b"")
    lines = done.stdout.splitlines()
    assert [json.loads(line) for line in lines] == [whole(person) for person in people]
    alone = run("check", "--json", "-", given=_text(people[7]))
    assert alone.stdout.rstrip() == lines[7]


def test_a_bad_line_leaves_its_place_to_its_problems():
    """The other lines are assessed, and the exit status is 2."""
    bad = (b"{", b'{"age": 7}', b"\xff", b"[]", b'{"filing_date": "2023-02-29"}', b"null")
    given = b"\r\n".join(part for text in bad for part in (text, _text(PERSON)))
    done = run("check", "--jsonl", "-", given=given + b"\n")
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == 2 * len(bad)
    for number, line in enumerate(lines, start=1):
        if number % 2:
            assert set(line) == {"error", "line"}
            assert line["line"] == number
            assert line["error"]
            assert all(isinstance(problem, str) for problem in line["error"])
        else:
            assert line == whole(PERSON)


def test_a_line_is_answered_before_the_next_is_given():
    """The stream is a conversation: nothing waits for the end of the input."""
    command = [*PROGRAM, "check", "--jsonl", "-"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        stuck = threading.Timer(30, child.kill)
        stuck.start()
        for seed in range(5):
            child.stdin.write(_text(random_answers(seed)) + b"\n")
            child.stdin.flush()
            assert json.loads(child.stdout.readline()) == whole(random_answers(seed))
        child.stdin.close()
        assert child.wait() == 0
        stuck.cancel()


# Runs the command line, then prints its peak memory in KiB.
MEASURED = (
    "import re, sys; from rules.__main__ import main; status = main(['check', '--jsonl', '-']);"
    "text = open('/proc/self/status').read();"
    "print(re.search(r'VmHWM:\\s+(\\d+)', text)[1], file=sys.stderr); sys.exit(status)"
)


def _most_memory(count):
    lines = [_text(random_answers(seed)) + b"\n" for seed in range(500)]
    command = [PROGRAM[0], "-c", MEASURED]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        assert child.stderr is not None
        stdin = child.stdin

        def feed():
            stdin.writelines(islice(cycle(lines), count))
            stdin.close()

        threading.Thread(target=feed).start()
        assert sum(1 for _ in child.stdout) == count
        return int(child.stderr.read())


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system counts no memory")
def test_memory_does_not_grow_with_the_length_of_a_line():
    """A line of sixty megabytes is refused without reading it whole."""
    done = subprocess.run(
        [PROGRAM[0], "-c", MEASURED],
        input=b" " * 60_000_000 + b"\n" + _text(PERSON),
        capture_output=True,
        cwd=ROOT,
        check=False,
    )
    refused, answered = map(json.loads, done.stdout.splitlines())
    assert ("error" in refused, "error" in answered) == (True, False)
    assert int(done.stderr) < 60 * 1024


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system counts no memory")
def test_memory_does_not_grow_with_the_number_of_lines():
    """Six thousand people take no more than a thousand, and less than 60 MB."""
    few, many = _most_memory(1000), _most_memory(6000)
    assert many < 60 * 1024
    assert many < few + 2048


FULL = Path("/dev/full")
# Comparing takes seconds, so what it finds is made up.
DIFF = """
import sys
import rules.compare.outcomes
from rules.__main__ import main
rules.compare.outcomes.report = lambda _: "nothing has changed\\n"
sys.exit(main(["diff", "HEAD"]))
"""
WRITING = {
    "the table": ["-m", "rules", "check", "-"],
    "the assessment": ["-m", "rules", "check", "-", "--json"],
    "a line": ["-m", "rules", "check", "-", "--jsonl"],
    "the schema": ["-m", "rules", "schema"],
    "the differences": ["-c", DIFF],
    "help": ["-m", "rules", "--help"],
    "help on a command": ["-m", "rules", "diff", "--help"],
    "the version": ["-m", "rules", "--version"],
}


def end_without_output(stdout, *arguments):
    """Return the status and the messages of the command line when its output goes nowhere."""
    done = subprocess.run(
        [PROGRAM[0], *arguments],
        input=_text(PERSON),
        stdout=stdout,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("arguments", WRITING.values(), ids=WRITING)
def test_output_that_has_no_reader_ends_in_silence(arguments):
    """As in `python -m rules schema | head -1`, the status is that of a program ended by
    SIGPIPE.
    """
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as gone:
        assert end_without_output(gone, *arguments) == (141, b"")


@pytest.mark.skipif(not FULL.exists(), reason="no device that is full")
@pytest.mark.parametrize("arguments", WRITING.values(), ids=WRITING)
def test_a_full_disk_ends_in_a_line(arguments):
    """Whatever is printed, one line reports it, and the status is 2."""
    with FULL.open("wb") as full:
        words = b"output: No space left on device\n"
        assert end_without_output(full, *arguments) == (2, words)


@pytest.mark.skipif(not FULL.exists(), reason="no device that is full")
@pytest.mark.parametrize("arguments", [["check", "no-such-file"], ["schema"], ["no-such-command"]])
def test_without_room_for_words_the_status_says_it(arguments):
    """If neither output nor errors can be written, the status is 2."""
    done = run_in_shell(">/dev/full 2>/dev/full", *arguments)
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("redirection", "words"),
    [("<&-", b"standard input: is closed\n"), (">&-", b"output: is closed\n"), (">&- 2>&-", b"")],
)
def test_a_closed_stream_is_named(redirection, words):
    """A scheduler may start the program without a stream."""
    done = run_in_shell(redirection, "check", "-")
    assert (done.returncode, done.stderr) == (2, words)


def test_ctrl_c_ends_the_stream_without_a_traceback():
    """The exit status is that of a program that SIGINT ends."""
    # Shells start what runs in the background with SIGINT ignored.
    command = ["env", "--default-signal=INT", *PROGRAM, "check", "--jsonl", "-"]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as child:
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(_text(PERSON) + b"\n")
        child.stdin.flush()
        child.stdout.readline()  # from here on it waits for the next line
        child.send_signal(signal.SIGINT)
        assert child.wait(timeout=30) == 130
        assert child.stderr is not None
        assert child.stderr.read() == b""


@pytest.mark.parametrize(
    "arguments", [(), ("check",), ("check", "a", "--json", "--jsonl"), ("look",)]
)
def test_what_is_no_command_is_refused_with_the_usage(arguments):
    """The status is 2, and standard output stays empty."""
    done = run(*arguments)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"usage" in done.stderr
