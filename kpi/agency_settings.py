"""What the plans leave open and the agency decides: each setting once, with its default, its words and its values.

A new value is a new row with who, when, and the paper it rests on; the value in force is the last. Blanks of a plan
(its number, its day, a report date set by a letter) are completed here too, and always shown as completed.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from pydantic import BaseModel, ConfigDict
from sqlalchemy import Connection

from core import audit
from core.errors import DeniedError, InputError
from core.people import Action, AgencyScope, may
from corpus.snapshot import Snapshot
from kpi import store, wording
from kpi.entries import Stamp
from kpi.secrecy import guarded_text
from kpi.targets import Measure, levels_of, targets_in_force


@dataclass(frozen=True, slots=True)
class Definition:
    """A setting: its name, default, meaning in Vietnamese, and how a typed value is read (ValueError if it is none)."""

    name: str
    default: str
    help: str
    read: Callable[[str], Any]
    choices: tuple[str, ...] = ()


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in choices:
            raise ValueError(text)
        return text

    return read


def _span_of_day(text: str) -> tuple[time, time]:
    start, end = (time.fromisoformat(part.strip()) for part in text.split("-"))
    if end < start:
        raise ValueError(text)
    return start, end


def _days(text: str) -> frozenset[date]:
    parts = text.replace(";", ",").split(",")
    return frozenset(_day(part.strip()) for part in parts if part.strip())


def _numbers(text: str) -> tuple[int, ...]:
    found = tuple(sorted({int(part) for part in text.split(",")}, reverse=True))
    if found[-1] < 0:
        raise ValueError(text)
    return found


def _weekday(text: str) -> int:
    if (day := int(text)) not in range(2, 7):
        raise ValueError(text)
    return day


def _day(text: str) -> date:
    return datetime.strptime(text, "%d/%m/%Y").date() if "/" in text else date.fromisoformat(text)


def _choice(name: str, default: str, choices: tuple[str, ...]) -> Definition:
    return Definition(name, default, wording.SETTING_HELP[name], _one_of(*choices), choices)


DEFINITIONS: Mapping[str, Definition] = {
    d.name: d
    for d in (
        _choice("hybrid", "truc_tiep", ("truc_tiep", "truc_tuyen")),
        _choice("base", "hoi_nghi", ("hoi_nghi", "hop")),
        _choice("exchanged", "di_den", ("di", "di_den")),
        Definition("lunch", "11:30-13:30", wording.SETTING_HELP["lunch"], _span_of_day),
        Definition("days_off", "", wording.SETTING_HELP["days_off"], _days),
        Definition("days_worked", "", wording.SETTING_HELP["days_worked"], _days),
        _choice("open_answers", "co", ("co", "khong")),
        _choice("model_wording", "khong", ("khong", "co")),
        Definition("reminder_days", "7,3,1,0", wording.SETTING_HELP["reminder_days"], _numbers),
        Definition("reminder_hours", "07:30-17:00", wording.SETTING_HELP["reminder_hours"], _span_of_day),
        Definition("digest_day", "2", wording.SETTING_HELP["digest_day"], _weekday),
    )
}
LEVEL = "level:"  # + measure: the id of the target whose level the office has chosen
BLANK = "blank:"  # + document id + ":" + field
FIELDS = ("number", "day", "report_date")


class Completion(BaseModel):
    """A blank of a plan that the agency has filled in. `deadline` names the deadline fact of a report date.

    `value` is the number, or the day as yyyy-mm-dd. Shown with its source and day, never as the plan's own words.
    """

    model_config = ConfigDict(frozen=True)
    document_id: str
    field: str
    value: str
    deadline: str = ""
    source: str
    source_day: date | None = None
    person_name: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class SettingValue:
    """One value of a setting: what, on which paper, by whom, when. `source` is empty for the default."""

    name: str
    value: str
    source: str = ""
    source_day: date | None = None
    person_name: str = ""
    at: datetime | None = None
    channel: str = ""


@dataclass(frozen=True)
class AgencySettings:
    """The settings of one agency in force; `decided` says which of them somebody has set."""

    values: Mapping[str, Any] = field(default_factory=dict)
    decided: Mapping[str, SettingValue] = field(default_factory=dict)
    completions: tuple[Completion, ...] = ()
    levels: Mapping[str, str] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.values.get(name, DEFINITIONS[name].read(DEFINITIONS[name].default))

    def completion(self, document_id: str, blank: str, deadline: str = "") -> Completion | None:
        """How this blank of a plan was completed, if it was."""
        found = [c for c in self.completions if (c.document_id, c.field, c.deadline) == (document_id, blank, deadline)]
        return found[-1] if found else None


def load_settings(connection: Connection, scope: AgencyScope) -> AgencySettings:
    """The agency's settings in force."""
    latest = {row.name: row for row in store.setting_rows(connection, scope)}
    decided = {name: _value(row) for name, row in latest.items() if row.value}
    return AgencySettings(
        {name: DEFINITIONS[name].read(v.value) for name, v in decided.items() if name in DEFINITIONS},
        decided,
        tuple(_completion(v) for name, v in decided.items() if name.startswith(BLANK)),
        {name.removeprefix(LEVEL): v.value for name, v in decided.items() if name.startswith(LEVEL)},
    )


