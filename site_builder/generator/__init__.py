"""Writes what MkDocs reads, and runs it."""
