"""Reads answers, and writes assessments."""
