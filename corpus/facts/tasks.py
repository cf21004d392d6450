"""Tasks: the rows of an annex, whatever the header words and the order of the columns."""

import re
from collections.abc import Iterator, Mapping

from core.vietnamese.text import squeeze
from corpus.facts import headers
from corpus.facts.clauses import quote_of
from corpus.facts.dues import parse_cell
from corpus.facts.indicators import sets_levels
from corpus.facts.model import Task
from corpus.facts.source import Source, cell_values
from corpus.model import Passage, SectionKind

_GROUP_LABEL = re.compile(r"^\s*(?P<label>[IVXLC]+|[A-Z]|\d+(?:\.\d+)*)\s*[.)|]?\s*[|]?\s+(?P<name>\S.*)$", re.DOTALL)
_CODE = re.compile(r"^\s*(?P<code>[A-ZĐ]{0,6}[-.]?\d{1,3}(?:[.\-/]\d{1,3})*[a-z]?|[a-zđ])\s*[.):]?$")
_LETTERED = re.compile(r"^[A-ZĐ]{1,6}[-.]?\d{1,4}(?:[.\-]\d{1,3})*$")


def tasks_of(source: Source) -> Iterator[Task]:
    """The tasks of all tables of a document, in reading order, each with the group it stands in."""
    label = group = ""
    for passage in source.passages:
        if passage.kind is SectionKind.TABLE_GROUP:
            label, group = _group(passage)
        elif passage.kind is not SectionKind.TABLE_ROW:
            label = group = ""  # another table begins after it
        elif task := _task(passage, source, label, group):
            yield task


def labels_of(task: Task) -> tuple[str, ...]:
    """What a row is called by: its number, and its code where it stands in a column of its own."""
    codes = (cell for cell in task.columns.values() if cell != task.number and _LETTERED.match(cell))
    return tuple(label for label in (task.number, *codes) if label)


def _task(passage: Passage, source: Source, label: str, group: str) -> Task | None:
    cells = headers.cells_by_meaning(passage.cells)
    if not headers.is_task_table(cells) or not cells[headers.CONTENT] or sets_levels(passage, source):
        return None
    lead, support = _units(cells)
    due_text = cells.get(headers.DUE, "")
    return Task(
        **source.base(passage, "task", 1),
        quote=_quote(passage, cells),
        number=_number(cells.get(headers.NUMBER, "")),
        group=group,
        group_label=label,
        content=cells[headers.CONTENT],
        lead=lead,
        support=support,
        due_text=due_text,
        due=parse_cell(due_text, headers.year_beside(passage.cells) or source.year),
        product=cells.get(headers.PRODUCT, ""),
        columns={header: squeeze(value) for header, value in passage.cells.items()},
    )


def _units(cells: Mapping[str, str]) -> tuple[str, str]:
    """Lead and support; a column that holds both is split at "phối hợp"."""
    lead, support = cells.get(headers.LEAD, ""), cells.get(headers.SUPPORT, "")
    both = cells.get(headers.BOTH, "")
    if both:
        first, _, rest = re.sub(r"(?i)chủ trì\s*:?\s*", "", both).partition("phối hợp")
        lead = lead or first.strip(" ;,.-")
        support = support or rest.strip(" :;,.-")
    return lead, support


def _number(cell: str) -> str:
    match = _CODE.match(cell)
    return match["code"] if match else cell


def _group(passage: Passage) -> tuple[str, str]:
    values = cell_values(passage.cells)
    if len(values) >= 2 and len(values[0]) <= 6:
        return squeeze(values[0]).rstrip(".)"), squeeze(values[1])
    text = squeeze((values[0] if values else passage.text).replace("|", " "))
    match = _GROUP_LABEL.match(text)
    return (match["label"], match["name"]) if match else ("", text)


def _quote(passage: Passage, cells: Mapping[str, str]) -> str:
    """The row as it stands, or the cell of the task where the row is longer than a quote may be."""
    whole = quote_of(passage.text, 0, len(passage.text))
    content = cells[headers.CONTENT]
    if len(passage.text.strip()) > len(whole) + 4 and content in passage.text and len(content) <= 400:
        return content
    return whole
