"""Printed PDF pages: reading order, page furniture, cut words, tables with and without rules, odd fonts."""

import io
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Block, BlockKind
from corpus.readers import pdf as reader
from corpus.readers.hyphens import join

_FONTS = Path("/usr/share/fonts/truetype/liberation2")


@pytest.fixture
def blocks(tmp_path: Path) -> Callable[[Callable[[Any], None]], list[Block]]:
    """Blocks of a PDF drawn by hand on A4 (595 × 842 points)."""

    def made(draw: Callable[[Any], None]) -> list[Block]:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        pdfmetrics.registerFont(TTFont("Serif", str(_FONTS / "LiberationSerif-Regular.ttf")))
        target = io.BytesIO()
        canvas = Canvas(target, pagesize=(595, 842), invariant=1)
        canvas.setFont("Serif", 13)
        draw(canvas)
        canvas.save()
        (tmp_path / "a.pdf").write_bytes(target.getvalue())
        return list(reader.read(tmp_path / "a.pdf").blocks)

    return made


def _lines(canvas: Any, lines: list[str], x: float = 85, top: float = 780, step: float = 18) -> None:
    for i, line in enumerate(lines):
        canvas.drawString(x, top - i * step, line)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("triển khai thự-", "c hiện", "triển khai thực hiện"),
        ("số 12/QĐ-", "UBND", "số 12/QĐ-UBND"),
        ("kinh tế-", "xã hội", "kinh tế-xã hội"),
        ("giai đoạn 2021 -", "2025", "giai đoạn 2021 - 2025"),
        ("nghi\u00ad", "êm túc", "nghiêm túc"),
        ("văn bản", "điện tử", "văn bản điện tử"),
    ],
)
def test_words_cut_at_the_line_end_are_joined_and_hyphens_stay(before: str, after: str, joined: str) -> None:
    assert join(before, after) == joined


def test_page_numbers_and_running_headers_are_dropped(blocks: Any) -> None:
    def draw(canvas: Any) -> None:
        for page in range(1, 5):
            canvas.setFont("Serif", 13)
            canvas.drawString(85, 810, "Kế hoạch số 12 của Sở Tài chính")
            canvas.drawString(290, 30, f"Trang {page}/4")
            _lines(canvas, [f"Nội dung của trang thứ {page}."], top=700)
            canvas.showPage()

    assert [b.text for b in blocks(draw)] == [f"Nội dung của trang thứ {n}." for n in range(1, 5)]


def test_a_paragraph_goes_on_over_the_page_break(blocks: Any) -> None:
    long = "Văn phòng theo dõi, đôn đốc và tổng hợp kết quả thực hiện của các đơn vị"

    def draw(canvas: Any) -> None:
        _lines(canvas, [long, long], top=80)
        canvas.showPage()
        canvas.setFont("Serif", 13)
        _lines(canvas, ["trực thuộc trước ngày 05 hằng tháng.", "2. Mục tiếp theo"])

    texts = [b.text for b in blocks(draw)]
    assert texts[0].endswith("của các đơn vị trực thuộc trước ngày 05 hằng tháng.")
    assert texts[1] == "2. Mục tiếp theo"


def test_decomposed_letters_come_out_composed(blocks: Any) -> None:
    text = "Hội nghị chuyên môn không quá 1 ngày."
    assert [b.text for b in blocks(lambda c: _lines(c, [unicodedata.normalize("NFD", text)]))] == [text]


def test_letters_set_apart_do_not_fall_apart(blocks: Any) -> None:
    def draw(canvas: Any) -> None:
        text = canvas.beginText(85, 700)
        text.setFont("Serif", 13)
        text.setCharSpace(1.6)
        text.textLine("Nghiêm túc thực hiện kế hoạch này")
        canvas.drawText(text)

    assert [b.text for b in blocks(draw)] == ["Nghiêm túc thực hiện kế hoạch này"]


