"""The annex of tasks: one task by its number, a group of tasks, how many there are."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.vietnamese.text import fold, key, keys, tokens
from corpus.facts.model import Task
from corpus.facts.tasks import labels_of
from corpus.model import SectionKind
from rag import wording
from rag.answer import Status
from rag.draft import Draft, Piece, shorten
from rag.dues import last_day
from rag.entries import LONGEST_QUOTE
from rag.frame import Frame, Mode, Slot, Term
from rag.leads import lead_of
from rag.operators.task_kinds import by_time, of_kind
from rag.view import View

_EXTREME = re.compile(r"(?<![\w'])(?:som|muon|tre|gan|xa) nhat(?![\w'])|(?:dau'? tien|sau cung|cuoi cung)(?![\w'])")
_FIRST, _LAST = re.compile(r"(?<![\w'])dau'? tien"), re.compile(r"(?<![\w'])cuoi cung")
_WHICH_GROUPS = re.compile(
    r"(?<![\w'])(?:phu luc|danh muc|ke hoach|bang)(?: [\w']+){0,8}? (?:co|gom|chia)(?: [\w']+){0,3}?"
    r" (?:nhom|mang|linh vuc)(?: [\w']+){0,2}? (?:nao|gi)(?![\w'])"
)
_HOW_MANY_GROUPS = re.compile(r"(?<![\w'])(?:bao nhieu|may) (?:nhom|mang|linh vuc|phan(?! tram)|muc lon)(?![\w'])")
_WHICH_TASK = re.compile(r"(?<![\w'])(?:nhiem vu|nv|dau viec|cong viec|viec) nao")
_TASK_WORDS = frozenset({"nhiem", "viec", "phu", "luc", "danh"})
_GROUP_WORDS = frozenset({"nhom", "muc", "phan", "mang", "linh", "gom", "co", "bao"})
_GROUP_COVER = 0.99
_ENOUGH_WORDS = 2  # syllables that name a group in short
_NO_COLUMN = frozenset({Slot.MONEY, Slot.CONTACT, Slot.PERSON, Slot.POST, Slot.BASE, Slot.RANK})


def numbered_task(frame: Frame, view: View) -> Draft | None:
    """ "Nhiệm vụ 18 …": that row, the asked columns first."""
    tasks = view.facts_of(Task, frame.documents) or view.facts_of(Task)
    if not frame.task:
        return None
    if not tasks:
        return Draft(wording.NO_TASKS, Status.NO_SOURCE) if speaks_of_tasks(frame) else None
    found = [task for task in tasks if is_called(task, frame.task)]
    if not found:
        if not speaks_of_tasks(frame):
            return None
        lead = wording.NO_SUCH_TASK.format(count=len(tasks), number=frame.task)
        return Draft(lead, Status.NO_SOURCE)
    if len(found) > 1 or not speaks_of_tasks(frame):
        matches = view.rank(frame, [e for e in view.entries if isinstance(e.fact, Task) and e.fact in found])
        found = [m.entry.fact for m in matches if isinstance(m.entry.fact, Task)][:1]
        if not found:
            return None
    if frame.slots & _NO_COLUMN:
        return None
    lead = lead_of(found[0], frame)
    return Draft(lead, pieces=row_pieces(found[0], view), value=lead, show_quotes=False)


def task_group(frame: Frame, view: View) -> Draft | None:
    """The tasks of a named group, or how many tasks the annex has."""
    tasks = view.facts_of(Task, frame.documents) or view.facts_of(Task)
    wants_list = frame.mode in (Mode.LIST, Mode.COUNT) or Slot.LIST in frame.slots
    wants_list = (
        wants_list
        or bool(_WHICH_GROUPS.search(frame.plain) or _WHICH_TASK.search(frame.plain) or _counts_groups(frame))
        or (frame.annex and Slot.ACTION in frame.slots)
    )
    extreme = bool(_EXTREME.search(frame.plain)) and speaks_of_tasks(frame)
    if not tasks or not (wants_list or extreme) or not (speaks_of_tasks(frame) or "nhom" in frame.plain.split()):
        return None
    group = _named_group(frame, tasks)
    if group:
        return _listing(frame, [t for t in tasks if t.group == group], view, group)
    if _EXTREME.search(frame.plain):
        return _extreme(frame, tasks, view)
    if _counts_groups(frame) or _WHICH_GROUPS.search(frame.plain):
        return _groups(tasks, view)
    everything = frame.mode is Mode.COUNT and _asks_for_all(frame)
    found = of_kind(frame, tasks) or by_time(frame, tasks) or ([] if everything else _where(frame, tasks))
    if found:
        return _found(found, view)
    if everything:
        numbered = [t for t in tasks if t.number]
        lead = wording.TASK_COUNT.format(count=len(numbered), noun=wording.TASKS)
        return Draft(
            lead, pieces=(row_piece(numbered[-1], view),), value=lead, lines=group_lines(tasks), show_quotes=False
        )
    return None


def _counts_groups(frame: Frame) -> bool:
    """Whether it is asked how many groups there are: of the annex, where a word may also name a plan's sections."""
    match = _HOW_MANY_GROUPS.search(frame.plain)
    return match is not None and (frame.annex or "nhom" in match[0].split() or "mang" in match[0].split())


