"""MkDocs: what it reads, how it runs, and which assets it copies."""
