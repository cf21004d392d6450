"""The conversation, the same on every channel: a message or a button in, replies out, state in the database.

A draft is shown on a card and written only when confirmed; a confirmed card, pressed twice, writes once. A button
carries the id of its card; words act on the last card shown and on no other.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection

from bot import asking, changing, drafts, recording, showing, wording
from bot.access import open_agencies
from bot.channel import Capabilities, Incoming, Reply
from bot.drafts_store import memory_of, remember
from bot.notices import COMMANDS, ROLES
from bot.reading import message_context
from bot.router import Act, Intent, Parsed, command_of, understand
from bot.turn import Ask, Prepared, Turn
from core.clock import Clock
from core.guard import Secrecy, look_for_secret
from core.people import Person
from core.store import agency_of
from core.vietnamese.spelling import spelled
from core.vietnamese.text import fold
from core.wording import REFUSED_CERTAIN, REFUSED_DOUBT
from corpus.snapshot import Snapshot
from kpi.records import MeetingState

SHOWN_AGENCIES = 5
_MORE = spelled(r"^\W*(?:tiếp|tiếp đi|xem tiếp|nữa|tiếp tục)\W*$")


class Conversation:
    """Handles the events of all conversations. `ask` answers questions, `snapshot` gives the plans of now,
    `capabilities` says what each channel can show (by default: text alone)."""

    def __init__(
        self,
        ask: Ask,
        snapshot: Callable[[], Snapshot],
        clock: Clock,
        capabilities: Mapping[str, Capabilities] | None = None,
    ) -> None:
        self._ask = ask
        self._snapshot = snapshot
        self._clock = clock
        self._capabilities = {} if capabilities is None else capabilities

    def prepare(self, incoming: Incoming, person: Person | None, connection: Connection) -> Prepared | None:
        """Answer a question, count and draw, ahead of the write transaction; nothing for anything else."""
        if incoming.button or look_for_secret(incoming.text) is not Secrecy.CLEAN or _MORE.match(incoming.text):
            return None
        turn = self._turn(incoming, person, connection)
        parsed = understand(incoming.text, turn.context)
        question = asking.question_of(turn, parsed)
        return Prepared(question, asking.ask(turn, question)) if question else showing.prepare(turn, parsed)

    def handle(
        self, incoming: Incoming, person: Person | None, connection: Connection, prepared: Any = None
    ) -> Sequence[Reply]:
        """Act on one event; see `bot.worker.Handler`."""
        secrecy = look_for_secret(incoming.text)
        if secrecy is not Secrecy.CLEAN:
            return [Reply(REFUSED_CERTAIN if secrecy is Secrecy.CERTAIN else REFUSED_DOUBT)]
        turn = self._turn(incoming, person, connection)
        turn.prepared, turn.writing = prepared, True
        replies = _press(turn, incoming.button) if incoming.button else _say(turn, incoming.text)
        return _end(turn, replies)

    def _turn(self, incoming: Incoming, person: Person | None, connection: Connection) -> Turn:
        snapshot = self._snapshot()
        context = message_context(connection, snapshot, person.agency if person else None, self._clock.now())
        shown = self._capabilities.get(incoming.channel, Capabilities())
        memory = memory_of(connection, incoming)
        return Turn(connection, incoming, person, context, snapshot, memory, self._ask, capabilities=shown)


def _say(turn: Turn, text: str) -> list[Reply]:
    """What a message in words comes to."""
    if not text.strip():
        return [Reply(wording.SMALLTALK)]
    if _MORE.match(text):
        return asking.more(turn)
    if turn.incoming.edited:
        return _edited(turn, understand(text, turn.context))
    draft = turn.pending()
    if draft is not None:
        answered = recording.to_draft(turn, draft, text)
        if answered is not None:
            return answered
    return _act(turn, understand(text, turn.context))


def _edited(turn: Turn, parsed: Parsed) -> list[Reply]:
    """A message changed after it was sent: it may change its draft, and nothing that is written."""
    draft = turn.pending()
    if draft is not None and drafts.KINDS.get(parsed.intent) == draft.kind:
        return recording.begin(turn, parsed, draft)
    if parsed.intent in drafts.KINDS or parsed.intent is Intent.UNDO or parsed.act in (Act.ACTIVITY, Act.CANCEL):
        return [Reply(wording.EDIT_CHANGES_NOTHING)]
    return _act(turn, parsed)


def _act(turn: Turn, parsed: Parsed) -> list[Reply]:
    if parsed.fields.get("secret"):
        return [Reply(wording.SECRET_UNKEPT)]
    if parsed.intent in drafts.KINDS:
        return recording.begin(turn, parsed)
    if parsed.intent is Intent.KPI_STATUS:
        return showing.progress(turn, parsed)
    if parsed.intent is Intent.UNDO:
        return changing.undo_or_correct(turn, parsed)
    act = _ACTS.get(parsed.act)
    if act is not None:
        return act(turn, parsed)
    if parsed.intent is Intent.ASK:
        return asking.answer(turn, parsed)
    return [Reply(_unknown_command(turn.incoming.text) or wording.SMALLTALK)]


def _unknown_command(text: str) -> str:
    """What to say of a command that there is not; empty for other words."""
    from difflib import get_close_matches

    typed = text.strip().split(maxsplit=1)[0] if text.strip() else ""
    if not typed.startswith("/") or command_of(text) is not None:
        return ""
    near = get_close_matches(fold(typed[1:]), COMMANDS, n=1)
    hint = wording.DID_YOU_MEAN.format(command=near[0]) if near else ""
    return wording.NO_SUCH_COMMAND.format(command=typed[:32], hint=hint)


def _about_you(turn: Turn, parsed: Parsed) -> list[Reply]:
    if turn.person is None:
        return [Reply(wording.UNKNOWN_PERSON)]
    unit = wording.UNIT_PART.format(unit=turn.person.unit) if turn.person.unit else ""
    agency = agency_of(turn.connection, turn.scope()).name
    role = ROLES[turn.person.role.value]
    return [Reply(wording.ABOUT_YOU.format(name=turn.person.name, unit=unit, agency=agency, role=role))]


def _help(turn: Turn, parsed: Parsed) -> list[Reply]:
    if turn.person is not None:
        return [Reply(wording.HELP)]
    entries = turn.snapshot.agencies
    names = [entries[code].name for code in sorted(open_agencies(turn.connection)) if code in entries]
    more = wording.AND_MORE.format(count=len(names) - SHOWN_AGENCIES) if len(names) > SHOWN_AGENCIES else ""
    return [Reply(wording.STRANGER_HELP.format(agencies=", ".join(names[:SHOWN_AGENCIES]) + more))]


def _press(turn: Turn, action: str) -> list[Reply]:
    """What a button comes to; it acts on the card whose id it carries."""
    verb, _, rest = action.partition(":")
    target, _, value = rest.partition(":")
    if verb in ("tot", "chua"):
        return [asking.vote(turn, verb, target)]
    if turn.person is None:
        return [Reply(wording.CANNOT_WRITE)]
    if verb in ("ghi", "bo", "lydo", "chon", "cong", "thay"):
        return recording.press_draft(turn, verb, target, value)
    if verb == "hoantac":
        return [changing.undo(turn, target)]
    if verb == "boloat":
        return [changing.undo_series(turn, target)]
    if verb == "sua":
        turn.memory = replace(turn.memory, card=target)
        return [Reply(wording.WHAT_TO_CHANGE, card=target)]
    if verb in (state.value for state in MeetingState):
        return [changing.set_state(turn, target, MeetingState(verb))]
    return [Reply(wording.GONE)]


def _end(turn: Turn, replies: Sequence[Reply]) -> list[Reply]:
    """The replies, the first time under a notice that no person writes here; what the turn leaves is remembered."""
    shown = next((reply.card for reply in reversed(replies) if reply.card), turn.memory.card)
    first = [] if turn.memory.noticed else [Reply(wording.NOTICE)]
    remember(turn.connection, turn.incoming, replace(turn.memory, noticed=True, card=shown))
    return [*first, *replies]


_ACTS: dict[Act, Callable[[Turn, Parsed], list[Reply]]] = {
    Act.ACTIVITY: recording.begin_activity,
    Act.DEADLINES: showing.deadlines,
    Act.REPORT: showing.report,
    Act.UNITS: _about_you,
    Act.HELP: _help,
    Act.CANCEL: recording.drop,
}
