"""Compares the outcomes of the rules with those of an earlier version of them."""
