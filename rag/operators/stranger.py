"""A unit that the plans name nowhere: what they give to others is not told of it."""

import re
from collections import Counter
from itertools import pairwise

from core.vietnamese.text import keys
from corpus.facts.model import Duty
from rag import wording
from rag.answer import Status
from rag.draft import Draft
from rag.frame import Frame, Mode, Slot
from rag.view import View

_WORD = r"(?!(?:nhận|được|có|thì|là|không|đã|sẽ|đang|bị|của|và|hay)(?![^\W\d_]))[^\W\d_]+"
_OF_THE_OFFICE = r"(?i:phòng|trung\s+tâm|sở|ban|đội|tổ|hội|đoàn|trường)\s+[A-ZĐÂÊÔƠƯ]\w*"
_BESIDE_IT = r"(?i:công\s+an|trạm\s+y\s+tế|chi\s+cục|kho\s+bạc|bệnh\s+viện|bưu\s+điện)"
_DUTY = (
    r"(?:có\s+(?:những\s+|các\s+)?(?:nhiệm\s+vụ|trách\s+nhiệm)|phải|cần|nộp|gửi|báo\s+cáo|chủ\s+trì|phối\s+hợp|làm"
    r"|lo|được\s+giao)"
)
_ASKED = re.compile(
    rf"^\W*(?P<unit>(?:(?P<inside>{_OF_THE_OFFICE})|{_BESIDE_IT})(?:\s+{_WORD}){{0,8}}?)\s+{_DUTY}(?![^\W\d_])"
)
_OF_UNIT = frozenset({Slot.ACTION, Slot.DATE, Slot.RECEIVER, Slot.VIA, Slot.LIST, Slot.WHAT, Slot.PRODUCT})
_LEVELS = frozenset(["phuong", "xa", "thi", "tran", "tinh", "huyen", "quan", "thanh", "pho"])


def stranger(frame: Frame, view: View) -> Draft | None:
    """Says that the unit asked about is not in the plans, and where they speak to all units; None where none is asked
    about, or it is there, or it may have the day of all units of its office."""
    if frame.units or frame.agencies or frame.mode in (Mode.COMPARE, Mode.CONFLICT) or not frame.slots & _OF_UNIT:
        return None
    found = _ASKED.match(frame.question)
    if found is None or (found["inside"] and Slot.DATE in frame.slots) or _is_named(found["unit"], view):
        return None
    lead = wording.STRANGER.format(agency=view.agency.short_name or view.agency.name, unit=found["unit"])
    common = [duty for duty in view.facts_of(Duty) if duty.collective]
    most = Counter(duty.actor for duty in common).most_common(1)
    place = next((duty.locator for duty in common if duty.actor == most[0][0]), "")
    near = wording.TO_ALL_UNITS.format(place=place) if place else ""
    return Draft(f"{lead} {near}".rstrip(), Status.NO_SOURCE, show_quotes=False)


def _is_named(unit: str, view: View) -> bool:
    """Whether the plans have every two words of the name side by side; what it is of ("phường") may be left out."""
    said = keys(unit)
    while said[-1] in _LEVELS:
        said = said[:-1]
    known = {pair for passage in view.passages for pair in pairwise(keys(passage.text))}
    return all(pair in known for pair in pairwise(said))
