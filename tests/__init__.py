"""A package, so that imports find it before other packages named `tests`."""
