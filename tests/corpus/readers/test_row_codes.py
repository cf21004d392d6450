"""Numbers and codes of rows that a scan misread come right where the rows around them settle what they are."""

import pytest

from corpus.model import Block, BlockKind
from corpus.readers.row_codes import with_codes


def labels(*read: str, code: bool = False, confidence: float | None = 0.9) -> list[str]:
    rows = [("", label, "Rà soát", "Văn phòng") if code else (label, "Rà soát", "Văn phòng", "Quý I") for label in read]
    blocks = [
        Block(BlockKind.TABLE_ROW, "", (i, i), cells=cells, table=1, confidence=confidence)
        for i, cells in enumerate(rows)
    ]
    return [block.cells[1 if code else 0] for block in with_codes(blocks)]


def test_a_number_is_what_is_missing_between_its_neighbours() -> None:
    assert labels("1", "2", "8", "4", "B", "6", "", "8") == ["1", "2", "3", "4", "5", "6", "7", "8"]
    assert labels("9", "10", "1", "12") == ["9", "10", "11", "12"]
    assert labels("01", "02", "O3", "04") == ["01", "02", "03", "04"]


def test_codes_beside_the_number_keep_step() -> None:
    assert labels("CVI1", "Cv2", "CV3", "CvV4", "CV5", "CV6", "Gvz7", "CV8", code=True) == [
        f"CV{i}" for i in range(1, 9)
    ]


@pytest.mark.parametrize("read", [("1", "2", "3", "1", "2", "3"), ("1", "2", "3", "1"), ("2025", "2026", "3")])
def test_counts_that_begin_again_stay_as_printed(read: tuple[str, ...]) -> None:
    assert labels(*read) == list(read)


def test_figures_beside_the_number_are_no_count() -> None:
    assert labels("12", "13", "40", "15", code=True) == ["12", "13", "40", "15"]


def test_printed_numbers_are_never_changed() -> None:
    assert labels("1", "2", "8", "4", confidence=None) == ["1", "2", "8", "4"]
