"""Kinds with few values: yes or no, and one of several words."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from rules.kinds.partition import Partition
from rules.kinds.required_value import RequiredValue
from rules.model.expressions import Fact
from rules.model.kind import Kind, RejectedError, Value

if TYPE_CHECKING:
    from rules.json_types import RequiredValue as Needs


class _Listed(Kind):
    __slots__ = ()

    def required_value(self, partition: Partition, allowed: Collection[int]) -> RequiredValue:
        fact = partition.fact
        values = [v for v in self.choices(fact) if partition.of(v, date.min) in allowed]
        needs: Needs = {"equals": values[0]} if len(values) == 1 else {"one_of": values}
        return RequiredValue(fact, fixed=needs)


class Boolean(_Listed):
    """True or false."""

    __slots__ = ()

    name = "boolean"

    def read(self, fact: Fact, data: Any) -> Value:
        if not isinstance(data, bool):
            raise RejectedError("wrong_type")
        return data

    def allowed(self, fact: Fact) -> str:
        return "true or false"

    def schema(self, fact: Fact) -> dict[str, Any]:
        return {"type": "boolean"}

    def choices(self, fact: Fact) -> tuple[Value, ...]:
        return (True, False)

    def representatives(self, fact: Fact, edges: Iterable[Value]) -> tuple[Value, ...]:
        return (False, True)


BOOLEAN = Boolean()


class Enum(_Listed):
    """One of the fact's words, the lowest first where they have an order."""

    __slots__ = ()

    name = "enum"

    def read(self, fact: Fact, data: Any) -> Value:
        if not isinstance(data, str):
            raise RejectedError("wrong_type")
        if data not in fact.values:
            raise RejectedError("out_of_domain")
        return data

    def allowed(self, fact: Fact) -> str:
        return "one of " + ", ".join(fact.values)

    def schema(self, fact: Fact) -> dict[str, Any]:
        return {"enum": [*fact.values]}

    def choices(self, fact: Fact) -> tuple[Value, ...]:
        return fact.values

    def at_least(self, fact: Fact, value: Value, least: Value) -> bool:
        return fact.values.index(value) >= fact.values.index(least)

    def representatives(self, fact: Fact, edges: Iterable[Value]) -> tuple[Value, ...]:
        return fact.values


ENUM = Enum()
