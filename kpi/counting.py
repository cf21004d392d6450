"""From tallies to numerators and denominators, under the agency's counting rules; and last year's base."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy import Connection

from core.people import AgencyScope
from kpi import store
from kpi.agency_settings import AgencySettings
from kpi.projection import DECLARED
from kpi.records import (
    RECORD,
    BaselineCount,
    DocumentClass,
    DocumentDirection,
    MeetingKind,
    MeetingState,
)
from kpi.store import Tally
from kpi.targets import Measure
from kpi.window import Window

_MEETINGS = ("meeting", "meeting_count")
_DOCUMENTS = ("document", "document_count")


@dataclass(frozen=True, slots=True)
class Rules:
    """How the agency counts where the plans leave it open."""

    hybrid_online: bool = False
    all_meetings: bool = False
    both_directions: bool = True

    @classmethod
    def of(cls, settings: AgencySettings) -> "Rules":
        return cls(settings["hybrid"] == "truc_tuyen", settings["base"] == "hop", settings["exchanged"] == "di_den")


@dataclass(frozen=True, slots=True)
class Counts:
    """A numerator of a denominator; `declared` of the denominator were typed in as sums ("tự khai").

    For the reduction measures the numerator is the count itself and the denominator the same.
    """

    numerator: int
    denominator: int
    declared: int = 0
    hybrid: int = 0

    @property
    def percent(self) -> Fraction | None:
        """The share in percent, exact; None of nothing."""
        return Fraction(100 * self.numerator, self.denominator) if self.denominator else None

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.numerator + other.numerator,
            self.denominator + other.denominator,
            self.declared + other.declared,
            self.hybrid + other.hybrid,
        )


def count(tallies: Iterable[Tally], measure: Measure, rules: Rules, state: MeetingState = MeetingState.HELD) -> Counts:
    """Count a measure. `state` PLANNED counts what is still to come instead of what was held."""
    total = Counts(0, 0)
    for tally in tallies:
        if counts_for(tally, measure, rules, state):
            total += _one(tally, measure, rules)
    return total


def counts_for(tally: Tally, measure: Measure, rules: Rules, state: MeetingState = MeetingState.HELD) -> bool:
    """Whether entries of this tally belong to the measure's denominator."""
    if measure in (Measure.ONLINE_SHARE, Measure.IN_PERSON_SHARE, Measure.FEWER_MEETINGS):
        kind = rules.all_meetings or tally.kind == MeetingKind.HOI_NGHI
        return tally.record in _MEETINGS and tally.state == state and kind
    if state is not MeetingState.HELD:
        return False
    if measure is Measure.FEWER_DOCUMENTS:
        administrative = tally.category == DocumentClass.HANH_CHINH
        return tally.record in _DOCUMENTS and tally.kind == DocumentDirection.DI and administrative
    if measure is Measure.ELECTRONIC_DOCUMENTS:
        return tally.record in _DOCUMENTS and (rules.both_directions or tally.kind == DocumentDirection.DI)
    return tally.record == "procedure_count"


def _one(tally: Tally, measure: Measure, rules: Rules) -> Counts:
    in_sum = tally.record.endswith("_count")
    typed = in_sum and DECLARED in (tally.state, tally.category)
    online = tally.part + (tally.other if rules.hybrid_online else 0)
    numerator, denominator = {
        Measure.ONLINE_SHARE: (online, tally.total),
        Measure.IN_PERSON_SHARE: (tally.total - online, tally.total),
        Measure.FEWER_MEETINGS: (tally.total, tally.total),
        Measure.FEWER_DOCUMENTS: (tally.total, tally.total),
        Measure.ELECTRONIC_DOCUMENTS: (tally.part, tally.other),
        Measure.DIGITAL_PROCEDURES: (tally.part, tally.total),
        Measure.DIGITISATION: (tally.other, tally.other_of),
    }[measure]
    hybrid = tally.other if measure in (Measure.ONLINE_SHARE, Measure.IN_PERSON_SHARE) else 0
    return Counts(numerator, denominator, denominator if typed else 0, hybrid)


@dataclass(frozen=True, slots=True)
class Base:
    """Last year's counts to compare with: of the whole window, and of the same days up to the cut-off.

    None where it is not known. `source` is "ledger" where it was counted from last year's own entries.
    """

    whole: int | None
    same_days: int | None
    source: str = ""


def base_of(
    connection: Connection, scope: AgencyScope, measure: Measure, rules: Rules, window: Window, cut_off: date
) -> Base:
    """Last year's count: as typed in where that covers every day asked for, else from last year's ledger."""
    last, same = window.year_before(), window.until(cut_off).year_before()
    whole, whole_source = _base(connection, scope, measure, rules, last)
    if same == last:
        return Base(whole, whole, whole_source)
    return Base(whole, _base(connection, scope, measure, rules, same)[0], whole_source)


def _base(
    connection: Connection, scope: AgencyScope, measure: Measure, rules: Rules, window: Window
) -> tuple[int | None, str]:
    rows = store.live_rows(connection, AgencyScope(scope.agency), ["baseline_count"], window.start, window.end)
    records = [r for row in rows if isinstance(r := RECORD.validate_json(row.payload), BaselineCount)]
    name = "documents" if measure is Measure.FEWER_DOCUMENTS else "all_meetings" if rules.all_meetings else "meetings"
    typed = [r for r in records if r.measure == name]
    found = covering(typed, window, scope.unit or "")
    if found is not None:
        return found, "; ".join(dict.fromkeys(r.source for r in typed))
    tallies = store.tally(connection, scope, window.start, window.end)
    first_month = f"{window.start:%Y-%m}"
    if not any(t.month == first_month and counts_for(t, measure, rules) for t in tallies):
        return None, ""  # a ledger that began later would make last year look too small
    return count(tallies, measure, rules).denominator, "ledger"


def covering(records: Sequence[BaselineCount], window: Window, unit: str) -> int | None:
    """The sum of counts that together cover every day of the window once, or None when no such set is there.

    For the whole agency, counts of all its units together serve where there is none of the agency itself.
    """
    own = _cover([r for r in records if r.unit == unit], window)
    if own is not None or unit:
        return own
    units = sorted({r.unit for r in records if r.unit})
    sums = [_cover([r for r in records if r.unit == name], window) for name in units]
    known = [s for s in sums if s is not None]
    return sum(known) if units and len(known) == len(sums) else None


def _cover(records: Sequence[BaselineCount], window: Window) -> int | None:
    sums: dict[date, int] = {window.start: 0}
    for record in sorted(records, key=lambda r: (r.day, -r.until.toordinal())):
        after = record.until + timedelta(days=1)
        if record.day in sums and record.until <= window.end:
            sums.setdefault(after, sums[record.day] + record.total)
    return sums.get(window.end + timedelta(days=1))
