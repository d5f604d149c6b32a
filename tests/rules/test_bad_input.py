"""No input brings a traceback, and every problem is named on a line of its own."""

import json
import time
from collections.abc import Callable

import pytest

from rules.io.answers import MAX_ANSWERS_CHARACTERS, MAX_PROBLEMS, AnswersError, read_answers
from rules.messages import handle_message
from rules.programs import FACTS as RULES_FACTS
from tests.rules.applicants import meets_everything
from tests.rules.command_line import call, run
from tests.rules.reference_model import FACTS

PERSON = meets_everything("2024-03-01")
ONLY_DATE = '{"filing_date": "2024-03-01"}'
# A value, for a fact, and how the line shows it.
BAD_VALUES: tuple[tuple[str, str, str], ...] = (
    ("age", '"12"', '"12"'),
    ("age", "true", "true"),
    ("age", "30.5", "30.5"),
    ("age", "-1", "-1"),
    ("age", "121", "121"),
    ("age", "1e999", "Infinity"),
    ("age", "NaN", "NaN"),
    ("age", "-Infinity", "-Infinity"),
    ("age", "[30]", "30"),
    ("age", '{"years": 30}', "30"),
    ("age", "1" + "0" * 4000, "10000"),
    ("annual_salary", "1e999", "Infinity"),
    ("annual_salary", "NaN", "NaN"),
    ("annual_salary", "10000000.01", "10000000.01"),
    ("annual_salary", '"100000"', '"100000"'),
    ("annual_salary", '"100 000 $"', '"100 000 $"'),
    ("annual_salary", "false", "false"),
    ("skilled_months", "60.5", "60.5"),
    ("reference_wage", "0.99", "0.99"),
    ("reference_wage", "0", "0"),
    ("employer_in_cmm", "1", "1"),
    ("employer_in_cmm", '"true"', '"true"'),
    ("employer_in_cmm", '"yes"', '"yes"'),
    ("diploma_level", '"Master"', '"Master"'),
    ("diploma_level", "6", "6"),
    ("diploma_level", '"\\ud800"', "\\ud800"),
    ("french_written_level", "12.5", "12.5"),
    ("french_written_level", '"5"', '"5"'),
    ("spouse_french_oral_level", "13", "13"),
    ("spouse_accompanies", "0", "0"),
    ("spouse_accompanies", '"no"', '"no"'),
    ("professional_diploma", '"bachelor"', '"bachelor"'),
    ("peq_diploma", '"graduate_diploma"', '"graduate_diploma"'),
    ("peq_diploma", "true", "true"),
    ("peq_diploma_date", '"2025-11-31"', '"2025-11-31"'),
    ("peq_diploma_date", "2025", "2025"),
    ("peq_diploma_date", '"2036-01-01"', '"2036-01-01"'),
    ("main_occupation_level", "6", "6"),
    ("main_occupation_level", "-1", "-1"),
    ("main_occupation_level", "21231", "21231"),
    ("main_occupation_level", "true", "true"),
    ("main_occupation_level", "1.5", "1.5"),
    ("regulated_profession", '"partly"', '"partly"'),
    ("practice_recognized", "1", "1"),
    ("main_occupation_months", "60.01", "60.01"),
    ("main_occupation_quebec_months", "NaN", "NaN"),
    ("exceptional_expertise", "[]", "[]"),
    ("quebec_skilled_months", "36.5", "36.5"),
    ("quebec_skilled_months_2025", "121", "121"),
    ("quebec_skilled_months_2025", "-0.5", "-0.5"),
    ("quebec_skilled_job", '"held"', '"held"'),
    ("occupation", "2173", "2173"),
    ("occupation", '"213"', '"213"'),
    ("quebec_diploma_date", '"2023-02-29"', '"2023-02-29"'),
    ("quebec_diploma_date", '"20240101"', '"20240101"'),
    ("quebec_diploma_date", '"2024-1-1"', '"2024-1-1"'),
    ("quebec_diploma_date", '"２０２４-01-01"', "2024-01-01"),
    ("quebec_diploma_date", '"2024-01-01T00:00:00"', '"2024-01-01T00:00:00"'),
    ("quebec_diploma_date", '"2024-01-01\\n"', "2024-01-01"),
    ("quebec_diploma_date", '"1949-12-31"', '"1949-12-31"'),
    ("quebec_diploma_date", "20240101", "20240101"),
    ("filing_date", '"2014-12-31"', '"2014-12-31"'),
    ("filing_date", '"2036-01-01"', '"2036-01-01"'),
    ("filing_date", '"2023-02-29"', '"2023-02-29"'),
    ("filing_date", '"yesterday"', '"yesterday"'),
)
# No value of any kind is an object: facts without an example are tried with one.
BAD_VALUES += tuple(
    (fact, '{"no": 1}', '{"no": 1}') for fact in FACTS if fact not in {row[0] for row in BAD_VALUES}
)

