"""A record told in a sentence at the command line, read as in a chat; nothing is asked back, so all must be said."""

import getpass
from typing import TYPE_CHECKING

from api.cli import wording
from core.errors import InputError

if TYPE_CHECKING:
    from api.context import Context
    from kpi.records import Record


def said_record(context: "Context", agency: str, sentence: str, why: str = "") -> "Record":
    """The record that `sentence` tells of. Raises InputError naming what is missing, impossible, or needs `why`;
    SecretRefused."""
    from bot import drafts
    from bot import wording as words
    from bot.channel import Incoming
    from bot.reading import message_context
    from bot.router import understand
    from core.people import Person, Role
    from kpi.secrecy import guarded_text

    guarded_text(sentence)
    now = context.clock.now()
    person = Person(0, agency, getpass.getuser(), Role.ADMINISTRATOR)
    with context.database.read() as connection:
        reading = message_context(connection, context.snapshot(), agency, now)
    parsed = understand(sentence, reading)
    if parsed.intent not in drafts.KINDS:
        raise InputError(wording.NOT_A_RECORD.format(sentence=sentence))
    kind = drafts.KINDS[parsed.intent]
    draft = drafts.begin(kind, parsed, Incoming("terminal", "", "", "", now), person, reading)
    missing = ", ".join(words.FIELDS[name].lower() for name in draft.payload["needs"])
    if missing:
        raise InputError(wording.SAID_TOO_LITTLE.format(missing=missing))
    if draft.payload.get("repeat"):
        raise InputError(wording.SERIES_IN_CHAT)
    if draft.payload["fields"].get("verdict") == "violation":
        if not why:
            raise InputError(wording.WHY_NEEDED.format(verdict=" ".join(draft.payload["remarks"])))
        draft = drafts.with_fields(draft, {"reason": why}, reading)
    return drafts.record_of(draft, person, now.date())
