"""Words that scans misread, set right; words that are right, and numbers, left alone."""

import pytest

from corpus.model import Block, BlockKind
from corpus.readers.misreadings import hooks_back, set_right


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("đạt tối thiếu 90 %", "đạt tối thiểu 90 %"),
        ("TỐ CHỨC THỰC HIỆN", "TỔ CHỨC THỰC HIỆN"),
        ("chuyến đối số, Đấy mạnh", "chuyển đổi số, Đẩy mạnh"),
        ("kết quả, số lượng, cố gắng", "kết quả, số lượng, cố gắng"),
        ("chuyến bay, chuyến công tác", "chuyến bay, chuyến công tác"),
        ("tố giác, đối với, đấu tranh", "tố giác, đối với, đấu tranh"),
        ("thiếu hồ sơ", "thiếu hồ sơ"),
    ],
)
def test_the_hook_comes_back_where_the_word_has_one(read: str, meant: str) -> None:
    assert hooks_back(read) == meant


@pytest.mark.parametrize("read", ["~ Phản ánh", "~- Phản ánh", "— Phản ánh", "_ Phản ánh"])
def test_a_misread_bullet_is_a_bullet(read: str) -> None:
    block = Block(BlockKind.PARAGRAPH, read, (1, 1), confidence=0.9)
    assert set_right([block])[0].text == "- Phản ánh"


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("Tố Văn phòng, các tố chuyên môn", "Tổ Văn phòng, các tổ chuyên môn"),
        ("Tống Giám đốc; yếu tố, hộ tống", "Tổng Giám đốc; yếu tố, hộ tống"),
        ("44/QĐÐ-UBND", "44/QĐ-UBND"),
        ("ngày 02 hăng tháng", "ngày 02 hằng tháng"),
    ],
)
def test_syllables_and_letters_that_can_only_be_misread(read: str, meant: str) -> None:
    block = Block(BlockKind.PARAGRAPH, read, (1, 1), confidence=0.9)
    assert set_right([block])[0].text == meant


def test_printed_text_is_never_changed() -> None:
    block = Block(BlockKind.PARAGRAPH, "tối thiếu", (1, 1))
    assert set_right([block]) == (block,)


def test_a_lone_mark_at_the_end_of_a_cell_is_the_rule_beside_it() -> None:
    cells = ("1", "Khoa Dược -", "30/11/2026 ”", "-", "Tổ Toán - Tin")
    (row,) = set_right([Block(BlockKind.TABLE_ROW, " | ".join(cells), (1, 1), cells, 1, confidence=0.9)])
    assert row.cells == ("1", "Khoa Dược", "30/11/2026", "-", "Tổ Toán - Tin")
