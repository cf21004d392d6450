"""What counting needs of a record, and an entry's present state worked out from all its changes.

The changes of an entry form a stack: recording and correcting push a state, removing pushes "gone", undoing takes the
top away. The entry is what lies on top. `entries` in the database is this, kept ready.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection

from core.people import AgencyScope
from core.vietnamese.text import fold
from kpi import store
from kpi.records import (
    RECORD,
    SELF_DECLARED,
    BaselineCount,
    Document,
    DocumentChannel,
    DocumentCount,
    DocumentDirection,
    Meeting,
    MeetingCount,
    MeetingRole,
    MeetingState,
    Mode,
    ProcedureCount,
    Record,
    ReportSubmission,
    TaskProgress,
)

UNDO, REMOVE, RECORDED, CORRECT = "undo", "remove", "record", "correct"
DECLARED = "tu_khai"  # in a sum: typed in by hand, no system's figure


def present(changes: Iterable[tuple[str, str]]) -> str | None:
    """The JSON on top of the stack after (change, payload) pairs in order; None when the entry is gone."""
    stack: list[str | None] = []
    for change, payload in changes:
        if change == UNDO:
            stack.pop()
        else:
            stack.append(None if change == REMOVE else payload)
    return stack[-1] if stack else None


def counting_columns(record: Record) -> dict[str, Any]:
    """The columns that the tally groups by and sums."""
    until = getattr(record, "until", record.day)
    same_month = (record.day.year, record.day.month) == (until.year, until.month)
    columns: dict[str, Any] = {
        "record": record.record,
        "unit": record.unit,
        "day": record.day,
        "until": until,
        "month": f"{record.day:%Y-%m}" if same_month else "",
        "kind": "",
        "category": "",
        "state": "",
        "total": 1,
        "part": 0,
        "other": 0,
        "other_of": 0,
        "natural_key": natural_key(record),
    }
    columns |= _counts(record)
    told_apart = {name: columns[name] for name in ("record", "unit", "month", "kind", "category", "state")}
    return columns | {"start_month": store.month_number(record.day), "bucket": store.join_bucket(**told_apart)}


def _counts(record: Record) -> dict[str, Any]:
    match record:
        case Meeting():
            organised = record.role is MeetingRole.TO_CHUC  # attending another body's meeting is never counted
            return {
                "kind": record.kind.value,
                "category": record.meeting_type.value,
                "state": str(record.state or MeetingState.HELD) if organised else record.role.value,
                "part": int(record.mode is Mode.TRUC_TUYEN),
                "other": int(record.mode is Mode.KET_HOP),
            }
        case MeetingCount():
            return {
                "kind": record.kind.value,
                "category": _declared(record.source),
                "state": MeetingState.HELD.value,
                "total": record.total,
                "part": record.online,
                "other": record.hybrid,
            }
        case Document():
            return {
                "kind": record.direction.value,
                "category": record.document_class.value,
                "part": int(record.channel is DocumentChannel.DIEN_TU),
                "other": 1,
            }
        case DocumentCount():
            return {
                "kind": record.direction.value,
                "category": record.document_class.value,
                "state": _declared(record.source),
                "total": record.total,
                "part": record.electronic or 0,
                "other": 0 if record.electronic is None else record.total,
            }
        case ProcedureCount():
            due = record.total if record.digitise_due is None else record.digitise_due
            known = record.digitised is not None
            return {
                "state": _declared(record.source),
                "total": record.total,
                "part": record.digital,
                "other": record.digitised if known else 0,
                "other_of": due if known else 0,
            }
        case BaselineCount():
            return {"kind": record.measure, "total": record.total}
        case TaskProgress():
            return {"state": record.state.value}
        case _:
            return {}


def _declared(source: str) -> str:
    return DECLARED if source == SELF_DECLARED else ""


def natural_key(record: Record) -> str | None:
    """What may exist once in an agency: a document's number within its year, a unit's report for one deadline."""
    if isinstance(record, Document):
        number = "".join(fold(record.number).split())
        issuer = "" if record.direction is DocumentDirection.DI else fold(record.issuer)
        return f"vb:{record.day.year}:{record.direction.value}:{issuer}:{number}"[:300]
    if isinstance(record, ReportSubmission) and record.period:
        what = record.deadline or fold(record.title)
        return f"bc:{record.period}:{fold(record.unit)}:{what}"[:300]
    return None


def differing(connection: Connection, scope: AgencyScope) -> list[str]:
    """Entries whose kept state is not what their changes say; empty when all is well."""
    stacks: dict[str, list[tuple[str, str]]] = {}
    for row in store.all_changes(connection, scope):
        stacks.setdefault(row.entry, []).append((row.change, row.payload))
    kept = {row.entry: row for row in store.all_entries(connection, scope)}
    wrong = []
    for entry, stack in stacks.items():
        if not _same(kept.get(entry), present(stack)):
            wrong.append(entry)
    return wrong


def _same(row: Any, payload: str | None) -> bool:
    if row is None or payload is None:
        return row is not None and not row.live
    expected = counting_columns(RECORD.validate_json(payload))
    kept = row.live and row.payload == payload
    return kept and all(getattr(row, name) == value for name, value in expected.items())
