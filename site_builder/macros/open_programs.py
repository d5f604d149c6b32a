"""Macros for the programs that go on: their days, what their routes require, and their rounds."""

from collections.abc import Iterable, Mapping
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from rules import PROGRAMS
from rules.data.noc import NOC_2021, NocOccupation
from rules.data.noc import SOURCES as NOC_SOURCES
from rules.data.occupations import OCCUPATIONS
from rules.model.conditions import Condition
from rules.model.outcomes import Standing
from rules.model.program import Program
from rules.programs.pstq.rounds import COMPARED, ROUNDS, Round
from rules.programs.pstq.rounds import SOURCES as ROUND_SOURCES
from site_builder.errors import BuildError
from site_builder.macros.inline import InlineMacros
from site_builder.macros.programs import program_named
from site_builder.macros.registry import macro
from site_builder.macros.tables import render_table

_STREAMS = tuple(dict.fromkeys(route for route, _ in PROGRAMS["pstq"].routes))
_STREAM_1, _STREAM_3 = _STREAMS[0], _STREAMS[2]
_LIMITED = tuple(
    each for each in ROUNDS if _STREAM_1 in each.streams and each.streams[_STREAM_1].limited
)
_LISTED = tuple(each for each in _LIMITED if each.streams[_STREAM_1].occupations is not None)
_PILOT_CODES = sorted({each.code for occupation in OCCUPATIONS for each in occupation.noc2021})
_DAYS = {
    "first": ROUNDS[0].day,
    "limited": _LIMITED[0].day,
    "listed": _LISTED[0].day,
    "newest": ROUNDS[-1].last_day,
}


class ProgramMacros:
    """The programs and their rounds on one page, in its language."""

    def __init__(self, macros: InlineMacros, environment: Environment) -> None:
        self._macros = macros
        self._translator = macros.translator
        self._environment = environment

    @macro
    def program_day(self, program: str, end: str, *, part: str | None = None) -> str:
        """Print the `first` or the `last` day on which a program is in force, or its `part`."""
        calendar = program_named(program).calendar
        day = {"first": calendar.start, "last": calendar.end}.get(end, date.max)
        if day == date.max:
            raise BuildError(f"program_day({program!r}, {end!r}): there is no such day")
        return self._day(f"program {program} {end}", day, part)

    @macro
    def law_day(self, program: str) -> str:
        """Print the day of the newest official text behind a program's rules."""
        return self._day(f"law {program}", program_named(program).calendar.law_as_of)

    @macro
    def intake_day(self, program: str, intake: str, end: str) -> str:
        """Print the `first` or the `last` day of a program's intake."""
        for each in program_named(program).intakes:
            if each.id == intake and end in ("first", "last"):
                day = each.start if end == "first" else each.end
                return self._day(f"intake {program} {intake} {end}", day)
        raise BuildError(f"intake_day({program!r}, {intake!r}, {end!r}): there is no such day")

    @macro
    def general_conditions(self, program: str) -> Markup:
        """Print the conditions that every route of a program shares, as a list."""
        general, _ = _conditions(program_named(program))
        items = [
            Markup("<li>{}{}</li>").format(self._requirement(each, program), self._mark(each))
            for each in general
        ]
        self._macros.usage.tables.append(f"general({program})")
        return Markup('<ul class="guide-conditions-list">{}</ul>').format(Markup("").join(items))

    @macro
    def routes_table(self, program: str) -> Markup:
        """Print in short what each route of a program requires beside the general conditions."""
        _, by_route = _conditions(program_named(program))
        routes = []
        for route, conditions in by_route.items():
            common = _standing_of(conditions)
            base = f"site.routes.{program}.{route}"
            routes.append(
                {
                    "id": f"{program}-{route.replace('_', '-')}",
                    "name": f"route.{route}.name",
                    "cells": [
                        {
                            "label": self._translator.text(f"condition.{each.id}.name"),
                            "key": f"{base}.{each.id}",
                            "mark": "" if each.standing == common else self._mark(each),
                        }
                        for each in conditions
                    ],
                    "not_listed": f"{base}.not_listed",
                    "mark": self._macros.mark(
                        source
                        for each in conditions
                        if each.standing == common
                        for source in each.sources
                    ),
                }
            )
        return self._print("routes", id=f"routes-{program}", program=program, routes=routes)

    @macro
    def round_day(self, which: str, *, part: str | None = None) -> str:
        """Print the day of a round of the PSTQ, or its `part`: of the `first` one, the first one
        that was `limited` in stream 1, the first whose lists were read (`listed`), or the `newest`.
        """
        if which not in _DAYS:
            raise BuildError(f"round_day({which!r}): use one of {[*_DAYS]}")
        return self._day(f"round {which}", _DAYS[which], part)

    @macro
    def round_sizes(self, which: str) -> str:
        """Print the fewest and the most invitations of a round of the PSTQ: of those that were
        `limited` in stream 1, or of those `before` them in the same year.
        """
        year = _LIMITED[0].day.year
        before = [each for each in ROUNDS if each not in _LIMITED and each.day.year == year]
        rounds = {"limited": [*_LIMITED], "before": before}.get(which)
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
        """Print rounds of the PSTQ, newest first: those `limited` in stream 1, or `before`."""
        rounds = {
            "limited": _LIMITED,
            "before": tuple(each for each in ROUNDS if each not in _LIMITED),
        }.get(which)
        if rounds is None:
            raise BuildError(f"rounds_table({which!r}): use 'limited' or 'before'")
        return self._print(
            "rounds",
            id=f"rounds-{which}",
            which=which,
            rounds=[self._round(each) for each in reversed(rounds)],
            streams=_STREAMS,
            sources=ROUND_SOURCES,
        )

    @macro
    def round_codes(self, group: str) -> str:
        """Print the codes of occupations that every list of stream 1 names (`named`), that none
        does (`not_named`), or that are in `stream_3` alone.
        """
        return self._codes("round_codes", group, _by_list())

    @macro
    def pilot_codes(self, group: str) -> str:
        """Print the codes of the pilot's occupations that are in `stream_1` or `stream_3` alone, or
        in both (`split`).
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
        """Print the pilot's occupations and others, by what the lists of the rounds name."""
        return self._print(
            "occupations_by_round",
            groups=_by_list(),
            own=_PILOT_CODES,
            language=self._translator.language.folder,
            sources=(*NOC_SOURCES[1:], *ROUND_SOURCES),
        )

    def _codes(self, name: str, group: str, groups: Mapping[str, Iterable[NocOccupation]]) -> str:
        if group not in groups:
            raise BuildError(f"{name}({group!r}): use one of {[*groups]}")
        self._macros.usage.figures.update([f"{name} {group}"])
        comma = self._translator.text("site.list.comma")
        return comma.join(each.code for each in groups[group])

    def _print(self, template: str, **context: object) -> Markup:
        return render_table(self._macros, self._environment, template, **context)

    def _day(self, figure: str, day: date, part: str | None = None) -> str:
        self._macros.usage.figures.update([f"{figure} {part or ''}"])
        return self._macros.day(day, part)

    def _requirement(self, condition: Condition, program: str) -> str:
        base = f"condition.{condition.id}.requirement"
        own = f"{base}.{program}"
        return self._translator.text(own if self._translator.has(own) else base)

    def _mark(self, condition: Condition) -> Markup:
        return self._macros.mark(condition.sources, condition.standing.value)

    def _round(self, each: Round) -> dict[str, object]:
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
                "scores": " / ".join(scores),
            }
        size = _size(each)
        first = formats.value(each.day, "date")
        last = formats.value(each.last_day, "date")
        return {
            "id": f"round-{each.day}",
            "days": first
            if each.day == each.last_day
            else self._translator.text("site.range", start=first, end=last),
            "parts": parts,
            "size": None if size is None else formats.number(size),
        }


