"""Macros that print the marks of French tests and the levels that they prove."""

from jinja2 import Environment
from markupsafe import Markup

from rules.data.french_tests import FRENCH_TABLES, Scale
from site_builder.errors import BuildError, suggest
from site_builder.i18n.figures import resolve_figure
from site_builder.macros.inline import InlineMacros
from site_builder.macros.registry import macro
from site_builder.macros.tables import render_table

OFFICIAL_TABLE = "skilled-workers-2024"
# A diploma has a mark for one or two levels; a test has one for many.
_MOST_BANDS_OF_A_DIPLOMA = 2


class FrenchTestMacros:
    """The macros on French tests, in the page's language."""

    def __init__(self, macros: InlineMacros, environment: Environment) -> None:
        self._macros = macros
        self._environment = environment

    @macro
    def french_mark(
        self, test: str, part: str, table: str = OFFICIAL_TABLE, *, out_of: bool = False
    ) -> str:
        """Print the lowest mark of a test's part that proves the pilot's oral level.

        Args:
            test: The id of a test in rules/data/french-tests.toml.
            part: One of its parts.
            table: The id of the table.
            out_of: Whether the highest mark follows, as in `10/20`.
        """
        self._macros.usage.figures.update([f"french_mark {table} {test} {part}"])
        if table not in FRENCH_TABLES:
            raise BuildError(
                f"there is no table {table!r}.{suggest(table, FRENCH_TABLES)} "
                "All are in rules/data/french-tests.toml."
            )
        parts = FRENCH_TABLES[table].parts(test)
        if part not in parts:
            raise BuildError(
                f"{table} has no part {part!r} of {test!r}.{suggest(part, parts)} "
                "All are in rules/data/french-tests.toml."
            )
        level = resolve_figure("french_oral_level_minimum").value
        marks = [band.lowest for band in parts[part].bands if band.levels[0] >= int(str(level))]
        return self._mark(parts[part], min(marks), out_of=out_of)

    @macro
    def french_levels_table(self) -> Markup:
        """Print the lowest mark of every test for every level, in the ministry's table."""
        table = FRENCH_TABLES[OFFICIAL_TABLE]
        tests = [each for each in table.scales if len(each.bands) > _MOST_BANDS_OF_A_DIPLOMA]
        diplomas = [each for each in table.scales if each not in tests]
        levels = sorted({band.levels for scale in table.scales for band in scale.bands})
        rows = [
            {
                "levels": "–".join(str(level) for level in dict.fromkeys(each)),
                "marks": [self._marks(scale, each) for scale in tests],
                "diplomas": [
                    (self._names(scale), mark)
                    for scale in diplomas
                    for mark in self._marks(scale, each)
                ],
            }
            for each in levels
        ]
        columns = [
            (
                self._names(scale),
                self._parts(scale) if len(table.parts(scale.tests[0])) > len(scale.parts) else "",
            )
            for scale in tests
        ]
        return render_table(
            self._macros,
            self._environment,
            "french_levels",
            columns=columns,
            rows=rows,
            table=table,
        )

    def _marks(self, scale: Scale, levels: tuple[int, int]) -> list[str]:
        """Return the lowest mark of `scale` for `levels`, out of the highest one for diplomas."""
        return [
            self._mark(scale, band.lowest, out_of=len(scale.bands) <= _MOST_BANDS_OF_A_DIPLOMA)
            for band in scale.bands
            if band.levels == levels
        ]

    def _mark(self, scale: Scale, mark: float, *, out_of: bool) -> str:
        number = self._macros.translator.formats.number
        return f"{number(mark)}/{number(scale.maximum)}" if out_of else number(mark)

    def _names(self, scale: Scale) -> str:
        text = self._macros.translator.text
        return " / ".join(text(f"check.french.test.{test}") for test in scale.tests)

    def _parts(self, scale: Scale) -> str:
        translator = self._macros.translator
        parts = [translator.text(f"check.french.part.{part}") for part in scale.parts]
        return translator.language.list_separator.join(parts)
