"""The kinds of values that a fact can have, one class each, with its only object beside it."""