WHOLE = {
    "nothing": b"",
    "blanks": b" \n\t",
    "no JSON": b"filing_date: 2024-03-01",
    "cut off": b'{"filing_date": "2024-03-01"',
    "a comma too many": b'{"filing_date": "2024-03-01",}',
    "single quotes": b"{'filing_date': '2024-03-01'}",
    "two objects": b'{"filing_date": "2024-03-01"} {}',
    "a byte-order mark alone": b"\xef\xbb\xbf",
    "UTF-16": '{"filing_date": "2024-03-01"}'.encode("utf-16"),
    "no UTF-8": b'{"filing_date": "2024-03-01\xff"}',
    "a nul byte": b'{"filing_date": "2024-03-01\x00"}',
    "a list": b'[{"filing_date": "2024-03-01"}]',
    "a text": b'"2024-03-01"',
    "a number": b"7",
    "null": b"null",
    "true": b"true",
    "NaN": b"NaN",
    "too many digits": b'{"filing_date": "2024-03-01", "age": 1' + b"0" * 5000 + b"}",
    "too deep": b"[" * 100_000,
    "too deep and closed": b'{"age":' * 50_000 + b"1" + b"}" * 50_000,
    "binary": bytes(range(256)),
}


def _refused(done):
    """Return the lines on standard error of a run that has to refuse its input."""
    assert (done.returncode, done.stdout) == (2, b"")
    stderr_text = done.stderr.decode()
    assert "Traceback" not in stderr_text
    assert stderr_text.endswith("\n")
    return stderr_text.splitlines()


@pytest.mark.parametrize(("fact", "written", "shown"), BAD_VALUES)
def test_a_value_outside_its_domain_is_named_with_what_is_allowed(fact, written, shown):
    """One line has the fact, the value, and the allowed values."""
    others = json.dumps({key: value for key, value in PERSON.items() if key != fact})
    lines = _refused(call("check", "-", given=f'{{"{fact}": {written}, {others[1:]}'.encode()))
    assert len(lines) == 1
    assert lines[0].startswith(fact)
    # The digits of another script may be shown as they are or escaped.
    plain = lines[0].encode().decode("unicode_escape") if "２" in written else lines[0]
    assert shown in plain.translate({0xFF10 + n: str(n) for n in range(10)})
    for allowed in FACTS[fact].allowed or ("true", "false"):
        assert str(allowed) in lines[0]


@pytest.mark.parametrize("given", WHOLE.values(), ids=WHOLE)
def test_input_without_answers_is_refused_in_one_line(given):
    """This holds for any bytes."""
    for form in ("--json", "--jsonl") if given.strip() else ("--json",):
        done = call("check", form, "-", given=given)
        if form == "--json":
            assert _refused(done)
        else:
            assert done.returncode == 2
            assert b"Traceback" not in done.stderr
            assert any("error" in json.loads(line) for line in done.stdout.splitlines())


def test_every_problem_has_a_line():
    """Problems of facts come in the facts' order; a missing filing date has a line too."""
    given = {"age": "12", "points": 55, "job": "yes", "annual_salary": True, "filing_date": None}
    lines = _refused(run("check", "-", given=json.dumps(given).encode()))
    assert [line.split(":")[0].strip('"') for line in lines] == [
        "age",
        "points",
        "job",
        "annual_salary",
        "filing_date",
    ]
    assert "55" in lines[1]


