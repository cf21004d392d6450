"""The fields of a record as a form, and a sent form as the fields that changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from api import wording_web as wording
from kpi.records import Record
from kpi.wording import FIELD_NAMES

FIXED = frozenset({"record", "verdict", "rule", "reason", "series", "section", "document_id", "deadline"})


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: `kind` is an input's type, or "select" with `choices` (value, label)."""

    name: str
    label: str
    kind: str
    value: str
    required: bool
    choices: tuple[tuple[str, str], ...] = ()


def fields_of(record: Record) -> list[FormField]:
    """The fields that a person may correct."""
    return [
        _field(name, info.annotation, getattr(record, name), info.is_required())
        for name, info in type(record).model_fields.items()
        if name not in FIXED
    ]


def changes_in(record: Record, sent: Mapping[str, str]) -> dict[str, Any]:
    """The fields that the form gives another value; an emptied field goes back to nothing."""
    changed: dict[str, Any] = {}
    for field in fields_of(record):
        if field.name in sent and sent[field.name].strip() != field.value:
            value = sent[field.name].strip()
            empty = "" if isinstance(getattr(record, field.name), str) else None
            changed[field.name] = value or empty
    return changed


def _field(name: str, annotation: Any, value: Any, required: bool) -> FormField:
    kind = _plain(annotation)
    label = FIELD_NAMES.get(name, {"note": "ghi chú", "place": "địa điểm"}.get(name, name))
    label = label[:1].upper() + label[1:]
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = tuple((str(one), wording.CHOICES.get(str(one), str(one))) for one in kind)
        if not (required or value):
            choices = (("", "–"), *choices)
        return FormField(name, label, "select", _shown(value), required, choices)
    inputs = {date: "date", time: "time", int: "number", Decimal: "text"}
    return FormField(name, label, inputs.get(kind, "text"), _shown(value), required)


def _plain(annotation: Any) -> Any:
    """The bare type of a field, without bounds and without None."""
    if get_origin(annotation) is Annotated:
        return _plain(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _plain(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)