def closed_agencies(connection: Connection) -> frozenset[str]:
    """The agencies that answer their own people only."""
    return store.agencies_that_set(connection, "open_answers", "khong")


def agencies_with_model(connection: Connection) -> frozenset[str]:
    """The agencies that let the language model word their answers."""
    return store.agencies_that_set(connection, "model_wording", "co")


def change_setting(
    connection: Connection,
    scope: AgencyScope,
    name: str,
    value: str,
    stamp: Stamp,
    source: str = "",
    source_day: date | None = None,
) -> SettingValue:
    """Set `name` to `value` ("" returns to the default). Raises InputError, DeniedError, SecretRefused."""
    _allow(stamp, scope)
    guarded_text(value)
    source = guarded_text(source)[0]
    definition = DEFINITIONS.get(name)
    if definition is None and not name.startswith((LEVEL, BLANK)):
        raise InputError(wording.SETTING_UNKNOWN.format(name=name, names=", ".join(DEFINITIONS)))
    value = value.strip()
    if definition is not None and value:
        try:
            definition.read(value)
        except ValueError:
            example = ", ".join(definition.choices) or definition.default or "02/01/2026, 31/08/2026"
            raise InputError(wording.SETTING_WRONG.format(name=name, value=value, example=example)) from None
    person = {"person_id": stamp.person.id, "person_name": stamp.person.name}
    row = {"name": name, "value": value, "source": source.strip(), "source_day": source_day}
    store.lock(connection, scope)
    store.add_setting(connection, scope, **row, **person, at=stamp.at, channel=stamp.channel)
    audit.record(connection, scope, stamp.at, stamp.person, "setting.changed", name)
    return SettingValue(name, value, source, source_day, stamp.person.name, stamp.at, stamp.channel)


def complete_blank(
    connection: Connection,
    scope: AgencyScope,
    document_id: str,
    blank: str,
    value: str,
    stamp: Stamp,
    *,
    source: str,
    source_day: date | None = None,
    deadline: str = "",
) -> Completion:
    """Fill in what a plan leaves blank: `blank` is number, day or report_date; days may be dd/mm/yyyy."""
    if blank not in FIELDS:
        raise InputError(wording.BLANK_UNKNOWN.format(field=blank, fields=", ".join(FIELDS)))
    if not source.strip():
        raise InputError(wording.BLANK_WITHOUT_SOURCE)
    if blank != "number":
        try:
            value = _day(value.strip()).isoformat()
        except ValueError:
            raise InputError(wording.BLANK_DAY_WRONG.format(value=value)) from None
    name = f"{BLANK}{document_id}:{blank}:{deadline}"
    packed = json.dumps({"document_id": document_id, "field": blank, "value": value, "deadline": deadline})
    return _completion(change_setting(connection, scope, name, packed, stamp, source, source_day))


def choose_level(
    connection: Connection,
    scope: AgencyScope,
    snapshot: Snapshot,
    measure: str,
    target_id: str,
    stamp: Stamp,
    source: str = "",
) -> SettingValue:
    """Say which of the levels a plan states for `measure` binds; `target_id` "" leaves it open again."""
    if measure not in list(Measure):
        raise InputError(wording.MEASURE_UNKNOWN.format(measure=measure, measures=", ".join(Measure)))
    levels = levels_of(targets_in_force(snapshot, scope.agency)).get(Measure(measure), ())
    ids = [target.id for level in levels for target in level.targets]
    if target_id and target_id not in ids:
        raise InputError(
            wording.LEVEL_UNKNOWN.format(target=target_id, measure=measure, ids=", ".join(ids) or wording.NOTHING)
        )
    return change_setting(connection, scope, LEVEL + measure, target_id, stamp, source)


def setting_history(connection: Connection, scope: AgencyScope) -> list[SettingValue]:
    """Every value that was ever set, oldest first."""
    return [_value(row) for row in store.setting_rows(connection, scope)]


def _allow(stamp: Stamp, scope: AgencyScope) -> None:
    if not may(stamp.person, Action.CHANGE_SETTINGS, scope.agency):
        raise DeniedError(wording.NOT_ALLOWED.format(act=wording.ACTS["change"]))


def _value(row: Any) -> SettingValue:
    return SettingValue(row.name, row.value, row.source, row.source_day, row.person_name, row.at, row.channel)


def _completion(value: SettingValue) -> Completion:
    given = {"source": value.source, "source_day": value.source_day, "person_name": value.person_name, "at": value.at}
    return Completion(**json.loads(value.value), **given)
