"""The report as a Word file in the layout of Nghị định 30/2020: blocks, sections, annexes, in their fixed order."""

from collections.abc import Sequence
from io import BytesIO
from itertools import accumulate, combinations, pairwise

from docx.document import Document as WordDocument
from docx.shared import Mm, Pt

from core.vietnamese.text import fold
from core.vietnamese.vocabulary import compounds
from kpi import report_wording as wording
from kpi.exports import docx_page as page
from kpi.report_model import Head, Report, Section
from kpi.report_tables import figure_row, task_row
from kpi.validation import show

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LEFT, _RIGHT = 72.0, 93.0
_WATCHWORD_EMS = 12.22  # its width in Times New Roman Bold, in type sizes
_FIGURE_WIDTHS = (9.0, 42.0, 33.0, 12.0, 12.0, 19.0, 19.0, 19.0)
_TASK_WIDTHS = (9.0, 50.0, 30.0, 22.0, 27.0, 27.0)
_ROMAN = ("I", "II")
_MOST_LINES = 3


def render(report: Report) -> bytes:
    """The DOCX file of a report. What the ledger does not hold says so; number, day, name and seal stay blank."""
    document = page.new_document(wording.AI_LABEL)
    properties = document.core_properties
    title = f"{report.head.subject}, {report.window.label}"
    properties.title, properties.author = page.printable(title), page.printable(report.head.agency_name)
    properties.comments, properties.language = "", "vi-VN"
    properties.created = properties.modified = report.made_at.replace(tzinfo=None)
    _head(document, report)
    _title(document, report)
    _addressees(document, report.head)
    page.body(document, report.lead)
    for section in report.sections:
        _section(document, section)
    closing = wording.CLOSING.format(period=report.window.label, agency=report.head.agency_name)
    page.body(document, closing + wording.END_MARK, keep=True)
    _foot(document, report.head)
    _annexes(document, report)
    return _saved(document)


def _head(document: WordDocument, report: Report) -> None:
    """Agency and motto side by side, below them number and place with date."""
    head = report.head
    table = page.two_columns(document, _LEFT, _RIGHT, 2)
    agency, motto, number, place = (cell for row in table.rows for cell in row.cells)
    first = agency.paragraphs[0]
    if head.superior:
        page.write(first, balanced(head.superior, _LEFT, 12, bold=False), size=12, align=page.CENTRE)
        first = agency.add_paragraph()
    name = "\n".join(balanced(line, _LEFT, 12, head.agency_name) for line in head.agency_lines)
    page.write(first, name, size=12, bold=True, align=page.CENTRE)
    page.line_below(agency, page.widest(name.split("\n"), 12) * 0.4, _LEFT)
    page.write(motto.paragraphs[0], wording.MOTTO, size=12, bold=True, align=page.CENTRE)
    page.write(motto.add_paragraph(), wording.WATCHWORD, size=13, bold=True, align=page.CENTRE)
    page.line_below(motto, _WATCHWORD_EMS * 13 * 25.4 / 72, _RIGHT)
    page.write(number.paragraphs[0], wording.NUMBER.format(symbol=head.symbol), size=13, align=page.CENTRE)
    if report.draft:
        page.write(number.add_paragraph(), wording.DRAFT, size=13, bold=True, align=page.CENTRE)
    page.write(place.paragraphs[0], _place_date(head), size=13, italic=True, align=page.CENTRE)


def balanced(text: str, width: float, size: float, written: str = "", bold: bool = True) -> str:
    """`text` on as few lines as fit, of like length, broken inside no compound and no proper name if it can be helped.

    `written` is the same name in ordinary letters, where capitals tell proper names.
    """
    words = text.split()
    ordinary = written.split() if fold(written) == fold(text) else []
    joined = [_belong_together(words, ordinary, at) for at in range(1, len(words))]
    cuts = (
        _cut(words, breaks)
        for count in range(min(len(words), _MOST_LINES))
        for breaks in combinations(range(1, len(words)), count)
    )

    def cost(lines: list[str]) -> tuple[bool, int, int, float]:
        return _cost(lines, joined, width, size, bold)

    best: list[str] = min(cuts, key=cost)
    return "\n".join(best)


def _cut(words: Sequence[str], breaks: Sequence[int]) -> list[str]:
    edges = [0, *breaks, len(words)]
    return [" ".join(words[start:end]) for start, end in pairwise(edges)]


def _cost(
    lines: Sequence[str], joined: Sequence[bool], width: float, size: float, bold: bool
) -> tuple[bool, int, int, float]:
    lengths = [page.widest([line], size, bold) for line in lines]
    places = list(accumulate(len(line.split()) for line in lines))[:-1]
    return max(lengths) > width, sum(joined[place - 1] for place in places), len(lines), max(lengths) - min(lengths)


def _belong_together(words: Sequence[str], ordinary: Sequence[str], at: int) -> bool:
    """Whether a break before word `at` would split a compound or a proper name."""
    if fold(" ".join(words[at - 1 : at + 1])) in {fold(compound) for compound in compounds()}:
        return True
    sides = ordinary[at - 1 : at + 1]
    return bool(sides) and all(word[:1].isupper() or word == "-" for word in sides)


