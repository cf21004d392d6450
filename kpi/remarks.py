"""What to tell the writer before a record is kept: probable duplicates, clashes of time, sums that overlap."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row

from core.people import AgencyScope
from core.vietnamese.text import fold
from kpi import store, wording
from kpi.entries import AskOverlap, Entry, Remark, RemarkKind, entry_of
from kpi.records import (
    BaselineCount,
    DocumentCount,
    Meeting,
    MeetingCount,
    MeetingRole,
    MeetingState,
    ProcedureCount,
    Record,
    Sum,
)
from kpi.validation import show

NEAR = timedelta(days=7)
ALIKE = 88  # of 100, how alike two titles are when they probably name one meeting
_FAMILIES = {
    "meeting_count": ("meeting_count", "meeting"),
    "document_count": ("document_count", "document"),
    "procedure_count": ("procedure_count",),
    "baseline_count": ("baseline_count",),
}
_GONE = (MeetingState.CANCELLED, MeetingState.POSTPONED)


def remarks_on(connection: Connection, scope: AgencyScope, record: Record, but: str = "") -> tuple[Remark, ...]:
    """Remarks on a record not yet kept; `but` is the entry it corrects."""
    if not isinstance(record, Meeting):
        return ()
    agency = AgencyScope(scope.agency)
    near = store.live_payloads(connection, agency, ["meeting", "meeting_count"], record.day - NEAR, record.day + NEAR)
    told = [row.entry for row in near if row.entry != but and _may_concern(record, row)]
    others = map(entry_of, store.entry_rows(connection, agency, told))
    return tuple(remark for other in others if (remark := _remark(record, other)))


def _may_concern(meeting: Meeting, row: Row[Any]) -> bool:
    """A cheap look that lets pass whatever `_remark` would: a busy office holds many meetings in two weeks."""
    if row.record != "meeting":
        return True
    from rapidfuzz.fuzz import ratio

    other = json.loads(row.payload)
    same_day = row.day == meeting.day
    if not same_day and MeetingRole.DU not in (meeting.role, other.get("role")):
        return False
    if same_day and meeting.start_time and other.get("start_time"):
        return True
    return ratio(fold(meeting.title), fold(other["title"]), score_cutoff=ALIKE) > 0


def _remark(meeting: Meeting, other: Entry) -> Remark | None:
    theirs = other.record
    if isinstance(theirs, MeetingCount):
        inside = (
            theirs.day <= meeting.day <= theirs.until and theirs.kind is meeting.kind and _same_unit(meeting, theirs)
        )
        if not inside or meeting.role is MeetingRole.DU:
            return None
        text = wording.INSIDE_SUM.format(day=show(meeting.day), what=describe(theirs), entry=other.id)
        return Remark(RemarkKind.INSIDE_SUM, other, text)
    if not isinstance(theirs, Meeting) or theirs.state in _GONE or meeting.state in _GONE:
        return None
    if _alike(meeting, theirs):
        text = wording.DUPLICATE.format(title=theirs.title, day=show(theirs.day), entry=other.id, who=other.person_name)
        return Remark(RemarkKind.DUPLICATE, other, text)
    if _clash(meeting, theirs):
        text = wording.CLASH.format(
            title=theirs.title,
            unit=theirs.unit or wording.WHOLE_AGENCY,
            time=f"{theirs.start_time:%H:%M}",
            day=show(theirs.day),
            entry=other.id,
        )
        return Remark(RemarkKind.CLASH, other, text)
    return None


def _alike(one: Meeting, two: Meeting) -> bool:
    """Whether two meetings are probably one: alike in title on one day, or repeating what a superior has just held."""
    from rapidfuzz.fuzz import ratio

    if one.series and one.series == two.series:
        return False
    same_day, attended = one.day == two.day, MeetingRole.DU in (one.role, two.role) and one.role is not two.role
    if not (same_day or attended) or (
        one.start_time != two.start_time and same_day and one.start_time and two.start_time
    ):
        return False
    return _same_unit(one, two) and ratio(fold(one.title), fold(two.title)) >= ALIKE


def _clash(one: Meeting, two: Meeting) -> bool:
    """Whether the unit would sit in both at once; an unsaid duration is taken to be the shortest there is."""
    if one.unit != two.unit or one.day != two.day or one.start_time is None or two.start_time is None:
        return False
    (start, end), (other_start, other_end) = _span(one), _span(two)
    return start < other_end and other_start < end


def _span(meeting: Meeting) -> tuple[datetime, datetime]:
    assert meeting.start_time is not None
    start = datetime.combine(meeting.day, meeting.start_time)
    return start, start + timedelta(hours=float(meeting.duration_hours or 0.25))


def overlap(connection: Connection, scope: AgencyScope, record: Record, but: str = "") -> AskOverlap | None:
    """The question "thay hay cộng?" where a sum meets what is already counted in its period."""
    if not isinstance(record, Sum):
        return None
    return next(iter(overlaps(connection, scope, [record], but)), None)


def overlaps(connection: Connection, scope: AgencyScope, records: Sequence[Sum], but: str = "") -> list[AskOverlap]:
    """The questions of those among many sums that meet what is already counted; the ledger is read once."""
    if not records:
        return []
    start, end = min(record.day for record in records), max(record.until for record in records)
    families = dict.fromkeys(name for record in records for name in _FAMILIES[record.record])
    rows = store.live_rows(connection, AgencyScope(scope.agency), families, start, end)
    earlier = _by_month([entry for entry in map(entry_of, rows) if entry.id != but])
    return [question for record in records if (question := _question(record, earlier))]


def _by_month(entries: Iterable[Entry]) -> dict[int, list[Entry]]:
    """The entries of each month that they touch."""
    found: dict[int, list[Entry]] = {}
    for entry in entries:
        for month in _months(entry.record):
            found.setdefault(month, []).append(entry)
    return found


def _months(record: Record) -> range:
    until = getattr(record, "until", record.day)
    return range(store.month_number(record.day), store.month_number(until) + 1)


def _question(record: Sum, by_month: Mapping[int, Sequence[Entry]]) -> AskOverlap | None:
    near = {entry.id: entry for month in _months(record) for entry in by_month.get(month, ())}
    earlier = tuple(entry for entry in near.values() if _meets(record, entry.record))
    if not earlier:
        return None
    listed = [
        wording.OVERLAP_ENTRY.format(what=describe(e.record), day=span(e.record), entry=e.id) for e in earlier[:3]
    ]
    if len(earlier) > len(listed):
        listed.append(wording.AND_MORE.format(count=len(earlier) - len(listed)))
    return AskOverlap(earlier, wording.OVERLAP.format(period=span(record), entries="; ".join(listed)))


def _meets(new: Sum, old: Record) -> bool:
    """Whether both count the same things and share a day."""
    together = old.day <= new.until and getattr(old, "until", old.day) >= new.day
    return together and old.record in _FAMILIES[new.record] and _counts_alike(new, old)


def _counts_alike(new: Sum, old: Record) -> bool:
    """Whether both count the same things, so that adding them could count twice."""
    if not _same_unit(new, old) and new.unit and old.unit:
        return False
    if isinstance(new, MeetingCount) and isinstance(old, Meeting):
        return old.kind is new.kind and old.role is MeetingRole.TO_CHUC and old.state is MeetingState.HELD
    same = ("kind", "direction", "document_class", "measure")
    return all(getattr(new, name, None) == getattr(old, name, None) for name in same)


def _same_unit(one: Record, two: Record) -> bool:
    """Whether the units may be one: a record of the whole agency meets those of every unit."""
    return one.unit == two.unit or not one.unit or not two.unit


def describe(record: Record) -> str:
    """A record in a few words."""
    name = wording.RECORD_NAMES[record.record]
    match record:
        case MeetingCount():
            return wording.SUM_OF_MEETINGS.format(total=record.total, online=record.online)
        case DocumentCount() | ProcedureCount() | BaselineCount():
            return f"{name}: {record.total}"
        case _:
            title = getattr(record, "title", "") or getattr(record, "number", "")
            return f"{name} “{title}”" if title else name


def span(record: Record) -> str:
    """The day or days a record covers, as the office writes them."""
    until = getattr(record, "until", record.day)
    return show(record.day) if until == record.day else f"{show(record.day)} – {show(until)}"
