"""The audit trail for the pages and the REST API, with names."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from core import audit
from core.audit import AuditEntry
from core.people import AgencyScope
from core.store import people_of


@dataclass(frozen=True, slots=True)
class Act:
    """An act and who did it; "" for the system and whoever may open the data directory."""

    entry: AuditEntry
    person: str


def acts(connection: Connection, scope: AgencyScope, limit: int, before: int | None = None) -> list[Act]:
    """The latest acts, newest first."""
    names = {person.id: person.name for person in people_of(connection, AgencyScope(scope.agency))}
    found = audit.latest(connection, scope, limit, before)
    return [Act(entry, names.get(entry.person_id or 0, "")) for entry in found]


def page_object(connection: Connection, scope: AgencyScope, limit: int, before: int | None) -> dict[str, Any]:
    """A page of the trail as JSON."""
    found = acts(connection, scope, limit, before)
    return {
        "acts": [
            {
                "id": act.entry.id,
                "at": act.entry.at.isoformat(),
                "person": act.person,
                "action": act.entry.action,
                "subject": act.entry.subject,
                "detail": dict(act.entry.detail),
            }
            for act in found
        ],
        "before": found[-1].entry.id if len(found) == limit else None,
    }
