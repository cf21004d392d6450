"""A ledger entry as the cells of one line, the same for CSV and XLSX."""

from datetime import date
from decimal import Decimal

from core.clock import in_office
from kpi import report_wording as words
from kpi import wording
from kpi.choice_wording import MODES
from kpi.entries import Entry
from kpi.records import (
    Activity,
    Document,
    DocumentCount,
    Measurement,
    Meeting,
    MeetingCount,
    MeetingRole,
    ProcedureCount,
    Record,
    ReportSubmission,
    TaskProgress,
)
from kpi.remarks import describe

Cell = str | int | float | date | None


def record_cells(entry: Entry) -> tuple[Cell, ...]:
    """The cells of an entry under `report_wording.RECORD_HEADINGS`; a cell that has no meaning for it is None."""
    record = entry.record
    total, part, digitised = _counts(record)
    return (
        entry.id,
        wording.RECORD_NAMES[record.record],
        record.day,
        getattr(record, "until", record.day),
        what_of(record),
        record.unit or wording.WHOLE_AGENCY,
        _how(record),
        _state(record),
        total,
        part,
        digitised,
        str(getattr(record, "source", "")),
        record.note,
        entry.person_name,
        f"{in_office(entry.at):%d/%m/%Y %H:%M}",
    )


def what_of(record: Record) -> str:
    """What an entry is about; a document with its number, a report with its period."""
    match record:
        case Document():
            return f"{record.number} – {record.title}" if record.title else record.number
        case ReportSubmission():
            return f"{describe(record)} ({record.period})" if record.period else describe(record)
        case _:
            return describe(record)


def _counts(record: Record) -> tuple[Cell, Cell, Cell]:
    """What is counted of it: in all, the part that targets ask for, the second part."""
    match record:
        case MeetingCount():
            return record.total, record.online, None
        case DocumentCount():
            return record.total, record.electronic, None
        case ProcedureCount():
            return record.total, record.digital, record.digitised
        case Meeting() | Document():
            return 1, None, None
        case Activity():
            return record.quantity, None, None
        case Measurement():
            return _number(record.value), None, None
        case TaskProgress():
            return None, record.percent, None
        case _:
            return None, None, None


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _how(record: Record) -> str:
    match record:
        case Meeting():
            return MODES[record.mode.value]
        case Document():
            return f"{words.DIRECTIONS[record.direction.value]}, {words.CHANNELS[record.channel.value]}"
        case DocumentCount():
            return words.DIRECTIONS[record.direction.value]
        case _:
            return ""


def _state(record: Record) -> str:
    match record:
        case Meeting() if record.role is MeetingRole.DU:
            return wording.NOT_COUNTED_STATES["du"]
        case Meeting():
            return wording.MEETING_STATES[record.state or "held"]
        case TaskProgress():
            return words.TASK_STATES[record.state.value]
        case _:
            return ""
