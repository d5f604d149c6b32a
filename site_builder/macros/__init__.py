"""What a page can print: figures, citations, tables, examples."""
