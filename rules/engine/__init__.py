"""Computes with the rules: settled outcomes, what to ask next, what would have to change."""
