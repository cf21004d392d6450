"""Tasks asked for by what their row has or lacks: "Nhiệm vụ nào không có đơn vị phối hợp?", "Việc nào làm cả năm?"."""

import re
from collections.abc import Sequence

from core.vietnamese.text import keys
from corpus.facts.model import AbsoluteDue, SpanDue, Task
from rag.frame import Frame
from rag.nuances import names_no_day

_ALONE = re.compile(r"(?<![\w'])(?:khong|chua) co (?:don vi |co quan |ai )?phoi hop")
_WITH_A_DAY = re.compile(
    r"(?<![\w'])co (?:thoi )?(?:han|moc|ngay)(?: hoan thanh| thoi gian)? (?:cu(?: the)?|ro(?: rang)?)(?![\w'])"
)


def of_kind(frame: Frame, tasks: Sequence[Task]) -> list[Task]:
    """Tasks that nobody helps with, or that have a day of their own, where those are asked for."""
    if _ALONE.search(frame.plain):
        return [task for task in tasks if not task.support]
    if _WITH_A_DAY.search(frame.plain):
        return [t for t in tasks if isinstance(t.due, AbsoluteDue | SpanDue) and not names_no_day(t.due)]
    return []


def by_time(frame: Frame, tasks: Sequence[Task]) -> list[Task]:
    """Tasks whose time column says what the question says ("cả năm", "thường xuyên")."""
    found = []
    for task in tasks:
        words = [w for w in keys(task.due_text) if not w[0].isdigit()]
        if len(words) >= 2 and " ".join(words) in frame.plain:
            found.append(task)
    return found
