"""The version of the rules, which an assessment bears."""

RULES_VERSION = "1.0.0"
