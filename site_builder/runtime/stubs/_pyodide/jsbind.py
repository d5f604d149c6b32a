"""Stub of what binds JavaScript to signatures, of which there are none."""

no_default = object()
default_signature = None
