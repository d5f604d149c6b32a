"""Modules of the site's scripts, for what a test or benchmark runs in a page: the site has only
whole scripts.
"""

from functools import cache

from playwright.sync_api import Page, Route

from site_builder.esbuild import MODULES, bundle
from site_builder.generator.assets import FOLDER
from site_builder.paths import Paths

_SOURCES = {
    "client": "check/python/client.mjs",
    "share-link": "check/parsing/share-link.mjs",
    "search-index": "search/search-index.mjs",
}
# What a page imports, by the names above.
IMPORT_MODULE = """async (name) => {
    const { src } = document.querySelector("script[src$='/guide.mjs']");
    return import(new URL(`check/${name}.mjs`, src));
}"""


@cache
def page_modules() -> dict[str, bytes]:
    """Return each module, bundled with what it imports, by the name of its file."""
    paths = Paths()
    return bundle(paths, paths.docs / FOLDER, _SOURCES, *MODULES)[0]


def serve_modules(page: Page) -> None:
    """Give `page` the modules, beside the script of the self-check and its worker."""

    def fulfill(route: Route) -> None:
        name = route.request.url.rsplit("/", 1)[-1]
        route.fulfill(body=page_modules()[name], content_type="text/javascript")

    for name in page_modules():
        page.route(f"**/assets/*/check/{name}", fulfill)
