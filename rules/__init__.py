"""Rules of Québec's immigration programs for skilled workers, and of the pilot that closed.

    import rules

    answers = rules.read_answers('{"filing_date": "2026-11-30", "age": 30}')
    assessment = rules.assess(answers)

The names below are the public interface; so are the submodules `rules.data`, `rules.facts`,
`rules.programs`, `rules.model`, `rules.kinds`, `rules.calculators`, `rules.decision_diagram`,
`rules.compare` and `rules.json_types`, each documented in its own module. Importing `rules` loads
none of them.

The package needs the standard library only. It reads no clock and no network.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rules.engine.assess import assess, next_fact
    from rules.engine.eligibility_dates import eligibility_dates
    from rules.engine.opening import opening
    from rules.io.answers import (
        AnswersError,
        Problem,
        read_answers,
        read_programs,
        validate_answers,
    )
    from rules.io.json_encoding import to_json
    from rules.io.schema import answers_schema
    from rules.kinds.partition import representatives
    from rules.messages import assess_text, handle_message
    from rules.programs import FACTS, PROGRAMS
    from rules.version import RULES_VERSION

__all__ = [
    "FACTS",
    "PROGRAMS",
    "RULES_VERSION",
    "AnswersError",
    "Problem",
    "answers_schema",
    "assess",
    "assess_text",
    "eligibility_dates",
    "handle_message",
    "next_fact",
    "opening",
    "read_answers",
    "read_programs",
    "representatives",
    "to_json",
    "validate_answers",
]

_MODULES = {
    "rules.engine.assess": ("assess", "next_fact"),
    "rules.engine.eligibility_dates": ("eligibility_dates",),
    "rules.engine.opening": ("opening",),
    "rules.kinds.partition": ("representatives",),
    "rules.io.answers": (
        "AnswersError",
        "Problem",
        "read_answers",
        "read_programs",
        "validate_answers",
    ),
    "rules.io.json_encoding": ("to_json",),
    "rules.messages": ("assess_text", "handle_message"),
    "rules.io.schema": ("answers_schema",),
    "rules.programs": ("FACTS", "PROGRAMS"),
    "rules.version": ("RULES_VERSION",),
}


if not TYPE_CHECKING:  # a type checker would take any name for one that exists

    def __getattr__(name: str) -> object:
        """Return a name of the public interface, and load its module the first time."""
        for module, names in _MODULES.items():
            if name in names:
                value = globals()[name] = getattr(__import__(module, fromlist=[name]), name)
                return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
