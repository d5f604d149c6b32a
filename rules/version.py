"""The version of the rules, which an assessment carries."""

RULES_VERSION = "2.0.0"
