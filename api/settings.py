"""The agency's own settings over HTTP: what each means, its value, who set it; changing one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from api import wording_web as wording
from api.callers import Permit
from api.context import Context
from core.errors import NotFoundError
from core.people import AgencyScope
from kpi.agency_settings import (
    DEFINITIONS,
    Completion,
    Definition,
    SettingValue,
    change_setting,
    choose_level,
    complete_blank,
    load_settings,
    setting_history,
)
from kpi.entries import Stamp
from kpi.lines import setting_change_line
from kpi.targets import levels_of, targets_in_force
from kpi.telling import level_text
from kpi.wording import MEASURE_NAMES


@dataclass(frozen=True, slots=True)
class InForce:
    """A setting with the value in force; `set_by` None: the default."""

    definition: Definition
    value: str
    set_by: SettingValue | None


def in_force(connection: Connection, scope: AgencyScope) -> list[InForce]:
    """Every setting, in the order declared."""
    decided = load_settings(connection, scope).decided
    return [
        InForce(one, decided[one.name].value if one.name in decided else one.default, decided.get(one.name))
        for one in DEFINITIONS.values()
    ]


def change(
    connection: Connection,
    permit: Permit,
    name: str,
    value: str,
    source: str,
    source_day: date | None,
    now: datetime,
) -> dict[str, Any]:
    """Set a setting. Raises InputError, DeniedError, SecretRefused."""
    stamp = Stamp(permit.person, now, permit.caller.channel)
    changed = change_setting(connection, permit.scope, name, value, stamp, source, source_day)
    return {"name": changed.name, "value": changed.value, "source": changed.source}


def settings_object(connection: Connection, scope: AgencyScope) -> dict[str, Any]:
    """Every setting as JSON."""
    return {
        "settings": [
            {
                "name": one.definition.name,
                "help": one.definition.help,
                "value": one.value,
                "choices": list(one.definition.choices),
                "source": one.set_by.source if one.set_by else "",
                "person": one.set_by.person_name if one.set_by else "",
                "at": one.set_by.at.isoformat() if one.set_by and one.set_by.at else None,
            }
            for one in in_force(connection, scope)
        ]
    }


@dataclass(frozen=True, slots=True)
class Undecided:
    """A measure for which the plans state several levels; `chosen` is the id of the target that binds, "" for none."""

    measure: str
    name: str
    levels: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A number or day that a plan leaves blank, and how it was filled in."""

    document: str
    title: str
    field: str
    completion: Completion | None


@dataclass(frozen=True, slots=True)
class Everything:
    """All that an agency decides."""

    settings: list[InForce]
    levels: list[Undecided]
    blanks: list[Blank]
    history: list[str]


def everything(context: Context, scope: AgencyScope) -> Everything:
    """All that the agency decides, as it stands."""
    snapshot = context.snapshot()
    with context.database.read() as connection:
        settings = load_settings(connection, scope)
        shown = in_force(connection, scope)
        history = [setting_change_line(one) for one in reversed(setting_history(connection, scope))]
    found = levels_of(targets_in_force(snapshot, scope.agency))
    undecided = [
        Undecided(
            measure.value,
            MEASURE_NAMES[measure.value],
            tuple((level.target.id, level_text(level)) for level in levels),
            settings.levels.get(measure.value, ""),
        )
        for measure, levels in found.items()
        if len(levels) > 1
    ]
    blanks = [
        Blank(document.id, document.identity.title, name, settings.completion(document.id, name))
        for document in snapshot.documents_of(scope.agency)
        for name, value in (("number", document.identity.number), ("day", document.identity.issued))
        if value is None
    ]
    return Everything(shown, undecided, blanks, history[:20])


def choose(context: Context, permit: Permit, measure: str, target: str, source: str) -> None:
    """Say which level of a measure binds. Raises InputError, DeniedError."""
    stamp = Stamp(permit.person, context.clock.now(), permit.caller.channel)
    with context.database.write() as connection:
        choose_level(connection, permit.scope, context.snapshot(), measure, target, stamp, source)


def complete(context: Context, permit: Permit, document: str, field: str, value: str, source: str) -> None:
    """Fill in a blank of one of the agency's plans. Raises InputError, NotFoundError, DeniedError."""
    if document not in {one.id for one in context.snapshot().documents_of(permit.scope.agency)}:
        raise NotFoundError(wording.PLAN_UNKNOWN.format(document=document))
    stamp = Stamp(permit.person, context.clock.now(), permit.caller.channel)
    with context.database.write() as connection:
        complete_blank(connection, permit.scope, document, field, value, stamp, source=source)
