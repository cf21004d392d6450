"""The sentences of a report, each made of what the ledger holds and of nothing else."""

from collections.abc import Sequence
from fractions import Fraction

from kpi import report_wording as wording
from kpi import wording as ledger_wording
from kpi.choice_wording import MODES
from kpi.counting import Base, Counts
from kpi.entries import Entry
from kpi.progress import Progress
from kpi.records import (
    Activity,
    Document,
    DocumentClass,
    DocumentCount,
    DocumentDirection,
    Meeting,
    MeetingCount,
    MeetingKind,
    MeetingRole,
    MeetingState,
    Mode,
    ProcedureCount,
)
from kpi.report_model import Figure
from kpi.standing import LevelStanding, Standing
from kpi.targets import SHARES, Measure
from kpi.telling import level_text, percent
from kpi.validation import show

MOST_NAMED = 5


def figure_line(figure: Figure) -> str:
    """A figure with numerator and denominator, the same days of last year, and each level with its standing."""
    found = figure.progress
    levels = levels_text(found.levels)
    estimate = wording.ESTIMATE.format(estimate=figure.estimate) if figure.estimate else ""
    told = {"name": found.subject, "value": value_text(found), "levels": levels, "estimate": estimate}
    if told["value"] == wording.UNKNOWN:
        return wording.EMPTY_LINE.format(**told).rstrip()
    if found.measure is None:
        return wording.VALUE_LINE.format(day=show(found.cut_off), source=found.source, **told).rstrip()
    if found.measure in SHARES:
        return wording.SHARE_LINE.format(before=before_text(figure), **told).rstrip()
    if found.value is None:
        return wording.COUNT_LINE_ALONE.format(before=before_text(figure), **told).rstrip()
    return wording.COUNT_LINE.format(before=before_text(figure), change=change_text(found.value), **told).rstrip()


def value_text(found: Progress) -> str:
    """The figure itself: "66,66 % (8/12)", "12", "85 %"; "chưa có số liệu" where nothing was counted."""
    if found.measure is None:
        unit = found.levels[0].level.target.quantity.unit if found.levels else "%"
        return wording.UNKNOWN if found.value is None else percent(found.value, unit)
    if found.counts is None or not found.counts.denominator:
        return wording.UNKNOWN
    return _counts_text(found.counts, found.measure)


def before_text(figure: Figure) -> str:
    """The same days of last year, in the same form."""
    found = figure.progress
    if found.measure is None or found.measure not in SHARES:
        return _base_text(found.base)
    before = figure.last_year
    if before is None or before.counts is None:
        return wording.UNKNOWN
    return _counts_text(before.counts, found.measure)


def _base_text(base: Base | None) -> str:
    if base is not None and base.same_days is not None:
        return str(base.same_days)
    if base is not None and base.whole is not None:
        return wording.WHOLE_PERIOD_ONLY.format(count=base.whole)
    return wording.UNKNOWN


def change_text(value: Fraction) -> str:
    """ "giảm 12,5 %" or "tăng 3 %", rounded away from a pass."""
    if value < 0:
        return ledger_wording.RISE.format(value=percent(-value, downwards=False))
    return ledger_wording.FALL.format(value=percent(value))


def levels_text(levels: Sequence[LevelStanding]) -> str:
    """The levels of the plan, each with where the figure stands against it; two that are open are told together."""
    if levels and all(one.standing is Standing.UNDECIDED for one in levels):
        told = "; ".join(level_text(one.level) for one in levels)
        return wording.LEVELS_OPEN.format(count=len(levels), levels=told)
    return " ".join(_level(one) for one in levels)


def _level(one: LevelStanding) -> str:
    return wording.LEVEL_LINE.format(level=level_text(one.level), standing=standing_text(one))


def standing_text(one: LevelStanding) -> str:
    """Where a figure stands against one level, in the office's words."""
    return ledger_wording.STANDINGS[one.standing.value]


def _counts_text(counts: Counts, measure: Measure) -> str:
    if measure not in SHARES or counts.percent is None:
        return str(counts.numerator)
    value = percent(counts.percent, downwards=measure is not Measure.IN_PERSON_SHARE)
    return f"{value} ({counts.numerator}/{counts.denominator})"


