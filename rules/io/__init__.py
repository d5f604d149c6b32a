"""Reading answers, and writing assessments, messages and the JSON Schema."""
