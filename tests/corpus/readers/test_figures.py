"""Letters in numbers of a scan: digits where a unit or a date settles it, else the passage is marked as unsure."""

import pytest

from corpus.model import Block, BlockKind
from corpus.readers.figures import figures_right, with_digits
from corpus.report import UNSURE


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("tối đa O3 giờ", "tối đa 03 giờ"),
        ("đạt l5%, giảm 1O %", "đạt 15%, giảm 10 %"),
        ("trước 3O/6/2026", "trước 30/6/2026"),
        ("ngày l5 tháng 6 năm 2O26", "ngày 15 tháng 6 năm 2026"),
        ("Quý II1/2026, quý I1", "Quý III/2026, quý II"),
        ("Quý I/2026, Quý 1/2026, quý IV", "Quý I/2026, Quý 1/2026, quý IV"),
        ("Nghị quyết số 15/NQ-HĐND, khí O3", "Nghị quyết số 15/NQ-HĐND, khí O3"),
    ],
)
def test_a_letter_in_a_number_becomes_its_digit_where_a_unit_follows(read: str, meant: str) -> None:
    assert with_digits(read) == meant


@pytest.mark.parametrize(
    ("text", "sure"), [("đạt 98%0 trở lên", False), ("mục 1O2", False), ("đạt 98 % trở lên", True)]
)
def test_a_figure_in_doubt_marks_its_passage(text: str, sure: bool) -> None:
    (block,) = figures_right([Block(BlockKind.PARAGRAPH, text, (1, 1), confidence=0.95)])
    assert block.text == text
    assert block.confidence is not None and (block.confidence >= UNSURE) is sure


def test_printed_figures_are_never_changed() -> None:
    block = Block(BlockKind.PARAGRAPH, "tối đa O3 giờ", (1, 1))
    assert figures_right([block]) == (block,)
