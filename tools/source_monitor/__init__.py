"""The weekly check of external links and official sources."""
