"""Macros that print what was verified and measured: counts and tables."""

import json
from collections.abc import Mapping
from datetime import date
from math import log10
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from rules import PROGRAMS
from site_builder.errors import BuildError
from site_builder.macros.inline import InlineMacros
from site_builder.macros.registry import macro
from site_builder.macros.tables import one_line
from site_builder.paths import ROOT
from site_builder.verification_record import read_record, rules_digest

FIGURES = ROOT / "benchmarks" / "figures.json"
_MUTANT_COUNTS = ("made", "killed", "equivalent", "survived")
_ENGINES = {"chromium": "Chromium", "firefox": "Firefox", "webkit": "WebKit"}
_VISITS = ("first", "repeat")
# What a visitor meets: results, words of the page, or only the browser's or the host's own.
_ENDS = ("results", "words", "host")
_OWN_ENGINE = ("complete", "checked", "incomplete", "text")
_PROPERTY = "site.verification.property."


class VerificationMacros:
    """The verification macros of one page, in its language."""

    def __init__(self, macros: InlineMacros, environment: Environment) -> None:
        self._usage = macros.usage
        self._translator = macros.translator
        self._environment = environment

    @macro
    def verification(self, name: str) -> str:
        """Print a count or a day of the verification record, such as `states`."""
        found = _figures().get(name)
        if found is None:
            raise BuildError(f"verification({name!r}): use one of {', '.join(_figures())}")
        self._usage.figures.update([f"verification {name}"])
        if isinstance(found, list):
            return self._translator.language.list_separator.join(found)
        if isinstance(found, str):
            return self._day(found) if name.endswith("day") else found
        return self._translator.formats.number(found)

    @macro
    def verification_states(self) -> Markup:
        """Print how many states of which facts were tried, by period of law."""
        states = read_record()["rules"]["states"]
        groups = sorted({facts for period in states.values() for facts in period}, key=_order)
        periods = [
            period
            for program in PROGRAMS.values()
            for period in program.periods
            if period.id in states
        ]
        counts = {facts: [states[period.id].get(facts) for period in periods] for facts in groups}
        return self._print(
            "states",
            groups=[(facts.split("+"), counts[facts]) for facts in groups],
            periods=periods,
            sums=[sum(states[period.id].values()) for period in periods],
        )

    @macro
    def verification_properties(self) -> Markup:
        """Print the tested properties, with the number of examples tried for each."""
        examples = read_record()["rules"]["properties"]
        ids = self._translator.ids(_PROPERTY)
        if strange := examples.keys() ^ {each.removeprefix(_PROPERTY) for each in ids}:
            raise BuildError(
                f"site_builder/locale/site.pot: {', '.join(sorted(strange))}: write a sentence, "
                f"{_PROPERTY}<name>, for each property of docs/verified.json and for no other."
            )
        sentences = {each: examples[each.removeprefix(_PROPERTY)] for each in ids}
        return self._print("properties", sentences=sentences)

    @macro
    def verification_mutants(self) -> Markup:
        """Print the results of the mutation tests by module."""
        modules = read_record()["mutants"]["modules"]
        return self._print(
            "mutants",
            modules=modules,
            counted=_MUTANT_COUNTS,
            day=self._day,
            sums=[sum(module[count] for module in modules.values()) for count in _MUTANT_COUNTS],
        )

    @macro
    def verification_speed(self) -> Markup:
        """Print the time per assessment, in microseconds, beside other engines."""
        speed = _speed()
        ours = {name: speed["ours"][name] for name in _OWN_ENGINE}
        return self._print("speed", ours=ours, others=speed["others"])

    @macro
    def verification_faults(self) -> Markup:
        """Print how visits end by what happens to a file, with the longest wait in seconds."""
        faults = read_record()["faults"]
        kinds = {
            kind: [sum(_ended(visits, visit, end) for visit in _VISITS) for end in _ENDS]
            for kind, visits in faults["kinds"].items()
        }
        sums = [sum(counts) for counts in zip(*kinds.values(), strict=True)]
        longest = faults["longest_seconds"]
        return self._print("faults", kinds=kinds, ends=_ENDS, longest=longest, sums=sums)

    @macro
    def verification_fault_files(self) -> Markup:
        """Print how first and next visits end by the file that is at fault."""
        files = sorted(read_record()["faults"]["files"].items())
        columns = [(visit, end) for visit in _VISITS for end in _ENDS]
        columns = [each for each in columns if any(_ended(visits, *each) for _, visits in files)]
        rows = [(file, [_ended(visits, *each) for each in columns]) for file, visits in files]
        sums = [sum(counts) for counts in zip(*(row for _, row in rows), strict=True)]
        return self._print("fault_files", columns=columns, rows=rows, sums=sums)

    @macro
    def verification_platform(self) -> Markup:
        """Print how visits end by what is unusual about the device, the browser or the address."""
        return self._print("platform", platform=sorted(read_record()["faults"]["platform"].items()))

    @macro
    def verification_note(self) -> Markup:
        """Print a note if the rules have changed since they were verified."""
        record = read_record()
        parts = [record["rules"], *record["mutants"]["modules"].values()]
        stale = any(part["digest"] != rules_digest() for part in parts)
        return self._print("note") if stale else Markup("")

    def _print(self, template: str, **context: Any) -> Markup:
        self._usage.tables.append(f"verification_{template}()")
        html = self._environment.get_template(f"verification/{template}.html").render(
            t=self._translator.text,
            number=self._translator.formats.number,
            separator=self._translator.language.list_separator,
            **context,
        )
        return one_line(html)

    def _day(self, day: str) -> str:
        return self._translator.formats.value(date.fromisoformat(day), "date")


