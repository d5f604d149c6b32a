"""The municipalities whose territory makes the Communauté métropolitaine de Montréal."""

from rules.data.resources import read_text

MUNICIPALITIES: tuple[str, ...] = tuple(read_text("cmm-municipalities.txt").splitlines())
