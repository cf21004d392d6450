"""The report as a Word file, read back from the file: page, fonts, blocks and their order, numbers, blanks."""

import re
import subprocess
import zipfile
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from core.database import Database
from core.people import AgencyScope
from kpi.exports.docx import balanced, render
from kpi.exports.docx_page import widest
from kpi.records import Activity, ReportSubmission
from kpi.report import build
from kpi.report_model import Report
from tests.kpi.ledgers import NOW, PLANS, enrol, fill, shipped, task_records, write

AGENCIES = sorted(PLANS)


def made(database: Database, agency: str, **given: Any) -> Report:
    with database.read() as connection:
        return build(connection, AgencyScope(agency), shipped(), given.pop("period", "2026-H1"), NOW, **given)


def opened(report: Report) -> Any:
    return docx.Document(BytesIO(render(report)))


def texts(document: Any) -> list[str]:
    """Every paragraph in reading order, those of tables in their place."""
    found = []
    for block in document.element.body.iterchildren():
        paragraphs = [block] if block.tag == qn("w:p") else list(block.iter(qn("w:p")))
        found += ["".join(t.text or "\n" for t in p.iter(qn("w:t"), qn("w:br"))) for p in paragraphs]
    return [text for text in found if text.strip()]


@pytest.fixture
def document(database: Database) -> Any:
    fill(database, "dong-dang")
    return opened(made(database, "dong-dang"))


def test_the_page_is_a4_with_the_margins_of_the_decree(document: Any) -> None:
    for section in document.sections:
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        edges = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
        assert [round(edge.mm) for edge in edges] == [20, 20, 30, 15]


def test_every_letter_is_times_new_roman_and_the_body_is_of_size_fourteen(document: Any) -> None:
    fonts = {f.get(qn("w:ascii")) for f in document.element.body.iter(qn("w:rFonts"))}
    assert fonts == {"Times New Roman"} and document.styles["Normal"].font.name == "Times New Roman"
    body = [p for p in document.paragraphs if p.paragraph_format.first_line_indent]
    assert {run.font.size.pt for p in body for run in p.runs} == {14.0} and len(body) > 20
    for paragraph in body:
        layout = paragraph.paragraph_format
        assert round(layout.first_line_indent.mm, 1) == 12.7 and layout.space_after.pt >= 6
        assert 1.0 <= layout.line_spacing <= 1.5


def test_sizes_of_the_blocks_are_those_of_the_decree(document: Any) -> None:
    def style(text: str) -> tuple[float, bool, bool]:
        cells = [p for table in document.tables for cell in table._cells for p in cell.paragraphs]
        run = next(r for p in [*document.paragraphs, *cells] for r in p.runs if r.text.startswith(text))
        return run.font.size.pt, bool(run.bold), bool(run.italic)

    assert style("CỘNG HÒA") == (12, True, False) and style("Độc lập") == (13, True, False)
    assert style("UBND TỈNH") == (12, False, False) and style("BAN QUẢN LÝ") == (12, True, False)
    assert style("Số:") == (13, False, False) and style("Lạng Sơn, ngày") == (13, False, True)
    assert style("BÁO CÁO") == (14, True, False) and style("Kính gửi:") == (14, False, False)
    assert style("Nơi nhận:") == (12, True, True) and style("- Như trên") == (11, False, False)
    assert style("KT. TRƯỞNG BAN") == (14, True, False) and style("Phụ lục") == (14, True, False)
    assert style("I. CÔNG TÁC") == (14, True, False) and style("1. ") == (14, True, False)


@pytest.mark.parametrize("agency", AGENCIES)
def test_blocks_stand_in_the_order_of_the_decree(database: Database, agency: str) -> None:
    fill(database, agency)
    told = texts(opened(made(database, agency)))
    order = (
        *("CỘNG HÒA XÃ HỘI", "Độc lập - Tự do", "Số:", "DỰ THẢO", made(database, agency).head.place, "BÁO CÁO"),
        *("Kết quả thực hiện", "Kính gửi:", "Thực hiện Kế hoạch", "I. ", "II. ", "III. ", "IV. ", "V. ", "Trên đây"),
        *("Nơi nhận:", "- Như trên;", made(database, agency).head.signature[0], "Phụ lục", "(Kèm theo"),
    )
    places = []
    for mark in order:
        after = places[-1] + 1 if places else 0
        places.append(next(i for i, text in enumerate(told) if i >= after and text.startswith(mark)))
    assert places == sorted(places)
    agency_name = " ".join(told[: places[0]])
    assert " ".join(made(database, agency).head.agency_lines) in agency_name.replace("\n", " ")


def test_the_head_has_no_borders_and_its_lines_are_as_long_as_asked(document: Any) -> None:
    head = document.tables[0]
    assert head.style.name != "Table Grid" and head._tbl.tblPr.find(qn("w:tblBorders")) is None
    lines = [p for cell in head.rows[0].cells for p in cell.paragraphs if p._p.find(".//" + qn("w:pBdr")) is not None]
    lengths = [72.0 - 2 * lines[0].paragraph_format.left_indent.mm, 93.0 - 2 * lines[1].paragraph_format.left_indent.mm]
    name = max(head.rows[0].cells[0].text.split("\n"), key=len)
    assert 1 / 3 <= lengths[0] / widest([name], 12) <= 1 / 2
    assert lengths[1] == pytest.approx(56.0, abs=1.0)  # the watchword's own width at size 13


def test_pages_are_numbered_at_the_top_from_the_second_on(document: Any) -> None:
    for section in document.sections:
        assert section.different_first_page_header_footer
        assert section.first_page_header.paragraphs[0].text == ""
        assert "PAGE" in section.header._element.xml and section.header.paragraphs[0].alignment == 1
    starts = [s._sectPr.findall(qn("w:pgNumType")) for s in document.sections]
    assert [len(found) for found in starts] == [0, 1]  # the annex counts its own pages


