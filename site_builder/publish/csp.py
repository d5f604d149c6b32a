"""The policy that each page carries: nothing but the site's own files, and the inline scripts that
the theme needs, each allowed by the hash of its text.
"""

import base64
import hashlib
from pathlib import Path

FOLDER_LINKS = "folder-links.js.html"
_INLINE_SCRIPTS = ("scope.js.html", FOLDER_LINKS, "palette.js.html")


def page_policy(theme: Path) -> str:
    """Return the Content-Security-Policy of the guide's pages, for a meta element."""
    return policy(*(script_hash(inline_script(theme, name)) for name in _INLINE_SCRIPTS))


def inline_script(theme: Path, name: str) -> str:
    """Return the text of one of the theme's inline scripts, as pages have it."""
    # Jinja leaves out the one line break that ends an included file.
    text = (theme / "partials" / "javascripts" / name).read_text("utf-8")
    return text.removesuffix("\n")


def policy(*hashes: str) -> str:
    """Return a policy that allows the inline scripts with these hashes and no other."""
    return "; ".join(
        (
            "default-src 'self'",
            " ".join(("script-src 'self' 'wasm-unsafe-eval'", *(f"'{h}'" for h in hashes))),
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "img-src 'self' data:",
            "style-src 'self' 'unsafe-inline'",
            "form-action 'self'",
            "base-uri 'self'",
            # The module of this name may be in more than one bundle of a page.
            "require-trusted-types-for 'script'",
            "trusted-types guide 'allow-duplicates'",
        )
    )


def script_hash(text: str) -> str:
    """Return the hash by which a policy names an inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
