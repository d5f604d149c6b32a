"""Arithmetic that people are spared: what a question asks for, out of what they have at hand."""
