"""What a share is a share of: "60% tính trên hội nghị hay cuộc họp?"; every wording is told where places differ."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from core.vietnamese.text import keys
from corpus.facts.model import Target
from rag import wording
from rag.draft import Draft, Piece, distinct, shorten
from rag.frame import Frame, Mode
from rag.leads import bound, capital, lower
from rag.match import WORD_COVER
from rag.view import View

_MEASURED = re.compile(
    r"(?<![\w'])tinh (?:tren|theo|bang|cho)(?: (?:tong|so|tong so|cai|co so|loai|con so))*"
    r"(?: (?:gi|nao|dau'?)|(?: [\w']+){1,6}? hay)(?![\w'])"
    r"|(?<![\w'])tren tong(?: so)? (?:gi|nao|cai gi|cai nao)(?![\w'])|(?<![\w'])mau so (?:cua|la)(?! (?:may|bao))"
)
_SHARE = re.compile(r"(?<![\w'])(?:ti le|phan tram|chi tieu|muc)(?![\w'])")
_EITHER = re.compile(
    r"(?<![\w'])(?P<one>[a-z]+ [a-z]+) hay(?: la)?(?: (?:tinh|tren|theo|so|cuoc|ti le)){0,3} (?P<other>[a-z]+)(?![\w'])"
)
_FRAMING = frozenset(keys("chỉ tiêu mức tỷ lệ kế hoạch tính trên tổng số cuộc chỗ ghi"))


def measured(frame: Frame, view: View) -> Draft | None:
    """The thing that a share is measured on, in each wording of the plan; None where that is not asked."""
    either = _EITHER.search(frame.plain)
    shares = {said.value for said in frame.asserted if said.unit == "%"}
    asked = bool(_MEASURED.search(frame.plain)) and bool(shares or _SHARE.search(frame.plain))
    laid_out = bool(shares) and (either is not None or frame.mode is Mode.CONFLICT)
    if not (asked or laid_out) or (frame.mode is Mode.COMPARE and (frame.all_agencies or len(frame.agencies) > 1)):
        return None
    facts = _of_one_value(frame, view, shares, either)
    if laid_out and len(facts) == 1:
        wider = _of_one_value(replace(frame, plain=""), view, shares, either)
        facts = wider if _says_both(frame, wider) else facts
    if not facts or (len(facts) == 1 and not facts[0].base) or not (asked or _says_both(frame, facts)):
        return None
    lines = tuple(wording.LEVEL_AT.format(value=_line(f), locator=f.locator) for f in facts)
    pieces = distinct([Piece(view.passage(f.passage_id), shorten(f.quote)) for f in facts])
    if len(facts) == 1:
        return Draft(capital(_line(facts[0])), pieces=pieces, value=lines[0])
    lead = wording.WORDED_APART.format(value=lower(bound(facts[0])))
    return Draft(lead, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def _of_one_value(frame: Frame, view: View, shares: set[Decimal], either: re.Match[str] | None) -> list[Target]:
    """The aims at the share asked about, each wording once: the best fitting and those that speak of the same."""
    about = replace(frame, slots=frozenset(), counted=(), asked_noun=())
    entries = [
        e
        for e in view.entries_with(Target)
        if isinstance(e.fact, Target)
        and e.fact.quantity.unit == "%"
        and (not shares or e.fact.quantity.value in shares)
    ]
    matches = [m.entry for m in view.rank(about, entries) if m.cover >= WORD_COVER]
    best = next((e.fact for e in (matches or (entries if shares else []))), None)
    if not isinstance(best, Target):
        return []
    offered = _pairs_in(either[0]) if either else set()
    named = (_pairs_in(frame.plain) & _pairs_in(best.subject)) - offered
    named = {pair for pair in named if not _FRAMING.issuperset(pair)}
    common = {pair for pair in _pairs_in(best.subject) if not _FRAMING.issuperset(pair)}
    found: dict[str, Target] = {}
    for fact in view.facts_of(Target, (best.document_id,)):
        alike = fact.quantity == best.quantity and fact.direction is best.direction
        told = _pairs_in(fact.subject)
        if fact is best or (alike and (shares or named) and named <= told and common & told):
            found.setdefault(_line(fact).lower(), fact)
    return list(found.values())


def _pairs_in(text: str) -> set[tuple[str, str]]:
    return set(pairwise(keys(text)))


def _line(fact: Target) -> str:
    return wording.MEASURED_ON.format(subject=fact.subject, base=fact.base) if fact.base else fact.subject


def _says_both(frame: Frame, facts: Sequence[Target]) -> bool:
    """Whether the question speaks the words by which each of two wordings differs from the other."""
    said = set(frame.plain.split())
    words = [set(keys(fact.subject)) - _FRAMING for fact in facts]
    others = [set[str]().union(*(w for w in words if w is not mine)) for mine in words]
    return len(facts) > 1 and all(said & (mine - other) for mine, other in zip(words, others, strict=True))
