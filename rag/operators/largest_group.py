"""The group of the annex with the most or the fewest tasks: "Nhóm nào có nhiều nhiệm vụ nhất?"."""

import re
from collections import Counter

from corpus.facts.model import Task
from rag import wording
from rag.draft import Draft
from rag.frame import Frame
from rag.operators.tasks import group_lines, group_rows
from rag.view import View

_WHICH = re.compile(
    r"(?<![\w'])(?:nhom|mang|linh vuc) nao (?:[\w']+ ){0,3}?(?P<way>nhieu|dong|it)"
    r"(?: (?:nhiem vu|viec|dau viec|cong viec))? nhat(?![\w'])"
)


def largest_group(frame: Frame, view: View) -> Draft | None:
    """The groups with that many tasks, and how many; None where no group is asked for."""
    match = _WHICH.search(frame.plain)
    tasks = [t for t in view.facts_of(Task, frame.documents) if t.group]
    if match is None or not tasks:
        return None
    sizes = Counter(task.group for task in tasks)
    size = (min if match["way"] == "it" else max)(sizes.values())
    groups = [group for group, count in sizes.items() if count == size]
    lead = wording.GROUP_OF_SIZE.format(groups="; ".join(groups), count=size, noun=wording.TASKS)
    return Draft(lead, pieces=group_rows(tasks, view), lines=group_lines(tasks), value=lead, show_quotes=False)
