"""The audit trail: who did what to what, when. Append-only, kept in the transaction of the act itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from core import store
from core.people import AgencyScope, Person


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """One act. `person_id` is None for the system itself; `detail` holds ids and counts, never message text."""

    at: datetime
    action: str
    subject: str
    person_id: int | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)
    id: int = 0


def record(
    connection: Connection,
    scope: AgencyScope,
    at: datetime,
    person: Person | None,
    action: str,
    subject: str,
    **detail: Any,
) -> None:
    """Append one act within the caller's transaction, so that the act and its trace are kept or lost together."""
    store.add_audit(
        connection,
        scope,
        at=at,
        person_id=None if person is None else person.id,
        action=action,
        subject=subject,
        detail=detail,
    )


def latest(connection: Connection, scope: AgencyScope, limit: int = 100, before: int | None = None) -> list[AuditEntry]:
    """The agency's latest acts, newest first; `before` is the id to page on from."""
    rows = store.audit_rows(connection, scope, limit, before)
    return [AuditEntry(row.at, row.action, row.subject, row.person_id, row.detail, row.id) for row in rows]
