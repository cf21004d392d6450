"""Texts that a plan cites: number, date, issuer, subject, and who cites them; what they say inside is not held."""

import re
from collections.abc import Sequence

from core.vietnamese.text import fold, key, keys, tokens
from corpus.facts.model import Basis
from rag import wording
from rag.answer import Status
from rag.confidence import confidence
from rag.draft import Draft, Piece, piece_of, shorten
from rag.frame import Cited, Frame, Slot
from rag.leads import basis_line, capital
from rag.match import HARD, KINDS, Match
from rag.operators.issuers import of_named_issuer
from rag.patterns import ABOUT_WHAT, LAW_INSIDE, LAW_SPEAKS, WHICH_TEXT
from rag.view import View

_ABOUT = frozenset({Slot.NUMBER, Slot.ISSUER, Slot.ISSUED})
_ENOUGH_COVER = 0.5
_SEVERAL = re.compile(
    r"(?<![\w'])(?:nhung|cac|hai|may|2|ba|3) (?:van ban|nghi dinh|thong tu|quyet dinh|nghi quyet|luat|ke hoach)"
)
_LAW_FIRST = re.compile(r"^(?:theo |trong |tai )?(?:bo luat|luat|nghi dinh|thong tu|nghi quyet) ")
_CARRIED_OUT = re.compile(  # the text only says which plan or work is meant
    r"(?<![\w'])(?:thuc hien|trien khai|phu hop(?: voi)?|quan triet)(?: (?:theo|cac|tinh than))?"
    r" (?:ket luan|kl|quyet dinh|qd|nghi quyet|nq|chi thi|ct)(?: so)? \d"
)
_TEXT = re.compile(
    r"(?<![\w'])(?:van ban|quyet dinh|nghi dinh|nghi quyet|thong tu|ke hoach|ket luan|luat|qui dinh|chi thi|cong van"
    r"|chuong trinh|huong dan|qui che|de an|to trinh|qd|nd|nq|tt|kl|kh|vb)(?![\w'])"
)
_IN_FORCE = re.compile(r"(?<![\w'])(?:co|het|con) hieu luc(?![\w'])")
SURE = 0.8
ITS_OWN = 0.3
_KIND_COVER = 0.3  # the type of text asked for is evidence already
_BESIDE = 0.6
_SOLE = 0.5  # the plan cites one text of the type asked for
CITING_WORDS = frozenset(
    tokens(
        "quyet dinh nghi nghị thong tu ke hoach ket luan van ban luat qui hanh so ngay nam nhac dan can cu "
        "cong chi thi to trinh "
        "lam theo la ve cua trong nao noi vu hien thuc van de noi dung chuyen linh vuc dieu chinh dieu gi ra doi ki "
        "phan vien tinh trung uong"
    )
)


def cited_text(frame: Frame, view: View) -> Draft | None:
    """A text named by number, or asked for by its subject; None where the question is not about a cited text."""
    bases = view.facts_of(Basis)
    named = [b for b in bases if any(is_named(b.number, b.type_name, cited) for cited in frame.cited)]
    titled = [] if named else _named_by_title(frame, bases)
    named = named or titled
    if named and _CARRIED_OUT.search(frame.plain) and _beyond(frame, view, named):
        return _by_subject(frame, view) if frame.slots & {Slot.NUMBER, Slot.ISSUED} else None
    if not named and LAW_INSIDE.search(frame.plain) and _LAW_FIRST.search(frame.plain):
        return Draft(wording.NO_SOURCE.format(agency=view.agency.short_name or view.agency.name), Status.NO_SOURCE)
    if named and Slot.DATE in frame.slots and _IN_FORCE.search(frame.plain):
        return _lacking(view, named[0], (whole_clause(named[0], view),), wording.IN_FORCE_FROM)
    beyond = bool(named) and _beyond(frame, view, named)
    if Slot.NUMBER in frame.slots and WHICH_TEXT.search(frame.plain):
        return None  # a text in which something stands is none of those that the question or the plan cites
    if beyond and frame.cited and LAW_SPEAKS.search(frame.plain) and not frame.slots & {Slot.ACTOR, Slot.SUPPORT}:
        return _not_held(view, named)
    if named and not beyond and Slot.PERSON in frame.slots and frame.cited and not _in_titles(named, view):
        return _about_named(frame, view, named)
    if named and LAW_INSIDE.search(frame.plain) and (beyond or not ABOUT_WHAT.search(frame.plain)):
        return _not_held(view, named)
    if named and not beyond and Slot.DATE in frame.slots and not frame.slots & _ABOUT and (frame.cited or titled):
        return _about_named(frame, view, named)
    if named and (beyond or frame.slots & HARD) and not frame.slots & _ABOUT and _in_titles(named, view):
        return None  # "ai đôn đốc kế hoạch 226?" is about the plan that carries it out
    if frame.cited and not named and not known_by_number(frame, view) and not frame.asserted:
        return Draft(wording.NO_SOURCE.format(agency=view.agency.short_name or view.agency.name), Status.NO_SOURCE)
    if named:
        return _about_named(frame, view, named)
    if frame.slots & _ABOUT and (not frame.cited or known_by_number(frame, view)):
        return _by_subject(frame, view)
    return None


