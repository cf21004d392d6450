"""Labels of points that a scan misread are set right by their order."""

from corpus.model import Block, BlockKind
from corpus.readers.group_letters import lettered
from corpus.readers.labels import labels_right
from corpus.readers.roman_headings import mended


def _scanned(*texts: str, confidence: float | None = 0.9) -> list[Block]:
    return [Block(BlockKind.PARAGRAPH, text, (i, i), confidence=confidence) for i, text in enumerate(texts)]


def read(*texts: str, confidence: float | None = 0.9) -> list[str]:
    return [block.text for block in labels_right(_scanned(*texts, confidence=confidence))]


def test_a_comma_behind_a_leading_number_is_its_full_stop() -> None:
    assert read("2, Giao ban tuần", "12, 15 và 20", "3, nếu có") == ["2. Giao ban tuần", "12, 15 và 20", "3, nếu có"]


def test_point_d_comes_before_point_dj() -> None:
    assert read("c) Họp", "đ) Báo cáo") == ["c) Họp", "d) Báo cáo"]
    assert read("c) Họp", "d) Báo cáo", "đ) Trả lời") == ["c) Họp", "d) Báo cáo", "đ) Trả lời"]
    assert read("c) Họp", "đ) Báo cáo", confidence=None) == ["c) Họp", "đ) Báo cáo"]


def test_the_one_paragraph_between_two_points_is_the_point_between_them() -> None:
    assert read("a) Họp", "b) Báo cáo", "Trả lời", "d) Gửi")[2] == "c) Trả lời"
    assert read("b) Báo cáo", "€) Trả lời", "d) Gửi")[1] == "c) Trả lời"
    assert read("b) Báo cáo", "Trả lời", "c) Gửi")[1] == "Trả lời"
    assert read("b) Báo cáo", "1. Trả lời", "d) Gửi")[1] == "1. Trả lời"


def test_chapters_annexes_and_short_headings_keep_their_roman_numbers() -> None:
    texts = ("Chương I", "Chương H", "Chương HI", "PHỤ LỤC I", "PHỤ LỤC H")
    assert [b.text for b in mended(_scanned(*texts))] == [
        "Chương I",
        "Chương II",
        "Chương III",
        "PHỤ LỤC I",
        "PHỤ LỤC II",
    ]
    headings = ("I. Mạng lưới", "II. Hội họp, báo cáo", "II. Khách hàng", "Phần thứ ba", "IL.MỤC TIÊU", "II. KINH PHÍ")
    assert [b.text.split(".")[0] for b in mended(_scanned(*headings))] == ["I", "II", "III", "Phần thứ ba", "I", "II"]


def test_a_group_of_rows_whose_number_was_not_seen_gets_the_one_that_is_due() -> None:
    rows = [("1", "MẠNG LƯỚI"), ("", "ĐỒNG HỒ"), ("II", "NGUỒN NƯỚC"), ("IV", "NHÂN LỰC")]
    blocks = [
        Block(BlockKind.TABLE_ROW, "", (i, i), cells=(*cells, "", ""), table=1, confidence=0.9)
        for i, cells in enumerate(rows)
    ]
    assert [block.cells[0] for block in mended(blocks)] == ["I", "II", "III", "IV"]


def test_a_part_is_told_from_a_misread_roman_number_by_the_parts_before() -> None:
    assert [b.text for b in mended(_scanned("IL MỤC TIÊU", "H. NỘI DUNG", "II. KINH PHÍ", "IV. THỰC HIỆN"))] == [
        "I. MỤC TIÊU",
        "II. NỘI DUNG",
        "III. KINH PHÍ",
        "IV. THỰC HIỆN",
    ]
    parts = ("A. MỤC TIÊU", "I. MỤC TIÊU CHUNG", "II. CHỈ TIÊU", "B. NỘI DUNG", "I. HỘI HỌP")
    assert [b.text for b in mended(_scanned(*parts))] == list(parts)


def _groups(*labels: str) -> list[str]:
    blocks = [
        Block(BlockKind.TABLE_ROW, "", (i, i), cells=(label, "KHÁM BỆNH", "", ""), table=1, confidence=0.9)
        for i, label in enumerate(labels)
    ]
    return [block.cells[0] for block in lettered(blocks)]


def test_groups_of_rows_keep_the_order_of_their_letters() -> None:
    assert _groups("A", "B", "G", "") == ["A", "B", "C", "D"]
    assert _groups("I", "V", "X") == ["I", "V", "X"]
    assert _groups("A", "B", "C", "D", "E") == ["A", "B", "C", "D", "E"]
