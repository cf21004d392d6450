"""The rows behind a figure ("vì sao 58 %?") and the figure split by unit, month, quarter or half-year."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection

from core.people import AgencyScope
from kpi import store, wording
from kpi.agency_settings import load_settings
from kpi.counting import Counts, Rules, count, counts_for
from kpi.entries import Entry, entry_of
from kpi.records import Document, DocumentCount, MeetingState, ProcedureCount
from kpi.store import Tally
from kpi.targets import Measure
from kpi.window import Window

MEETING_MEASURES = (Measure.ONLINE_SHARE, Measure.IN_PERSON_SHARE, Measure.FEWER_MEETINGS)
_RECORDS = {
    **dict.fromkeys(MEETING_MEASURES, ("meeting", "meeting_count")),
    Measure.FEWER_DOCUMENTS: ("document", "document_count"),
    Measure.ELECTRONIC_DOCUMENTS: ("document", "document_count"),
    Measure.DIGITAL_PROCEDURES: ("procedure_count",),
    Measure.DIGITISATION: ("procedure_count",),
}


@dataclass(frozen=True, slots=True)
class CountedRow:
    """An entry and what it adds to numerator and denominator; `why_not` says why it adds nothing."""

    entry: Entry
    counts: Counts
    why_not: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a figure: a unit, a month, a quarter."""

    label: str
    counts: Counts


def rows_behind(
    connection: Connection, scope: AgencyScope, measure: Measure, window: Window, today: date
) -> list[CountedRow]:
    """Every entry of the window that the measure could count, with what it adds. The rows add up to the figure."""
    rules, cut = Rules.of(load_settings(connection, scope)), window.until(today)
    found = []
    for row in store.live_rows(connection, scope, _RECORDS[measure], window.start, cut.end):
        tally = Tally(*(getattr(row, name) for name in Tally.__slots__))
        straddles = row.day < cut.start or row.until > cut.end
        counted = not straddles and counts_for(tally, measure, rules)
        counts = count([tally], measure, rules) if counted else Counts(0, 0)
        entry = entry_of(row)
        found.append(CountedRow(entry, counts, "" if counted else _why_not(row, entry, straddles)))
    return found


def _why_not(row: Any, entry: Entry, straddles: bool) -> str:
    if straddles:
        return wording.NOT_COUNTED_STRADDLES
    if isinstance(entry.record, Document | DocumentCount):
        return wording.NOT_COUNTED_DOCUMENT
    if isinstance(entry.record, ProcedureCount):
        return wording.NOT_COUNTED_UNKNOWN
    if row.state == MeetingState.HELD:
        return wording.NOT_COUNTED_KIND
    return wording.NOT_COUNTED_STATES.get(str(row.state), str(row.state))


def breakdown(
    connection: Connection, scope: AgencyScope, measure: Measure, window: Window, today: date, by: str
) -> list[Share]:
    """The figure by "unit", "month", "quarter" or "half"; sums over several months stand apart by name."""
    return breakdowns(connection, scope, [measure], window, today, [by])[measure, by]


def breakdowns(
    connection: Connection,
    scope: AgencyScope,
    measures: Collection[Measure],
    window: Window,
    today: date,
    ways: Sequence[str],
) -> dict[tuple[Measure, str], list[Share]]:
    """Several figures in several ways (as `breakdown`), read from the ledger once."""
    rules, cut = Rules.of(load_settings(connection, scope)), window.until(today)
    tallies = store.tally(connection, scope, cut.start, cut.end)
    found: dict[tuple[Measure, str], list[Share]] = {}
    for by in ways:
        labels, name = _labels(window, by, today)
        found |= {(measure, by): _split(tallies, measure, rules, labels, name) for measure in measures}
    return found


def _labels(window: Window, by: str, today: date) -> tuple[list[str], Callable[[Tally], str]]:
    """The parts that are told even where nothing was counted, and which part a tally belongs to."""
    if by == "unit":
        return [], lambda tally: tally.unit or wording.WHOLE_AGENCY
    months = {f"{m.start:%Y-%m}": part.label for part in window.parts(by) for m in part.parts("month")}
    return [part.label for part in cut_parts(window, by, today)], lambda t: months.get(t.month, wording.SEVERAL_MONTHS)


def _split(
    tallies: Sequence[Tally], measure: Measure, rules: Rules, labels: Sequence[str], name: Callable[[Tally], str]
) -> list[Share]:
    grouped = {label: Counts(0, 0) for label in labels}
    for tally in tallies:
        if counts_for(tally, measure, rules):
            label = name(tally)
            grouped[label] = grouped.get(label, Counts(0, 0)) + count([tally], measure, rules)
    return [Share(label, counts) for label, counts in grouped.items()]


def cut_parts(window: Window, by: str, today: date) -> list[Window]:
    """The parts of the window that have begun."""
    return [part for part in window.parts(by) if part.start <= today]
