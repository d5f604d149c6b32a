"""Resolve the figures and parameters of the rules by the ids in pages and messages."""

from dataclasses import dataclass
from datetime import date

from rules.data.parameters import PARAMETERS
from rules.data.periods import PERIODS
from rules.data.published_figures import FIGURES
from rules.model.outcomes import Standing
from site_builder.errors import BuildError
from site_builder.i18n.formatting import Value


@dataclass(frozen=True)
class ResolvedFigure:
    """A value with its unit, its standing and its sources."""

    value: Value
    unit: str
    standing: Standing
    sources: tuple[str, ...]


def is_figure(name: str) -> bool:
    """Return whether `name` is the id of a parameter or a figure."""
    return name in PARAMETERS or name in FIGURES


def varies_by_period(name: str) -> bool:
    """Return whether `name` is a parameter whose value differs between the periods of law."""
    return name in PARAMETERS and len({_value_in_period(name, period.id) for period in PERIODS}) > 1


def resolve_figure(name: str, key: str | None = None, period: str | None = None) -> ResolvedFigure:
    """Return the value of a figure under `key`, or of a parameter in `period`.

    Raises:
        BuildError: The name, key or period does not identify exactly one value.
    """
    if name in PARAMETERS:
        if key is not None:
            raise BuildError(f"{name} is a parameter and has no key {key!r}; name a period instead")
        if period is None and varies_by_period(name):
            raise BuildError(
                f"{name} differs between the periods of law; use period='first' or 'second'"
            )
        found = PARAMETERS[name]
        value = _value_in_period(name, period or PERIODS[0].id)
        return ResolvedFigure(value, found.unit, found.standing, found.sources)
    if name not in FIGURES:
        raise BuildError(
            f"there is no parameter or figure {name!r}. Those that exist are in rules/data/."
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


def _value_in_period(name: str, period_id: str) -> Value:
    for period in PERIODS:
        if period.id == period_id:
            values = {PARAMETERS[name].on(day) for day in (period.start, period.end)}
            if len(values) == 1:
                return values.pop()
            raise BuildError(f"{name} changes within the {period_id} period; no page can print it")
    raise BuildError(f"there is no period {period_id!r}; use 'first' or 'second'")
