"""Builds the guide: pages, self-check and engine, in every language, as one static site."""