def is_named(number: str, type_name: str, cited: Cited) -> bool:
    """Whether the question's number is this text's ("09/2019" and "09" both name "09/2019/NĐ-CP")."""
    lead = key(number.replace(" ", "").split("-")[0])
    parts = lead.split("/")
    numbers = {parts[0], "/".join(parts[:2])}
    if cited.number not in numbers:
        return False
    return not cited.kinds or fold(type_name) in {fold(kind) for kind in cited.kinds}


def _about_named(frame: Frame, view: View, named: Sequence[Basis]) -> Draft | None:
    matches = view.rank(frame, [e for e in view.entries if isinstance(e.fact, Basis) and e.fact in named])
    rest = _beyond(frame, view, named)
    if not matches:
        best, pieces = named[0], (Piece(view.passage(named[0].passage_id), named[0].quote),)
    else:
        top = max(matches, key=lambda m: (_richness(m.entry.fact), m.score))
        best, pieces = top.entry.fact, (piece_of(top.entry),)  # type: ignore[assignment]
    if rest and not frame.slots & _ABOUT:
        return _content_asked(frame, view, best, pieces)
    return _without(frame, view, best, pieces) or Draft(
        capital(basis_line(best)), pieces=pieces, value=basis_line(best)
    )


def _without(frame: Frame, view: View, fact: Basis, pieces: tuple[Piece, ...]) -> Draft | None:
    """ "Luật Viên chức ban hành ngày nào?": that the plan names the text and not the day or number asked for."""
    told = {Slot.ISSUED: fact.issued, Slot.NUMBER: fact.number}
    asked = [slot for slot in told if slot in frame.slots]
    if not asked or any(told[slot] for slot in asked):
        return None
    return _lacking(view, fact, pieces, wording.AND.join(wording.SLOT_NAMES[slot.value] for slot in asked))


def _lacking(view: View, fact: Basis, pieces: tuple[Piece, ...], what: str) -> Draft:
    """That the plan names the text, and not what is asked of it."""
    name = view.agency.short_name or view.agency.name
    lead = wording.TEXT_WITHOUT.format(agency=name, text=basis_line(fact), slot=what)
    return Draft(lead, Status.NO_SOURCE, pieces=pieces, show_quotes=False)


def _named_by_title(frame: Frame, bases: Sequence[Basis]) -> list[Basis]:
    """Laws cited by name alone, where the question speaks the whole name ("Luật Viên chức")."""
    plain = f" {frame.plain} "
    return [b for b in bases if not b.number and f" {' '.join(keys(f'{b.type_name} {b.subject}'))} " in plain]


def _not_held(view: View, named: Sequence[Basis]) -> Draft:
    """What is known of the text, and that its content is not held."""
    best = max(named, key=_richness)
    known = capital(basis_line(best)) + "."
    pieces = (whole_clause(best, view),)
    return Draft(wording.TEXT_NOT_HELD.format(known=known), Status.TEXT_NOT_HELD, pieces=pieces, show_quotes=False)


def known_by_number(frame: Frame, view: View) -> bool:
    """Whether a number in the question is a plan's own or stands in its title."""
    known = {w for d in view.documents for w in keys(f"{d.identity.title} {d.identity.number or ''}")}
    return any(set(keys(cited.number)) <= known for cited in frame.cited)


def _in_titles(named: Sequence[Basis], view: View) -> bool:
    titles = " ".join(d.identity.title for d in view.documents)
    return all(b.number and b.number in titles for b in named)


def whole_clause(fact: Basis, view: View) -> Piece:
    """The fact's quote; for a law cited by its bare name, the clause it stands in."""
    if fact.number:
        return Piece(view.passage(fact.passage_id), shorten(fact.quote))
    around = [
        e.quote for e in view.entries if e.passage.id == fact.passage_id and e.fact is None and fact.quote in e.quote
    ]
    return Piece(view.passage(fact.passage_id), shorten(min(around, key=len, default=fact.quote)))


def _richness(fact: object) -> int:
    return sum(bool(getattr(fact, name, "")) for name in ("issued", "issuer", "subject"))