def _conditions(
    program: Program,
) -> tuple[tuple[Condition, ...], dict[str, tuple[Condition, ...]]]:
    """Return the conditions that the routes share, and those of each route alone."""
    law = program.law_intervals[-1]
    by_route = {route: program.conditions(route, profile, law) for route, profile in program.routes}
    shared = set.intersection(*({each.id for each in found} for found in by_route.values()))
    first, *_ = by_route.values()
    general = tuple(
        each
        for each in first
        if each.id in shared
        and all(
            each.requires == other.requires
            for found in by_route.values()
            for other in found
            if other.id == each.id
        )
    )
    ids = {each.id for each in general}
    return general, {
        route: tuple(each for each in found if each.id not in ids)
        for route, found in by_route.items()
    }


def _standing_of(conditions: Iterable[Condition]) -> Standing:
    """Return the standing that most of the conditions have."""
    standings = [each.standing for each in conditions]
    return max(standings, key=standings.count)


def _size(each: Round) -> int | None:
    """Return the invitations of a round in all streams, None where a number is missing."""
    parts = [part.invitations for part in each.streams.values()]
    known = [part for part in parts if part is not None]
    return sum(known) if len(known) == len(parts) else None


def _by_list() -> dict[str, tuple[NocOccupation, ...]]:
    """Return the occupations of which it is known whether lists name them, by what the lists do."""
    lists = [set(each.streams[_STREAM_1].occupations or ()) for each in _LISTED]
    named, ever = set.intersection(*lists), set.union(*lists)
    found = {
        "named": (code for code in COMPARED if code in named),
        "not_named": (
            code for code in COMPARED if code not in ever and _STREAM_1 in NOC_2021[code].streams
        ),
        "stream_3": (code for code in COMPARED if NOC_2021[code].streams == (_STREAM_3,)),
    }
    return {name: tuple(NOC_2021[code] for code in codes) for name, codes in found.items()}


def _by_stream() -> dict[str, tuple[NocOccupation, ...]]:
    """Return the pilot's occupations by their streams of the PSTQ."""
    streams = {
        "stream_1": (_STREAM_1,),
        "split": (_STREAM_1, _STREAM_3),
        "stream_3": (_STREAM_3,),
    }
    return {
        name: tuple(NOC_2021[code] for code in _PILOT_CODES if NOC_2021[code].streams == each)
        for name, each in streams.items()
    }
