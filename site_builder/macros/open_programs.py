"""Macros for the programs that go on: their days, and what their routes require."""

from collections.abc import Iterable
from datetime import date

from jinja2 import Environment
from markupsafe import Markup

from rules.model.conditions import Condition
from rules.model.outcomes import Standing
from rules.model.program import Program
from site_builder.errors import BuildError
from site_builder.macros.inline import InlineMacros
from site_builder.macros.programs import program_named
from site_builder.macros.registry import macro
from site_builder.macros.tables import render_table

_DAYS = "Use 'first' or 'last', if the program has that day."


class ProgramMacros:
    """The programs on one page, in its language."""

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
            raise BuildError(f"program_day({program!r}, {end!r}): there is no such day. {_DAYS}")
        return self._macros.counted_day(f"program {program} {end}", day, part)

    @macro
    def law_day(self, program: str) -> str:
        """Print the day of the newest official text behind a program's rules."""
        return self._macros.counted_day(f"law {program}", program_named(program).calendar.law_as_of)

    @macro
    def intake_day(self, program: str, intake: str, end: str) -> str:
        """Print the `first` or the `last` day of a program's intake."""
        for each in program_named(program).intakes:
            if each.id == intake and end in ("first", "last"):
                day = each.start if end == "first" else each.end
                return self._macros.counted_day(f"intake {program} {intake} {end}", day)
        ids = [each.id for each in program_named(program).intakes]
        raise BuildError(
            f"intake_day({program!r}, {intake!r}, {end!r}): there is no such day. {_DAYS} "
            f"Its intakes are {ids}."
        )

    @macro
    def general_conditions(self, program: str) -> Markup:
        """Print the conditions that every route of a program shares, as a list."""
        general, _ = _conditions(program_named(program))
        items = [
            Markup("<li>{}{}</li>").format(self._requirement(each, program), self._mark(each))
            for each in general
        ]
        self._macros.usage.tables.append(f"general({program})")
        return Markup("<ul>{}</ul>").format(Markup("").join(items))

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

    def _print(self, template: str, **context: object) -> Markup:
        return render_table(self._macros, self._environment, template, **context)

    def _requirement(self, condition: Condition, program: str) -> str:
        base = f"condition.{condition.id}.requirement"
        own = f"{base}.{program}"
        return self._translator.text(own if self._translator.has(own) else base)

    def _mark(self, condition: Condition) -> Markup:
        return self._macros.mark(condition.sources, condition.standing.value)


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
