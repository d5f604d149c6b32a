"""Responsive tables: the HTML has labels for narrow screens, and links still work."""

import pytest

from site_builder.pages.responsive_tables import responsive_tables

WIDE = "| Topic | *One* | Two |\n| --- | --- | --- |\n| a | **b** | [c](pay.md#cmm) |\n"


def test_a_wide_table_names_the_column_of_each_cell() -> None:
    """The first cell is its row's header; the others carry their column's label."""
    html = responsive_tables(f"Before.\n\n{WIDE}\nAfter.\n", "routes.md")
    assert '<th scope="row" role="rowheader">a</th>' in html
    assert '<td role="cell" data-label="One"><strong>b</strong></td>' in html
    assert html.startswith("Before.\n\n<div")
    assert html.endswith("</div>\n\nAfter.\n")


@pytest.mark.parametrize(
    ("page", "address"), [("routes.md", "../pay/#cmm"), ("index.md", "pay/#cmm")]
)
def test_links_in_cells_lead_to_pages(page: str, address: str) -> None:
    """Links are resolved as MkDocs does."""
    assert f'<a href="{address}">c</a>' in responsive_tables(WIDE, page)


def test_a_table_within_a_box_stays_within() -> None:
    """The table is one line with the box's indent, and a bar in an attribute separates no cells."""
    table = WIDE.replace("**b**", '<span title="x | y">b</span>')
    text = "!!! note\n\n" + "".join(f"    {line}\n" for line in table.splitlines())
    *_, last = responsive_tables(text, "routes.md").splitlines()
    assert last.startswith('    <div class="guide-table">')
    assert '<td role="cell" data-label="One"><span title="x | y">b</span></td>' in last


def test_two_columns_stay_markdown() -> None:
    """Two columns fit on any screen."""
    text = "| Q | A |\n| --- | --- |\n| a | b |\n"
    assert responsive_tables(text, "routes.md") == text


def test_a_row_without_a_cell_is_reported() -> None:
    """Such a row stops the build."""
    with pytest.raises(ValueError, match="shorter"):
        responsive_tables(WIDE + "| a | b |\n", "routes.md")
