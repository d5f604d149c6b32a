"""Measures what the README claims, side by side with others: `make bench`.

A benchmark is one module here with `measure() -> str`, which returns Markdown: a table, and what
it takes to read it. `python -m benchmarks NAME ...` runs the named modules and writes what each
returns, with the day and the machine, between its marks

    <!-- benchmark: NAME -->
    <!-- end of benchmark -->

in `benchmarks/results.md`, and in `README.md` where it has such marks. So a new benchmark is: a
module, its marks under a heading of `results.md`, and its name in the Makefile behind the Python
that has what it needs (`.venv-bench` has the other rule engines, `.venv` has the browser).
"""
