"""What a correction changed: the fields that differ, each with its old and its new value, the same on every channel."""

from datetime import date, time
from decimal import Decimal
from typing import Any

from kpi import change_wording as wording
from kpi.records import Record
from kpi.validation import show


def differences(old: Record, new: Record) -> list[str]:
    """A line for each field a person reads that differs: "Hình thức: trực tuyến → trực tiếp"."""
    lines = []
    for name in type(new).model_fields:
        before, after = getattr(old, name, None), getattr(new, name)
        if before == after or not (field := wording.FIELDS.get(name)):
            continue
        told = wording.CHANGED.format(field=field, old=_told(name, before), new=_told(name, after))
        lines.append(told[:1].upper() + told[1:])
    return lines


def _told(name: str, value: Any) -> str:
    if value is None or value == "":
        return wording.NOTHING
    if name == "duration_hours":
        return wording.HOURS.format(hours=_number(value))
    match value:
        case date():
            return show(value)
        case time():
            return f"{value:%H:%M}"
        case Decimal():
            return _number(value)
        case _ if name in wording.SET_FIELDS:
            return wording.VALUES.get(str(value), str(value))
        case _:
            return str(value)


def _number(value: Decimal) -> str:
    """As the office writes it: 1,5."""
    return f"{value.normalize():f}".replace(".", ",")
