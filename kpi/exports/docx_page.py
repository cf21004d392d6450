"""Pages of an administrative text in Word: A4, its margins and fonts, page numbers, ruled lines, plain tables.

Sizes follow Nghị định 30/2020, Phụ lục I; lengths are in millimetres, type sizes in points.
"""

import re
from collections.abc import Sequence
from typing import Any

from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15
PAGE_WIDTH, PAGE_HEIGHT = 210, 297
TEXT_WIDTH = PAGE_WIDTH - LEFT - RIGHT
BODY, SMALL, TABLE = 14, 11, 11
INDENT = 12.7
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_MM_PER_POINT = 25.4 / 72

CENTRE, JUSTIFY, TO_LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY, WD_ALIGN_PARAGRAPH.LEFT


def new_document(label: str) -> WordDocument:
    """An empty document with the page, the font, page numbers at the top from page 2 on, and `label` in the footer."""
    import docx

    document: WordDocument = docx.Document()
    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.get_or_add_rPr().insert_element_before(language, "w:eastAsianLayout", "w:specVanish", "w:oMath")
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    set_page(section)
    section.different_first_page_header_footer = True
    write(section.header.paragraphs[0], "", align=CENTRE)
    _field(section.header.paragraphs[0], "PAGE", 13)
    for footer in (section.footer, section.first_page_footer):
        write(footer.paragraphs[0], label, size=10, italic=True, align=CENTRE)
    return document


def set_page(section: Any) -> None:
    """A4 upright with the margins of the decree."""
    section.page_width, section.page_height = Mm(PAGE_WIDTH), Mm(PAGE_HEIGHT)
    section.top_margin, section.bottom_margin = Mm(TOP), Mm(BOTTOM)
    section.left_margin, section.right_margin = Mm(LEFT), Mm(RIGHT)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)


def new_part(document: WordDocument) -> None:
    """Begin an annex: a new page with page numbers of its own, the first again hidden."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    _shrink(document.paragraphs[-1])
    section.different_first_page_header_footer = True
    if section._sectPr.find(qn("w:pgNumType")) is None:  # a new section takes over what the one before it has
        numbers = OxmlElement("w:pgNumType")
        numbers.set(qn("w:start"), "1")
        section._sectPr.insert_element_before(numbers, "w:cols", "w:titlePg", "w:docGrid")


def _shrink(paragraph: Any) -> None:
    """Make the paragraph that ends a part so low that it never falls on a page of its own."""
    layout = paragraph.paragraph_format
    layout.line_spacing, layout.space_before, layout.space_after = Pt(1), Pt(0), Pt(0)


def printable(text: str) -> str:
    """`text` without signs that a Word file cannot hold."""
    return _UNPRINTABLE.sub("", text)


def write(
    paragraph: Any,
    text: str,
    *,
    size: float = BODY,
    bold: bool = False,
    italic: bool = False,
    align: Any = None,
    after: float | None = None,
) -> Any:
    """Add a run to a paragraph; line breaks in `text` stay. Returns the paragraph."""
    run = paragraph.add_run(printable(text))
    run.font.size, run.font.name = Pt(size), FONT
    run.bold, run.italic = bold or None, italic or None
    if align is not None:
        paragraph.alignment = align
    if after is not None:
        paragraph.paragraph_format.space_after = Pt(after)
    return paragraph


def body(document: WordDocument, text: str, *, bold: bool = False, italic: bool = False, keep: bool = False) -> Any:
    """A paragraph of the body: justified, first line indented, six points to the next; `keep` holds it to the next."""
    paragraph = write(document.add_paragraph(), text, bold=bold, italic=italic, align=JUSTIFY, after=6)
    layout = paragraph.paragraph_format
    layout.first_line_indent, layout.line_spacing, layout.keep_with_next = Mm(INDENT), 1.1, keep
    return paragraph


def line_below(container: Any, length: float, width: float) -> Any:
    """A thin solid line of `length` centred in a column `width` wide."""
    paragraph = container.add_paragraph()
    layout = paragraph.paragraph_format
    side = Mm(max(0.0, (width - length) / 2))
    layout.left_indent = layout.right_indent = side
    layout.line_spacing, layout.space_after = Pt(4), Pt(2)
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{name}"), value)
    borders.append(top)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
    write(paragraph, "", size=2)
    return paragraph


def two_columns(document: WordDocument, left: float, right: float, rows: int) -> Any:
    """A table of two columns without borders."""
    table = document.add_table(rows, 2)
    _prepare(table, (left, right), inner=0)
    return table


def ruled_table(document: WordDocument, headings: Sequence[str], widths: Sequence[float]) -> Any:
    """A table with borders whose heading row comes again on every page."""
    table = document.add_table(1, len(headings), style="Table Grid")
    _prepare(table, widths, inner=1.2)
    for cell, heading in zip(table.rows[0].cells, headings, strict=True):
        write(cell.paragraphs[0], heading, size=TABLE, bold=True, align=CENTRE)
    _mark(table.rows[0], "w:tblHeader")
    whole(table.rows[0])
    return table


def add_row(table: Any, cells: Sequence[str], centred: Sequence[int] = ()) -> None:
    """A row of text; the columns in `centred` are centred."""
    row = table.add_row()
    whole(row)
    for place, (cell, text) in enumerate(zip(row.cells, cells, strict=True)):
        cell.width = table.columns[place].width
        write(cell.paragraphs[0], text, size=TABLE, align=CENTRE if place in centred else TO_LEFT, after=2)


def whole(row: Any) -> None:
    """Keep a row on one page."""
    _mark(row, "w:cantSplit")


def widest(lines: Sequence[str], size: float, bold: bool = True) -> float:
    """About how wide the longest line is when set in this font, in mm."""
    return max((_ems(line) for line in lines), default=0.0) * size * _MM_PER_POINT * (1.03 if bold else 1.0)


def _ems(text: str) -> float:
    return sum(0.25 if c in " .,:-/" else 0.69 if c.isupper() else 0.46 for c in text)


def _prepare(table: Any, widths: Sequence[float], inner: float) -> None:
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(round(Mm(inner).twips)))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _field(paragraph: Any, code: str, size: float) -> None:
    for kind, text in (("begin", None), (None, code), ("end", None)):
        run = paragraph.add_run()
        run.font.size, run.font.name = Pt(size), FONT
        if kind is None:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)
