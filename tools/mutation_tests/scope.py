"""What is mutated, and which tests run against each mutant."""

from tools.setup_step import ROOT

# The law, and what computes with it.
MUTATED = ("rules/programs", "rules/facts.py", "rules/kinds", "rules/engine")
EQUIVALENT = ROOT / "tests" / "rules" / "equivalent-mutants.toml"

# The tests most likely to fail come first, since one failure kills a mutant. They are only part of
# `make test`, so that a survivor, which runs them all, takes seconds.
TESTS = (
    "test_cases.py",
    "test_bad_input.py",
    "test_engine.py",
    "test_kinds.py",
    "test_schema.py",
    "test_experience.py",
    "test_opening.py",
    "test_data.py",
    "test_program_files.py",
    "test_rounds.py",
    "test_whole_applicants.py::test_anyone_is_assessed_as_the_second_reading_says[0]",
    "test_eligibility_dates.py",
    "test_properties.py",
    "test_versions.py::test_todays_outcomes_are_those_of_todays_version",
    "test_law_coverage.py",
    "test_whole_applicants.py::test_a_change_makes_the_conditions_met",
    "test_every_state.py",
)
# The largest groups of states; smaller groups contain their conditions and facts.
SKIPPED_STATES = "vfx_sector+job_ai_sector or (first and vfx_sector)"
# What the tests read. Without git, so that copies are fast.
COPIED = (
    "rules",
    "tests/rules",
    "tests/conftest.py",
    "tools/__init__.py",
    "tools/setup_step.py",
    "tools/testing/__init__.py",
    "tools/testing/law_cases.py",
    "pyproject.toml",
    "CHANGELOG.md",
)
