"""The page *How this is checked* prints the record, with a note if the rules have changed since."""

import pytest

from site_builder.errors import BuildError
from site_builder.macros import verification as checked
from site_builder.macros.inline import InlineMacros
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import PageUsage
from site_builder.macros.verification import VerificationMacros
from site_builder.paths import Paths
from site_builder.verification_record import read_record
from tests.site_builder.documents import without_spans


@pytest.fixture
def printed(translators) -> VerificationMacros:
    """Return the macros of the English page."""
    return VerificationMacros(
        InlineMacros(translators["en"], "builders/verification.md", PageUsage()),
        html_environment(Paths()),
    )


def _page(folder):
    html = (folder / "builders" / "verification" / "index.html").read_text("utf-8")
    return without_spans(html).replace("<wbr>", "")


def test_the_page_prints_what_was_recorded(site, translators):
    """It prints counts and sentences in every language."""
    record = read_record()["rules"]
    states = sum(sum(period.values()) for period in record["states"].values())
    for folder in translators:
        text = _page(site / folder)
        for count in (states, record["filing_dates"], record["browser"]["messages"]):
            assert f"{count:,}" in text, (folder, count)
        for name in record["properties"]:
            assert translators[folder].text(f"site.verification.property.{name}") in text


def test_the_page_prints_how_faults_end(site, translators):
    """Each fault of a file and of the platform has a text, and each file a row."""
    faults = read_record()["faults"]
    names = [f"fault.{kind}" for kind in faults["kinds"]]
    names += [f"platform.{name}" for name in faults["platform"]]
    for folder in translators:
        text = _page(site / folder)
        for name in names:
            assert translators[folder].text(f"site.verification.{name}") in text
        for file in faults["files"]:
            assert f"<code>{file}</code>" in text


def test_a_record_of_other_rules_is_reported(printed, translators, monkeypatch):
    """Rules that were not verified are not presented as verified."""
    monkeypatch.setattr(checked, "rules_digest", lambda: "another")
    assert translators["en"].text("site.verification.stale") in printed.verification_note()


def test_a_property_without_words_stops_the_build(printed, monkeypatch):
    """Every verified property has a sentence."""
    record = read_record()
    record["rules"]["properties"]["all_is_well"] = 1000
    monkeypatch.setattr(checked, "read_record", lambda: record)
    with pytest.raises(BuildError, match="all_is_well: write a sentence"):
        printed.verification_properties()


def test_what_is_not_recorded_is_not_printed(printed):
    """The error lists what the record has."""
    with pytest.raises(BuildError, match="use one of day, version"):
        printed.verification("certainty")
