"""Benchmarks: `make bench` measures the rules and the site beside others.

A benchmark is one module here with `measure() -> str`, which returns Markdown: a table, and what
a reader needs to understand it. `python -m benchmarks NAME ...` runs the named modules and writes
each result, with date and machine, between its marks in `benchmarks/results.md`:

    <!-- benchmark: NAME -->
    <!-- end of benchmark -->

It also updates the two figures that README.md quotes. docs/contributing/benchmarks.md says how to
add one.
"""
