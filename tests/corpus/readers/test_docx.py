"""Word files as a reader sees them, down to what Word hides: lists, merged cells, tracked changes, boxes, notes."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from corpus.model import Block
from corpus.readers import docx as reader
from corpus.readers.docx_numbering import Numbering, letter, roman

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture
def blocks(tmp_path: Path) -> Callable[[Callable[[Any], None]], list[Block]]:
    """Blocks of a document that the given function writes."""

    def made(write: Callable[[Any], None]) -> list[Block]:
        import docx

        document = docx.Document()
        write(document)
        document.save(str(tmp_path / "a.docx"))
        return list(reader.read(tmp_path / "a.docx").blocks)

    return made


def _xml(text: str) -> Any:
    from docx.oxml import parse_xml

    return parse_xml(text)


def _paragraph(document: Any, inner: str) -> None:
    document.element.body.insert(len(document.element.body) - 1, _xml(f"<w:p {_NS}>{inner}</w:p>"))


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def _texts(blocks: list[Block]) -> list[str]:
    return [block.text for block in blocks]


def _numbering(levels: list[tuple[str, str, str]]) -> Numbering:
    inner = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{extra}</w:lvl>'
        for i, (kind, text, extra) in enumerate(levels)
    )
    return Numbering.of(
        _xml(
            f'<w:numbering {_NS}><w:abstractNum w:abstractNumId="1">{inner}</w:abstractNum>'
            '<w:num w:numId="5"><w:abstractNumId w:val="1"/></w:num>'
            '<w:num w:numId="6"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>'
        )
    )


def test_lists_of_several_levels_count_as_word_counts() -> None:
    lists = _numbering([("upperRoman", "%1.", ""), ("decimal", "%1.%2.", "<w:isLgl/>"), ("lowerLetter", "%3)", "")])
    asked = [("5", 0), ("5", 1), ("5", 2), ("5", 2), ("5", 1), ("5", 2), ("5", 0), ("5", 1)]
    assert [lists.label(*a) for a in asked] == ["I.", "1.1.", "a)", "b)", "1.2.", "a)", "II.", "2.1."]


def test_a_list_that_starts_anew_counts_from_its_start() -> None:
    lists = _numbering([("decimal", "Điều %1.", "")])
    assert [lists.label(n, 0) for n in ("5", "5", "6", "6")] == ["Điều 1.", "Điều 2.", "Điều 1.", "Điều 2."]


@pytest.mark.parametrize(("number", "shown"), [(4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL")])
def test_roman_numbers(number: int, shown: str) -> None:
    assert roman(number) == shown


def test_letters_go_on_double_after_z() -> None:
    assert [letter(n) for n in (1, 26, 27)] == ["a", "z", "aa"]


def test_tracked_changes_are_read_as_accepted(blocks: Any) -> None:
    found = blocks(
        lambda d: _paragraph(
            d,
            _run("Họp không quá ")
            + f'<w:del w:id="1">{_run("03").replace("w:t", "w:delText")}</w:del><w:ins w:id="2">{_run("02")}</w:ins>'
            + _run(" giờ."),
        )
    )
    assert _texts(found) == ["Họp không quá 02 giờ."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs(blocks: Any) -> None:
    def write(document: Any) -> None:
        _paragraph(document, f'<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{_run("Họp giao ")}')
        _paragraph(document, _run("ban."))

    assert _texts(blocks(write)) == ["Họp giao ban."]


def test_a_deleted_table_row_is_gone(blocks: Any) -> None:
    def write(document: Any) -> None:
        table = document.add_table(3, 3, style="Table Grid")
        for r in range(3):
            for c in range(3):
                table.cell(r, c).text = f"{r}{c}"
        table.rows[1]._tr.get_or_add_trPr().append(_xml(f'<w:del {_NS} w:id="9"/>'))

    assert [block.cells for block in blocks(write)] == [("00", "01", "02"), ("20", "21", "22")]


def test_soft_hyphens_hidden_text_and_fields_do_not_show(blocks: Any) -> None:
    inner = (
        _run("Kế")
        + "<w:r><w:softHyphen/></w:r>"
        + _run(" ho\u00adạch")
        + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>"
        + "<w:r><w:t>, số 12</w:t><w:noBreakHyphen/><w:t>KH</w:t></w:r>"
    )
    assert _texts(blocks(lambda d: _paragraph(d, inner))) == ["Kế hoạch, số 12-KH"]


def test_a_text_box_is_read_once(blocks: Any) -> None:
    box = f"<w:txbxContent><w:p>{_run('DỰ THẢO')}</w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    inner = f"<w:r><mc:AlternateContent {mc}>{twice}</mc:AlternateContent></w:r>"
    assert _texts(blocks(lambda d: _paragraph(d, inner + _run("Kế hoạch")))) == ["DỰ THẢO", "Kế hoạch"]


def test_content_controls_and_links_are_text(blocks: Any) -> None:
    def write(document: Any) -> None:
        body = document.element.body
        body.insert(
            0,
            _xml(
                f"<w:sdt {_NS}><w:sdtContent><w:p><w:hyperlink>{_run('Trong khung')}"
                "</w:hyperlink></w:p></w:sdtContent></w:sdt>"
            ),
        )

    assert _texts(blocks(write)) == ["Trong khung"]


def test_headers_and_footers_are_not_part_of_the_text(blocks: Any) -> None:
    def write(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Đầu trang"
        document.add_paragraph("Nội dung")

    assert _texts(blocks(write)) == ["Nội dung"]


def test_decomposed_letters_come_out_composed(blocks: Any) -> None:
    import unicodedata

    found = blocks(lambda d: d.add_paragraph(unicodedata.normalize("NFD", "Điều khoản chuyển tiếp")))
    assert _texts(found) == ["Điều khoản chuyển tiếp"]


def test_heading_styles_hint_at_levels(blocks: Any) -> None:
    found = blocks(lambda d: (d.add_heading("Mục đích", 2), d.add_paragraph("Nội dung")))
    assert [block.heading for block in found] == [2, 0]


def test_cells_merged_down_speak_for_each_row_and_merged_sideways_for_the_first_column(blocks: Any) -> None:
    def write(document: Any) -> None:
        table = document.add_table(4, 3, style="Table Grid")
        for r, row in enumerate(
            (("TT", "Việc", "Đơn vị"), ("A", "Nhóm việc một", ""), ("1", "Rà soát", "Văn phòng"), ("2", "Báo cáo", ""))
        ):
            for c, text in enumerate(row):
                if text:
                    table.cell(r, c).text = text
        table.cell(1, 1).merge(table.cell(1, 2))
        table.cell(2, 2).merge(table.cell(3, 2))

    assert [block.cells for block in blocks(write)] == [
        ("TT", "Việc", "Đơn vị"),
        ("A", "Nhóm việc một", ""),
        ("1", "Rà soát", "Văn phòng"),
        ("2", "Báo cáo", "Văn phòng"),
    ]


def test_a_table_inside_a_cell_stays_in_its_cell(blocks: Any) -> None:
    def write(document: Any) -> None:
        table = document.add_table(2, 3, style="Table Grid")
        for c, text in enumerate(("TT", "Việc", "Hạn")):
            table.cell(0, c).text = text
            table.cell(1, c).text = "1"
        inner = table.cell(1, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "Tổ một", "Tổ hai"

    assert blocks(write)[1].cells == ("1", "1; Tổ một; Tổ hai", "1")


def test_two_columns_set_with_tabs_come_out_one_after_the_other(blocks: Any) -> None:
    def write(document: Any) -> None:
        document.add_paragraph("UBND HUYỆN A\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        document.add_paragraph("PHÒNG NỘI VỤ\tĐộc lập - Tự do - Hạnh phúc")
        document.add_paragraph("KẾ HOẠCH")

    assert _texts(blocks(write)) == [
        "UBND HUYỆN A",
        "PHÒNG NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
    ]


def test_line_breaks_part_items_but_not_sentences(blocks: Any) -> None:
    def write(document: Any) -> None:
        document.add_paragraph("Gồm:\n- Văn phòng;\n- Phòng Kinh tế.")
        document.add_paragraph("Một câu\ndài hơn một dòng.")

    assert _texts(blocks(write)) == ["Gồm:", "- Văn phòng;", "- Phòng Kinh tế.", "Một câu dài hơn một dòng."]


def test_a_footnote_follows_its_paragraph(tmp_path: Path) -> None:
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE as RT
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    document = docx.Document()
    _paragraph(document, _run("Theo quy định") + '<w:r><w:footnoteReference w:id="2"/></w:r>')
    document.add_paragraph("Đoạn sau")
    note = f'<w:footnote w:id="2"><w:p>{_run("Nghị định số 30/2020/NĐ-CP")}</w:p></w:footnote>'
    notes = f"<w:footnotes {_NS}>{note}</w:footnotes>"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
    document.part.relate_to(part, RT.FOOTNOTES)
    target = io.BytesIO()
    document.save(target)
    (tmp_path / "a.docx").write_bytes(target.getvalue())
    assert _texts(list(reader.read(tmp_path / "a.docx").blocks)) == [
        "Theo quy định",
        "[1] Nghị định số 30/2020/NĐ-CP",
        "Đoạn sau",
    ]