def _groups(tasks: Sequence[Task], view: View) -> Draft | None:
    """How many groups the annex has, and which."""
    lines = group_lines(tasks)
    if not lines:
        return None
    lead = wording.TASK_COUNT.format(count=len(lines), noun=wording.GROUPS)
    return Draft(lead, pieces=group_rows(tasks, view), value=lead, lines=lines, show_quotes=False)


def group_rows(tasks: Sequence[Task], view: View) -> tuple[Piece, ...]:
    """The rows that head the groups; the first task's row where the table has none."""
    documents = {task.document_id for task in tasks}
    heads = [p for p in view.passages if p.kind is SectionKind.TABLE_GROUP and p.document_id in documents]
    return tuple(Piece(p, p.text) for p in heads) or (row_piece(tasks[0], view),)


def _extreme(frame: Frame, tasks: Sequence[Task], view: View) -> Draft | None:
    """The task that is due first or last, among those with a date."""
    first, last = _FIRST.search(frame.plain), _LAST.search(frame.plain)
    if first or last:
        task = tasks[0] if first else tasks[-1]
        lead = lead_of(task, frame)
        return Draft(lead, pieces=row_pieces(task, view), value=lead, show_quotes=False)
    dated = [(day, task) for task in tasks if (day := last_day(task)) is not None]
    if not dated:
        return None
    pick = max if re.search(r"muon nhat|sau cung|cuoi cung|tre nhat", frame.plain) else min
    task = pick(dated, key=lambda pair: pair[0])[1]
    lead = lead_of(task, replace(frame, slots=frozenset({Slot.DATE})))
    return Draft(lead, pieces=row_pieces(task, view), value=lead, show_quotes=False)


def _where(frame: Frame, tasks: Sequence[Task]) -> list[Task]:
    """Tasks that have all the words asked for in one column ("do phòng chuyên môn chủ trì", "hạn cả năm 2026")."""
    wanted = [t for t in frame.terms if not any(set(r) <= _ANNEX_WORDS | _COLUMN_WORDS for r in t.readings)]
    years = [str(year) for year in frame.years]
    if not wanted and not years:
        return []
    found = [t for t in tasks if any(_holds(cell, wanted, years) for cell in _columns_asked(t, frame.plain))]
    return found if len(found) < len(tasks) else []


def _columns_asked(task: Task, plain: str) -> tuple[str, ...]:
    """The columns in which the words may stand: that of the part which the question names, else any."""
    leads, helps = "chu tri" in plain, "phoi hop" in plain
    if leads is not helps:
        return (task.lead,) if leads else (task.support,)
    return task.lead, task.support, task.due_text, task.product


def _holds(cell: str, wanted: Sequence[Term], years: Sequence[str]) -> bool:
    words = set(keys(cell))
    return (
        bool(words) and all(any(set(r) <= words for r in t.readings) for t in wanted) and all(y in words for y in years)
    )


def _found(found: Sequence[Task], view: View) -> Draft:
    lead = wording.TASKS_FOUND.format(count=len(found), numbers=", ".join(t.number for t in found))
    lines = tuple(f"{t.number}. {shorten(t.content, 150)}" for t in found)
    return Draft(lead, pieces=tuple(row_piece(t, view) for t in found), lines=lines, value=lead, show_quotes=False)


def row_piece(task: Task, view: View) -> Piece:
    return Piece(view.passage(task.passage_id), shorten(task.quote))


def row_pieces(task: Task, view: View) -> tuple[Piece, ...]:
    """The row; a long one as its beginning and its last columns."""
    row = view.passage(task.passage_id).text
    if len(row) <= LONGEST_QUOTE or not task.lead or task.lead not in row:
        return (row_piece(task, view),)
    tail = row[row.index(task.lead) :]
    return row_piece(task, view), Piece(view.passage(task.passage_id), shorten(tail))


