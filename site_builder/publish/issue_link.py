"""The address of a page's link to report an error: a form with page, language and version."""

import os
from urllib.parse import urlencode

from rules import RULES_VERSION
from site_builder.i18n.catalogs import Language
from site_builder.paths import ROOT

_FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"


def repository() -> str | None:
    """Return the address of the repository if the build runs on GitHub, else None."""
    name = os.environ.get("GITHUB_REPOSITORY")
    return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{name}" if name else None


def issue_url(language: Language) -> str | None:
    """Return the address of a new report in `language`, to which a page adds its own address.

    A language without a form gets the English one. Without a repository the address is None.
    """
    home = repository()
    if home is None:
        return None
    form = f"report-{language.folder}.yml"
    known = {
        "template": form if (_FORMS / form).is_file() else "report-en.yml",
        "language": f"{language.name} ({language.tag})",
        "version": RULES_VERSION,
        "page": "",
    }
    return f"{home}/issues/new?{urlencode(known)}"
