"""Dated values, sources and published lists, read from the files beside this module."""
