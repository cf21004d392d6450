"""How many tasks or groups an annex has, as somebody supposes it: "Kế hoạch có 25 nhiệm vụ đúng không?"."""

import re

from corpus.facts.model import Task
from rag import wording
from rag.draft import Draft
from rag.frame import Frame, Mode
from rag.operators.tasks import group_lines, group_rows, row_piece
from rag.patterns import YES_NO
from rag.view import View

_CLAIMED = re.compile(
    r"(?<![\w'])(?:co|gom|la|chia (?:lam|thanh)|tong cong|tat ca|du) (?:tat ca |tong cong |dung |ca thay )?"
    r"(?P<count>\d{1,3}) (?P<what>nhiem vu|dau viec|cong viec|viec|nhom|mang|linh vuc)(?![\w'])"
)
_OF_ANNEX = re.compile(r"(?<![\w'])(?:ke hoach|kh|phu luc|danh muc|bang)(?![\w'])")
_GROUPS = frozenset({"nhom", "mang", "linh vuc"})
_FEW = 6


def claimed_count(frame: Frame, view: View) -> Draft | None:
    """Yes or no with the count; None where none is supposed or the plans have no annex."""
    match = _CLAIMED.search(frame.plain) if YES_NO.search(frame.plain) and frame.mode is not Mode.COMPARE else None
    tasks = [t for t in view.facts_of(Task, frame.documents) if t.number]
    if match is None or not tasks or not _OF_ANNEX.search(frame.plain) or len(frame.terms) > _FEW:
        return None
    groups = group_lines(tasks)
    grouped = match["what"] in _GROUPS
    count, noun = (len(groups), wording.GROUPS) if grouped else (len(tasks), wording.TASKS)
    form = wording.COUNT_SO if int(match["count"]) == count else wording.COUNT_OTHERWISE
    lead = form.format(count=count, noun=noun)
    pieces = group_rows(tasks, view) if grouped else (row_piece(tasks[-1], view),)
    return Draft(lead, pieces=pieces, lines=groups, value=lead, show_quotes=False)
