"""Other names of municipalities, for finding the employer's. No condition reads them; they are
not part of the browser's archive.
"""

from rules.data.resources import read_toml
from rules.model.outcomes import Standing

_NAMES = read_toml("municipality-names.toml")

STANDING = Standing(_NAMES["standing"])

INSIDE: dict[str, tuple[str, ...]] = {name: tuple(more) for name, more in _NAMES["inside"].items()}
"""Other names of members of the CMM, with their boroughs and former towns, by member."""

OUTSIDE: dict[str, tuple[str, ...]] = {
    name: tuple(more) for name, more in _NAMES["outside"].items()
}
"""Common municipalities of Québec that are no members, with their other names."""
