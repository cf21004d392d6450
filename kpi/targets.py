"""Which target of a plan each countable measure follows, told by the words of the target's subject alone.

A target whose words name nothing the ledger counts is followed by dated values (`Measurement`) instead.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from core.vietnamese.text import fold, folded_tokens
from corpus.facts.model import Comparison, Direction, Target
from corpus.model import TextStatus
from corpus.snapshot import Snapshot


class Measure(StrEnum):
    """What the ledger counts. The values are the names used in messages and requests."""

    ONLINE_SHARE = "ty_le_truc_tuyen"
    IN_PERSON_SHARE = "ty_le_truc_tiep"
    FEWER_MEETINGS = "giam_hoi_nghi"
    FEWER_DOCUMENTS = "giam_van_ban"
    ELECTRONIC_DOCUMENTS = "van_ban_dien_tu"
    DIGITAL_PROCEDURES = "tthc_moi_truong_so"
    DIGITISATION = "so_hoa"


SHARES = tuple(m for m in Measure if m not in (Measure.FEWER_MEETINGS, Measure.FEWER_DOCUMENTS))
_PERCENT = "%"
_MEETING = ("hoi nghi", "cuoc hop", "hop", "hoi hop")
_ONLINE = ("truc tuyen", "online", "tu xa")
_IN_PERSON = ("truc tiep", "tap trung")
_DOCUMENT = ("van ban", "cong van", "giay to hanh chinh")
_ELECTRONIC = ("dien tu", "moi truong mang", "moi truong so", "chu ky so", "ky so", "truc lien thong")
_PROCEDURE = ("thu tuc hanh chinh", "tthc")
_HANDLED = ("xu ly", "giai quyet", "tiep nhan", "thuc hien")
_DIGITAL_PLACE = ("moi truong so", "moi truong dien tu", "moi truong mang", "truc tuyen")
_DIGITISED = ("so hoa",)
_NOT_COUNTED = ("muc do hai long", "thanh toan", "cung cap", "cong khai", "cong bo", "theo doi", "tap huan", "dao tao")


@dataclass(frozen=True, slots=True)
class Level:
    """One level that a plan sets for a measure, with every target that states it, the firmest first."""

    value: Decimal
    comparison: Comparison
    targets: tuple[Target, ...]

    @property
    def target(self) -> Target:
        return self.targets[0]

    @property
    def aspiration(self) -> bool:
        """Whether the plan only strives for it ("phấn đấu") wherever it states it."""
        return all(target.aspiration for target in self.targets)


def measures_of(target: Target) -> tuple[Measure, ...]:
    """The measures that this target is about; none when the ledger cannot count it."""
    words = f" {' '.join(folded_tokens(f'{target.subject} {target.base}'))} "
    subject = f" {' '.join(folded_tokens(target.subject))} "

    def has(options: Sequence[str], where: str = words) -> bool:
        return any(f" {option} " in where for option in options)

    if target.quantity.unit != _PERCENT or has(_NOT_COUNTED, subject):
        return ()
    if target.direction is Direction.REDUCE:
        return _reduced(has(_MEETING, subject), has(_DOCUMENT, subject), has(_ONLINE + _IN_PERSON, subject))
    if target.direction is not Direction.LEVEL:
        return ()
    found = []
    if has(_MEETING, subject) and has(_ONLINE, subject):
        found.append(Measure.ONLINE_SHARE)
    elif has(_MEETING, subject) and has(_IN_PERSON, subject):
        found.append(Measure.IN_PERSON_SHARE)
    if has(_PROCEDURE, subject) and has(_HANDLED, subject) and has(_DIGITAL_PLACE, subject):
        found.append(Measure.DIGITAL_PROCEDURES)
    if has(_DIGITISED, subject):
        found.append(Measure.DIGITISATION)
    if not found and has(_DOCUMENT, subject) and has(_ELECTRONIC, subject):
        found.append(Measure.ELECTRONIC_DOCUMENTS)
    return tuple(found)


def _reduced(meetings: bool, documents: bool, narrowed: bool) -> tuple[Measure, ...]:
    if narrowed:  # fewer meetings of one mode is not the measure that counts them all
        return ()
    return (Measure.FEWER_MEETINGS,) * meetings + (Measure.FEWER_DOCUMENTS,) * documents


def targets_in_force(snapshot: Snapshot, agency: str) -> list[Target]:
    """The targets of the agency's own plans that are in force; of a row with a level for each year, the plan's year."""
    alive = {d.id: d.identity for d in snapshot.documents_of(agency) if d.status is TextStatus.IN_FORCE}
    found = [f for f in snapshot.facts_of(agency) if isinstance(f, Target) and f.document_id in alive]
    years = {key: identity.covers[0] if identity.covers else identity.year for key, identity in alive.items()}
    mine = [t for t in found if (year := years[t.document_id]) is None or t.speaks_of(year)]
    told = {t.passage_id for t in mine if t.years}
    return [t for t in found if t in mine or t.passage_id not in told]


def levels_of(targets: Iterable[Target]) -> dict[Measure, tuple[Level, ...]]:
    """The levels set for each measure. The same value said twice is one level; two values are both kept."""
    grouped: dict[Measure, dict[tuple[Decimal, bool], list[Target]]] = {}
    for target in targets:
        for measure in measures_of(target):
            key = (target.quantity.value, target.comparison in (Comparison.AT_MOST, Comparison.BELOW))
            grouped.setdefault(measure, {}).setdefault(key, []).append(target)
    return {
        measure: tuple(
            Level(value, _comparison(found), tuple(sorted(found, key=lambda t: t.aspiration)))
            for (value, _), found in sorted(levels.items())
        )
        for measure, levels in grouped.items()
    }


def _comparison(targets: Sequence[Target]) -> Comparison:
    """The bound itself where one of the statements gives it; a bare "đạt 95 %" says no more than the number."""
    stated = [t.comparison for t in targets if t.comparison is not Comparison.EXACTLY]
    return stated[0] if stated else Comparison.EXACTLY


def uncounted(targets: Iterable[Target]) -> list[Target]:
    """Targets that need dated values, one for each subject and level."""
    seen: dict[tuple[str, Decimal], Target] = {}
    for target in targets:
        if not measures_of(target):
            seen.setdefault((fold(target.subject), target.quantity.value), target)
    return list(seen.values())
