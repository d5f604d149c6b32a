"""Use the search of a page, through its script or its form."""

from playwright.sync_api import Locator, Page

from tools.testing.page_modules import IMPORT_MODULE, serve_modules

# The module of the page's own script, and the index that it loads.
QUERY = f"""
async (queries) => {{
  const {{ SearchIndex }} = await ({IMPORT_MODULE})("search-index");
  const file = await fetch(document.querySelector(".guide-search").dataset.file);
  const index = new SearchIndex(await file.json());
  return Object.fromEntries(
    queries.map((query) => [query, index.search(query).map(({{ address }}) => address)]));
}}
"""


def search(page: Page, address: str, queries: list[str]) -> dict[str, list[str]]:
    """Return the addresses, below the language's folder, that `address` finds for each query."""
    serve_modules(page)
    page.goto(address)
    answers: dict[str, list[str]] = page.evaluate(QUERY, queries)
    return answers


def open_search(page: Page) -> Locator:
    """Open the search of the page, and return its field."""
    page.locator("[data-search]").click()
    return page.locator(".guide-search input")


def results(page: Page) -> Locator:
    """Return the links to the pages that were found."""
    return page.locator(".guide-search li > a")
