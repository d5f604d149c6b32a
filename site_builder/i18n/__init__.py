"""Languages: catalogs, translation, formatting of numbers and dates."""
