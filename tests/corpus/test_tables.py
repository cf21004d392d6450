"""Rows of column numbers below a header are no rows, also where a scan misread some of the numbers."""

from corpus.model import Block, BlockKind
from corpus.tables import stitched

HEADER = ("STT", "Nội dung", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm")


def _told(*rows: tuple[str, ...]) -> list[tuple[str, ...]]:
    return [b.cells for b in stitched([Block(BlockKind.TABLE_ROW, "", (i, i), r, 1) for i, r in enumerate(rows)])]


def test_the_numbers_of_the_columns_are_no_row() -> None:
    row = ("1", "Rà soát thủ tục", "Văn phòng", "Các phòng", "30/6", "Báo cáo")
    for numbers in (
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        ("1", "2", "3", "4", "5", "6"),
        ("(1)", "(2)", "3)", "(4)", "®", "(6)"),
        ("", "(2)", "(3)", "@®)", "", "(6)"),
    ):
        assert _told(HEADER, numbers, row) == [HEADER, row]


def test_a_row_of_figures_is_a_row() -> None:
    row = ("1", "45", "60", "4", "72", "80")
    assert _told(HEADER, row, ("2", "50", "61", "5", "70", "81"))[1] == row