def meeting_lines(entries: Sequence[Entry]) -> list[str]:
    """How many meetings were held, how, and how many exceeded the plan's limits."""
    held = held_meetings(entries)
    sums = [e.record for e in entries if isinstance(e.record, MeetingCount)]
    conferences = [m for m in held if m.kind is MeetingKind.HOI_NGHI]
    told = [s for s in sums if s.kind is MeetingKind.HOI_NGHI]
    if not held and not sums:
        return []
    total = len(conferences) + sum(s.total for s in told)
    online = sum(m.mode is Mode.TRUC_TUYEN for m in conferences) + sum(s.online for s in told)
    hybrid = sum(m.mode is Mode.KET_HOP for m in conferences) + sum(s.hybrid for s in told)
    others = len(held) - len(conferences) + sum(s.total for s in sums if s.kind is not MeetingKind.HOI_NGHI)
    counted = {"online": online, "hybrid": hybrid, "in_person": total - online - hybrid, "others": others}
    lines = [wording.MEETINGS.format(total=total, **counted)]
    if overlong := overlong_meetings(entries):
        lines.append(wording.OVERLONG.format(count=len(overlong), total=len(held), titles=named(overlong)))
    return lines


def held_meetings(entries: Sequence[Entry]) -> list[Meeting]:
    """Meetings the agency organised and held."""
    meetings = [e.record for e in entries if isinstance(e.record, Meeting)]
    return [m for m in meetings if m.role is MeetingRole.TO_CHUC and m.state is MeetingState.HELD]


def overlong_meetings(entries: Sequence[Entry]) -> list[Meeting]:
    """Held meetings that lasted longer than the plan allows."""
    return [m for m in held_meetings(entries) if m.verdict == "violation"]


def document_lines(entries: Sequence[Entry]) -> list[str]:
    """How many documents were issued and received."""
    single = [e.record for e in entries if isinstance(e.record, Document)]
    sums = [e.record for e in entries if isinstance(e.record, DocumentCount)]
    if not single and not sums:
        return []

    def amount(direction: DocumentDirection, classes: Sequence[DocumentClass]) -> int:
        one = sum(d.direction is direction and d.document_class in classes for d in single)
        return one + sum(s.total for s in sums if s.direction is direction and s.document_class in classes)

    every, administrative = tuple(DocumentClass), (DocumentClass.HANH_CHINH,)
    return [
        wording.DOCUMENTS.format(
            sent=amount(DocumentDirection.DI, every),
            administrative=amount(DocumentDirection.DI, administrative),
            received=amount(DocumentDirection.DEN, every),
        )
    ]


def procedure_lines(entries: Sequence[Entry]) -> list[str]:
    """How many dossiers were handled, digitally, and digitised."""
    sums = [e.record for e in entries if isinstance(e.record, ProcedureCount)]
    if not sums:
        return []
    total, digital = sum(s.total for s in sums), sum(s.digital for s in sums)
    lines = [wording.PROCEDURES.format(total=total, digital=digital)]
    known = [s for s in sums if s.digitised is not None]
    if known:
        due = sum(s.total if s.digitise_due is None else s.digitise_due for s in known)
        lines.append(wording.DIGITISED.format(count=sum(s.digitised or 0 for s in known), due=due))
    return lines


def activity_line(activity: Activity) -> str:
    """Something done: title, day, how much, by which unit."""
    amount = f", {activity.quantity} {activity.quantity_unit}".rstrip() if activity.quantity_unit else ""
    amount = amount or (f", {activity.quantity} lần" if activity.quantity != 1 else "")
    return wording.ACTIVITY.format(
        title=activity.title.rstrip(" ."), day=show(activity.day), quantity=amount, unit=_by(activity.unit)
    )


def meeting_line(meeting: Meeting) -> str:
    """One meeting: kind, title, day, how it was held."""
    return wording.MEETING_LINE.format(
        kind=wording.MEETING_KINDS[meeting.kind.value],
        title=meeting.title,
        day=show(meeting.day),
        mode=MODES[meeting.mode.value],
        unit=_by(meeting.unit),
    )


def named(meetings: Sequence[Meeting]) -> str:
    """The first few meetings by title and day, the rest counted."""
    told = [wording.INFORMED_ONE.format(title=m.title, day=show(m.day)) for m in meetings[:MOST_NAMED]]
    if len(meetings) > MOST_NAMED:
        told.append(wording.REST.format(count=len(meetings) - MOST_NAMED))
    return ", ".join(told)


def sentence(text: str) -> str:
    """`text` with a capital at its start and no stop at its end."""
    text = text.strip().rstrip(" .;")
    return text[:1].upper() + text[1:]


def _by(unit: str) -> str:
    return f", {unit}" if unit else ""
