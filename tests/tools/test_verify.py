import xml.etree.ElementTree as ET

import pytest

from tools.verification.verify import summarize

pytest_plugins = ("pytester",)

TESTS = {
    "test_counts": """
def test_states(record_property):
    record_property("states first age+job", 6)
    record_property("states second age", 2)
def test_applicants(record_property):
    record_property("applicants", 10)
def test_more_applicants(record_property):
    record_property("applicants", 5)
def test_browser(record_property):
    record_property("browser messages", 3)
    record_property("engine firefox", 3)
    record_property("browser pyodide", "1.2.3")
    record_property("platform", "offline results")
""",
    "test_properties": """
from hypothesis import assume, given, settings, strategies as st
@settings(max_examples=50, derandomize=True, database=None)
@given(st.integers())
def test_even(number):
    assume(number % 2 == 0)
""",
}


@pytest.fixture
def report(pytester: pytest.Pytester, pytestconfig: pytest.Config) -> ET.Element:
    """A JUnit XML report of tests that record counts."""
    conftest = pytestconfig.rootpath / "tests" / "conftest.py"
    pytester.makeconftest(conftest.read_text("utf-8"))
    pytester.makepyfile(**TESTS)
    assert pytester.runpytest_subprocess("--junit-xml", "report.xml").ret == 0
    return ET.parse(pytester.path / "report.xml").getroot()  # noqa: S314 (our own report)


def test_counts_of_tests_are_summarized(report):
    """Counts by period and facts stay apart, others are added, examples count if they pass."""
    summary = summarize(report)
    assert summary["states"] == {"first": {"age+job": 6}, "second": {"age": 2}}
    assert summary["applicants"] == 15
    assert summary["browser"] == {"messages": 3, "pyodide": "1.2.3"}
    assert summary["engines"] == {"firefox": 3}
    assert summary["properties"] == {"even": 50}
