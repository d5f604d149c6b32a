"""Found before other packages of this name."""
