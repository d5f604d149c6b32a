"""What a kind of values knows about itself; the kinds are in `rules.kinds`."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, TypeAlias

if TYPE_CHECKING:
    from rules.kinds.partition import Partition
    from rules.kinds.required_value import RequiredValue
    from rules.model.expressions import Fact

# A known value: hashable, as verdicts are cached by it.
Value: TypeAlias = Any


class RejectedError(Exception):
    """A value is invalid; `code` says why, as in `Problem`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Kind:
    """The type of a fact's values, one subclass a kind.

    The rest of the package asks it whatever depends on the type of a value.
    """

    __slots__ = ()

    name: ClassVar[str]
    # The difference between a value and the next one, None where there is no next one.
    step: ClassVar[int | None] = None

    def read(self, fact: "Fact", data: Any) -> Value:
        """Return the value of `fact` that JSON `data` stands for.

        Raises:
            RejectedError: It is not a value of the fact.
        """
        raise NotImplementedError

    def to_json(self, value: Value) -> Any:
        """Return a value as JSON data."""
        return value

    def allowed(self, fact: "Fact") -> str:
        """Return the fact's values as a short phrase."""
        raise NotImplementedError

    def schema(self, fact: "Fact") -> dict[str, Any]:
        """Return the JSON Schema of the fact's values."""
        raise NotImplementedError

    def choices(self, fact: "Fact") -> tuple[Value, ...]:  # noqa: ARG002 - most kinds have none
        """Return every value, in the order in which they are offered; none if there are many."""
        return ()

    def at_least(self, fact: "Fact", value: Value, least: Value) -> bool:  # noqa: ARG002 - of enums
        """Return whether `value` is `least` or more."""
        return bool(value >= least)

    def representatives(self, fact: "Fact", edges: Iterable[Value]) -> tuple[Value, ...]:
        """Return values of the fact, lowest first: both bounds and those of the `edges`, where
        some predicate becomes true or false, that the fact can have.
        """
        low, high = fact.minimum, fact.maximum
        found = {low, high, *(value for value in edges if low <= value <= high)}
        return tuple(sorted(found))

    def required_value(self, partition: "Partition", allowed: Collection[int]) -> "RequiredValue":
        """Return what the partition's fact needs to be to fall into one of some of its classes.

        Raises:
            ValueError: Assessments cannot express it, as for a day outside a window.
        """
        raise NotImplementedError

    def example(self, fact: "Fact", needs: Any) -> Any:
        """Return the value within `needs` of an assessment that meets most, as JSON data."""
        if "one_of" in needs:
            return needs["one_of"][-1]
        if "any" in needs or "at_most" in needs:
            return fact.minimum
        if "at_least_fact" in needs:
            return fact.maximum
        return needs.get("equals", needs.get("at_least", needs.get("to")))
