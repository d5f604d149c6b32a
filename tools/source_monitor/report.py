"""Format the findings of a weekly check as Markdown for an issue."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One address: its state, its answer, and where the guide uses it."""

    state: str
    address: str
    status: str
    where: str


@dataclass(frozen=True)
class Report:
    """All findings. Only the states in `actionable` need an issue; the others are listed too."""

    checked: int
    rows: Sequence[Row]
    titles: Mapping[str, str]
    actionable: Sequence[str]
    advice: str

    @property
    def needed(self) -> bool:
        """Whether a finding needs action."""
        return any(row.state in self.actionable for row in self.rows)

    def text(self) -> str:
        """Return the report, with the states in the order of their titles."""
        parts = [f"{self.checked} addresses checked. {self.advice}"]
        for state, title in self.titles.items():
            rows = [row for row in self.rows if row.state == state]
            if rows:
                lines = [f"- <{row.address}>: {row.status}. {row.where}" for row in rows]
                parts.append("\n".join([f"### {title} ({len(rows)})", "", *lines]))
        return "\n\n".join(parts) + "\n"
