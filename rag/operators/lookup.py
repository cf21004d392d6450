"""Look up: the fact or clause that answers, its value first, its words quoted."""

import re
from collections.abc import Sequence

from core.vietnamese.text import squeeze
from corpus.facts.model import Basis, ContinuousDue, Deadline, Duty, Fact, Limit, Target, Task
from rag import wording
from rag.answer import Status
from rag.confidence import confidence
from rag.draft import Draft, Piece, best_of, distinct, piece_of
from rag.frame import Frame, Mode, Slot
from rag.leads import bound, capital, deadline_line, lead_of
from rag.levels import levels_of, of_its_year, two_levels
from rag.match import HARD, KINDS, Match
from rag.operators.affirm import affirms, speaks_elsewhere, yes_or_no
from rag.operators.tasks import row_pieces
from rag.patterns import WHICH_AIM, WHICH_TEXT
from rag.view import View

_SAME = 60  # characters that tell a quote
TIE = 0.97
REST_ENOUGH = 0.4
AIMS_ENOUGH = 0.5
TIE_OF_DAYS = 0.93
TIE_OF_AIMS = 0.3  # where it is asked which aims there are
TIE_OF_EACH = 0.4  # where the days of several are asked for
_DAYS_ASKED = re.compile(r"(?<![\w'])(?:ngay|hom|bua) (?:nao|may)|khi nao|bao gio|moi (?:ben|don vi|noi|ki)")
SECOND = 0.8
_FEW = 40
_DENIED = re.compile(
    r"(?<![\w'])khong (?:duoc |phai |can )?(?P<verb>[a-z]+) (?P<rest>[a-z]+)(?= [\w' ]*(?:nao|gi|lai))|x^"
)


def look_up(frame: Frame, view: View) -> Draft | None:
    """The best evidence of one agency, or None where nothing shares a word with the question."""
    matches = _denying_first(frame, _of_aims(frame, view, view.rank(frame)))
    best = best_of(matches)
    if best is None:
        return None
    sure = confidence(frame, best, matches, view.matcher.lexicon)
    if frame.mode is Mode.YES_NO and not frame.slots & (HARD - {Slot.AMOUNT}) and not affirms(frame, best, view):
        sure = 0.0  # "Có" on a loose likeness misleads
    if speaks_elsewhere(frame, best, view):
        sure = 0.0
    chosen = _speaking(best, matches, frame)
    tied = _tied(chosen, matches, frame) if chosen.entry.fact else [chosen]
    pieces = distinct([piece_of(m.entry) for m in [*tied, best, *_seconds(best, matches, frame)]])
    if _has_no_day(chosen.entry.fact, frame):
        fact = chosen.entry.fact
        assert isinstance(fact, Deadline)
        lead = wording.NO_EXACT_DAY.format(wording=fact.wording)
        return Draft(lead, Status.NO_SOURCE, pieces=(piece_of(chosen.entry),), show_quotes=False)
    if isinstance(chosen.entry.fact, Deadline) and len(tied) > 1:
        lines = tuple(dict.fromkeys(deadline_line(m.entry.fact) for m in tied if isinstance(m.entry.fact, Deadline)))
        return Draft("", pieces=pieces, lines=lines, value=" | ".join(lines), sure=sure, show_quotes=False)
    if len(tied) > 1:
        facts = [m.entry.fact for m in tied if m.entry.fact]
        lines = tuple(dict.fromkeys(of_its_year(fact, lead_of(fact, frame)) for fact in facts))
        return Draft("", pieces=pieces, lines=lines, value=" | ".join(lines), sure=sure)
    fact = chosen.entry.fact
    both = levels_of(fact, view) if isinstance(fact, Target) else []
    if len(both) > 1:
        pieces = distinct([Piece(view.passage(f.passage_id), f.quote) for f in both])
        value = " | ".join(bound(f) for f in both)
        return Draft(two_levels(both), Status.CONFLICTING, pieces=pieces, value=value, sure=sure)
    if isinstance(fact, Task):
        pieces = distinct([*row_pieces(fact, view), *pieces])
    pieces = distinct([*pieces, *_same_elsewhere(fact, matches)])
    rest = _rest(frame, chosen, matches)
    pieces = distinct([pieces[0], *(piece_of(m.entry) for m in rest), *pieces[1:]]) if rest else pieces
    lead = yes_or_no(frame, best, view) or (lead_of(fact, frame) if fact and speaks_to(fact, frame) else "")
    lead = lead or _whose(pieces[0], view)
    return Draft(
        lead,
        subject=fact.subject if isinstance(fact, Limit | Target) else "",
        pieces=pieces[:4],
        value=lead if Slot.EXCEPTION in frame.slots and lead else _value(fact, best),
        sure=sure,
    )


def speaks_to(fact: Fact, frame: Frame) -> bool:
    """Whether the fact's own slots are what the question asks for."""
    return isinstance(fact, Limit | Target | Task) or bool(KINDS.get(type(fact), frozenset()) & frame.slots)


def _rest(frame: Frame, chosen: Match, matches: Sequence[Match]) -> list[Match]:
    """Evidence of the same plan for what is asked beside the main thing ("ai chủ trì, sản phẩm gì?")."""
    found: list[Match] = []
    offered = chosen.entry.offers
    for slot in sorted((frame.slots & HARD) - offered):
        other = next(
            (m for m in matches if slot in m.entry.offers and m.entry.document.id == chosen.entry.document.id), None
        )
        if other is not None and other.score >= chosen.score * REST_ENOUGH:
            found.append(other)
    return found


