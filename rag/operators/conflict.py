"""Contradictions and gaps inside an agency's plans: two levels, jumps in the numbering, missing annexes, blanks."""

import re
from decimal import Decimal

from core.vietnamese.text import tokens
from corpus.facts.model import ContinuousDue, Deadline, Finding, Target
from rag import wording
from rag.answer import Status
from rag.draft import Draft, Piece, distinct, shorten
from rag.entries import Entry
from rag.frame import Frame, Slot
from rag.leads import bound, deadline_line
from rag.levels import levels_of, of_one_matter, stated, two_levels
from rag.match import Match
from rag.view import View

_CUES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "skipped_number",
        (
            "nhay",
            "mat muc",
            "thieu muc",
            "danh so",
            "toi muc",
            "bo qua muc",
            "thieu so",
            "khong co muc",
            "khong thay muc",
        ),
    ),
    ("missing_annex", ("phu luc",)),
    ("incomplete_number", ("thieu nam", "so hieu", "ghi nam")),
    ("blank", ("bo trong", "de trong")),
)
_NO_MATTER = frozenset(
    tokens("ke hoach kh van ban chi tieu muc so lieu co con cho diem noi dung phan trong thong nhat khop lech")
)
_SAME_SUBJECT = 0.75
_DAY = re.compile(r"\d{1,2}/\d{1,2}")


def conflict(frame: Frame, view: View) -> Draft | None:
    """What is known of a contradiction or gap that the question suspects."""
    for kind, cues in _CUES:
        if any(cue in frame.plain for cue in cues):
            draft = conflict_finding(kind, frame, view)
            if draft is not None:
                return draft
    return _several_days(frame, view) or _every_levels(frame, view) or levels(frame, view)


def _every_levels(frame: Frame, view: View) -> Draft | None:
    """ "Kế hoạch có chỗ nào nêu hai mức không?": every matter with two levels, where the question names none."""
    named = [t for t in frame.terms if not t.surface.isdigit() and not set(t.readings[0]) <= _NO_MATTER]
    if frame.asserted or named:
        return None
    documents = frame.documents or tuple(d.id for d in view.documents)
    groups: dict[tuple[Target, ...], None] = {}
    for finding in view.facts_of(Finding, documents):
        if finding.finding == "levels":
            here = [t for t in view.facts_of(Target, documents) if t.passage_id == finding.passage_id]
            groups |= {tuple(found): None for t in here if len(found := levels_of(t, view)) > 1}
    if not groups:
        return Draft(wording.NO_LEVELS, Status.NO_SOURCE)
    lines = tuple(wording.LEVELS_OF.format(subject=group[0].subject, levels=stated(group)) for group in groups)
    pieces = distinct([Piece(view.passage(t.passage_id), shorten(t.quote)) for group in groups for t in group])
    return Draft("", Status.CONFLICTING, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def conflict_finding(kind: str, frame: Frame, view: View) -> Draft | None:
    findings = [f for f in view.facts_of(Finding, frame.documents) if f.finding == kind]
    if not findings:
        return None
    if kind == "blank" and "ngay" in frame.plain.split():
        findings = [f for f in findings if "ngày" in f.detail] or findings
    best = max(findings, key=lambda f: _shared(frame, f))
    quotes = [Piece(view.passage(best.passage_id), shorten(best.quote))]
    quotes += [Piece(view.passage(o), shorten(view.passage(o).text)) for o in best.others]
    return Draft(wording.FOUND[kind].format(detail=best.detail), pieces=tuple(quotes), value=best.detail)


def _shared(frame: Frame, finding: Finding) -> int:
    words = f" {finding.subject} {finding.detail} {finding.quote} ".lower()
    return sum(f" {t.surface} " in words for t in frame.terms) + sum(c.number in words for c in frame.cited)


def _several_days(frame: Frame, view: View) -> Draft | None:
    """ "Chỗ ghi 01/6 chỗ ghi 05/6": the deadlines side by side, each with whose it is."""
    if Slot.DATE not in frame.slots and len(_DAY.findall(frame.plain)) < 2:
        return None
    matches = [m for m in view.rank(frame, view.entries_with(Deadline)) if isinstance(m.entry.fact, Deadline)]
    facts = [m.entry.fact for m in matches if m.score >= matches[0].score * _SAME_SUBJECT * _SAME_SUBJECT]
    dated = [f for f in facts if isinstance(f, Deadline) and not isinstance(f.due, ContinuousDue)]
    if frame.periods:
        dated = [f for f in dated if f.report_period in frame.periods] or dated
    if len(dated) < 2:
        return None
    lines = tuple(dict.fromkeys(deadline_line(f) for f in dated))
    pieces = distinct([Piece(view.passage(f.passage_id), shorten(f.quote)) for f in dated])
    return Draft(wording.SEVERAL_DATES, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)


def levels(frame: Frame, view: View) -> Draft | None:
    """The levels that a plan sets for one subject: both where they differ, "không lệch" where they agree."""
    targets = _targets(frame, view)
    if not targets:
        return None
    facts = [m.entry.fact for m in targets if isinstance(m.entry.fact, Target)]
    facts = [f for f in facts if f is facts[0] or of_one_matter(f, facts[0])]
    facts += [f for f in levels_of(facts[0], view) if f not in facts]
    pieces = distinct([Piece(view.passage(f.passage_id), shorten(f.quote)) for f in facts])
    values = list(dict.fromkeys(_level(f) for f in facts))
    if len(values) == 1:
        return Draft(wording.NO_CONFLICT.format(value=bound(facts[0])), pieces=pieces, value=bound(facts[0]))
    return Draft(two_levels(facts), Status.CONFLICTING, pieces=pieces, value=" | ".join(bound(f) for f in facts))


def _level(fact: Target) -> Decimal:
    return fact.quantity.value


def _targets(frame: Frame, view: View) -> list[Match]:
    """Targets of the subject asked about; of the values said where no subject is."""
    matches = view.rank(frame, view.entries_with(Target))
    said = {a.value for a in frame.asserted if a.unit == "%"}
    if frame.terms and matches and matches[0].cover >= _SAME_SUBJECT / 2:
        near = [m for m in matches if m.score >= matches[0].score * _SAME_SUBJECT]
        return [m for m in near if _is_level(m.entry, said)] or near
    with_levels = [f for f in view.facts_of(Finding) if f.finding == "levels"]
    if with_levels:
        ids = {with_levels[0].passage_id, *with_levels[0].others}
        return [_whole(e) for e in view.entries_with(Target) if e.passage.id in ids and _is_level(e, said)]
    groups = [
        [e for e in view.entries_with(Target) if isinstance(e.fact, Target) and e.fact.quantity.value == v]
        for v in said
    ]
    return [_whole(e) for e in max(groups, key=len, default=[])]


def _whole(entry: Entry) -> Match:
    return Match(entry, 1.0, 1.0, 1.0, 1.0, 1.0, True, True)


def _is_level(entry: Entry, said: set[Decimal]) -> bool:
    """Of the values named, where any are; else a level, not a cut."""
    fact = entry.fact
    return isinstance(fact, Target) and (fact.quantity.value in said if said else True)
