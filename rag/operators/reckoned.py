"""Whether a thing falls under an aim: "Văn bản mật có phải gửi qua mạng không?", "Họp kết hợp có tính vào 60% không?".

Seldom does a plan say what counts; then that is said.
"""

import re

from core.vietnamese.text import fold, keys
from corpus.facts.model import Target
from rag import wording
from rag.answer import Status
from rag.draft import Draft, piece_of
from rag.frame import Frame, Mode, Slot, Term
from rag.match import WORD_COVER, Match
from rag.patterns import YES_NO
from rag.view import View

_VERDICT = r"(?:da |dat|du|hoan thanh|vi pham|vuot|qua |xong|som|muon|tre|dung |sai|kip)"
_COUNTS = re.compile(
    r"(?<![\w'])(?:tinh|coi|xem)(?: (?:la|nhu|thanh|vao|vo'?|trong|chung|luon|gop|mot|dang))+ "
    rf"(?!{_VERDICT})(?P<into>.*)"
)
_SAID_TO_BE_OUT = re.compile(
    r"(?<![\w'])(?:tru|ngoai|loai|mien|khong (?:tinh|gom|bao gom|ke|phai|ap dung))(?! khong)(?![\w'])"
)
_SAYS = re.compile(r"(?<!\w)(?:(?:duoc|khong) tinh (?:la|vao|trong|thanh)|(?:coi|xem) (?:la|nhu))(?!\w)")
_OF_AIM = re.compile(r"(?<![\w'])(?:ti le|chi tieu|phan tram|muc tieu|so|truc tuyen|dien tu|online|giam)(?![\w'])")


def reckoned(frame: Frame, view: View) -> Draft | None:
    """ "Không" where the aim leaves the thing out, that the plan does not say where it says nothing of counting."""
    if not YES_NO.search(frame.plain) or frame.mode in (Mode.COMPARE, Mode.CONFLICT):
        return None
    left_out = None if Slot.EXCEPTION in frame.slots or _SAID_TO_BE_OUT.search(frame.plain) else _left_out(frame, view)
    if left_out is not None:
        fact = left_out.entry.fact
        assert isinstance(fact, Target)
        lead = wording.LEFT_OUT.format(exclusions=fact.exclusions)
        return Draft(lead, pieces=(piece_of(left_out.entry),), value=lead)
    counts = _COUNTS.search(frame.plain)
    if counts is None or not _OF_AIM.search(counts["into"]) or any(_SAYS.search(fold(p.text)) for p in view.passages):
        return None  # the place that says what counts is looked up
    name = view.agency.short_name or view.agency.name
    return Draft(wording.NOT_RECKONED.format(agency=name), Status.NO_SOURCE, show_quotes=False)


def _left_out(frame: Frame, view: View) -> Match | None:
    """The best fitting aim whose exceptions name what is asked about."""
    entries = [e for e in view.entries_with(Target) if isinstance(e.fact, Target) and e.fact.exclusions]
    for match in view.rank(frame, entries):
        fact = match.entry.fact
        if isinstance(fact, Target) and match.cover >= WORD_COVER:
            only = [t for t in frame.terms if not t.only_names and not _in(t, f"{fact.subject} {_OF_ANY_AIM}")]
            if only and all(_in(t, fact.exclusions) for t in only):
                return match
    return None


_OF_ANY_AIM = "chỉ tiêu tỷ lệ mục kế hoạch phần trăm tính gồm bao giảm bắt buộc áp dụng phải thuộc diện đạt đủ"


def _in(term: Term, text: str) -> bool:
    held = set(keys(text))
    return any(held.issuperset(reading) for reading in term.readings)