def _beyond(frame: Frame, view: View, named: Sequence[Basis]) -> bool:
    """Whether the question asks for more than what a citation tells: words that no citation of the text has."""
    told = {w for b in named for w in keys(f"{b.quote} {b.subject} {b.type_name} {b.issuer}")} | CITING_WORDS
    told |= {word for cited in frame.cited for word in keys(cited.number)}
    told |= {word for document in view.documents for word in keys(document.identity.issuer)}
    if not any(b.number for b in named):  # a law by its name is one that the plan spoken of cites
        told |= {word for document in view.documents for word in keys(document.identity.title)}
        told |= {str(year) for year in frame.years}
    return any(not any(set(reading) <= told for reading in term.readings) for term in frame.terms)


def _content_asked(frame: Frame, view: View, best: Basis, pieces: tuple[Piece, ...]) -> Draft | None:
    """The plan may say it itself while carrying the text out; else the text is not held."""
    matches = [m for m in view.rank(frame) if m.fills and not isinstance(m.entry.fact, Basis)]
    if matches and (matches[0].own_cover >= SURE or _says_itself(frame, matches[0])):
        return None
    known = capital(basis_line(best)) + "."
    return Draft(wording.TEXT_NOT_HELD.format(known=known), Status.TEXT_NOT_HELD, pieces=pieces)


def _says_itself(frame: Frame, best: Match) -> bool:
    """The plan's own fact of the very kind asked for, on the words left when the law's name is taken away."""
    fact = best.entry.fact
    wanted = KINDS.get(type(fact), frozenset()) & frame.slots if fact is not None else frozenset()
    return bool(wanted) and best.fits and best.own_cover >= ITS_OWN


def _by_subject(frame: Frame, view: View) -> Draft | None:
    """ "Chế độ báo cáo theo nghị định số mấy?": the cited text of the named type whose subject fits."""
    kinds = _asked_kinds(frame)
    entries = [e for e in view.entries_with(Basis) if isinstance(e.fact, Basis) and _of_kind(e.fact, kinds)]
    sole = of_named_issuer(frame, [e.fact for e in entries if isinstance(e.fact, Basis)]) if len(kinds) == 1 else None
    if sole is not None:
        line = capital(basis_line(sole))
        return Draft(line, pieces=(whole_clause(sole, view),), value=line)
    matches = view.rank(frame, entries)
    if not matches or matches[0].cover < (_KIND_COVER if _asked_kinds(frame) else _ENOUGH_COVER):
        return None
    best: Match = matches[0]
    fact = best.entry.fact
    assert isinstance(fact, Basis)
    if not kinds and Slot.ISSUER in frame.slots and not _TEXT.search(frame.plain):
        return None  # "bộ chỉ số … do ai ban hành" is about no text that is cited
    line = capital(basis_line(fact))
    sure = confidence(frame, best, matches, view.matcher.lexicon)
    if (
        kinds
        and best.cover >= _ENOUGH_COVER
        and len({e.fact.number for e in entries if isinstance(e.fact, Basis)}) == 1
    ):
        sure = max(sure, _SOLE)
    beside = [
        m.entry.fact for m in matches if m.entry.passage.id == best.entry.passage.id and m.score >= best.score * _BESIDE
    ]
    laws = [b for b in beside if isinstance(b, Basis) and b.type_name == fact.type_name and not b.number]
    if _SEVERAL.search(frame.plain):
        laws = [b for b in beside if isinstance(b, Basis) and _of_kind(b, _asked_kinds(frame))]
    if len(laws) > 1 and (not fact.number or _SEVERAL.search(frame.plain)):
        line = "; ".join(dict.fromkeys(capital(basis_line(b)) for b in laws))
    return Draft(line, pieces=(whole_clause(fact, view),), value=line, sure=sure)


_KINDS = (
    "quyết định",
    "nghị định",
    "nghị quyết",
    "thông tư",
    "kế hoạch",
    "kết luận",
    "luật",
    "quy định",
    "chỉ thị",
    "công văn",
)


def _asked_kinds(frame: Frame) -> tuple[str, ...]:
    """Type names that stand right before the question word: "nghị định số mấy", "quyết định nào"."""
    found = []
    for kind in _KINDS:
        words = " ".join(keys(kind))
        if f"{words} cua" in frame.plain or any(
            f"{words} {asked}" in frame.plain for asked in ("so may", "nao", "gi", "so bao nhieu", "so hieu", "so gi")
        ):
            found.append(kind)
    first = [kind for kind in _KINDS if frame.plain.startswith(f"{' '.join(keys(kind))} ")]
    return tuple(found or first)


def asked_type(plain: str) -> str:
    """The first type of text that a question names; empty where it says "văn bản"."""
    said = [(place, kind) for kind in _KINDS if (place := f" {plain} ".find(f" {' '.join(keys(kind))} ")) >= 0]
    return min(said, default=(0, ""))[1]


def _of_kind(basis: Basis, kinds: Sequence[str]) -> bool:
    return not kinds or fold(basis.type_name) in {fold(kind) for kind in kinds}
