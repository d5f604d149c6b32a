"""Resolve the figures and parameters of the rules by the ids in pages and messages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules import PROGRAMS
from rules.data.published_figures import FIGURES
from rules.model.outcomes import Standing
from rules.model.program import Program
from site_builder.errors import BuildError, suggest
from site_builder.i18n.formatting import Value


@dataclass(frozen=True)
class ResolvedFigure:
    """A value with its unit, its standing and its sources.

    `changes` are the values that follow `value`, each with the first day of law that has it.
    """

    value: Value
    unit: str
    standing: Standing
    sources: tuple[str, ...]
    changes: tuple[tuple[date, Value], ...] = ()


def is_figure(name: str) -> bool:
    """Return whether `name` is a parameter's or a figure's id."""
    return _owner(name) is not None or name in FIGURES


def varies_by_period(name: str, key: str | None = None) -> bool:
    """Return whether `name` is a parameter whose value differs between the periods of law."""
    program = _owner(name, key)
    if program is None:
        return False
    return len({_dated_values(program, name, period.id) for period in program.periods}) > 1


def resolve_figure(name: str, key: str | None = None, period: str | None = None) -> ResolvedFigure:
    """Return the value of a figure under `key`, or the dated values of a parameter.

    Args:
        name: The id of the figure or parameter.
        key: Which value, where a figure has several; of a parameter the id of its program, by
            default the first that has one of that name.
        period: The period of law to whose days a parameter's values are limited.

    Raises:
        BuildError: There is no such name, key or period.
    """
    if _owner(name) is not None:
        program = _owner(name, key)
        if program is None:
            raise BuildError(
                f"no program {key!r} has a parameter {name}; name a program or a period"
            )
        found = program.parameters[name]
        value, changes = _dated_values(program, name, period)
        return ResolvedFigure(value, found.unit, found.standing, found.sources, changes)
    if name not in FIGURES:
        known = [*_parameter_ids(), *FIGURES]
        raise BuildError(
            f"there is no parameter or figure {name!r}.{suggest(name, known)} "
            "All are in rules/programs/<id>/parameters.toml and rules/data/published-figures.toml."
        )
    try:
        row = FIGURES[name].value(key or "")
    except LookupError as error:
        raise BuildError(str(error)) from None
    return ResolvedFigure(row.value, FIGURES[name].unit, row.standing, row.sources)


def _owner(name: str, key: str | None = None) -> Program | None:
    """The program `key`, or the first one, that has a parameter `name`."""
    for program in PROGRAMS.values():
        if name in program.parameters and key in (None, program.id):
            return program
    return None


def regulation_read_to() -> date:
    """Return the date to which the regulation that was read is consolidated."""
    rows = FIGURES["date_consolidation_read"].values.values()
    return max(row.value for row in rows if isinstance(row.value, date))


def _parameter_ids() -> Iterator[str]:
    return (name for program in PROGRAMS.values() for name in program.parameters)


def _dated_values(
    program: Program, name: str, period_id: str | None
) -> tuple[Value, tuple[tuple[date, Value], ...]]:
    """Return the first value of a parameter in a period, or ever, and the dated ones after it."""
    periods = [period for period in program.periods if period_id in (None, period.id)]
    if not periods:
        ids = " or ".join(repr(each.id) for each in program.periods)
        raise BuildError(f"there is no period {period_id!r}; use {ids}")
    first, *later = (
        dated
        for dated in program.parameters[name].values
        if dated.start <= periods[-1].end and periods[0].start <= dated.end
    )
    return first.value, tuple((dated.start, dated.value) for dated in later)