@pytest.mark.parametrize("missing", [{}, {"filing_date": None}, {"age": 30}])
def test_a_missing_filing_date_is_a_problem(missing):
    """It is the one fact that must be known."""
    [line] = _refused(run("check", "-", given=json.dumps(missing).encode()))
    assert line.startswith("filing_date")
    assert "2015-01-01" in line


def test_a_fact_given_twice_is_a_problem():
    """Even equal values are a problem, since it is unclear which one is meant."""
    given = b'{"filing_date": "2024-03-01", "age": 30, "age": 30}'
    [line] = _refused(run("check", "-", given=given))
    assert line.startswith("age")
    assert "30" in line


@pytest.mark.parametrize("name", ["no-such-file.json", ".", "n" * 300])
def test_a_file_that_cannot_be_read_is_a_line_with_its_name(name, tmp_path):
    """The file may be missing, be a directory, or have a name that is too long."""
    path = tmp_path / name
    [line] = _refused(run("check", path))
    assert line.startswith(str(path))


@pytest.mark.parametrize("name", ["a\nb", "\x1b[31mred", "\udcff"])
def test_a_file_of_any_name_is_named_on_one_line_of_harmless_text(name, tmp_path):
    """Names may contain line breaks, colour codes, and bytes that are not text."""
    [line] = _refused(run("check", tmp_path / name))
    assert line.isprintable()
    assert line.endswith("No such file or directory")


@pytest.mark.parametrize("depth", range(980, 1000))
def test_no_depth_of_nesting_brings_a_traceback(depth):
    """Some depths can be parsed but not printed."""
    for text in ('{{"age": {0}}}', '{{"points": {0}}}', "{0}"):
        with pytest.raises(AnswersError):
            read_answers(text.format("[" * depth + "]" * depth))


@pytest.mark.parametrize("key", ["a\nb", "\x1b[31mred", "\r", "\ud800", "", "年龄"])
def test_a_key_of_any_characters_is_named_on_one_line_of_harmless_text(key):
    """A file of answers cannot print a second line or a colour code on a terminal."""
    given = json.dumps({"filing_date": "2024-03-01", key: 1}).encode()
    [line] = _refused(call("check", "-", given=given))
    assert line.isprintable()


def test_every_fact_of_every_program_is_tried():
    """Without a bad value, nothing proves that a fact is validated."""
    assert {fact for fact, _, _ in BAD_VALUES} == set(RULES_FACTS)


@pytest.mark.parametrize("ids", [[], "pilot", ["no"], [None], {"pilot": True}, 7, [["pilot"]]])
def test_programs_that_are_no_list_of_ids_are_a_problem_of_a_message(ids):
    """The reply names the value and what is allowed, without a traceback."""
    message = {"answers": {"filing_date": "2026-11-30"}, "programs": ids}
    for method in ("assess", "next", "timing"):
        reply = json.loads(handle_message(json.dumps({"method": method, **message})))
        assert list(reply) == ["problems"]
        for problem in reply["problems"]:
            assert problem["fact"] in ("program", "programs")
            assert "pilot, pstq, peq" in problem["allowed"]


LONGEST = ONLY_DATE.ljust(MAX_ANSWERS_CHARACTERS)


def test_input_that_is_too_long_is_refused_in_a_line():
    """The rest of the input is not read, and the next line is answered."""
    given = f"\ufeff{LONGEST} "
    [line] = _refused(call("check", "-", given=given.encode()))
    assert line == "the input: is too long; allowed: at most 20000 characters"
    lines = [ONLY_DATE + " " * 9_000_000, LONGEST, LONGEST + " ", ONLY_DATE]
    done = call("check", "-", "--jsonl", given="\n".join(lines).encode())
    first, second, third, fourth = map(json.loads, done.stdout.splitlines())
    assert first == {"error": [line], "line": 1}
    assert third == {"error": [line], "line": 3}
    assert second["filing_date"] == fourth["filing_date"] == "2024-03-01"


