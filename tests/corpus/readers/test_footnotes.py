"""Footnotes leave the foot of the page and stand after what points to them; other small print stays where it is."""

from corpus.model import Block, BlockKind
from corpus.readers.footnotes import take_notes, with_notes
from corpus.readers.layout import Line, Word
from corpus.readers.roman_headings import mended
from corpus.readers.row_codes import with_codes


def line(text: str, top: float, size: float = 13.0) -> Line:
    words, x = [], 50.0
    for part in text.split():
        words.append(Word(part, x, x + size * 0.5 * len(part), top, top + size))
        x += size * 0.5 * (len(part) + 1)
    return Line(tuple(words))


BODY = [line(f"Dòng thứ {name} của đoạn văn", 100.0 + 20 * i) for i, name in enumerate(("nhất", "hai", "ba", "tư"))]


def test_a_note_leaves_the_foot_of_its_page_and_follows_its_mark() -> None:
    notes_at = [line("1 Không tính ngày nghỉ lễ,", 700, 10), line("ngày tết.", 712, 10), line("2 Theo mẫu.", 724, 10)]
    kept, notes = take_notes([[*BODY, *notes_at], BODY], [0.0, 0.0])
    assert kept == [BODY, BODY]
    assert [(n.number, n.text, n.page) for n in notes] == [
        ("1", "Không tính ngày nghỉ lễ, ngày tết.", 1),
        ("2", "Theo mẫu.", 1),
    ]
    texts = ("Không quá 50 ngày làm việc.1", "Báo cáo trong 12 ngày", "Lập biên bản2 ngay.")
    blocks = [Block(BlockKind.PARAGRAPH, text, (i, i), page=1) for i, text in enumerate(texts, 1)]
    assert [block.text for block in with_notes(blocks, notes)] == [
        "Không quá 50 ngày làm việc.",
        "[1] Không tính ngày nghỉ lễ, ngày tết.",
        "Báo cáo trong 12 ngày",
        "Lập biên bản ngay.",
        "[2] Theo mẫu.",
    ]


def test_small_recipients_and_text_above_a_table_are_no_notes() -> None:
    recipients = [line("- Như trên;", 700, 10), line("- Lưu: VT.", 712, 10)]
    assert take_notes([[*BODY, *recipients]], [0.0]) == ([[*BODY, *recipients]], [])
    above = [*BODY, line("1 Ghi chú của bảng", 300, 10)]
    assert take_notes([above], [500.0]) == ([above], [])
    out_of_turn = [*BODY, line("7 Điều này chưa từng nói", 700, 10)]
    assert take_notes([out_of_turn], [0.0]) == ([out_of_turn], [])


def _scanned(text: str, *cells: str) -> Block:
    kind = BlockKind.TABLE_ROW if cells else BlockKind.PARAGRAPH
    return Block(kind, text or " | ".join(cells), (1, 1), cells, 1 if cells else None, confidence=0.9)


def test_a_misread_code_takes_after_those_around_it() -> None:
    rows = [_scanned("", code, "Việc phải làm") for code in ("Mã", "MI", "M2", "M3", "MB")]
    assert [row.cells[0] for row in with_codes(rows)] == ["Mã", "M1", "M2", "M3", "M8"]
    printed = [Block(BlockKind.TABLE_ROW, "", (1, 1), (code, "Việc"), 1) for code in ("MI", "M2", "M3")]
    assert [row.cells[0] for row in with_codes(printed)] == ["MI", "M2", "M3"]


def test_a_heading_in_small_letters_is_numbered_by_the_headings_around_it() -> None:
    texts = ["B. NỘI DUNG", "L. Công tác thanh tra", "II. Tiếp công dân", "C. TỔ CHỨC THỰC HIỆN", "l. Văn phòng"]
    assert [block.text for block in mended([_scanned(text) for text in texts])] == [
        "B. NỘI DUNG",
        "I. Công tác thanh tra",
        "II. Tiếp công dân",
        "C. TỔ CHỨC THỰC HIỆN",
        "I. Văn phòng",
    ]
