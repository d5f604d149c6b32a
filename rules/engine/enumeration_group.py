"""The evaluator of conditions that share facts: it enumerates the classes of every fact."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations, product
from typing import Any, TypeAlias

from rules.engine.verdict import Verdict, condition_row
from rules.kinds.partition import SOME_FILING_DATE, Partition, partition_of
from rules.kinds.required_value import RequiredValue
from rules.model.conditions import Condition
from rules.model.expressions import Expression, Fact, Predicate
from rules.model.outcomes import Outcome, settled

State: TypeAlias = tuple[int, ...]

UNKNOWN = -1


class EnumerationGroup:
    """Conditions that share facts.

    A state has one class for each fact, `UNKNOWN` where the fact is unknown. There are few
    states, so the verdict on each is cached. `filing_date` is one on which the facts have the
    same classes as on the filing dates of the applicants to be judged.
    """

    def __init__(
        self, conditions: tuple[Condition, ...], filing_date: date = SOME_FILING_DATE
    ) -> None:
        self.conditions = conditions
        self.facts: tuple[Fact, ...] = tuple(
            dict.fromkeys(fact for condition in conditions for fact in condition.facts)
        )
        predicates: tuple[Predicate, ...] = tuple(
            dict.fromkeys(p for each in conditions for p in each.expression.predicates())
        )
        _check_unique(self.facts, predicates)
        self.classes: tuple[Partition, ...] = tuple(
            partition_of(fact, tuple(p for p in predicates if p.fact is fact), filing_date)
            for fact in self.facts
        )
        # For each fact, the class of each value where the kind lists them all.
        self._readers = tuple(
            (fact.id, {v: each.of(v, filing_date) for v in fact.kind.choices(fact)}, each)
            for fact, each in zip(self.facts, self.classes, strict=True)
        )
        # For each complete state, whether each condition holds.
        self._truths: dict[State, tuple[bool, ...]] = {
            state: tuple(self._holds(each.expression, state) for each in conditions)
            for state in product(*(classes.truths for classes in self.classes))
        }
        self._verdicts: dict[State, Verdict] = {}

    def state(self, answers: Mapping[str, Any], filing_date: date) -> State:
        """Return the state of an applicant with these answers, dates as `date`."""
        get = answers.get
        return tuple(
            [  # twice as fast as a generator, and every answer passes here
                UNKNOWN
                if (value := get(fact)) is None
                else listed[value]
                if listed
                else classes.of(value, filing_date)
                for fact, listed, classes in self._readers
            ]
        )

    def judge(self, answers: Mapping[str, Any], filing_date: date) -> Verdict:
        """Return the verdict on an applicant with these answers, dates as `date`."""
        return self.verdict(self.state(answers, filing_date))

    def verdict(self, state: State) -> Verdict:
        """Return the verdict on every applicant in that state."""
        verdict = self._verdicts.get(state)
        if verdict is None:
            verdict = self._verdicts[state] = self._judge(state)
        return verdict

    def _judge(self, state: State) -> Verdict:
        completions = list(self._completions(state))
        rows = tuple(
            condition_row(
                condition,
                settled({self._truths[each][place] for each in completions}),
                applies=condition.applies_when is None
                or any(self._holds(condition.applies_when, each) for each in completions),
            )
            for place, condition in enumerate(self.conditions)
        )
        outcome = settled({all(self._truths[each]) for each in completions})
        return Verdict(rows, outcome, self._relevant(state, outcome), self._changes(state))

    def _completions(self, state: State) -> Iterator[State]:
        """Yield the complete states that are possible in `state`."""
        return product(
            *(
                classes.truths if known == UNKNOWN else (known,)
                for known, classes in zip(state, self.classes, strict=True)
            )
        )

    def _holds(self, expression: Expression, state: State) -> bool:
        truths: dict[Predicate, bool] = {}
        for known, classes in zip(state, self.classes, strict=True):
            truths |= classes.truths[known]
        return expression.evaluate(truths)

    def _relevant(self, state: State, outcome: Outcome) -> frozenset[str]:
        """Return the unknown facts that alone can change the outcome, all other values the same."""
        if outcome is not Outcome.UNKNOWN:
            return frozenset()
        relevant = set()
        for place, fact in enumerate(self.facts):
            if state[place] != UNKNOWN:
                continue
            truths: dict[State, set[bool]] = {}
            for each in self._completions(state):
                rest = each[:place] + each[place + 1 :]
                truths.setdefault(rest, set()).add(all(self._truths[each]))
            if any(len(found) > 1 for found in truths.values()):
                relevant.add(fact.id)
        return frozenset(relevant)

    def _changes(self, state: State) -> tuple[tuple[RequiredValue, ...], ...]:
        places = [
            place
            for place, fact in enumerate(self.facts)
            if not (fact.never_changes or (fact.fixed_when_known and state[place] != UNKNOWN))
        ]
        for size in range(len(places) + 1):
            found = tuple(
                needs
                for chosen in combinations(places, size)
                if (needs := self._needs(state, chosen)) is not None
            )
            if found:
                return found
        return ()

    def _needs(self, state: State, chosen: tuple[int, ...]) -> tuple[RequiredValue, ...] | None:
        """Return the values that settle the conditions for the `chosen` facts, None if none do.

        Where the settling values are not a product of sets, the first largest product is taken.
        """
        settling = {
            values
            for values in product(*(self.classes[place].truths for place in chosen))
            if self._always_met(state, chosen, values)
        }
        if not settling:
            return None
        box = [{value} for value in min(settling)]
        for index, place in enumerate(chosen):
            for value in self.classes[place].truths:
                wider = [each if i != index else each | {value} for i, each in enumerate(box)]
                if all(values in settling for values in product(*wider)):
                    box = wider
        return tuple(
            self.facts[place].kind.required_value(self.classes[place], allowed)
            for place, allowed in zip(chosen, box, strict=True)
        )

    def _always_met(self, state: State, chosen: tuple[int, ...], values: State) -> bool:
        changed = list(state)
        for place, value in zip(chosen, values, strict=True):
            changed[place] = value
        return all(all(self._truths[each]) for each in self._completions(tuple(changed)))


def _check_unique(facts: tuple[Fact, ...], predicates: tuple[Predicate, ...]) -> None:
    """Raise ValueError if two facts have the same id: tests of one would not affect the other."""
    by_id = {fact.id: fact for fact in facts}
    if any(by_id[p.fact.id] is not p.fact for p in predicates):
        names = ", ".join(sorted(by_id))
        raise ValueError(f"a fact is defined twice among {names}. Define it once and import it.")
