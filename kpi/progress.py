"""Where the agency stands against each target of its plans: value, window, cut-off, standing, need, forecast.

Every figure carries its numerator, denominator, window and cut-off, and can list its rows (`kpi.explain`).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

from sqlalchemy import Connection

from core.people import AgencyScope
from core.vietnamese.text import fold
from corpus.facts.model import Target
from corpus.snapshot import Snapshot
from kpi import store, wording
from kpi.agency_settings import AgencySettings, load_settings
from kpi.counting import Base, Counts, Rules, base_of, count
from kpi.records import RECORD, Measurement, MeetingState
from kpi.standing import (
    LevelStanding,
    NeedKind,
    Standing,
    reaches,
    reduction,
    reduction_standing,
    share_standing,
    with_tact,
)
from kpi.store import Tally
from kpi.targets import SHARES, Level, Measure, levels_of, targets_in_force, uncounted
from kpi.window import Window

LEAST_DAYS_FOR_PACE = 28


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Things that have not happened, added to see what they would do: "nếu 2 cuộc tới họp online"."""

    online: int = 0
    in_person: int = 0
    hybrid: int = 0
    electronic_documents: int = 0
    paper_documents: int = 0
    digital_procedures: int = 0
    other_procedures: int = 0


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the window would end with, and under which assumption. `meets` None where there is nothing to hold it to."""

    counts: Counts
    value: Fraction | None
    meets: bool | None
    assumption: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The same measure counted the other way that the plan leaves open."""

    label: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class Progress:
    """One measure in one window. `value` is an exact percentage: a share, or a reduction against the same days of last
    year (negative for a rise). `measure` is None for a target followed by dated values; then `source` says whose."""

    measure: Measure | None
    subject: str
    unit: str
    window: Window
    cut_off: date
    counts: Counts | None
    value: Fraction | None
    levels: tuple[LevelStanding, ...]
    base: Base | None = None
    forecast: Forecast | None = None
    readings: tuple[Reading, ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""

    @property
    def undecided(self) -> bool:
        """Whether the plan states several levels and the office has not said which one binds."""
        return len(self.levels) > 1


def progress(
    connection: Connection,
    scope: AgencyScope,
    snapshot: Snapshot,
    window: Window,
    today: date,
    *,
    measures: Sequence[Measure] | None = None,
    what_if: WhatIf | None = None,
) -> list[Progress]:
    """Progress of every target in force (or of `measures`), counted up to `today` or the end of the window.

    Measures without a target are left out unless asked for by name.
    """
    settings = load_settings(connection, scope)
    targets = targets_in_force(snapshot, scope.agency)
    levels = levels_of(targets)
    wanted = [m for m in Measure if m in (measures if measures is not None else levels)]
    counter = _Counter(connection, scope, window, min(window.end, today), today, settings, what_if)
    found = [counter.measure(measure, levels.get(measure, ())) for measure in wanted]
    found = _with_quota(found)
    if measures is None:
        rows = store.live_rows(connection, scope, ["measurement"], window.start, counter.cut_off, newest_first=True)
        values = [r for row in rows if isinstance(r := RECORD.validate_json(row.payload), Measurement)]
        found += [_measured(scope, target, values, counter) for target in uncounted(targets)]
    return found


class _Counter:
    """Counts one window once and reads every measure off it."""

    def __init__(
        self,
        connection: Connection,
        scope: AgencyScope,
        window: Window,
        cut_off: date,
        today: date,
        settings: AgencySettings,
        what_if: WhatIf | None,
    ) -> None:
        self.connection, self.scope, self.window, self.cut_off = connection, scope, window, cut_off
        self.rules, self.settings, self.over = Rules.of(settings), settings, today > window.end
        self.tallies = store.tally(connection, scope, window.start, cut_off) + _imagined(what_if)
        later = cut_off + timedelta(days=1)
        self.planned = [] if self.over else store.tally(connection, scope, min(later, window.end), window.end)
        straddling = store.straddling(connection, scope, window.start, cut_off)
        self.notes = tuple(_straddle_note(row) for row in straddling)

    def measure(self, measure: Measure, levels: tuple[Level, ...]) -> Progress:
        counts = count(self.tallies, measure, self.rules)
        share = measure in SHARES
        base = None if share else base_of(self.connection, self.scope, measure, self.rules, self.window, self.cut_off)
        if base is None:
            value = counts.percent
            standings = [share_standing(counts, level, measure, self.over) for level in levels]
        else:
            value = reduction(counts.numerator, base.same_days)
            standings = [reduction_standing(counts.numerator, base, level, self.over) for level in levels]
        return Progress(
            measure,
            wording.MEASURE_NAMES[measure.value],
            self.scope.unit or "",
            self.window,
            self.cut_off,
            counts,
            value,
            with_tact(standings, self.settings.levels.get(measure.value, "")),
            base,
            self._forecast(measure, counts, base, levels),
            self._readings(measure),
            self.notes + self._open_points(measure, counts),
        )

    def _forecast(
        self, measure: Measure, counts: Counts, base: Base | None, levels: tuple[Level, ...]
    ) -> Forecast | None:
        if self.over or not counts.denominator:
            return None
        planned = count(self.planned, measure, self.rules, MeetingState.PLANNED)
        if base is None:
            whole = counts + planned
            value, text = whole.percent, wording.ASSUME_PLANNED.format(count=planned.denominator)
            text = text if planned.denominator else wording.ASSUME_SAME_SHARE
        else:
            elapsed = (self.cut_off - self.window.start).days + 1
            if elapsed < LEAST_DAYS_FOR_PACE:
                return None
            days = (self.window.end - self.window.start).days + 1
            paced = ceil(Fraction(counts.numerator * days, elapsed))
            expected = max(paced, counts.numerator + planned.numerator)
            whole = Counts(expected, expected)
            value, text = reduction(expected, base.whole), wording.ASSUME_PACE.format(days=elapsed)
        meets = None if value is None or not levels else all(reaches(value, level) for level in levels)
        return Forecast(whole, value, meets, text)

    def _readings(self, measure: Measure) -> tuple[Reading, ...]:
        """The other ways to count, where they come out differently."""
        if measure not in (Measure.ONLINE_SHARE, Measure.IN_PERSON_SHARE, Measure.FEWER_MEETINGS):
            return ()
        mine = count(self.tallies, measure, self.rules)
        others = {
            wording.HYBRID_READINGS[not self.rules.hybrid_online]: replace(
                self.rules, hybrid_online=not self.rules.hybrid_online
            ),
            wording.BASE_READINGS[not self.rules.all_meetings]: replace(
                self.rules, all_meetings=not self.rules.all_meetings
            ),
        }
        found = [Reading(label, count(self.tallies, measure, rules)) for label, rules in others.items()]
        return tuple(r for r in found if r.counts != mine)

    def _open_points(self, measure: Measure, counts: Counts) -> tuple[str, ...]:
        notes = []
        if counts.hybrid and "hybrid" not in self.settings.decided:
            notes.append(wording.NOTE_HYBRID.format(count=counts.hybrid))
        if counts.declared:
            notes.append(wording.NOTE_DECLARED.format(count=counts.declared, total=counts.denominator))
        return tuple(notes)


def _imagined(what_if: WhatIf | None) -> list[Tally]:
    if what_if is None:
        return []
    w = what_if
    meetings, documents = w.online + w.in_person + w.hybrid, w.electronic_documents + w.paper_documents
    procedures = w.digital_procedures + w.other_procedures
    return [
        Tally("meeting", "", "", "hoi_nghi", "", "held", meetings, w.online, w.hybrid, 0),
        Tally("document", "", "", "di", "hanh_chinh", "", documents, w.electronic_documents, documents, 0),
        Tally("procedure_count", "", "", "", "", "", procedures, w.digital_procedures, 0, 0),
    ]


def _with_quota(found: list[Progress]) -> list[Progress]:
    """Where more online meetings are needed than may still be held at all, say so beside the share."""
    left = [
        s.need.count for p in found if p.measure is Measure.FEWER_MEETINGS for s in p.levels
        if s.need and s.need.kind is NeedKind.LEFT
    ]  # fmt: skip
    if not left:
        return found
    return [
        replace(p, notes=(*p.notes, wording.NOTE_QUOTA.format(need=need, left=min(left))))
        if p.measure is Measure.ONLINE_SHARE and (need := _most_needed(p)) > min(left)
        else p
        for p in found
    ]


def _most_needed(found: Progress) -> int:
    return max((s.need.count for s in found.levels if s.need and s.need.kind is NeedKind.MORE), default=0)


def _measured(scope: AgencyScope, target: Target, values: Sequence[Measurement], counter: _Counter) -> Progress:
    """A target that the ledger cannot count: the latest dated value of it, `values` being newest first."""
    level, subject = Level(target.quantity.value, target.comparison, (target,)), fold(target.subject)
    unit, window = scope.unit or "", counter.window
    mine = [v for v in values if v.target == target.id or fold(v.target) == subject]
    mine = [v for v in mine if v.value_unit == target.quantity.unit]
    if not mine:
        unknown = LevelStanding(level, Standing.NOT_ENOUGH_DATA)
        return Progress(None, target.subject, unit, window, counter.cut_off, None, None, (unknown,))
    value = Fraction(mine[0].value)
    missed = Standing.MISSED if counter.over else Standing.NOT_YET
    standing = LevelStanding(level, Standing.MET if reaches(value, level) else missed)
    return Progress(None, target.subject, unit, window, mine[0].day, None, value, (standing,), source=mine[0].source)


def _straddle_note(row: object) -> str:
    day, until, entry = (getattr(row, name) for name in ("day", "until", "entry"))
    return wording.NOTE_STRADDLES.format(start=f"{day:%d/%m/%Y}", end=f"{until:%d/%m/%Y}", entry=entry)
