"""Lists: every limit or target of a kind, every duty of a unit, every clause of a section."""

import re
from collections.abc import Sequence

from core.vietnamese.text import keys, tokens
from corpus.facts.model import Duty, Limit, Target, Task
from corpus.model import Passage, SectionKind
from rag import wording
from rag.confidence import confidence
from rag.draft import Draft, Piece, distinct, piece_of, shorten
from rag.frame import Frame, Mode, Slot, Term
from rag.leads import bound, lead_of
from rag.lexicon import acronym, in_short
from rag.match import Match
from rag.view import View

_NEAR_TOP = 0.62
_PLAN_AND_AIMS = frozenset(
    tokens(
        "chi tieu muc ke hoach kh con so dinh luong cu the dat ra de nam van ban phan dau hoan thanh thuc hien phuong"
    )
)
_ALL_AIMS = re.compile(r"(?<![\w'])(?:chi tieu|muc tieu)(?![\w'])")
_OPEN = frozenset({Slot.WHAT, Slot.LIST, Slot.COUNT})
_WHAT_IS_SAID = frozenset({Slot.WHAT, Slot.LIST, Slot.ACTION})
_PLAN_WORDS = frozenset(keys("kế hoạch kh văn bản nêu đặt ra có những gồm này cho về là của"))
_ROMAN = re.compile(r"[ivxl]+")
_LONGEST_HEADING = 120
_BESIDE = 0.4
_LONGEST_LINE = 230
_MOST_DUTIES = 12


def all_bounds(frame: Frame, view: View) -> Draft | None:
    """Every limit or target that the question's subject takes in ("từng loại hội nghị", "những con số nào")."""
    if _ALL_AIMS.search(frame.plain) and not frame.slots - _OPEN and _asks_of_plan(frame):
        return _every(view, frame)
    if frame.mode is not Mode.LIST and Slot.LIST not in frame.slots:
        return None
    kind: type[Limit] | type[Target]
    if Slot.DURATION in frame.slots:
        kind = Limit
    elif frame.slots & {Slot.PERCENT, Slot.AMOUNT} or "chi tieu" in frame.plain or "con so" in frame.plain:
        kind = Target
    else:
        return None
    if kind is Target and _of_the_plan(frame):
        return _every(view, frame)
    matches = view.rank(frame, view.entries_with(kind))
    if not matches:
        return None
    sure = confidence(frame, matches[0], matches, view.matcher.lexicon)
    top = matches[0]
    kept = _of_top_unit([m for m in matches if m.score >= top.score * (_BESIDE if _beside(m, top) else _NEAR_TOP)])
    kept.sort(key=lambda m: (m.entry.passage.document_id, m.entry.passage.order))
    lines = tuple(dict.fromkeys(lead_of(m.entry.fact, frame) for m in kept if m.entry.fact))
    return Draft(
        "",
        pieces=distinct([_sentence_piece(m) for m in kept]),
        lines=lines,
        value=" | ".join(lines),
        sure=sure,
        show_quotes=False,
    )


def _beside(match: Match, top: Match) -> bool:
    return match.entry.passage.id == top.entry.passage.id


def _of_the_plan(frame: Frame) -> bool:
    """Whether a list is asked of the plan as a whole: nothing is named but the plan and its targets."""
    said = [t for t in frame.terms if not t.only_names and not t.surface.isdigit()]
    return all(any(set(reading) <= _PLAN_AND_AIMS for reading in term.readings) for term in said)


def _asks_of_plan(frame: Frame) -> bool:
    """Whether every aim is asked for though no list is: words that may only name a plan must do so, for "Chỉ số cải
    cách hành chính" is no plan; and nothing points back to one aim."""
    named = not any(t.only_names for t in frame.terms) or bool({"hoach", "kh"} & set(frame.plain.split()))
    return named and not frame.follows and _of_the_plan(frame)


def _every(view: View, frame: Frame) -> Draft | None:
    """Every target of the plans seen, in reading order, each once."""
    told: dict[str, Piece] = {}
    for entry in view.entries_with(Target):
        if entry.fact:
            told.setdefault(lead_of(entry.fact, frame), piece_of(entry))
    if not told:
        return None
    lines = tuple(told)
    lead = wording.TASK_COUNT.format(count=len(lines), noun="chỉ tiêu") if Slot.COUNT in frame.slots else ""
    return Draft(lead, pieces=distinct(list(told.values())), lines=lines, value=" | ".join(lines), show_quotes=False)


def _of_top_unit(matches: Sequence[Match]) -> list[Match]:
    """Matches whose quantity has the same sort of unit as the best."""
    top = matches[0].entry.fact
    assert isinstance(top, Limit | Target)
    timed = top.quantity.hours is not None
    return [
        m
        for m in matches
        if isinstance(m.entry.fact, Limit | Target) and (m.entry.fact.quantity.hours is not None) == timed
    ]


def _sentence_piece(match: Match) -> Piece:
    """The whole passage where it is short enough to cite, so that one citation bears several lines."""
    text = match.entry.passage.text
    return Piece(match.entry.passage, text if len(text) <= 400 else shorten(match.entry.quote))


