"""On a phone each cell of a wide table says which column it is of."""

import markdown

from site_builder.narrow import name_columns

WIDE = """Text.

| When | *What* | How <sup>[1]</sup> sure |
| --- | :-: | ---: |
| **one** | [two](a.md){ data-page="A" } | <span title="x">three</span><sup>[2]</sup> |
|  | four | five |

After | all.
"""


def test_each_cell_names_its_column() -> None:
    """Once it is HTML, whatever stands in the cell; the text around the table stays as it is."""
    html = markdown.markdown(name_columns(WIDE), extensions=["tables", "attr_list"])
    assert html.count('data-label="When"') == 1
    assert html.count('data-label="What"') == 2
    assert html.count('data-label="How  sure"') + html.count('data-label="How sure"') == 2
    assert "{" not in html
    assert 'data-page="A"' in html
    assert "<p>After | all.</p>" in html


def test_a_table_in_a_box_and_one_that_fits() -> None:
    """Indented rows stay indented; two columns fit any screen."""
    boxed = "    | a | b | c |\n    | - | - | - |\n    | 1 | 2 | 3 |\n"
    assert all(line.startswith("    |") for line in name_columns(boxed).splitlines())
    assert 'data-label="c"' in name_columns(boxed)
    two = "| a | b |\n| - | - |\n| 1 | 2 |\n"
    assert name_columns(two) == two
