"""Front matter that the search reads."""

from collections.abc import Mapping
from typing import Any


def front_matter(meta: Mapping[str, Any], boost: float) -> dict[str, Any]:
    """Return `meta` with the page's weight in the search, and its `keywords` as `tags`, which the
    search reads and no page shows.
    """
    kept = {key: value for key, value in meta.items() if key != "keywords"}
    search = {"boost": boost, **meta.get("search", {})}
    return {**kept, "search": search, "tags": [str(word) for word in meta.get("keywords", ())]}
