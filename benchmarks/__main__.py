"""Run the named benchmarks and write their results: `python -m benchmarks NAME ...`."""

import argparse
from importlib import import_module

from benchmarks.recorder import write_result


def main() -> None:
    """Print each result as soon as it is written."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="+", metavar="NAME", help="a module of this package")
    for name in parser.parse_args().names:
        print(f"## {name}\n\n{write_result(name, import_module(f'benchmarks.{name}').measure())}\n")


if __name__ == "__main__":
    main()
