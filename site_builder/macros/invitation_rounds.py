"""Macros for the rounds of invitations of the program that invites people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import import_module
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from rules import PROGRAMS
from rules.data.noc import NOC_2021, NocOccupation
from rules.data.noc import SOURCES as NOC_SOURCES
from rules.data.occupations import OCCUPATIONS
from site_builder.errors import BuildError
from site_builder.macros.inline import InlineMacros
from site_builder.macros.registry import macro
from site_builder.macros.tables import render_table

_OWN_CODES = sorted({each.code for occupation in OCCUPATIONS for each in occupation.noc2021})


@dataclass(frozen=True)
class _Rounds:
    """The rounds of the program, and its routes. The rounds of `listed_route` became `limited`, and
    the occupations of some of these were read (`listed`).
    """

    every: tuple[Any, ...]
    routes: tuple[str, ...]
    listed_route: str
    limited: tuple[Any, ...]
    listed: tuple[Any, ...]
    compared: tuple[str, ...]
    sources: tuple[str, ...]

    @property
    def days(self) -> dict[str, date]:
        """The days that pages can print, by name."""
        return {
            "first": self.every[0].day,
            "limited": self.limited[0].day,
            "listed": self.listed[0].day,
            "newest": self.every[-1].last_day,
        }


@cache
def _rounds() -> _Rounds:
    """Return the rounds.

    Raises:
        BuildError: No program names its rounds.
    """
    program = next((each for each in PROGRAMS.values() if each.invitation_rounds), None)
    if program is None:
        raise BuildError("no program has rounds of invitations, so no page can print them")
    module = import_module(program.invitation_rounds or "")
    every: tuple[Any, ...] = module.ROUNDS
    parts = [(route, part) for each in every for route, part in each.streams.items()]
    listed_route = next(route for route, part in parts if part.limited)
    limited = tuple(
        each
        for each in every
        if listed_route in each.streams and each.streams[listed_route].limited
    )
    listed = tuple(each for each in limited if each.streams[listed_route].occupations is not None)
    routes = tuple(dict.fromkeys(route for route, _ in program.routes))
    return _Rounds(every, routes, listed_route, limited, listed, module.COMPARED, module.SOURCES)


class RoundMacros:
    """The rounds of invitations on one page, in its language."""

    def __init__(self, macros: InlineMacros, environment: Environment) -> None:
        self._macros = macros
        self._translator = macros.translator
        self._environment = environment

    @macro
    def round_day(self, which: str, *, part: str | None = None) -> str:
        """Print the day of a round, or its `part`: of the `first` one, the first one that
        was `limited` on one route, the first whose lists were read (`listed`), or the `newest`.
        """
        days = _rounds().days
        if which not in days:
            raise BuildError(f"round_day({which!r}): use one of {[*days]}")
        return self._macros.counted_day(f"round {which}", days[which], part)

    @macro
    def round_sizes(self, which: str) -> str:
        """Print the fewest and the most invitations of a round: of those that were
        `limited` on one route, or of those `before` them in the same year.
        """
        every, limited = _rounds().every, _rounds().limited
        year = limited[0].day.year
        before = [each for each in every if each not in limited and each.day.year == year]
        rounds = {"limited": [*limited], "before": before}.get(which)
        if rounds is None:
            raise BuildError(f"round_sizes({which!r}): use 'limited' or 'before'")
        sizes = [size for each in rounds if (size := _size(each)) is not None]
        self._macros.usage.figures.update([f"round_sizes {which}"])
        number = self._translator.formats.number
        return self._translator.text(
            "site.rounds.range", least=number(min(sizes)), most=number(max(sizes))
        )

    @macro
    def rounds_table(self, which: str) -> Markup:
        """Print rounds, newest first: those `limited` on one route, or `before`."""
        known = _rounds()
        rounds = {
            "limited": known.limited,
            "before": tuple(each for each in known.every if each not in known.limited),
        }.get(which)
        if rounds is None:
            raise BuildError(f"rounds_table({which!r}): use 'limited' or 'before'")
        return self._print(
            "rounds",
            id=f"rounds-{which}",
            which=which,
            rounds=[self._round(each) for each in reversed(rounds)],
            streams=known.routes,
            sources=known.sources,
        )

    @macro
    def round_codes(self, group: str) -> str:
        """Print the codes of occupations that every list names (`named`), that none does
        (`not_named`), or that are on one other route alone, by its id.
        """
        return self._codes("round_codes", group, _by_list())

    @macro
    def pilot_codes(self, group: str) -> str:
        """Print the codes of the eligible occupations that are on one route alone, by its id, or
        on several (`split`).
        """
        return self._codes("pilot_codes", group, _by_stream())

    @macro
    def noc(self, code: str) -> str:
        """Print the code of an occupation of which the guide has the titles."""
        if code not in NOC_2021:
            raise BuildError(f"noc({code!r}): rules/data/noc-2021.csv has no such code")
        self._macros.usage.figures.update([f"noc {code}"])
        return code

    @macro
    def occupations_by_round(self) -> Markup:
        """Print the eligible occupations and others, by what the lists of the rounds name."""
        return self._print(
            "occupations_by_round",
            groups=_by_list(),
            own=_OWN_CODES,
            language=self._translator.language.folder,
            sources=(*NOC_SOURCES[1:], *_rounds().sources),
        )

    def _codes(self, name: str, group: str, groups: Mapping[str, Iterable[NocOccupation]]) -> str:
        if group not in groups:
            raise BuildError(f"{name}({group!r}): use one of {[*groups]}")
        self._macros.usage.figures.update([f"{name} {group}"])
        comma = self._translator.text("site.list.comma")
        return comma.join(each.code for each in groups[group])

    def _print(self, template: str, **context: object) -> Markup:
        return render_table(self._macros, self._environment, template, **context)

    def _round(self, each: Any) -> dict[str, object]:
        formats = self._translator.formats
        parts = {}
        for stream, part in each.streams.items():
            scores = [
                self._translator.text("site.rounds.no_score")
                if score is None
                else formats.number(score)
                for score in part.lowest_scores
            ]
            parts[stream] = {
                "invitations": None
                if part.invitations is None
                else formats.number(part.invitations),
                "scores": "\u00a0/ ".join(scores),
            }
        size = _size(each)
        return {
            "id": f"round-{each.day}",
            "days": self._translator.days(each.day, each.last_day),
            "parts": parts,
            "size": None if size is None else formats.number(size),
        }


def _size(each: Any) -> int | None:
    """Return the invitations of a round in all streams, None where a number is missing."""
    parts = [part.invitations for part in each.streams.values()]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _by_list() -> dict[str, tuple[NocOccupation, ...]]:
    """Return the occupations of which it is known whether lists name them, by what the lists do;
    those that are on one other route alone, by that route.
    """
    rounds = _rounds()
    listed_route = rounds.listed_route
    lists = [set(each.streams[listed_route].occupations or ()) for each in rounds.listed]
    named, ever = set.intersection(*lists), set.union(*lists)
    compared = [NOC_2021[code] for code in rounds.compared]
    others = {route: _only_on(route, compared) for route in rounds.routes if route != listed_route}
    return {
        "named": tuple(each for each in compared if each.code in named),
        "not_named": tuple(
            each for each in compared if each.code not in ever and listed_route in each.streams
        ),
        **{route: found for route, found in others.items() if found},
    }


def _by_stream() -> dict[str, tuple[NocOccupation, ...]]:
    """Return the eligible occupations by their only route, or as `split` between several."""
    own = [NOC_2021[code] for code in _OWN_CODES]
    return {
        **{route: found for route in _rounds().routes if (found := _only_on(route, own))},
        "split": tuple(each for each in own if len(each.streams) > 1),
    }


def _only_on(route: str, occupations: Iterable[NocOccupation]) -> tuple[NocOccupation, ...]:
    return tuple(each for each in occupations if each.streams == (route,))
