"""Changes the rules in one small place at a time, and sees whether the tests notice.

A changed copy, a mutant, that no test tells from the rules is a survivor: a case is missing, or the
change means nothing, which `tests/rules/equivalent-mutants.toml` then says with the reason.
Cosmic Ray makes the mutants; the tests run in copies, never in this tree.
"""
