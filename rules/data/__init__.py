"""Dated values, sources and published lists, read from the files in this folder."""
