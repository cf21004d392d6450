"""Holds every text of a record against the guard before anything is kept: secrecy marks refused, personal numbers
hidden."""

from core.guard import mask_personal, refuse_secret
from kpi.records import Record

_WRITTEN = (
    *("title", "note", "place", "reason", "product", "source", "receiver", "issuer", "type_name", "quantity_unit"),
    *("results", "difficulties", "next_steps", "proposals"),
)
_NUMBERS = ("number", "target")  # checked, but never altered: digits are what they are for


def guarded(record: Record) -> Record:
    """The record with personal numbers hidden. Raises SecretRefused where a text carries a state-secret mark."""
    texts = {name: text for name in _WRITTEN if isinstance(text := getattr(record, name, None), str) and text}
    refuse_secret(*texts.values(), *(str(getattr(record, name, "")) for name in _NUMBERS))
    hidden = {name: mask_personal(text).text for name, text in texts.items()}
    return record if hidden == texts else record.model_copy(update=hidden)


def guarded_text(*texts: str) -> tuple[str, ...]:
    """The texts with personal numbers hidden. Raises SecretRefused likewise."""
    refuse_secret(*texts)
    return tuple(mask_personal(text).text for text in texts)
