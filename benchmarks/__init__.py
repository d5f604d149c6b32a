"""Measures what the README claims, side by side with others, in one run: `make bench`."""
