"""Messages as JSON, the way they lie in the inbox and the outbox."""

from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter

from bot.channel import Incoming, Reply


@cache
def _incoming() -> TypeAdapter[Incoming]:
    return TypeAdapter(Incoming)


@cache
def _reply() -> TypeAdapter[Reply]:
    return TypeAdapter(Reply)


def incoming_to_json(incoming: Incoming) -> str:
    """The event as JSON."""
    return _incoming().dump_json(incoming).decode()


def incoming_from_json(payload: str) -> Incoming:
    """The event that `payload` holds."""
    return _incoming().validate_json(payload)


def reply_to_json(reply: Reply) -> str:
    """The reply as JSON, without its attachments, which are kept beside it."""
    return _reply().dump_json(replace(reply, attachments=())).decode()


def reply_from_json(payload: str) -> Reply:
    """The reply that `payload` holds."""
    return _reply().validate_json(payload)
