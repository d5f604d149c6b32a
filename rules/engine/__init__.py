"""The rule engine: settled outcomes, next question, smallest changes, eligibility dates."""
