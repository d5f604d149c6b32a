"""Where a page's link to a report leads: a form that knows page, language and rules version."""

import os
from urllib.parse import urlencode

from rules import RULES_VERSION
from site_builder.i18n.catalogs import Language
from site_builder.paths import ROOT

_FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"


def repository() -> str | None:
    """The address of the repository, where the build runs for one on GitHub."""
    name = os.environ.get("GITHUB_REPOSITORY")
    return f"{os.environ.get('GITHUB_SERVER_URL', 'https://github.com')}/{name}" if name else None


def issue_url(language: Language) -> str | None:
    """The address of a new report in `language`, to which a page adds its own address; None
    without a repository. A language without a form of its own has the English one.
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
