"""Changes of texts and lists, each chosen by one number, because draws are what takes time."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from hypothesis import strategies as st

T = TypeVar("T", str, tuple[tuple[str, str], ...])

# In how many steps a place in a text or list is chosen.
PLACES = 499
BYTES = 5


@dataclass(frozen=True)
class Changes(Generic[T]):
    """Changes to draw from.

    Args:
        changes: Functions of what to change, a place in it and a piece of text to use.
        pieces: The pieces.
        share: The share of numbers that stand for a change; the others, as zero, stand for none.
    """

    changes: Sequence[Callable[[T, int, str], T]]
    pieces: Sequence[str]
    share: float

    def numbers(self) -> st.SearchStrategy[int]:
        """Return the numbers of the changes, and of none."""
        # Bytes are drawn evenly; of whole numbers, small ones are drawn most.
        return st.binary(min_size=BYTES, max_size=BYTES).map(int.from_bytes)

    def apply(self, value: T, number: int) -> T:
        """Return the value with the change of this number."""
        number, chance = divmod(number, 256)
        if chance < 256 * (1 - self.share):
            return value
        number, change = divmod(number, len(self.changes))
        number, piece = divmod(number, len(self.pieces))
        place = len(value) * (number % PLACES) // PLACES
        return self.changes[change](value, place, self.pieces[piece])