def _ended(visits: Mapping[str, Mapping[str, int]], visit: str, end: str) -> int:
    return visits.get(visit, {}).get(end, 0)


def _digits(states: dict[str, int]) -> float:
    """Return the decimal logarithm of the number of states of all facts together."""
    groups = {frozenset(facts.split("+")): count for facts, count in states.items()}
    return sum(log10(groups[each]) for each in groups if not any(each < other for other in groups))


def _order(facts: str) -> tuple[int, str]:
    return facts.count("+"), facts


def _fuzz() -> dict[str, float | str]:
    """Return what `make fuzz` has recorded.

    Links without answers are not links of the self-check.
    """
    fuzz = read_record()["fuzz"]
    kinds = fuzz["kinds"].values()
    answered, refused = (sum(kind[what] for kind in kinds) for what in ("answered", "refused"))
    return {
        "fuzz_day": fuzz["day"],
        "fuzz_tried": answered + refused,
        "fuzz_answered": answered,
        "fuzz_refused": refused,
        "fuzz_slowest": max(kind["slowest_ms"] for kind in kinds),
        "fuzz_typed": fuzz["typed"],
        "fuzz_failed_once": fuzz["failed_once"],
    }


def _speed() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FIGURES.read_text("utf-8"))["speed"]
    return found


def _figures() -> dict[str, float | str | list[str]]:
    """Return everything that `verification` can print, by name."""
    record, speed = read_record(), _speed()
    rules, mutants, faults = record["rules"], record["mutants"], record["faults"]
    ends = {
        end: sum(_ended(row, visit, end) for row in faults["kinds"].values() for visit in _VISITS)
        for end in _ENDS
    }
    longest = faults["longest_seconds"]
    modules = mutants["modules"].values()
    counts = {count: sum(module[count] for module in modules) for count in _MUTANT_COUNTS}
    by_period = [states.values() for states in rules["states"].values()]
    return {
        "day": rules["day"],
        "version": rules["version"],
        "python": rules["python"],
        "states": sum(map(sum, by_period)),
        "groups": sum(map(len, by_period)),
        "digits": int(max(map(_digits, rules["states"].values()))),
        "filing_dates": rules["filing_dates"],
        "cases": rules["cases"],
        "applicants": rules["applicants"],
        "completions": rules["completions"],
        "properties": len(rules["properties"]),
        "examples": sum(rules["properties"].values()),
        "messages": rules["browser"]["messages"],
        "pyodide": rules["browser"]["pyodide"],
        "engines": [_ENGINES[engine] for engine in rules["engines"]],
        "ways_out": rules["ways_out"],
        "tests": sum(rules["tests"].values()),
        **{f"tests_{kind}": count for kind, count in rules["tests"].items()},
        **_fuzz(),
        "mutants_tool": mutants["tool"],
        **{f"mutants_{count}": number for count, number in counts.items()},
        "faults_day": faults["day"],
        "faults_browser": faults["browser"].capitalize(),
        "fault_files": len(faults["files"]),
        "fault_kinds": len(faults["kinds"]),
        "faults": sum(ends.values()),
        **{f"faults_{end}": number for end, number in ends.items()},
        "faults_longest": max(seconds for kind, seconds in longest.items() if kind != "slow"),
        "faults_longest_slow": longest["slow"],
        "platform_faults": len(faults["platform"]),
        "speed_day": speed["day"],
        "speed_processor": speed["processor"],
        "speed_python": speed["python"],
        "speed_people": speed["people"],
        "lines": speed["lines"],
        "lines_a_second": round(speed["lines_a_second"]),
        "megabytes": round(speed["megabytes"]),
    }
