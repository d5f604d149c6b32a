"""Immigration programs, one folder each."""
