"""Whether a record can be true: its fields, its dates against today, its unit against the agency's own units."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails
from sqlalchemy import Connection

from core.errors import InputError
from core.people import AgencyScope
from core.store import all_agencies, all_units
from core.vietnamese.text import fold, squeeze
from kpi import wording
from kpi.records import (
    RECORD,
    BaselineCount,
    Meeting,
    MeetingState,
    Record,
    Sum,
)

FARTHEST = timedelta(days=366)


def parse_record(fields: Mapping[str, Any]) -> Record:
    """A record from plain fields (`record` names its kind). Raises InputError naming each faulty field."""
    try:
        return RECORD.validate_python(dict(fields))
    except ValidationError as error:
        raise InputError(" ".join(dict.fromkeys(_sentence(fault) for fault in error.errors()))) from None


def _sentence(fault: ErrorDetails) -> str:
    name = str(fault["loc"][-1]) if fault["loc"] else ""
    field, context = wording.FIELD_NAMES.get(name, name), fault.get("ctx", {})
    match fault["type"]:
        case "missing":
            return wording.FIELD_MISSING.format(field=field)
        case "value_error":
            return str(context["error"])
        case "greater_than_equal" | "greater_than":
            return wording.FIELD_NEGATIVE.format(field=field, bound=context.get("ge", context.get("gt")))
        case "less_than_equal":
            return wording.FIELD_TOO_LARGE.format(field=field, bound=context["le"])
        case "string_too_long":
            return wording.FIELD_TOO_LONG.format(field=field, bound=context["max_length"])
        case "string_too_short":
            return wording.FIELD_MISSING.format(field=field)
        case "extra_forbidden":
            return wording.FIELD_UNKNOWN.format(field=name)
        case _:
            return wording.FIELD_WRONG.format(field=field, given=str(fault["input"])[:50])


def settle(record: Record, today: date) -> Record:
    """The record with what the date decides: a past meeting was held, a future one is planned, and the sum of a
    period that is still running ends today. Raises InputError for dates that cannot be."""
    _check_age(record, today)
    if isinstance(record, Meeting):
        return _settle_meeting(record, today)
    if record.day > today:
        raise InputError(wording.DAY_NOT_COME.format(day=show(record.day)))
    if isinstance(record, BaselineCount) and record.until.year >= today.year:
        raise InputError(wording.BASELINE_NOT_PAST.format(day=show(record.day), until=show(record.until)))
    if isinstance(record, Sum) and record.until > today:
        return record.model_copy(update={"until": today})
    return record


def _check_age(record: Record, today: date) -> None:
    if record.day - today > FARTHEST:
        raise InputError(wording.DAY_TOO_FAR.format(day=show(record.day)))
    if record.day.year < today.year - 1 and not isinstance(record, BaselineCount):
        raise InputError(wording.DAY_TOO_OLD.format(day=show(record.day), year=record.day.year))


def _settle_meeting(meeting: Meeting, today: date) -> Meeting:
    if meeting.day > today and meeting.state is MeetingState.HELD:
        raise InputError(wording.HELD_IN_FUTURE.format(day=show(meeting.day)))
    if meeting.day < today and meeting.state is MeetingState.PLANNED:
        raise InputError(wording.PLANNED_IN_PAST.format(day=show(meeting.day)))
    if meeting.state is not None:
        return meeting
    state = MeetingState.PLANNED if meeting.day > today else MeetingState.HELD
    return meeting.model_copy(update={"state": state})


def resolve_unit(connection: Connection, scope: AgencyScope, unit: str) -> str:
    """The unit's full name, from its name or an alias. Raises InputError where it is unknown or another agency's."""
    wanted = fold(squeeze(unit))
    if not wanted:
        return ""
    rows = all_units(connection)
    own = [row for row in rows if row.agency == scope.agency]
    for row in own:
        if wanted in _names(row):
            return str(row.name)
    if not own:
        return squeeze(unit)  # an agency that has not named its units yet
    names = "; ".join(row.name for row in own)
    for row in rows:
        if row.agency != scope.agency and wanted in _names(row):
            agencies = {agency.code: agency.name for agency in all_agencies(connection)}
            raise InputError(wording.UNIT_ELSEWHERE.format(unit=row.name, agency=agencies[row.agency], units=names))
    raise InputError(wording.UNIT_UNKNOWN.format(unit=squeeze(unit), units=names))


def _names(row: Any) -> set[str]:
    return {fold(name) for name in (row.name, *row.aliases)}


def show(day: date) -> str:
    """dd/mm/yyyy, as the office writes it."""
    return f"{day:%d/%m/%Y}"
