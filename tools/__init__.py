"""Set-up steps and developer tools; the Makefile calls them."""
