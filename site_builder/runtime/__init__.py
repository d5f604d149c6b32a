"""The fast start of Python in the page: what is left out of the runtime, and how (decision 6)."""
