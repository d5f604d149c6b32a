"""Kinds of numbers within bounds: whole ones, and those with decimals."""

import math
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Any

from rules.kinds.partition import Partition
from rules.kinds.required_value import RequiredValue, common_predicates, no_words
from rules.model.expressions import AtLeast, AtMost, Fact
from rules.model.kind import Kind, RejectedError, Value

if TYPE_CHECKING:
    from rules.json_types import RequiredValue as Needs


class Number(Kind):
    """A number."""

    __slots__ = ()

    name = "number"
    noun = "a number"

    def read(self, fact: Fact, data: Any) -> Value:
        if isinstance(data, bool) or not isinstance(data, int | float):
            raise RejectedError("wrong_type")
        if not fact.minimum <= data <= fact.maximum:
            raise RejectedError("out_of_domain")
        return data

    def allowed(self, fact: Fact) -> str:
        return f"{self.noun} from {fact.minimum} to {fact.maximum}"

    def schema(self, fact: Fact) -> dict[str, Any]:
        return {"type": self.name, "minimum": fact.minimum, "maximum": fact.maximum}

    def required_value(self, partition: Partition, allowed: Collection[int]) -> RequiredValue:
        sure = common_predicates(partition, allowed)
        least = [predicate.least for predicate in sure if isinstance(predicate, AtLeast)]
        most = [predicate.most for predicate in sure if isinstance(predicate, AtMost)]
        if least and most:
            raise no_words(partition.fact)
        needs: Needs = {"at_least": max(least)} if least else {"at_most": min(most)}
        return RequiredValue(partition.fact, fixed=needs)


NUMBER = Number()


class Integer(Number):
    """A whole number."""

    __slots__ = ()

    name = "integer"
    noun = "a whole number"
    step = 1

    def read(self, fact: Fact, data: Any) -> Value:
        # A JSON number without a fraction is an integer, however it is written.
        if isinstance(data, float):
            if not data.is_integer():
                raise RejectedError("wrong_type" if math.isfinite(data) else "out_of_domain")
            data = int(data)
        return super().read(fact, data)

    def required_value(self, partition: Partition, allowed: Collection[int]) -> RequiredValue:
        fact = partition.fact
        low, high = fact.minimum, fact.maximum
        values = [n for n in range(low, high + 1) if partition.of(n, date.min) in allowed]
        first, last = values[0], values[-1]
        # One bound says it if the values run to an end of the domain without a gap.
        if len(values) <= last - first or (first > low and last < high):
            raise no_words(fact)
        return RequiredValue(fact, fixed={"at_least": first} if first > low else {"at_most": last})


INTEGER = Integer()
