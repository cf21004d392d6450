"""Look up: the fact or clause that answers, its value first, its words quoted."""

import re
from collections.abc import Sequence

from core.vietnamese.text import key, keys, squeeze, tokens
from corpus.facts.model import Basis, ContinuousDue, Deadline, Duty, Fact, Limit, Target, Task
from rag import wording
from rag.answer import Status
from rag.confidence import confidence
from rag.draft import Draft, Piece, best_of, distinct, piece_of
from rag.frame import DAY, Asserted, Frame, Mode, Slot
from rag.leads import bound, capital, deadline_line, lead_of
from rag.levels import levels_of, of_its_year, two_levels
from rag.match import HARD, KINDS, Match
from rag.operators.lists import is_of
from rag.operators.tasks import row_pieces
from rag.opposites import is_denied, names_opposite
from rag.patterns import HAS_RULE, WHICH_AIM, WHICH_TEXT
from rag.question import content_keys
from rag.view import View
from rag.weighing import words_of

YES_COVER = 0.45
UNSAID = 0.35
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
_HEADS = frozenset({"trung tam", "van phong", "bo phan"})
_DENIED = re.compile(
    r"(?<![\w'])khong (?:duoc |phai |can )?(?P<verb>[a-z]+) (?P<rest>[a-z]+)(?= [\w' ]*(?:nao|gi|lai))|x^"
)
_NEGATION = re.compile(r"không (?:được |phải |cần )?(\w+)(?: (\w+))?")
_STRONG = re.compile(r"(?<![\w'])(?:bat buoc|nghiem cam|cam)(?![\w'])")  # more than a clause that only prefers
_NOT_A_NEGATION = frozenset({"qua", "it", "duoi", "giai", "bao", "chi", "con", "du", "dung", "co"})


def look_up(frame: Frame, view: View) -> Draft | None:
    """The best evidence of one agency, or None where nothing shares a word with the question."""
    matches = _denying_first(frame, _of_aims(frame, view, view.rank(frame)))
    best = best_of(matches)
    if best is None:
        return None
    sure = confidence(frame, best, matches, view.matcher.lexicon)
    if frame.mode is Mode.YES_NO and not frame.slots & (HARD - {Slot.AMOUNT}) and not _affirms(frame, best, view):
        sure = 0.0  # "Có" on a loose likeness misleads
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
    lead = _yes_no(frame, best, view) or (lead_of(fact, frame) if fact and speaks_to(fact, frame) else "")
    lead = lead or _whose(pieces[0], view)
    return Draft(
        lead,
        subject=fact.subject if isinstance(fact, Limit | Target) else "",
        pieces=pieces[:4],
        value=lead if Slot.EXCEPTION in frame.slots and lead else _value(fact, best),
        sure=sure,
    )


def _affirms(frame: Frame, best: Match, view: View) -> bool:
    """Whether the piece says enough of what is asked to say "Có" or "Không", and every figure of it."""
    if not _holds_figures(frame, best) or not all(_states(said, best.entry.quote) for said in frame.asserted):
        return False
    if _is_of_others(frame, best):
        return False
    if names_opposite(frame, best) and not is_denied(frame, best):
        return False
    if HAS_RULE.search(frame.plain) and not _speaks_of_all(frame, best):
        return False
    words = words_of(frame.terms, view.matcher.lexicon)
    missing = sum(word.weight for word in words if not word.in_passage(best.entry))
    return best.own_cover >= YES_COVER and missing <= UNSAID * sum(word.weight for word in words)


def _is_of_others(frame: Frame, best: Match) -> bool:
    """Whether the place tells what other units have to do than the one that the question begins with."""
    doers = best.entry.doers
    head = " ".join(frame.plain.split()[:2])
    if frame.actor_units:
        return bool(doers) and not any(is_of(doer, frame.actor_units) for doer in doers)
    return bool(doers) and head in _HEADS and not any(" ".join(keys(doer)).startswith(head) for doer in doers)


def _speaks_of_all(frame: Frame, best: Match) -> bool:
    """Whether the place has all of what the plan is asked to have a rule on ("cỡ chữ văn bản")."""
    said = [term for term in frame.terms if not term.only_names]
    return all(any(set(reading) <= best.entry.weights.keys() for reading in term.readings) for term in said)


def _holds_figures(frame: Frame, best: Match) -> bool:
    """Whether the place states each figure said, but for those that name a text, a plan's year or a place."""
    document = best.entry.document
    named = {part for cited in frame.cited for part in re.findall(r"\d+", cited.number)}
    named |= set(re.findall(r"\d+", f"{document.identity.title} {document.identity.year} {frame.task} {frame.section}"))
    stated = {figure.lstrip("0") for figure in re.findall(r"\d+", best.entry.passage.text)}
    said = {figure.lstrip("0") for figure in re.findall(r"\d+", frame.plain)}
    return said <= stated | {figure.lstrip("0") for figure in named}


def _states(said: Asserted, quote: str) -> bool:
    """Whether the piece has the day or the share that the asker states; other figures are looked for one by one."""
    if said.unit == DAY:
        day, month = said.text.split("/")
        return re.search(rf"(?<!\d)0?{day}\s*(?:/|-|tháng)\s*0?{month}(?!\d)", quote) is not None
    if said.unit == "%":
        return re.search(rf"(?<![\d,.]){said.value.normalize():f}\s*%", quote) is not None
    return True


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


def _yes_no(frame: Frame, best: Match, view: View) -> str:
    """ "Có." or "Không." by whether the clause denies what was asked; empty unless it is a yes/no question.

    A clause that sets a bound says neither: the bound is told, and nothing is allowed that was not understood.
    """
    if frame.mode is not Mode.YES_NO or frame.slots & (HARD - {Slot.AMOUNT}):
        return ""
    if is_denied(frame, best):
        return wording.NO
    asked = content_keys(frame)
    for match in _NEGATION.finditer(" ".join(tokens(best.entry.quote))):
        first = key(match[1])
        said_plainly = re.search(rf"(?<!khong )(?<![\w']){first}(?![\w'])", frame.plain)
        if first not in _NOT_A_NEGATION and first in asked and said_plainly:
            return wording.NO
    said = " ".join(best.entry.own_order)
    if any(strong not in said for strong in _STRONG.findall(frame.plain)):
        return ""
    limit = _limit_in(best, view)
    return lead_of(limit, frame) if limit and not HAS_RULE.search(frame.plain) else wording.YES


def _limit_in(best: Match, view: View) -> Limit | None:
    """The bound that the clause sets."""
    inside = (f for f in view.facts_of(Limit) if f.passage_id == best.entry.passage.id)
    return next((f for f in inside if f.quote in best.entry.quote or best.entry.quote in f.quote), None)


def quote_pieces(matches: Sequence[Match]) -> tuple[Piece, ...]:
    """Distinct pieces of the matches, in their order."""
    return distinct([piece_of(m.entry) for m in matches])
