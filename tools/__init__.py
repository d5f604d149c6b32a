"""Sets up what building and testing take; the Makefile calls these modules, one a step."""