def unit_duties(frame: Frame, view: View, own_unit: str | None = None) -> Draft | None:
    """What a named unit has to do: its duties and the tasks it leads."""
    if not (Slot.ACTION in frame.slots or (frame.mode is Mode.LIST and not frame.slots & {Slot.ACTOR, Slot.PRODUCT})):
        return None
    if frame.own_unit and own_unit:
        names: Sequence[str] = (own_unit,)
    else:
        names = frame.units
    if not names:
        return None
    duties = [
        d for d in view.facts_of(Duty, frame.documents) if is_of(d.actor, names) or (frame.own_unit and d.collective)
    ]
    if not duties:
        return None
    rest = [t for t in frame.terms if not _names_unit(t.readings, names)]
    if rest:
        duties = _closest(frame, view, duties)
    lines = tuple(dict.fromkeys(shorten(_duty_line(d), _LONGEST_LINE) for d in duties))[:_MOST_DUTIES]
    pieces = distinct([Piece(view.passage(d.passage_id), shorten(d.quote)) for d in duties])
    lead = _leads_tasks(view, names)
    return Draft(lead, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def _duty_line(duty: Duty) -> str:
    if " | " in duty.quote:
        return wording.ROW_DUTY[duty.role].format(action=duty.action)
    return duty.quote if len(duty.quote) >= len(duty.action) else duty.action


def _closest(frame: Frame, view: View, duties: list[Duty]) -> list[Duty]:
    """Duties in the order of their fit to the rest of the question; all are kept."""
    matches = view.rank(frame, [e for e in view.entries if isinstance(e.fact, Duty) and e.fact in duties])
    ordered = [m.entry.fact for m in matches if isinstance(m.entry.fact, Duty)]
    return ordered + [d for d in duties if d not in ordered]


def is_of(actor: str, names: Sequence[str]) -> bool:
    """Whether the plan's actor is the unit named: the same words, or one name within the other at its start."""
    mine = keys(actor)
    for name in names:
        other = keys(name)
        if mine == other or (
            len(other) >= 2 and (mine[: len(other)] == other or (other[: len(mine)] == mine and len(mine) >= 2))
        ):
            return True
        if len(mine) == 1 and acronym(name) == mine[0]:
            return True
    return False


def _names_unit(readings: Sequence[tuple[str, ...]], names: Sequence[str]) -> bool:
    words = {w for name in names for w in keys(f"{name} {in_short(name)}")} | {acronym(name) for name in names}
    return any(set(reading) <= words for reading in readings)


def _leads_tasks(view: View, names: Sequence[str]) -> str:
    """A remark on the annex tasks the unit leads, where there are any."""
    led = [t for t in view.facts_of(Task) if any(is_of(part.strip(), names) for part in t.lead.split(";"))]
    return wording.LEADS_TASKS.format(count=len(led), numbers=", ".join(t.number for t in led)) if led else ""


def section_listing(frame: Frame, view: View) -> Draft | None:
    """ "Mục II.4 nói gì?": the clauses under one heading."""
    if not frame.section:
        return None
    wanted = frame.section.upper().replace(" ", ".")
    inside = [
        p for p in view.passages if _under(p.key, wanted) and (not frame.documents or p.document_id in frame.documents)
    ]
    if not inside:
        return None
    pieces = tuple(Piece(p, shorten(p.text)) for p in inside)
    return Draft(
        "", pieces=pieces, lines=tuple(shorten(_bare(p.text), _LONGEST_LINE) for p in inside), show_quotes=False
    )


def section_named(frame: Frame, view: View) -> Draft | None:
    """ "Kế hoạch có mục đích gì?": the clauses under the heading that is all the question names."""
    said = [t for t in frame.terms if not t.only_names and not t.surface.isdigit()]
    if (
        not said
        or frame.units
        or frame.slots - _WHAT_IS_SAID
        or frame.mode not in (Mode.LOOK_UP, Mode.LIST)
        or frame.asserted
    ):
        return None
    titles = {w for d in view.documents if d.id in frame.documents for w in keys(d.identity.title)}
    forms = [_beyond(said, words) for words in (_PLAN_WORDS, _PLAN_WORDS | titles)]
    headings = [
        p
        for p in view.passages
        if p.kind in (SectionKind.HEADING, SectionKind.ITEM)
        and _under_plan(p, frame)
        and any(_is_named(p.text, named) for named in forms)
    ]
    if len(headings) != 1:
        return None
    inside = [
        p for p in view.passages if p.document_id == headings[0].document_id and p.key.startswith(f"{headings[0].key}.")
    ]
    if not inside:
        return None
    lines = tuple(shorten(_bare(p.text), _LONGEST_LINE) for p in inside)
    return Draft("", pieces=tuple(Piece(p, shorten(p.text)) for p in inside), lines=lines, show_quotes=False)


def _beyond(said: Sequence[Term], known: frozenset[str] | set[str]) -> list[Term]:
    """The terms that do not only name the plan."""
    return [t for t in said if not any(known.issuperset(r) for r in t.readings)]


def _under_plan(passage: Passage, frame: Frame) -> bool:
    return not frame.documents or passage.document_id in frame.documents


def _is_named(heading: str, named: Sequence[Term]) -> bool:
    """Whether the words named are those of the heading, its number aside."""
    words = {w for w in keys(heading) if not w[0].isdigit()}
    words = {w for w in words if not _ROMAN.fullmatch(w)}
    said = {part for term in named for part in term.readings[0]}
    return bool(said) and said == words and len(heading) <= _LONGEST_HEADING


def _bare(text: str) -> str:
    """A clause without the dash it hangs on: the list has one of its own."""
    return text.lstrip("-–+• ")


def _under(key: str, wanted: str) -> bool:
    return key == wanted or key.startswith(wanted + ".")


def bounds_value(matches: Sequence[Match]) -> str:
    """Comparable value of several bounds."""
    return " | ".join(bound(m.entry.fact) for m in matches if isinstance(m.entry.fact, Limit | Target))


def pieces_of(matches: Sequence[Match]) -> tuple[Piece, ...]:
    return distinct([piece_of(m.entry) for m in matches])
