"""Tables that a page break cut go on, whatever dirt stands at the head of the next page."""

from corpus.model import SourceText
from corpus.readers.grid import Box
from corpus.readers.layout import Word
from corpus.readers.pages import Page, RuledTable, blocks_of
from corpus.repair import repair

WIDE = 100.0
HEADER = ("Tháng", "Mã", "Việc", "Hạn")


def ruled(*rows: tuple[str, ...], merged: range = range(0)) -> RuledTable:
    """A table with a line a row; the first cells of the `merged` rows are one."""
    boxes: list[Box] = []
    words: list[tuple[Word, ...]] = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            if c == 0 and r in merged[1:]:
                continue
            below = merged.stop if c == 0 and r in merged else r + 1
            boxes.append((c * WIDE, 120.0 + 20 * r, (c + 1) * WIDE, 120.0 + 20 * below))
            words.append(tuple(_words(text, c * WIDE, 122.0 + 20 * r)))
    return RuledTable(tuple(boxes), tuple(words))


def page(number: int, *rows: tuple[str, ...], merged: range = range(0), dirt: tuple[Word, ...] = ()) -> Page:
    return Page(number, 400, 600, dirt, (ruled(*rows, merged=merged),))


def _words(text: str, x: float, top: float, confidence: float = 0.9) -> list[Word]:
    return [
        Word(word, x + 25 * i, x + 25 * i + 22, top, top + 12, confidence=confidence)
        for i, word in enumerate(text.split())
    ]


def rows_of(*pages: Page) -> list[tuple[str, ...]]:
    return [b.cells for b in repair(SourceText("scan", "", blocks_of(pages))).blocks if b.cells]


def test_specks_above_the_rest_of_a_table_do_not_part_it() -> None:
    specks = (*_words("1“ »", 10, 20, 0.7), *_words("XS 2", 70, 20, 0.29))
    rows = [("5/2026", "CV1", "Rà soát", "30/5"), ("6/2026", "CV2", "Tổng kết", "30/6")]
    assert rows_of(page(1, HEADER, rows[0]), page(2, HEADER, rows[1], dirt=specks)) == [HEADER, *rows]


def test_rows_under_a_merged_cell_that_a_page_break_cut_keep_what_it_says() -> None:
    first = page(1, HEADER, ("1/2027", "CV1", "Sơ kết", "10/1"), ("", "CV2", "Báo cáo", "20/1"), merged=range(1, 3))
    rest = page(2, ("", "CV3", "Ôn tập", "28/1"), ("", "CV4", "Thi", "30/1"), ("3/2027", "CV5", "Mít tinh", "8/3"))
    assert [row[0] for row in rows_of(first, rest)] == ["Tháng", "1/2027", "1/2027", "1/2027", "1/2027", "3/2027"]


def test_the_rest_of_a_cut_row_is_joined_to_it() -> None:
    first = page(1, HEADER, ("5", "CV1", "Rà soát thủ tục", "30/5"))
    assert rows_of(first, page(2, ("", "", "hành chính", "")))[1] == ("5", "CV1", "Rà soát thủ tục hành chính", "30/5")
