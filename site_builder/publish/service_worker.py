"""The service worker, which stores the guide on the visitor's device, and its offline notice."""

import hashlib
import json
import re
from pathlib import Path

from rules import RULES_VERSION
from site_builder.i18n.figures import resolve_figure
from site_builder.i18n.translator import Translator
from site_builder.paths import Paths

SERVICE_WORKER = "sw.js"
_SITE_PLACEHOLDER = '{ build: "", files: {} }'
_IMPORT = re.compile(r'^(import \{.+\} from "(.+)";)$', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=async |function |const )", re.MULTILINE)


def offline_messages(translator: Translator) -> dict[str, str]:
    """Return the texts of the offline notice, and the day from which its script counts."""
    return {
        "checked": str(resolve_figure("facts_checked").value),
        "text": translator.text("site.offline.notice", version=RULES_VERSION, age="{age}"),
        "today": translator.text("site.offline.today"),
        "day": translator.text("site.offline.day", n="{n}"),
        "days": translator.text("site.offline.days", n="{n}"),
        "again": translator.text("site.offline.again"),
    }


def write_service_worker(paths: Paths) -> None:
    """Write <site>/sw.js, which lists every file that it stores with its content's digest."""
    files = {
        path.relative_to(paths.site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(paths.site.rglob("*"))
        if path.is_file() and _is_precached(path.relative_to(paths.site))
    }
    build = hashlib.sha256(repr(files).encode()).hexdigest()[:12]
    source = paths.templates / "root" / "sw.mjs"
    site = json.dumps({"build": build, "files": files})
    text = _inline_imports(source).replace(_SITE_PLACEHOLDER, site)
    (paths.site / SERVICE_WORKER).write_text(f'"use strict";\n{text}', "utf-8")


def _inline_imports(module: Path) -> str:
    """Return a module as a classic script, with the modules that it imports in it."""
    text = module.read_text("utf-8")
    for line, specifier in _IMPORT.findall(text):
        imported = (module.parent / specifier).read_text("utf-8")
        text = text.replace(line, _EXPORT.sub("", imported))
    return text


def _is_precached(path: Path) -> bool:
    """Python keeps itself once the self-check was opened: guide pages load none of it. The check
    without a script is for browsers that run no service worker either, but for its checklist, to
    which the self-check links; cards are for other sites.
    """
    if path.parts[0] in ("engine", "social"):
        return False
    if path.parts[1:3] == ("check", "walk") and path.parts[3] != "checklist":
        return False
    if path.name in (SERVICE_WORKER, "404.html", "robots.txt", "sitemap.xml"):
        return False
    return path.suffix != ".map" and not path.name.startswith(".")
