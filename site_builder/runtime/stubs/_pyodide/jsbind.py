"""In the place of what binds JavaScript to signatures: none is bound."""

no_default = object()
default_signature = None
