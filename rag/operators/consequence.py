"""What follows for who fails: "Nếu không thực hiện nghiêm thì bị xử lý thế nào?"; a target is no answer to it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.vietnamese.text import fold, keys, spelling, tokens
from corpus.facts.model import Duty
from rag import wording
from rag.answer import Status
from rag.draft import Draft, distinct, piece_of
from rag.entries import Entry
from rag.frame import Frame, Mode, Slot, Term
from rag.match import Match
from rag.view import View

_PENALTY = (
    r"(?:xu li|xu phat|phat|ki luat|khien trach|canh cao|che tai|phe binh|kiem diem|nhac nho|quy trach nhiem"
    r"|tru diem|ha bac|cat thi dua|lien doi)"
)
_FAILS = (
    r"(?:(?:khong|chua|chang|ko) (?:[\w']+ ){0,2}?(?:dat|hoan thanh|thuc hien|chap hanh|bao cao|nop|gui|giam|du|lam"
    r"|tuan thu|dung|kip|nghiem|xong)|vi pham|lam sai|sai qui dinh|ne (?:tranh|trach)|dun day|nhung nhieu|sach nhieu"
    r"|cham (?:tre|bao cao|nop|han|tien do)|tre han|qua han|qua gio|vuot (?:gio|thoi gian|muc))"
)
_ASKED = re.compile(
    rf"(?<![\w'])(?:bi (?:[\w']+ )?{_PENALTY}|bi (?:gi|sao|lam sao|the nao)|hau qua'?|che tai"
    rf"|{_FAILS}.* (?:xu li (?:the nao|ra sao|sao|nhu the nao|gi)|(?:thi|co) (?:sao|the nao|lam sao|bi sao)))(?![\w'])"
)
_WHO_SUFFERED = re.compile(r"(?<![\w'])(?:ai|nao|nhung ai) (?:[\w']+ ){0,2}?bi(?![\w'])")
_TELLS = re.compile(
    r"(?<!\w)(?:xu ly (?:nghiem|trach nhiem|ky luat|vi pham|sai pham|doi voi|(?:cac|nhung) (?:truong hop|hanh vi"
    r"|vi pham|to chuc|ca nhan))|(?:de xuat|kien nghi|tham muu|de nghi) xu ly|xu ly nghiem|phe binh|kiem diem"
    r"|khien trach|canh cao|che tai|xu phat|bi phat|bi ky luat|xin loi"
    r"|(?:ha|giam) (?:mot )?(?:bac|muc) (?:xep loai|thi dua)"
    r"|khong (?:xet|xep loai|cong nhan|khen)|tru diem|tra lai|dinh chi)(?!\w)"
)
_GENERAL = frozenset(
    tokens(
        "khong dat chi tieu muc hoan thanh thuc hien trien khai chap hanh nghiem tuc ke hoach nhiem vu xu li phat bi "
        "ki luat khien trach canh cao che tai phe binh kiem diem qui dinh viec don vi co quan phong ban ca nhan to "
        "chuc nguoi can bo cong vien neu ma thi hau qua hinh thuc gi sao the nao ra truong du lam"
    )
)
_FIGURE = re.compile(r"\d+")
_OF_SUBJECT = 0.5
_BESIDE = 0.85


def consequence(frame: Frame, view: View) -> Draft | None:
    """What the plan says follows, or that it says nothing; None where no consequence is asked for."""
    if frame.mode is Mode.CONFLICT or frame.slots & {Slot.MONEY, Slot.RECEIVER} or not _ASKED.search(frame.plain):
        return None
    if _WHO_SUFFERED.search(frame.plain):
        return None
    entries = [e for e in view.entries if _tells(e)]
    subject = tuple(t for t in frame.terms if not _is_general(t))
    about = replace(frame, terms=subject or frame.terms, slots=frozenset(), asked_noun=(), units=(), actor_units=())
    matches = [] if frame.task else view.rank(about, entries)
    matches = [m for m in matches if _speaks_of(frame, subject, m.entry, view)]
    if not matches:
        name = view.agency.short_name or view.agency.name
        return Draft(wording.NO_CONSEQUENCE.format(agency=name), Status.NO_SOURCE, show_quotes=False)
    near = [m for m in matches[:3] if m.score >= matches[0].score * _BESIDE]
    lead = wording.YES if frame.mode is Mode.YES_NO else ""
    pieces = distinct([piece_of(m.entry, _sentence(m)) for m in near])
    return Draft(lead, pieces=pieces, value=pieces[0].quote)


def _tells(entry: Entry) -> bool:
    """Whether a clause or duty says what is done about who fails."""
    return (entry.fact is None or isinstance(entry.fact, Duty)) and bool(_TELLS.search(fold(entry.quote)))


def _speaks_of(frame: Frame, subject: Sequence[Term], entry: Entry, view: View) -> bool:
    """Whether the passage is about the failing asked about: it says its words, and every figure of it."""
    text = entry.passage.text
    said, spelled = set(keys(text)), {spelling(token) for token in tokens(text)}
    if any(figure not in said for value in frame.asserted for figure in _FIGURE.findall(value.text)):
        return False
    held = total = 0.0
    for term in subject:
        weight = term.weight * max(map(view.matcher.lexicon.idf, term.readings[0]))
        total += weight
        as_typed = said.issuperset(term.readings[0]) and spelled.issuperset(term.spellings)
        held += weight * (as_typed or any(said.issuperset(r) for r in term.readings[1:]))
    return held >= _OF_SUBJECT * total


def _sentence(match: Match) -> str:
    return match.entry.quote if match.entry.fact is not None else ""


def _is_general(term: Term) -> bool:
    """A word that fits any failing and any consequence."""
    return term.surface.isdigit() or any(_GENERAL.issuperset(reading) for reading in term.readings)
