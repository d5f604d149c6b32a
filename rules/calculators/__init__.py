"""Calculators that turn what applicants have at hand into the values that questions ask for."""
