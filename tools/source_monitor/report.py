"""What a weekly look found, as Markdown for an issue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One address: its state, what it said, and what the guide has to do with it."""

    state: str
    address: str
    said: str
    where: str


@dataclass(frozen=True)
class Report:
    """All that is to be told. `asks` are the states that someone has to look at; the others are
    told beside them, and are no reason for an issue by themselves.
    """

    looked_at: int
    rows: Sequence[Row]
    titles: Mapping[str, str]
    asks: Sequence[str]
    advice: str

    @property
    def needed(self) -> bool:
        """Whether anyone has to do anything."""
        return any(row.state in self.asks for row in self.rows)

    def text(self) -> str:
        """The report, the states in the order of their titles."""
        parts = [f"{self.looked_at} addresses looked at. {self.advice}"]
        for state, title in self.titles.items():
            rows = [row for row in self.rows if row.state == state]
            if rows:
                lines = [f"- <{row.address}>: {row.said}. {row.where}" for row in rows]
                parts.append("\n".join([f"### {title} ({len(rows)})", "", *lines]))
        return "\n\n".join(parts) + "\n"