def _place_date(head: Head) -> str:
    return wording.PLACE_DATE.format(place=head.place, month=_month(head.month), year=head.year)


def _month(month: int) -> str:
    return f"{month:02d}" if month < 3 else str(month)  # January and February are padded, the others are not


def _title(document: WordDocument, report: Report) -> None:
    title = page.write(document.add_paragraph(), wording.REPORT, bold=True, align=page.CENTRE)
    title.paragraph_format.space_before = Pt(12)
    subject = f"{balanced(report.head.subject, page.TEXT_WIDTH, page.BODY)}\n{report.window.label}"
    page.write(document.add_paragraph(), subject, bold=True, align=page.CENTRE)
    page.line_below(document, page.TEXT_WIDTH * 0.35, page.TEXT_WIDTH)


def _addressees(document: WordDocument, head: Head) -> None:
    if len(head.addressees) == 1:
        paragraph = page.write(
            document.add_paragraph(), f"{wording.TO} {head.addressees[0]}", align=page.CENTRE, after=12
        )
        paragraph.paragraph_format.space_before = Pt(8)
        return
    page.write(document.add_paragraph(), wording.TO, after=0).paragraph_format.left_indent = Mm(35)
    for place, name in enumerate(head.addressees):
        mark = "." if place == len(head.addressees) - 1 else ";"
        page.write(document.add_paragraph(), f"- {name}{mark}").paragraph_format.left_indent = Mm(55)


def _section(document: WordDocument, section: Section) -> None:
    page.body(document, f"{section.label}. {section.title}", bold=True, keep=True)
    _lines(document, section)
    for child in section.children:
        page.body(document, f"{child.label}. {child.title}", bold=True, keep=True)
        _lines(document, child)


def _lines(document: WordDocument, section: Section) -> None:
    if not section.lines and not section.children:
        page.body(document, wording.NO_DATA)
    for line in section.lines:
        page.body(document, f"- {line}")


def _foot(document: WordDocument, head: Head) -> None:
    """Recipients on the left, power and post of the signer on the right, the name left blank."""
    table = page.two_columns(document, 82.0, 83.0, 1)
    page.whole(table.rows[0])
    recipients, signature = table.rows[0].cells
    page.write(recipients.paragraphs[0], wording.RECIPIENTS, size=12, bold=True, italic=True)
    for place, name in enumerate(head.recipients):
        mark = "." if place == len(head.recipients) - 1 else ";"
        page.write(recipients.add_paragraph(), f"- {name}{mark}", size=page.SMALL)
    page.write(signature.paragraphs[0], "\n".join(head.signature), bold=True, align=page.CENTRE)
    for _ in range(4):
        page.write(signature.add_paragraph(), "", align=page.CENTRE)


def _annexes(document: WordDocument, report: Report) -> None:
    """Annex I: the figures. Annex II: the tasks of the plan's annex, where it has one."""
    several = bool(report.tasks)
    _annex_head(document, report, 0, several, wording.FIGURES_TITLE.format(period=report.window.label.upper()))
    page.write(
        document.add_paragraph(),
        wording.COUNTED_UNTIL.format(day=show(report.cut_off.day)),
        size=13,
        italic=True,
        after=4,
    )
    table = page.ruled_table(document, wording.FIGURE_HEADINGS, _FIGURE_WIDTHS)
    for number, figure in enumerate(report.figures, 1):
        page.add_row(table, figure_row(number, figure), centred=(0, 3, 4, 5, 6, 7))
    if not report.figures:
        page.write(document.add_paragraph(), wording.NO_DATA, size=13)
    for note in report.notes:
        _note(document, wording.NOTE.format(note=note))
    for reminder in report.reminders if report.draft else ():
        _note(document, wording.REMINDER.format(reminder=reminder), italic=True)
    if several:
        _annex_head(document, report, 1, several, wording.TASKS_TITLE)
        table = page.ruled_table(document, wording.TASK_HEADINGS, _TASK_WIDTHS)
        for line in report.tasks:
            page.add_row(table, task_row(line), centred=(0, 3))


def _note(document: WordDocument, text: str, italic: bool = False) -> None:
    paragraph = page.write(document.add_paragraph(), text, size=12, italic=italic, align=page.JUSTIFY)
    paragraph.paragraph_format.space_before = Pt(4)


def _annex_head(document: WordDocument, report: Report, place: int, several: bool, title: str) -> None:
    page.new_part(document)
    head = report.head
    label = wording.ANNEX_NUMBERED.format(number=_ROMAN[place]) if several else wording.ANNEX_ALONE
    attached = wording.ATTACHED.format(
        symbol=head.symbol, month=_month(head.month), year=head.year, agency=head.agency_name
    )
    page.write(document.add_paragraph(), label, bold=True, align=page.CENTRE)
    page.write(document.add_paragraph(), title, bold=True, align=page.CENTRE)
    page.write(document.add_paragraph(), attached, size=13, italic=True, align=page.CENTRE)
    page.line_below(document, page.TEXT_WIDTH * 0.35, page.TEXT_WIDTH)


def _saved(document: WordDocument) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
