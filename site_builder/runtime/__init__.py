"""The Python runtime of the self-check: Pyodide, trimmed for a fast start (decisions 6 and 7)."""
