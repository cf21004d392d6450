"""The plan a report is on: which one it is, and the headings of its duties that the report answers one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from core.errors import InputError, NotFoundError
from core.vietnamese.text import fold, squeeze
from corpus.facts.model import Deadline
from corpus.model import AgencyEntry, Document, Passage, SectionKind, TextKind, TextStatus
from corpus.snapshot import Snapshot
from kpi import report_wording as wording
from kpi.deadlines import DueDate
from kpi.targets import targets_in_force
from kpi.window import Window

_TOP = (SectionKind.PART, SectionKind.CHAPTER, SectionKind.HEADING, SectionKind.ARTICLE, SectionKind.ITEM)
_BELOW = (SectionKind.HEADING, SectionKind.ARTICLE, SectionKind.ITEM, SectionKind.CLAUSE, SectionKind.POINT)
_DUTIES = ("nhiem vu", "giai phap", "noi dung")
_NOT_DUTIES = ("to chuc thuc hien", "muc dich", "muc tieu", "yeu cau", "kinh phi", "trach nhiem", "phan cong", "can cu")
_LONGEST_TITLE = 220


@dataclass(frozen=True, slots=True)
class PlanSection:
    """A heading of the plan's duties. `heading` is it, `words` it and all below, folded, to look topics up in."""

    label: str
    title: str
    locator: str
    heading: str
    words: str

    def holds(self, locator: str) -> bool:
        """Whether a place of the plan lies in this section: "Mục II.4, đoạn 1" in "Mục II.4"."""
        rest = locator.removeprefix(self.locator)
        return locator.startswith(self.locator) and (not rest or not (rest[0].isalnum() or rest[0] == "_"))


def asked_for(due: DueDate, window: Window) -> bool:
    """Whether a due date asks for the report of this window."""
    return bool(due.fact.report_period) and bool(window.key) and due.period == window.key


def is_inner(fact: Deadline, entry: AgencyEntry) -> bool:
    """Whether what is due goes to the agency itself (or a unit of it), not to a body above it."""
    receiver = fold(squeeze(written_out(fact.receiver)))
    if not receiver or receiver.startswith("lanh dao"):
        return bool(receiver)
    names = [fold(name) for name in (entry.name, entry.short_name, *entry.aliases)]
    units = [fold(name) for unit, aliases in entry.units.items() for name in (unit, *aliases)]
    return fold(entry.name).startswith(receiver) or receiver in names or receiver in units


def written_out(name: str) -> str:
    """A body's name without the abbreviations of lists of recipients: "UBND TP" → "Ủy ban nhân dân thành phố"."""
    words = {"UBND": wording.PEOPLES_COMMITTEE, "TP": "thành phố", "TP.": "thành phố", "HĐND": "Hội đồng nhân dân"}
    return " ".join(words.get(word, word) for word in squeeze(name).split())


def plan_for(snapshot: Snapshot, agency: str, window: Window, due: Sequence[DueDate], document_id: str) -> Document:
    """The plan named, else of those in force for the window the one that asks for this report, else the newest that
    sets targets. Raises InputError, NotFoundError."""
    own = [d for d in snapshot.documents_of(agency) if d.kind is TextKind.PLAN]
    alive = [d for d in own if d.status is TextStatus.IN_FORCE]
    if document_id:
        named = [d for d in own if d.id == document_id]
        if not named:
            known = ", ".join(d.id for d in alive) or "–"
            raise InputError(wording.PLAN_UNKNOWN.format(document=document_id, known=known))
        return named[0]
    years = (window.start.year, window.end.year)
    covering = [d for d in alive if d.identity.covers is None or _meets(d.identity.covers, years)]
    if not (covering or alive):
        raise NotFoundError(wording.NO_PLAN)
    asking = {one.fact.document_id for one in due if asked_for(one, window)}
    aiming = {target.document_id for target in targets_in_force(snapshot, agency)}
    return max(covering or alive, key=lambda d: (d.id in asking, d.id in aiming, _age(d), d.id))


def _meets(covers: tuple[int, int], years: tuple[int, int]) -> bool:
    return covers[0] <= years[1] and years[0] <= covers[1]


def _age(document: Document) -> tuple[int, int]:
    return document.identity.year or 0, document.identity.month or 0


def only(snapshot: Snapshot, document: Document) -> Snapshot:
    """The snapshot with this text alone: other plans set nothing for the report."""
    return replace(
        snapshot,
        documents={document.id: document},
        passages=tuple(p for p in snapshot.passages if p.document_id == document.id),
        facts=tuple(f for f in snapshot.facts if f.document_id == document.id),
    )


def duties_of(passages: Iterable[Passage], document: Document) -> tuple[PlanSection, ...]:
    """The sections of the plan's duties, in order; none where the plan has no headings."""
    own = [p for p in passages if p.document_id == document.id]
    tops = [p for p in own if not p.heading_path and p.kind in _TOP]
    chosen = _duty_parts(tops, own)
    return tuple(_section(child, own) for top in chosen for child in _children(top, own) or (top,))


def _duty_parts(tops: Sequence[Passage], own: Sequence[Passage]) -> list[Passage]:
    """The parts that hold duties: by their heading, else the one with the most headings below it."""
    allowed = [p for p in tops if not any(words in fold(_title(p)) for words in _NOT_DUTIES)]
    named = [p for p in allowed if any(words in fold(_title(p)) for words in _DUTIES)]
    if named or not allowed:
        return named
    most = max(allowed, key=lambda p: len(_children(p, own)))
    return [most] if _children(most, own) else allowed


def _children(top: Passage, own: Sequence[Passage]) -> list[Passage]:
    return [p for p in own if p.kind in _BELOW and len(p.heading_path) == 1 and p.heading_path[0] == _heading(top)]


def _heading(passage: Passage) -> str:
    return squeeze(passage.text)


def _title(passage: Passage) -> str:
    """The words of a heading without its number; of a paragraph that has none, its beginning."""
    text = _heading(passage)
    head, _, rest = text.partition(" ")
    title = (rest if head[-1:] in ".)" or head.rstrip(".)").isdigit() else text).rstrip(" .:;")
    if len(title) <= _LONGEST_TITLE:
        return title
    return title[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def _section(passage: Passage, own: Sequence[Passage]) -> PlanSection:
    heading = _heading(passage)
    below = [p.text for p in own if heading in p.heading_path]
    words = fold(squeeze(" ".join([heading, *below])))
    return PlanSection(passage.key.rsplit(".", 1)[-1], _title(passage), passage.locator, fold(heading), words)
