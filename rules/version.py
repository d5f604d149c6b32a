"""The version of the rules, which an assessment carries."""

RULES_VERSION = "1.0.0"