def _keys(number, write="{0}:1"):
    return ",".join(write.format(json.dumps(f"k{n}")) for n in range(number))


# Texts that take long to read, or longer to report.
HEAVY: dict[str, Callable[[], str]] = {
    "a million keys": lambda: f"{{{_keys(1_000_000)}}}",
    "a hundred keys": lambda: f"{{{_keys(100)}}}",
    "keys as many as fit": lambda: f"{{{_keys(2_000)}}}",
    "keys given twice": lambda: f"{{{_keys(1_000, '{0}:1,{0}:1')}}}",
    "keys given twice, as many as a message holds": lambda: f"{{{_keys(8_000, '{0}:1,{0}:1')}}}",
    "a long key": lambda: json.dumps({"年" * 19_000: 1}, ensure_ascii=False),
    "a long text": lambda: json.dumps({"age": "\x00" * 3_000}),
    "a long number": lambda: f'{{"age": {"1" * 19_000}}}',
    "nesting": lambda: f'{{"age": {"[" * 9_000}{"]" * 9_000}}}',
    "objects in objects": lambda: '{"age":' * 2_000 + "1" + "}" * 2_000,
    "keys given twice within": lambda: f'{{"age": {{{_keys(1_000, "{0}:1,{0}:1")}}}}}',
    "a wrong value of every fact": lambda: json.dumps({key: {} for key in RULES_FACTS}),
}
MAX_SECONDS = 2
MAX_REPORT = 10  # times the input
SHORT_REPORT = 10_000  # characters, of short input


def _seconds(run_once):
    start = time.process_time()
    run_once()
    return time.process_time() - start


@pytest.mark.parametrize("write", HEAVY.values(), ids=HEAVY)
def test_heavy_input_is_refused_soon_and_briefly(write):
    """Answers and messages are refused within two seconds, in at most ten times their length."""
    text = write()
    most = max(MAX_REPORT * len(text), SHORT_REPORT)
    with pytest.raises(AnswersError) as refused:
        assert _seconds(lambda: read_answers(text)) < MAX_SECONDS
    assert len(refused.value.problems) <= MAX_PROBLEMS
    assert len(str(refused.value)) <= most
    for answers in (text, json.dumps(text)):
        reply = ""

        def send(answers=answers):
            nonlocal reply
            reply = handle_message(f'{{"method": "assess", "answers": {answers}}}')

        assert _seconds(send) < MAX_SECONDS
        assert list(json.loads(reply)) == ["problems"]
        assert len(reply) <= most


def test_the_number_of_problems_listed_is_bounded():
    """The last line says that there are more problems."""
    for message in (
        {"answers": {f"fact {n}": n for n in range(9_000)}},
        {"answers": {"filing_date": "2024-03-01"}, "programs": ["no"] * 9_000},
    ):
        reply = json.loads(handle_message(json.dumps({"method": "assess", **message})))
        assert len(reply["problems"]) == MAX_PROBLEMS
        assert reply["problems"][-1]["code"] == "too_many"


@pytest.mark.parametrize(
    ("fact", "ways"),
    [
        ("annual_salary", ("31", "31.0", "3.1e1", "310e-1", "30.9999999999999999999")),
        ("annual_salary", ("0", "-0.0", "-0", "0.0", "1e-400", "0e9")),
        ("age", ("0", "-0.0", "0e0", "-0")),
    ],
)
def test_a_number_is_reported_alike_however_it_is_written(fact, ways):
    """The bytes are the same whatever was assessed before, although some results are cached by
    equal numbers.
    """

    def assessed(written):
        answers = f'{{"filing_date": "2024-03-01", "{fact}": {written}}}'
        return handle_message(f'{{"method": "assess", "answers": {answers}}}')

    for order in (ways, ways[::-1]):
        first, *others = [assessed(written) for written in order]
        assert f'{{"fact":"{fact}","now":{ways[0]},' in first
        assert set(others) == {first}
