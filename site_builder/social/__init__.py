"""The pictures by which other sites show a link to a page: drawn from the page's own words."""
