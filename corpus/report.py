"""What was read of a text, told to the administrator who took it in: counts, differences, doubts, what is unread."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from core.vietnamese.text import squeeze
from corpus import wording
from corpus.facts import headers
from corpus.facts.model import Deadline, Fact, Finding, Limit, Target, Task
from corpus.facts.source import is_front_or_end
from corpus.model import AgencyEntry, Document, Passage, SectionKind
from corpus.taking_in import Outcome, TakenIn
from corpus.units import proposed_units

UNSURE = 0.8  # mean confidence of recognised words below which a passage is to be held against the paper
_DIFFERENCES = frozenset({"levels", "dates"})
_NOTES_AT_MOST = 5
_WORDS = 140
_NUMBERED = frozenset(
    {
        SectionKind.PART,
        SectionKind.CHAPTER,
        SectionKind.HEADING,
        SectionKind.ARTICLE,
        SectionKind.ITEM,
        SectionKind.CLAUSE,
        SectionKind.POINT,
    }
)
_RULE = re.compile(
    r"\d\s*%|(?:không|chưa)\s+(?:được\s+)?(?:vượt\s+)?quá|tối\s+(?:đa|thiểu)|ít\s+nhất|chậm\s+nhất|trước\s+ngày|"
    r"trở\s+(?:lên|xuống)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Note:
    """Something to look at: what, where, and the passage that shows it."""

    words: str
    place: str
    passage_id: str


@dataclass(frozen=True, slots=True)
class ReadingReport:
    """What taking in one text came to. `facts` counts by kind; `unread` are passages with a number or a date of
    which nothing was read; `units` are names the text gives and the agency has not."""

    outcome: Outcome
    document: Document
    sections: int = 0
    passages: int = 0
    tables: int = 0
    rows: int = 0
    facts: tuple[tuple[str, int], ...] = ()
    differences: tuple[Note, ...] = ()
    doubts: tuple[Note, ...] = ()
    unread: tuple[Note, ...] = ()
    units: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """The report as text, one line a thing."""
        identity, blank = self.document.identity, wording.LEFT_BLANK
        yield wording.OUTCOME[self.outcome.value].format(document=self.document.id, title=identity.title)
        if self.outcome is Outcome.UNCHANGED:
            return
        issued = identity.issued.strftime("%d/%m/%Y") if identity.issued else blank
        yield wording.IDENTITY.format(
            kind=wording.KIND[self.document.kind],
            number=identity.number or blank,
            issued=issued,
            issuer=identity.issuer or blank,
        )
        yield wording.PARTS.format(sections=self.sections, passages=self.passages, tables=self.tables, rows=self.rows)
        counted = ", ".join(f"{count} {wording.FACT_KINDS[kind]}" for kind, count in self.facts)
        yield wording.FACTS_READ.format(counted=counted or wording.NOTHING_READ)
        yield from _noted(wording.DIFFERENCES, self.differences)
        yield from _noted(wording.DOUBTS, self.doubts)
        yield from _noted(wording.UNREAD.format(count=len(self.unread)), self.unread)
        if self.units:
            yield wording.UNITS.format(names="; ".join(self.units))


def report_of(taken: TakenIn, agency: AgencyEntry | None = None) -> ReadingReport:
    """The report of a text that was just taken in; `agency` tells which units are known already."""
    if taken.outcome is Outcome.UNCHANGED:
        return ReadingReport(taken.outcome, taken.document)
    tables = _tables(taken.passages)
    kinds = Counter[str](fact.kind for fact in taken.facts)
    findings = [fact for fact in taken.facts if isinstance(fact, Finding)]
    return ReadingReport(
        outcome=taken.outcome,
        document=taken.document,
        sections=sum(passage.kind in _NUMBERED for passage in taken.passages),
        passages=len(taken.passages),
        tables=len(tables),
        rows=sum(map(len, tables.values())),
        facts=tuple((kind, kinds[kind]) for kind in wording.FACT_KINDS if kinds[kind]),
        differences=tuple(_of_finding(f) for f in findings if f.finding in _DIFFERENCES),
        doubts=(
            *(_of_finding(f) for f in findings if f.finding not in _DIFFERENCES),
            *_unsure(taken.passages),
            *_unknown_tables(tables, taken.facts),
        ),
        unread=tuple(_unread(taken.passages, taken.facts)),
        units=tuple(proposed_units(taken.facts, agency.units if agency else {})),
    )


def _noted(title: str, notes: Sequence[Note]) -> Iterator[str]:
    if not notes:
        return
    yield title
    for note in notes[:_NOTES_AT_MOST]:
        yield wording.NOTE.format(words=note.words, place=note.place)
    if len(notes) > _NOTES_AT_MOST:
        yield wording.MORE.format(count=len(notes) - _NOTES_AT_MOST)


def _of_finding(finding: Finding) -> Note:
    return Note(finding.detail or finding.subject, finding.locator, finding.passage_id)


def _tables(passages: Sequence[Passage]) -> Mapping[str, list[Passage]]:
    """The rows of each table, by what their keys begin with."""
    found: dict[str, list[Passage]] = {}
    for passage in passages:
        if passage.kind is SectionKind.TABLE_ROW:
            found.setdefault(passage.key.rpartition(".")[0], []).append(passage)
    return found


def _unsure(passages: Sequence[Passage]) -> Iterator[Note]:
    low = [passage for passage in passages if passage.confidence is not None and passage.confidence < UNSURE]
    if low:
        yield Note(wording.LOW_CONFIDENCE.format(count=len(low)), low[0].locator, low[0].id)


def _unknown_tables(tables: Mapping[str, Sequence[Passage]], facts: Sequence[Fact]) -> Iterator[Note]:
    """Tables of which no row gave a task, a target or a deadline."""
    told = {fact.passage_id for fact in facts if isinstance(fact, Task | Target | Deadline | Limit)}
    for rows in tables.values():
        meanings = headers.columns(rows[0].cells)
        if not any(row.id in told for row in rows) and not headers.is_task_table(meanings):
            columns = " | ".join(rows[0].cells)
            yield Note(wording.UNKNOWN_TABLE.format(columns=columns), rows[0].locator, rows[0].id)


def _unread(passages: Sequence[Passage], facts: Sequence[Fact]) -> Iterator[Note]:
    told = {fact.passage_id for fact in facts if isinstance(fact, Limit | Target | Deadline | Task)}
    for passage in passages:
        if passage.id in told or is_front_or_end(passage) or passage.kind is SectionKind.PREAMBLE:
            continue
        if _RULE.search(passage.text):
            yield Note(_shortened(squeeze(passage.text)), passage.locator, passage.id)


def _shortened(text: str) -> str:
    return text if len(text) <= _WORDS else text[: _WORDS - 1].rsplit(" ", 1)[0] + "…"