def is_called(task: Task, asked: str) -> bool:
    """Whether the row bears that number, or that code."""
    return any(same_number(label, asked) for label in labels_of(task))


def same_number(printed: str, asked: str) -> bool:
    mine, other = (re.sub(r"[^0-9a-z]", "", fold(text)).lstrip("0") for text in (printed, asked))
    return key(mine) == key(other)


def speaks_of_tasks(frame: Frame) -> bool:
    """Whether the question names the annex, its rows or tasks."""
    words = set(frame.plain.split())
    return frame.annex or bool(words & {"nhiem", "nv", "viec", "phu", "stt", "tt", "danh", "task"})


def _asks_for_all(frame: Frame) -> bool:
    """Nothing of the question is left but the words for the annex itself and its plan."""
    return not [
        t
        for t in frame.terms
        if not set(t.readings[0]) & _ANNEX_WORDS and not t.surface.isdigit() and not _is_plan_word(t.readings)
    ]


_COLUMN_WORDS = frozenset(
    tokens(
        "chu tri phoi hop thoi gian han san pham ket qua hoan thanh do giao lam co la thuc hien cong viec dau "
        "dung cung nhung ma voi"
    )
)
_ANNEX_WORDS = frozenset(
    tokens(
        "phu luc nhiem vu danh muc viec ke hoach cchc cai cach hanh chinh tat ca tong so cong kem theo cu the "
        "bang giao phan nha nuoc"
    )
)


def _is_plan_word(readings: Sequence[tuple[str, ...]]) -> bool:
    return any(set(reading) <= _ANNEX_WORDS for reading in readings)


def _named_group(frame: Frame, tasks: Sequence[Task]) -> str:
    """The group whose whole name stands in the question, the longest such; or the one a roman label names."""
    groups = list(dict.fromkeys((t.group_label, t.group) for t in tasks if t.group))
    said = {part for term in frame.terms for reading in term.readings for part in reading}
    held: list[tuple[float, str]] = []
    for label, name in groups:
        words = [w for w in keys(name) if w != key(label)]
        share = sum(w in said for w in words) / max(1, len(words))
        if share >= _GROUP_COVER:
            held.append((len(words), name))
    if held:
        return max(held)[1]
    if "nhom" in frame.plain.split():
        wanted = {part for t in frame.terms if not _is_plan_word(t.readings) for part in t.readings[0]} - _GROUP_WORDS
        whole = {part for t in frame.terms for part in t.readings[0]} - _GROUP_WORDS
        wanted = wanted if len(wanted) >= _ENOUGH_WORDS else whole
        within = [name for _, name in groups if len(wanted) >= _ENOUGH_WORDS and wanted <= set(keys(name))]
        if len(within) == 1:
            return within[0]
    for label, name in groups:
        if label and frame.section and key(label) == key(frame.section):
            return name
    return ""


def _listing(frame: Frame, tasks: Sequence[Task], view: View, group: str) -> Draft:
    first, last = tasks[0].number, tasks[-1].number
    lead = wording.TASK_GROUP.format(group=group, count=len(tasks), first=first, last=last)
    lines = tuple(_row_line(t, frame) for t in tasks)
    named = [
        Piece(p, p.text)
        for p in view.passages
        if p.kind is SectionKind.TABLE_GROUP and keys(group) == keys(p.text)[-len(keys(group)) :]
    ]
    return Draft(
        lead, pieces=(*named[:1], *(row_piece(t, view) for t in tasks)), lines=lines, value=lead, show_quotes=False
    )


def _row_line(task: Task, frame: Frame) -> str:
    """A task in short, with what was asked of the group beside its number."""
    line = f"{task.number}. {shorten(task.content, 150)}"
    asked = [
        form.format(value=value)
        for slot, form, value in (
            (Slot.ACTOR, wording.TASK_LEAD, task.lead),
            (Slot.DATE, wording.TASK_DUE, task.due_text),
            (Slot.PRODUCT, wording.TASK_PRODUCT, task.product),
        )
        if slot in frame.slots and value
    ]
    return ". ".join(part.rstrip(". ") for part in [line, *asked])


def group_lines(tasks: Sequence[Task]) -> tuple[str, ...]:
    """Each group with the numbers of its tasks."""
    lines = []
    for group in dict.fromkeys(t.group for t in tasks if t.group):
        inside = [t for t in tasks if t.group == group]
        lines.append(
            f"{group}: {inside[0].number}-{inside[-1].number}" if len(inside) > 1 else f"{group}: {inside[0].number}"
        )
    return tuple(lines)
