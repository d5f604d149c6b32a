from tools.mutation_tests.scope import COPIED, MUTATED, TESTS
from tools.setup_step import ROOT


def test_what_is_mutated_and_copied_exists():
    """No renamed file is missing from the mutation tests."""
    for name in (*MUTATED, *COPIED):
        assert (ROOT / name).exists(), name


def test_the_tests_that_run_exist():
    """No renamed test is missing from the mutation tests."""
    for test in TESTS:
        file, _, name = test.partition("::")
        text = (ROOT / "tests" / "rules" / file).read_text("utf-8")
        assert f"def {name.partition('[')[0]}" in text, test
