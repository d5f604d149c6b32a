"""The guide as an app that can be installed, one a language; each opens the whole guide."""

import json
from collections.abc import Mapping

from site_builder.i18n.translator import Translator
from site_builder.paths import PACKAGE, Paths

MANIFEST = "manifest.webmanifest"
IMAGES = PACKAGE / "theme" / "assets" / "images"
MARK = "guide.svg"
# By file: pixels, and whether the picture fills its square, for devices that cut a shape out of it.
# `python -m tools.icons` draws them.
ICONS = {
    "icon-192.png": (192, False),
    "icon-512.png": (512, False),
    "icon-whole-512.png": (512, True),
    "apple-touch-icon.png": (180, True),
}
_FOR_IOS = "apple-touch-icon.png"
_DEEP = "#173a5e"


def write_manifests(paths: Paths, translators: Mapping[str, Translator]) -> None:
    """Write each language's web app manifest."""
    icons = [{"src": f"assets/images/{MARK}", "sizes": "any", "type": "image/svg+xml"}]
    icons += [
        {
            "src": f"assets/images/{name}",
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "maskable" if whole else "any",
        }
        for name, (size, whole) in ICONS.items()
        if name != _FOR_IOS
    ]
    for folder, translator in translators.items():
        manifest = {
            "name": translator.text("site.name"),
            "short_name": translator.text("site.app.short"),
            "description": translator.text("site.description"),
            "lang": translator.language.tag,
            "start_url": "./",
            "scope": "../",
            "display": "standalone",
            "display_override": ["minimal-ui"],
            "theme_color": _DEEP,
            "background_color": _DEEP,
            "icons": icons,
        }
        text = json.dumps(manifest, ensure_ascii=False, indent=1) + "\n"
        (paths.site / folder / MANIFEST).write_text(text, "utf-8")
