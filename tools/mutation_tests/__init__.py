"""Change the rules in one small place at a time and check that the tests notice.

A changed copy is a mutant. A mutant that passes all tests survives: a case is missing, or the
change has no effect, which `tests/rules/equivalent-mutants.toml` then lists with the reason. Cosmic
Ray makes the mutants; the tests run in copies, never in this tree.
"""