def test_a_table_without_rules_keeps_its_columns(blocks: Any) -> None:
    rows = [
        ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"),
        ("1", "Rà soát quy chế làm việc", "Văn phòng", "Quý I"),
        ("", "của cơ quan", "", ""),
        ("2", "Tập huấn nghiệp vụ", "Phòng Tổ chức", "Tháng 5"),
        ("3", "Tổng kết năm", "Văn phòng", "Tháng 12"),
    ]

    def draw(canvas: Any) -> None:
        _lines(canvas, ["Danh mục công việc như sau:"])
        for i, row in enumerate(rows):
            for x, text in zip((85, 120, 320, 460), row, strict=True):
                canvas.drawString(x, 740 - 18 * i, text)

    found = [b.cells for b in blocks(draw) if b.kind is BlockKind.TABLE_ROW]
    assert found[1] == ("1", "Rà soát quy chế làm việc của cơ quan", "Văn phòng", "Quý I")
    assert len(found) == 4


def _grid(canvas: Any, top: float, rows: list[tuple[tuple[str, ...], int]]) -> None:
    """A ruled table of three columns; each row is its cells' lines and how many lines high it is."""
    edges = (60, 100, 400, 535)
    y = top
    for cells, height in rows:
        bottom = y - 16 * height - 6
        for left, right, text in zip(edges, edges[1:], cells, strict=False):
            canvas.rect(left, bottom, right - left, y - bottom)
            for i, line in enumerate(text.split("\n")):
                if line:
                    canvas.drawString(left + 4, y - 15 - 16 * i, line)
        y = bottom


def test_one_row_over_three_pages_is_one_row(blocks: Any) -> None:
    def draw(canvas: Any) -> None:
        head = (("TT", "Nội dung", "Đơn vị"), 1)
        _grid(canvas, 150, [head, (("1", "Triển khai phần mềm\nquản lý văn bản", "Văn phòng"), 2)])
        canvas.showPage()
        canvas.setFont("Serif", 13)
        _grid(canvas, 800, [head, (("", "đến tất cả các đơn vị\ntrực thuộc,", ""), 2)])
        canvas.showPage()
        canvas.setFont("Serif", 13)
        _grid(canvas, 800, [head, (("", "kể cả các trạm.", ""), 1), (("2", "Báo cáo", "Phòng Một"), 1)])

    found = [b.cells for b in blocks(draw)]
    assert found == [
        ("TT", "Nội dung", "Đơn vị"),
        ("1", "Triển khai phần mềm quản lý văn bản đến tất cả các đơn vị trực thuộc, kể cả các trạm.", "Văn phòng"),
        ("2", "Báo cáo", "Phòng Một"),
    ]


def test_a_table_whose_header_is_not_repeated_goes_on(blocks: Any) -> None:
    def draw(canvas: Any) -> None:
        _grid(canvas, 150, [(("TT", "Nội dung", "Đơn vị"), 1), (("1", "Rà soát", "Văn phòng"), 1)])
        canvas.showPage()
        canvas.setFont("Serif", 13)
        _grid(canvas, 800, [(("2", "Báo cáo", "Phòng Một"), 1), (("3", "Tổng kết", "Phòng Hai"), 1)])

    found = blocks(draw)
    assert [b.cells[0] for b in found] == ["TT", "1", "2", "3"]
    assert {b.table for b in found} == {1}


def test_two_tables_with_words_between_stay_two(blocks: Any) -> None:
    def draw(canvas: Any) -> None:
        _grid(canvas, 700, [(("TT", "Nội dung", "Đơn vị"), 1), (("1", "Rà soát", "Văn phòng"), 1)])
        canvas.drawString(85, 560, "Bảng thứ hai:")
        _grid(canvas, 500, [(("TT", "Nội dung", "Đơn vị"), 1), (("1", "Báo cáo", "Phòng Một"), 1)])

    assert [b.table for b in blocks(draw)] == [1, 1, None, 2, 2]


def test_recipients_stay_apart_from_the_signature(blocks: Any) -> None:
    def draw(canvas: Any) -> None:
        _lines(canvas, ["Yêu cầu các đơn vị nghiêm túc thực hiện Kế hoạch này./."])
        _lines(canvas, ["Nơi nhận:", "- UBND tỉnh;", "- Các phòng;", "- Lưu: VT."], top=700, step=14)
        _lines(canvas, ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], x=350, top=697, step=17)

    assert [b.text for b in blocks(draw)][1:] == [
        "Nơi nhận:",
        "- UBND tỉnh;",
        "- Các phòng;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
    ]