def test_what_the_office_alone_may_give_stays_blank(document: Any) -> None:
    told = "\n".join(texts(document))
    assert re.search(r"Số:\s+/BC-BQLKKTCK", told) and "Lạng Sơn, ngày …… tháng 6 năm 2026" in told
    assert "Hoàng Việt Đông" not in told and "Mật" not in told
    signature = document.tables[1].rows[0].cells[1].paragraphs
    assert [p.text for p in signature][1:] == [""] * 4


def test_the_text_ends_with_its_mark_and_every_page_says_who_wrote_it(document: Any) -> None:
    told = texts(document)
    assert told[next(i for i, text in enumerate(told) if text == "Nơi nhận:") - 1].endswith("./.")
    for section in document.sections:
        for footer in (section.footer, section.first_page_footer):
            assert "Trợ lý ảo (AI)" in footer.paragraphs[0].text


def test_the_draft_mark_and_its_reminders_go_together(database: Database) -> None:
    fill(database, "dong-dang")
    draft, final = (texts(opened(made(database, "dong-dang", draft=kind))) for kind in (True, False))
    assert "DỰ THẢO" in draft and any(text.startswith("Lưu ý của bản dự thảo") for text in draft)
    assert "DỰ THẢO" not in final and not any(text.startswith("Lưu ý") for text in final)


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_annex_has_the_ledgers_numbers(database: Database, agency: str) -> None:
    fill(database, agency)
    report = made(database, agency)
    table = opened(report).tables[-1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert table.rows[0]._tr.find(".//" + qn("w:tblHeader")) is not None
    assert len(rows) == len(report.figures) + 1
    for row, figure in zip(rows[1:], report.figures, strict=True):
        counts = figure.progress.counts
        assert counts is not None and row[3] == str(counts.numerator)
    assert f"Số liệu tính đến ngày {report.cut_off.day:%d/%m/%Y}." in texts(opened(report))


def test_two_annexes_are_numbered_in_roman(database: Database) -> None:
    clerk = enrol(database, "heza")
    write(database, "heza", clerk, task_records()[:2])
    document = opened(made(database, "heza", document_id="heza-cchc-2026"))
    assert [text for text in texts(document) if text in ("Phụ lục I", "Phụ lục II")] == ["Phụ lục I", "Phụ lục II"]
    assert [cell.text for cell in document.tables[-1].rows[1].cells][-1] == "đã hoàn thành (12/01/2026)"
    assert [len(s._sectPr.findall(qn("w:pgNumType"))) for s in document.sections] == [0, 1, 1]


def test_signs_that_word_cannot_hold_are_left_out(database: Database) -> None:
    clerk = enrol(database, "heza")
    odd = Activity(title="Ki\x00ểm\x0b tra <b>&</b> \ufffe", day=NOW.date())
    part = ReportSubmission(period="2026-H1", day=NOW.date(), unit="VP", results="a\x07b😀")
    write(database, "heza", clerk, [odd, part])
    told = "\n".join(texts(opened(made(database, "heza"))))
    assert "Kiểm tra <b>&</b>" in told and "ab😀" in told


def test_parts_of_the_file_keep_the_order_that_word_insists_on(database: Database) -> None:
    clerk = enrol(database, "heza")
    write(database, "heza", clerk, task_records()[:1])
    content = render(made(database, "heza", document_id="heza-cchc-2026"))
    with zipfile.ZipFile(BytesIO(content)) as file:
        assert file.testzip() is None
        xml = file.read("word/document.xml").decode("utf-8")
    for block, order in (
        ("sectPr", ("headerReference", "footerReference", "type", "pgSz", "pgMar", "pgNumType", "cols", "titlePg")),
        ("tblPr", ("tblStyle", "tblW", "jc", "tblLayout", "tblCellMar", "tblLook")),
        ("pPr", ("pStyle", "keepNext", "pBdr", "spacing", "ind", "jc", "rPr")),
    ):
        for found in re.findall(rf"<w:{block}\b.*?</w:{block}>", xml, re.DOTALL):
            places = [m.start() for name in order for m in [re.search(rf"<w:{name}\b", found)] if m]
            assert all(one < two for one, two in pairwise(places)), found


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Sở Nội vụ", ["SỞ NỘI VỤ"]),
        ("Ban Quản lý Khu kinh tế Hải Phòng", ["BAN QUẢN LÝ", "KHU KINH TẾ HẢI PHÒNG"]),
        (
            "Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng - Lạng Sơn",
            ["BAN QUẢN LÝ", "KHU KINH TẾ CỬA KHẨU", "ĐỒNG ĐĂNG - LẠNG SƠN"],
        ),
    ],
)
def test_long_names_break_between_words_that_do_not_belong_together(name: str, lines: list[str]) -> None:
    assert balanced(name.upper(), 72, 12, name).split("\n") == lines


@pytest.mark.long
@pytest.mark.parametrize("agency", AGENCIES)
def test_libreoffice_sets_it_on_whole_pages(database: Database, tmp_path: Path, agency: str) -> None:
    from pypdf import PdfReader

    fill(database, agency)
    (tmp_path / "report.docx").write_bytes(render(made(database, agency)))
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", tmp_path, tmp_path / "report.docx"], check=True, capture_output=True, timeout=120
    )
    pages = [page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages]
    assert 3 <= len(pages) <= 6 and all(len(text) > 150 for text in pages)
    assert [text.strip().split()[0] == str(n) for n, text in enumerate(pages[:2], 1)] == [False, True]
    assert pages[-1].strip().startswith("Phụ lục")
