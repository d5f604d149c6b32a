"""What belongs to no language: the first page, the page for wrong addresses, the sitemap."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from site_builder.i18n.translator import Translator
from site_builder.macros.tables import html_environment
from site_builder.macros.usage import relative_url
from site_builder.pages.line_breaks import keep_whole, unbroken_pattern
from site_builder.paths import HOME_PAGE, Paths
from site_builder.publish.csp import FOLDER_LINKS, inline_script, policy, script_hash
from site_builder.publish.issue_link import issue_url
from site_builder.publish.json_ld import root_json_ld
from site_builder.publish.service_worker import SERVICE_WORKER
from site_builder.social.cards import HEIGHT, ROOT_CARD, WIDTH, card_alt


def write_root_files(
    paths: Paths, translators: Mapping[str, Translator], pages: Iterable[str], site_url: str | None
) -> None:
    """Write the files beside the languages' folders."""
    environment = html_environment(paths)
    script = environment.get_template("root/base.js").render(service_worker=SERVICE_WORKER)
    reports = {folder: issue_url(translator.language) for folder, translator in translators.items()}
    description = " ".join(
        translator.text("site.description") for translator in translators.values()
    )
    names = " / ".join(translator.text("site.name") for translator in translators.values())
    common = {
        "translators": translators,
        "site_url": site_url,
        "reports": reports,
        "dated": lambda translator, text: keep_whole(text, unbroken_pattern(translator)),
    }
    folder_links = inline_script(paths.theme, FOLDER_LINKS)
    first = environment.get_template("root/index.html").render(
        **common,
        policy=policy(script_hash(folder_links)),
        script=folder_links,
        description=description,
        names=names,
        json_ld=root_json_ld(translators, description, site_url),
        card={"address": ROOT_CARD, "width": WIDTH, "height": HEIGHT},
        card_alt=card_alt(names, *translators.values()),
    )
    (paths.site / "index.html").write_text(first, "utf-8")
    # The address that was not found may be at any depth, so links cannot be relative to it.
    base = urlsplit(site_url).path if site_url else "/"
    missing = environment.get_template("root/404.html").render(
        **common, base=base, script=None if site_url else script, policy=policy(script_hash(script))
    )
    (paths.site / "404.html").write_text(missing, "utf-8")
    (paths.site / ".nojekyll").touch()
    for name in ("robots.txt", "sitemap.xml"):
        (paths.site / name).unlink(missing_ok=True)
    if site_url:
        robots = f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"
        (paths.site / "robots.txt").write_text(robots, "utf-8")
        sitemap = environment.get_template("root/sitemap.xml").render(
            **common,
            addresses=[relative_url(HOME_PAGE, page).removeprefix("./") for page in pages],
        )
        (paths.site / "sitemap.xml").write_text(sitemap, "utf-8")
