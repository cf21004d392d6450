"""A rank held against an aim: "Xếp hạng 7 thì đạt mục tiêu top 5 chưa?"; the lower figure is the better one."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.facts.model import Direction, Target
from rag import wording
from rag.draft import Draft, piece_of
from rag.frame import Frame, Mode
from rag.leads import bound, lower
from rag.match import WORD_COVER, Match
from rag.patterns import ENOUGH
from rag.view import View

_WORDS = {
    "nhat": 1, "nhi": 2, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5, "sau": 6, "bay": 7, "tam": 8, "chin": 9,
    "muoi": 10,
}  # fmt: skip
_PLACE = rf"(?P<{{n}}>\d{{{{1,3}}}}|(?:{'|'.join(_WORDS)})(?! \d| nay| ngoai| sau))(?![\w'/%])"
_HELD = re.compile(
    r"(?<![\w'])(?:xep|(?<!khach )(?<!mat )(?<!ngan )hang|(?<!o )vi tri|dung(?= (?:o |hang |thu |vi tri )))"
    rf"(?: (?:hang|thu|vi tri|o|duoc|tan))* {_PLACE.format(n='place')}"
)
_TOP = re.compile(
    r"(?<![\w'])(?:top ?(?P<top>\d{1,3})|(?:trong |vao )?(?:nhom|trong) (?P<group>\d{1,3}) (?:[\w']+ ){1,4}?"
    r"(?:dan dau'?|dung dau'?|cao nhat|tot nhat))(?![\w'/%])"
)
_JUDGED = re.compile(
    r"(?<![\w'])(?:thi sao|thi the nao|(?:may|bao nhieu) (?:bac|hang|vi tri)|dat|lot|nam trong|con trong|du)(?![\w'])"
)
_CLAIMED = re.compile(
    r"(?<![\w'])(?:(?:dung|phai) (?:khong|chua|chu|a|ha)|dung vay|(?:dat|dat ra|de ra) (?:muc tieu|chi tieu))(?![\w'])"
)


def rank(frame: Frame, view: View) -> Draft | None:
    """Whether a rank meets the plan's aim, by how much it falls short and what would do; None where the plan aims at
    no rank of the kind."""
    held, top = _HELD.search(frame.plain), _TOP.search(frame.plain)
    asks = frame.mode is Mode.YES_NO or bool(ENOUGH.search(frame.plain) or _JUDGED.search(frame.plain))
    if not (held or top) or not asks or frame.mode in (Mode.COMPARE, Mode.CONFLICT):
        return None
    said = int(top["top"] or top["group"]) if top else 0
    match = _aim(frame, view, said)
    if match is None or not isinstance(match.entry.fact, Target):
        return None
    target = match.entry.fact
    if held:
        place = _WORDS.get(held["place"]) or int(held["place"])
        lead = _verdict(target, place, wording.PLACE.format(place=place))
    elif _CLAIMED.search(frame.plain) and not ENOUGH.search(frame.plain):
        same = said == target.quantity.value
        form = wording.MATCHES if same else wording.BELOW
        lead = form.format(bound=lower(bound(target)), said=f"top {said}")
    else:
        lead = _verdict(target, said, f"top {said}", sure=False)
    return Draft(lead, pieces=(piece_of(match.entry),), value=lead)


def _aim(frame: Frame, view: View, top: int) -> Match | None:
    """The aim at a rank that the question is about: by its subject, else the only one of the rank that is named."""
    entries = [e for e in view.entries_with(Target) if _is_rank(e.fact)]
    about = replace(frame, slots=frozenset(), counted=(), asked_noun=(), fresh=frozenset(), years=())
    matches = [m for m in view.rank(about, entries) if m.cover >= WORD_COVER]
    named = [m for m in matches if m.fits] or _of_rank(matches, top)
    return named[0] if named else None


def _of_rank(matches: Sequence[Match], top: int) -> list[Match]:
    found = [m for m in matches if isinstance(m.entry.fact, Target) and m.entry.fact.quantity.value == top]
    return found if len(found) == 1 else []


def _is_rank(fact: object) -> bool:
    return isinstance(fact, Target) and fact.direction is Direction.RANK


def _verdict(target: Target, place: int, said: str, *, sure: bool = True) -> str:
    """Reached or not; a top that is wider than the aim's may hold it or not."""
    last = int(target.quantity.value)
    aim = target.quantity.text
    if place <= last:
        return wording.RANK_REACHED.format(aim=aim, said=said)
    if not sure:
        return wording.RANK_TOO_WIDE.format(aim=aim, said=said, place=last)
    return wording.RANK_MISSED.format(aim=aim, said=said, gap=place - last, place=last)
