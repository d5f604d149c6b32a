"""Resolve the figures and parameters of the rules by the ids in pages and messages."""

from dataclasses import dataclass
from datetime import date

from rules.data.parameters import PARAMETERS
from rules.data.periods import PERIODS
from rules.data.published_figures import FIGURES
from rules.model.outcomes import Standing
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
    """Return whether `name` is the id of a parameter or a figure."""
    return name in PARAMETERS or name in FIGURES


def varies_by_period(name: str) -> bool:
    """Return whether `name` is a parameter whose value differs between the periods of law."""
    return name in PARAMETERS and len({_dated_values(name, period.id) for period in PERIODS}) > 1


def resolve_figure(name: str, key: str | None = None, period: str | None = None) -> ResolvedFigure:
    """Return the value of a figure under `key`, or the dated values of a parameter.

    Args:
        name: The id of the figure or parameter.
        key: Which value, where a figure has several.
        period: The period of law to whose days a parameter's values are limited.

    Raises:
        BuildError: There is no such name, key or period.
    """
    if name in PARAMETERS:
        if key is not None:
            raise BuildError(f"{name} is a parameter and has no key {key!r}; name a period instead")
        found = PARAMETERS[name]
        value, changes = _dated_values(name, period)
        return ResolvedFigure(value, found.unit, found.standing, found.sources, changes)
    if name not in FIGURES:
        raise BuildError(
            f"there is no parameter or figure {name!r}.{suggest(name, [*PARAMETERS, *FIGURES])} "
            "All are in rules/data/parameters.toml and published_figures.toml."
        )
    try:
        row = FIGURES[name].value(key or "")
    except LookupError as error:
        raise BuildError(str(error)) from None
    return ResolvedFigure(row.value, FIGURES[name].unit, row.standing, row.sources)


def regulation_read_to() -> date:
    """Return the date to which the regulation that was read is consolidated."""
    rows = FIGURES["date_consolidation_read"].values.values()
    return max(row.value for row in rows if isinstance(row.value, date))


def _dated_values(name: str, period_id: str | None) -> tuple[Value, tuple[tuple[date, Value], ...]]:
    """Return the first value of a parameter in a period, or ever, and the dated ones after it."""
    periods = [period for period in PERIODS if period_id in (None, period.id)]
    if not periods:
        raise BuildError(f"there is no period {period_id!r}; use 'first' or 'second'")
    first, *later = (
        dated
        for dated in PARAMETERS[name].values
        if dated.start <= periods[-1].end and periods[0].start <= dated.end
    )
    return first.value, tuple((dated.start, dated.value) for dated in later)