def _same_elsewhere(fact: Fact | None, matches: Sequence[Match]) -> list[Piece]:
    """Other places of the same plan that state the same value of the same thing."""
    if not isinstance(fact, Limit | Target):
        return []
    return [
        piece_of(m.entry)
        for m in matches[:20]
        if isinstance(m.entry.fact, type(fact))
        and m.entry.fact is not fact
        and m.entry.fact.quantity == fact.quantity
        and m.entry.document.id == fact.document_id
    ][:2]


def _denying_first(frame: Frame, matches: list[Match]) -> list[Match]:
    """What asks for the case in which something is not done is told by the place that forbids it."""
    asked = _DENIED.search(frame.plain) if frame.mode is not Mode.YES_NO else None
    if asked is None:
        return matches
    forbids = re.compile(rf"(?<!\w)khong (?:duoc |phai |can )?{asked['verb']} {asked['rest']}(?!\w)")
    found = [m for m in matches[:_FEW] if forbids.search(" ".join(m.entry.own_order))]
    return found + [m for m in matches if m not in found]


def _of_aims(frame: Frame, view: View, matches: list[Match]) -> list[Match]:
    """A question about an aim ("chỉ tiêu", "giảm …") is about the targets, where any fits nearly as well."""
    if not (frame.reduces or "chi tieu" in frame.plain) or frame.slots & {
        Slot.ACTOR,
        Slot.DATE,
        Slot.FREQUENCY,
        Slot.ACTION,
    }:
        return matches
    aims = [m for m in matches if isinstance(m.entry.fact, Target) and m.fills]
    if not aims or not matches or aims[0].score < matches[0].score * AIMS_ENOUGH:
        return matches
    return aims


def _speaking(best: Match, matches: Sequence[Match], frame: Frame) -> Match:
    """What speaks for the best piece: the clause, where it is asked in which text something stands: that is not the
    one it cites."""
    if not (WHICH_TEXT.search(frame.plain) and isinstance(best.entry.fact, Basis)):
        return best
    clauses = (m for m in matches if m.entry.fact is None and m.entry.passage.id == best.entry.passage.id)
    return next((m for m in clauses if best.entry.quote in m.entry.quote), best)


def _tied(chosen: Match, matches: Sequence[Match], frame: Frame) -> list[Match]:
    """Facts of the same kind and passage that fit equally well: the question named no one of them."""
    if isinstance(chosen.entry.fact, Deadline):
        return _tied_deadlines(chosen, matches, frame)
    if not isinstance(chosen.entry.fact, Limit | Target):
        return [chosen]
    tie = TIE_OF_AIMS if isinstance(chosen.entry.fact, Target) and WHICH_AIM.search(frame.plain) else TIE
    return [
        m
        for m in matches
        if m.score >= chosen.score * tie
        and type(m.entry.fact) is type(chosen.entry.fact)
        and m.entry.passage.id == chosen.entry.passage.id
    ]


def _tied_deadlines(chosen: Match, matches: Sequence[Match], frame: Frame) -> list[Match]:
    """Deadlines of other units or days that fit nearly as well: all are told, each with whose it is."""
    first = chosen.entry.fact
    assert isinstance(first, Deadline)
    if not first.actor or isinstance(first.due, ContinuousDue):
        return [chosen]
    found = {(first.actor, first.wording): chosen}
    tie = TIE_OF_EACH if len(_DAYS_ASKED.findall(frame.plain)) > 1 else TIE_OF_DAYS
    for match in matches[:40]:
        fact = match.entry.fact
        same_kind = (
            isinstance(fact, Deadline) and fact.report_period == first.report_period and bool(fact.report_period)
        )
        if same_kind and match.score >= chosen.score * tie and isinstance(fact, Deadline) and fact.actor != first.actor:
            found.setdefault((fact.actor, fact.wording), match)
    return list(found.values())


def _has_no_day(fact: Fact | None, frame: Frame) -> bool:
    """The very day is asked for, and the plan says only "theo quy định", "hằng năm" or "khi có yêu cầu"."""
    if not isinstance(fact, Deadline) or fact.task or not frame.exact_day:
        return False
    return not any(letter.isdigit() for letter in fact.wording)


def _seconds(best: Match, matches: Sequence[Match], frame: Frame) -> list[Match]:
    """The runner-up clauses worth showing beside the best."""
    return [m for m in matches[:12] if m.fills and m is not best and m.score >= best.score * SECOND][:3]


def _whose(piece: Piece, view: View) -> str:
    """Who does what the piece tells, where the plan names them above it and not in it."""
    said = squeeze(piece.quote).lower()
    for duty in view.facts_of(Duty):
        if duty.passage_id == piece.passage.id and squeeze(duty.quote).lower()[:_SAME] in said and duty.actor:
            return "" if duty.actor.lower() in said else f"{capital(duty.actor)}:"
    return ""


def _value(fact: Fact | None, best: Match) -> str:
    if isinstance(fact, Limit | Target):
        return bound(fact)
    return best.entry.quote


def quote_pieces(matches: Sequence[Match]) -> tuple[Piece, ...]:
    """Distinct pieces of the matches, in their order."""
    return distinct([piece_of(m.entry) for m in matches])
