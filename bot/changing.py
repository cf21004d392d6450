"""Changes to what was written: undo, correct, put a planned meeting off or call it off."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot import cards, correcting, drafts, repeating, wording
from bot.channel import Button, Reply
from bot.drafts_store import SAVED, draft_of
from bot.router import Act, Parsed
from bot.turn import Turn
from core.people import Action
from core.vietnamese.spelling import spelled
from kpi import ledger
from kpi.entries import Entry
from kpi.message_meeting import judge_fields
from kpi.records import Activity, Document, Meeting, MeetingCount, MeetingState, ProcedureCount

AHEAD = timedelta(days=366)


def undo_or_correct(turn: Turn, parsed: Parsed) -> list[Reply]:
    """What a message that takes something back, or changes it, comes to."""
    refused = turn.refusal(Action.RECORD)
    if refused:
        return [refused]
    if parsed.act is Act.CORRECT:
        return correct(turn, parsed.text)
    if parsed.act is Act.CHANGE_PLAN:
        return [planned(turn)]
    return [undo(turn, _entry_on_card(turn))]


def undo_series(turn: Turn, entry_id: str) -> Reply:
    """Take back a whole series from this meeting on."""
    refused = turn.refusal(Action.RECORD)
    if refused:
        return refused
    entry = ledger.get(turn.connection, turn.scope(), entry_id)
    dropped = repeating.drop(turn.connection, turn.scope(), entry, turn.stamp(f"drop:{turn.incoming.event_id}"))
    if not dropped:
        return Reply(wording.GONE)
    turn.memory = replace(turn.memory, card="")
    return Reply(wording.SERIES_UNDONE.format(count=len(dropped)), edits=entry_id)


def set_state(turn: Turn, entry_id: str, state: MeetingState) -> Reply:
    """Say what became of a planned meeting; its recorder may, and who may correct anybody's records."""
    entry = ledger.get(turn.connection, turn.scope(), entry_id)
    if isinstance(entry.record, Meeting) and entry.record.state is state:
        return Reply(wording.STATE_ALREADY.format(what=cards.named(entry)), card=entry_id)
    stamp = turn.stamp(f"{state}:{turn.incoming.event_id}")
    written = ledger.set_state(turn.connection, turn.scope(), entry_id, state, stamp)
    return cards.written_card(written, wording.STATE_SET, edits=entry_id)


def undo(turn: Turn, entry_id: str) -> Reply:
    """Take back the last change of the entry; of the person, where no entry is meant."""
    scope, stamp = turn.scope(), turn.stamp(f"undo:{turn.incoming.event_id}")
    if entry_id:
        undone = [ledger.undo(turn.connection, scope, entry_id, stamp)]
    else:
        undone = ledger.undo_last(turn.connection, scope, stamp)
    turn.memory = replace(turn.memory, card="")
    if len(undone) > 1:
        return Reply(wording.ALL_UNDONE.format(count=len(undone)))
    entry = undone[0]
    template = wording.CORRECTION_UNDONE if entry.live else wording.UNDONE
    return Reply(template.format(what=cards.named(entry)), edits=entry.id)


def correct(turn: Turn, text: str) -> list[Reply]:
    """Give the entry on the last card the values that `text` names."""
    entry_id = _entry_on_card(turn)
    if not entry_id:
        return [Reply(wording.NOTHING_TO_CHANGE)]
    entry = ledger.get(turn.connection, turn.scope(), entry_id)
    fields = _corrected(turn, entry, text)
    if not fields:
        return [Reply(wording.WHAT_TO_CHANGE, card=entry_id)]
    stamp = turn.stamp(f"correct:{turn.incoming.event_id}")
    written = ledger.correct(turn.connection, turn.scope(), entry_id, fields, stamp)
    return [cards.written_card(written, wording.CORRECTED, edits=entry_id)]


def _corrected(turn: Turn, entry: Entry, text: str) -> dict[str, Any]:
    """The columns of the entry that `text` gives new values; a meeting's verdict follows its new length."""
    record = entry.record
    if isinstance(record, Meeting):
        found = correcting.changes("meeting", text, turn.context, _start_of(record))
        if not found:
            return {}
        columns = {k: v for k, v in found.items() if k in ("mode", "meeting_type", "title")}
        return columns | drafts.meeting_columns(found) | _judged_again(turn, record, found)
    if isinstance(record, Document):
        found = correcting.changes("document", text, turn.context)
        columns = {k: v for k, v in found.items() if k in ("number", "direction", "channel", "title")}
        return columns | ({"day": found["issued_date"]} if "issued_date" in found else {})
    if isinstance(record, MeetingCount):
        found = correcting.changes("meeting_sum", text, turn.context)
        return {"total" if name == "meetings" else name: value for name, value in found.items()}
    if isinstance(record, ProcedureCount):
        return correcting.changes("procedure", text, turn.context)
    if isinstance(record, Activity):
        found = correcting.changes("activity", text, turn.context)
        return {"day" if name == "start" else name: value for name, value in found.items()}
    return {}


def _judged_again(turn: Turn, record: Meeting, found: dict[str, Any]) -> dict[str, Any]:
    fields = {
        "title": record.title,
        "meeting_type": record.meeting_type.value,
        "start": _start_of(record),
        "duration_hours": record.duration_hours,
    } | found
    verdict = judge_fields(fields, {}, turn.context)
    if verdict is None:
        return {}
    return {"verdict": verdict.outcome, "rule": verdict.limit.id if verdict.limit else ""}


def _start_of(record: Meeting) -> str:
    return record.day.isoformat() + (f"T{record.start_time:%H:%M}" if record.start_time else "")


def planned(turn: Turn) -> Reply:
    """The planned meetings, to say which one is put off or called off."""
    today = turn.context.now.date()
    entries = ledger.listing(turn.connection, turn.scope(), ("meeting",), today, today + AHEAD)
    planned = [e for e in entries if isinstance(e.record, Meeting) and e.record.state is MeetingState.PLANNED][:4]
    if not planned:
        return Reply(wording.NO_PLANNED)
    wanted = turn.incoming.text
    verb = "cancelled" if spelled("hủy|huỷ|bỏ|không họp").search(wanted) else "postponed"
    buttons = tuple(Button(cards.named(e)[:60], f"{verb}:{e.id}") for e in planned)
    return Reply(wording.WHICH_MEETING, buttons)


def _entry_on_card(turn: Turn) -> str:
    """The entry on the card replied to, or on the last card shown; empty where that is none."""
    card = turn.incoming.card or turn.memory.card
    if not card:
        return ""
    draft = draft_of(turn.connection, turn.scope(), turn.incoming, card)
    return (draft.entry if draft.state == SAVED else "") if draft is not None else card
