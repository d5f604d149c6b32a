"""The conditions of one route, written for other rule engines.

Each module has `evaluator()`, a function from the complete answers of one person, dates as text,
to whether the second period's conditions of `ai_worker` in the French-speaking profile are all met.
"""

from rules.programs.pilot import PROGRAM

__all__ = ["PROGRAM"]
