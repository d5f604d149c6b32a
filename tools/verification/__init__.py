"""Verify what the page *How this is checked* counts, and record it."""
