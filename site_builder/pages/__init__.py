"""Markdown pages: rendering, checks, and their print edition."""
