"""What a chat message of a known intent gives: fields as said, what is still needed, what was said but cannot be."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time
from typing import Any

from corpus.facts.model import Limit


@dataclass(frozen=True, slots=True)
class LunchBreak:
    """The office's lunch break: taken out of a span that covers it whole."""

    start: time = time(11, 30)
    end: time = time(13, 30)


@dataclass(frozen=True, slots=True)
class MessageContext:
    """What a message is read against: the writer's agency, the present, the agency's own limits, its lunch break."""

    agency: str | None
    now: datetime
    limits: Sequence[Limit] = ()
    lunch: LunchBreak = field(default_factory=LunchBreak)


@dataclass(frozen=True, slots=True)
class Draft:
    """`fields` by name, in plain JSON values; `needs` were not said, `invalid` were said but cannot be.

    `extra` holds what helps the dialogue and no target depends on: kind, role, period, repeat, unclear short forms.
    """

    fields: dict[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
