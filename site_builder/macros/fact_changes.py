"""The page of what changed: dated changes of facts, as a table and as a link to their feed."""

from markupsafe import Markup

from rules.data.fact_changes import FACT_CHANGES
from site_builder.macros.inline import InlineMacros
from site_builder.macros.registry import macro
from site_builder.macros.tables import one_line
from site_builder.paths import CHANGES_PAGE, FEED_FILE


class FactChangeMacros:
    """The macros of the page of what changed, in its language."""

    def __init__(self, macros: InlineMacros) -> None:
        self._macros = macros

    @macro
    def fact_changes(self) -> Markup:
        """Print every change of facts with its sources, the newest first."""
        self._macros.usage.tables.append("fact_changes()")
        translator = self._macros.translator
        return one_line(
            Markup('<dl class="guide-changes">{}</dl>').format(
                Markup("").join(
                    Markup('<dt id="{}">{}</dt><dd><a href="{}">{}</a>{}</dd>').format(
                        change.id,
                        translator.formats.value(change.day, "date"),
                        self._macros.href(change.page),
                        translator.text(f"site.fact_changes.{change.id}"),
                        self._macros.mark(change.sources),
                    )
                    for change in FACT_CHANGES
                )
            )
        )

    @macro
    def fact_changes_feed(self, text: str) -> Markup:
        """Print a link to the feed of changes of facts."""
        return Markup('<a href="{}{}" type="application/atom+xml">{}</a>').format(
            self._macros.href(CHANGES_PAGE), FEED_FILE, text
        )
