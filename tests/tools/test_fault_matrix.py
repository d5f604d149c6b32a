"""The record of the fault matrix counts how the tests' cells ended."""

import json
import xml.etree.ElementTree as ET

from tools.verification.fault_matrix import summarize


def test_ends_are_counted_by_file_and_by_fault():
    """Each cell counts once in both tables; a fault's longest visit is kept."""
    cells = [
        ["check.json", "missing", "first", "words", 2.5],
        ["check.json", "missing", "repeat", "results", 1.0],
        ["boot.js", "missing", "first", "results", 3.5],
        ["boot.js", "slow", "first", "results", 31.0],
        ["check/", "missing", "first", "host", 45.0],
    ]
    values = [("cell", json.dumps(cell)) for cell in cells]
    values += [("platform", "offline results"), ("platform", "clock_2040 words")]
    report = ET.Element("testsuites")
    for name, value in values:
        ET.SubElement(report, "property", name=name, value=value)
    found = summarize(report)
    assert found["kinds"] == {
        "missing": {"first": {"words": 1, "results": 1, "host": 1}, "repeat": {"results": 1}},
        "slow": {"first": {"results": 1}},
    }
    assert found["files"]["check.json"] == {"first": {"words": 1}, "repeat": {"results": 1}}
    assert found["longest_seconds"] == {"missing": 3.5, "slow": 31.0}
    assert found["platform"] == {"offline": "results", "clock_2040": "words"}
