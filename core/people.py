"""Agencies, units, people and roles, what each role may do, and the scope every query is bound to."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person is in an agency."""

    ADMINISTRATOR = "administrator"
    LEADER = "leader"
    CLERK = "clerk"
    READER = "reader"


class Action(StrEnum):
    """What can be done; `may` is the one place that says by whom."""

    ASK = "ask"
    VIEW_RECORDS = "view_records"
    RECORD = "record"
    CORRECT_OWN = "correct_own"
    CORRECT_ANY = "correct_any"
    VIEW_PROGRESS = "view_progress"
    SUBMIT_REPORT = "submit_report"
    EXPORT = "export"
    MANAGE_PLANS = "manage_plans"
    MANAGE_PEOPLE = "manage_people"
    CHANGE_SETTINGS = "change_settings"
    REVIEW = "review"
    VIEW_AUDIT = "view_audit"


_READER = frozenset({Action.ASK, Action.VIEW_PROGRESS, Action.VIEW_RECORDS})
_CLERK = _READER | {Action.RECORD, Action.CORRECT_OWN, Action.SUBMIT_REPORT, Action.EXPORT}
_LEADER = _CLERK | {Action.CORRECT_ANY, Action.REVIEW, Action.VIEW_AUDIT}
_RIGHTS: dict[Role, frozenset[Action]] = {
    Role.READER: _READER,
    Role.CLERK: _CLERK,
    Role.LEADER: _LEADER,
    Role.ADMINISTRATOR: frozenset(Action),
}


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency as the database holds it."""

    code: str
    name: str
    short_name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of an agency."""

    id: int
    agency: str
    name: str


@dataclass(frozen=True, slots=True)
class Person:
    """Someone enrolled in an agency. `active` is False once they have left: every right ends at once."""

    id: int
    agency: str
    name: str
    role: Role
    unit: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class AgencyScope:
    """The agency whose rows a query may touch; every store method takes one.

    `unit` narrows to one unit where given. There is no scope for "all agencies": what reads several agencies' public
    plans says so by name.
    """

    agency: str
    unit: str | None = None


def may(person: Person | None, action: Action, agency: str) -> bool:
    """Whether `person` may do `action` in `agency`. An unknown person may nothing here; open answers are a setting."""
    return person is not None and person.active and person.agency == agency and action in _RIGHTS[person.role]
