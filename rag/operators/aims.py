"""Every aim that a plan sets for one thing: "Về hội nghị thì có những chỉ tiêu nào?"."""

import re
from collections.abc import Sequence

from core.vietnamese.text import keys
from corpus.facts.model import Direction, Target
from rag import wording
from rag.draft import Draft, distinct, piece_of
from rag.frame import Frame, Mode, Slot, Term
from rag.leads import lead_of
from rag.view import View
from rag.weighing import words_of

_WHICH_AIMS = re.compile(
    r"(?<![\w'])(?:(?:nhung|cac|may|bao nhieu) (?:chi tieu|muc tieu|con so)|(?:chi tieu|muc tieu) (?:nao|gi)"
    r"|(?:chi tieu|muc tieu) (?:ve|cho|doi voi)(?: [\w']+){1,8}? (?:la |gom )?(?:nhung gi|gi|nao))(?![\w'])"
)
_OPEN = frozenset({Slot.WHAT, Slot.LIST, Slot.COUNT, Slot.AMOUNT})
_OF_ANY_AIM = frozenset(
    keys(
        "chỉ tiêu mục tiêu con số định lượng cụ thể đặt đề ra kế hoạch năm hằng hàng phải đảm bảo bảo đảm thực hiện "
        "hoàn thành phấn đấu đạt xây dựng tổ chức trong việc về nội dung công tác lĩnh vực mảng liên quan tới đến nêu "
        "có các lớn chính giao yêu cầu phường ban kh"
    )
)


def aims_of_subject(frame: Frame, view: View) -> Draft | None:
    """The aims whose subject holds every word that the question names; None where none is named or fits."""
    if not _WHICH_AIMS.search(frame.plain) or frame.slots - _OPEN or frame.asserted or frame.mode in _OTHER_MODES:
        return None
    named = [t for t in frame.terms if not t.only_names and not _is_general(t)]
    if not (named or frame.reduces):
        return None
    words = words_of(named, view.matcher.lexicon)
    entries = [
        e
        for e in view.entries_with(Target)
        if isinstance(e.fact, Target)
        and (not frame.documents or e.document.id in frame.documents)
        and (not frame.reduces or e.fact.direction is Direction.REDUCE)
        and _is_about(e.fact, named)
        and all(word.in_piece(e) for word in words)
    ]
    lines = tuple(dict.fromkeys(lead_of(e.fact, frame) for e in entries if e.fact))
    if len(lines) < 2:  # a lone aim is looked up, with its levels
        return None
    lead = wording.TASK_COUNT.format(count=len(lines), noun=wording.AIMS) if Slot.COUNT in frame.slots else ""
    pieces = distinct([piece_of(e) for e in entries])
    return Draft(lead, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


_OTHER_MODES = frozenset({Mode.CONFLICT, Mode.YES_NO})


def _is_general(term: Term) -> bool:
    return term.surface.isdigit() or any(_OF_ANY_AIM.issuperset(reading) for reading in term.readings)


def _is_about(fact: Target, named: Sequence[Term]) -> bool:
    held = set(keys(f"{fact.subject} {fact.base}"))
    return all(any(held.issuperset(reading) for reading in term.readings) for term in named)
