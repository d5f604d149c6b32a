"""Comparison of the outcomes of two versions of the rules."""
