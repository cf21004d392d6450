"""The cells that drawn rules make on a picture: merged cells stay whole, broken rules still part cells."""

from typing import Any

import numpy as np

from corpus.readers.picture import cleaned
from corpus.readers.rules import without_rules

ROW, LEFT, RIGHT = 36, 200, 2100
COLUMNS = (200, 320, 900, 1500, 2100)


def sheet(*rows: tuple[int, bool]) -> Any:
    """A landscape page with a table: each row's height and whether its columns are drawn."""
    page = np.full((1650, 2340), 250, np.uint8)
    y = 300
    page[y : y + 2, LEFT:RIGHT] = 20
    for height, parted in rows:
        for x in COLUMNS if parted else (LEFT, RIGHT):
            page[y : y + height, x : x + 2] = 20
        y += height
        page[y : y + 2, LEFT : RIGHT + 2] = 20
    return page


def shape(page: Any) -> list[int]:
    """How many cells each row of the page's first table has."""
    tops = [round(box[1] / 4) for box in without_rules(page).tables[0]]
    return [tops.count(top) for top in sorted(set(tops))]


def test_a_row_of_one_merged_cell_as_low_as_a_line_is_not_cut_by_the_columns_around_it() -> None:
    assert shape(sheet((90, True), (ROW, False), (90, True), (ROW, False), (90, True))) == [4, 1, 4, 1, 4]


def test_the_rest_of_a_row_on_a_page_of_its_own_is_a_row() -> None:
    assert shape(sheet((ROW, True))) == [4]


def test_a_header_above_a_merged_row_has_the_columns_of_the_rows_below() -> None:
    assert shape(sheet((ROW, True), (ROW, False), (90, True))) == [4, 1, 4]


def test_rules_that_a_seal_covers_in_part_still_part_the_rows() -> None:
    page = sheet((90, True), (90, True), (90, True))
    for y in (390, 480):
        for x in range(1000, 1240, 24):
            page[y - 2 : y + 4, x : x + 9] = 250
    assert shape(page) == [4, 4, 4]


def test_a_red_seal_leaves_the_black_under_it() -> None:
    page = np.stack([sheet((90, True), (90, True))] * 3, axis=2)
    page[330:460, 1000:1400][page[330:460, 1000:1400, 0] > 100] = (205, 40, 50)
    grey = cleaned(page)
    assert grey[350:380, 1100:1300].min() > 200  # the seal is paper
    assert grey[385:395, 1100:1300].min() < 90  # the rule is ink
