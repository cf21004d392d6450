"""Turns drafts and ledger entries into cards: what will be or was written, and the choices under it."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot import wording
from bot.channel import Button, Reply
from kpi.differences import differences
from kpi.entries import AskOverlap, Entry, Written
from kpi.records import MeetingRole
from kpi.remarks import describe, span

SHOWN = {
    "meeting": ("title", "meeting_type", "mode", "start", "duration_hours", "role"),
    "document": ("number", "direction", "channel", "issued_date", "title"),
    "procedure": ("total", "digital", "period"),
    "meeting_sum": ("meetings", "online", "hybrid", "period", "day"),
    "activity": ("title", "start"),
}
NUMBERS = ("total", "digital", "meetings", "online", "duration_hours")


def draft_card(draft_id: str, kind: str, payload: Mapping[str, Any], notes: Sequence[str] = ()) -> Reply:
    """The card that asks to confirm a complete draft."""
    lines = [wording.CARD_HEADS[kind]]
    fields = payload["fields"]
    beside = {name: value for name, value in payload.get("extra", {}).items() if value != MeetingRole.TO_CHUC}
    shown = beside | fields  # whose meeting it is goes without saying where it is the office's own
    lines += [f"• {wording.FIELDS[n]}: {wording.shown(shown[n])}" for n in SHOWN[kind] if shown.get(n) is not None]
    lines += [*payload.get("remarks", []), *notes]
    over = fields.get("verdict") == "violation"
    save = (
        Button(wording.SAVE_WITH_REASON, f"lydo:{draft_id}")
        if over and not payload.get("reason")
        else Button(wording.SAVE, f"ghi:{draft_id}")
    )
    return Reply("\n".join(lines), (save, Button(wording.CANCEL, f"bo:{draft_id}")), card=draft_id)


def question_card(draft_id: str, name: str, before: str = "") -> Reply:
    """The question for one missing field, with choices where there are few."""
    choices = wording.CHOICES.get(name, ())
    buttons = tuple(Button(label, f"chon:{draft_id}:{value}") for label, value in choices)
    text = f"{before}\n{wording.ASK_FIELD[name]}" if before else wording.ASK_FIELD[name]
    if name in NUMBERS:  # where buttons are numbered, "1" must stay an answer
        return Reply(wording.SAY_DROP.format(question=text), card=draft_id)
    return Reply(text, (*buttons, Button(wording.CANCEL, f"bo:{draft_id}")), card=draft_id)


def overlap_card(draft_id: str, question: AskOverlap) -> Reply:
    """ "Thay hay cộng?" """
    buttons = (
        Button(wording.ADD, f"cong:{draft_id}"),
        Button(wording.REPLACE, f"thay:{draft_id}"),
        Button(wording.CANCEL, f"bo:{draft_id}"),
    )
    return Reply(question.question, buttons, card=draft_id)


def written_card(written: Written, template: str = wording.SAVED, edits: str = "") -> Reply:
    """What was written, with correct and undo under it; undo never first, where a number typed twice presses it."""
    entry = written.entry
    text = (wording.SAVED_BEFORE if written.replayed else template).format(what=named(entry))
    changed = differences(written.before, entry.record) if written.before is not None else []
    lines = [text, *(f"• {line}" for line in changed), *(remark.text for remark in written.remarks)]
    buttons = (Button(wording.CHANGE, f"sua:{entry.id}"), Button(wording.UNDO, f"hoantac:{entry.id}"))
    return Reply("\n".join(lines), buttons, card=entry.id, edits=edits)


def series_card(written: Sequence[Written], edits: str = "") -> Reply:
    """The whole series that was written, with a button that takes it back."""
    first, last = written[0].entry, written[-1].entry
    days = {"first": span(first.record), "last": span(last.record)}
    text = wording.SAVED_SERIES.format(count=len(written), what=describe(first.record), **days)
    lines = [text, *dict.fromkeys(remark.text for one in written for remark in one.remarks)]
    buttons = (Button(wording.CHANGE, f"sua:{first.id}"), Button(wording.UNDO_SERIES, f"boloat:{first.id}"))
    return Reply("\n".join(lines), buttons, card=first.id, edits=edits)


def named(entry: Entry) -> str:
    """An entry in a few words, with its day."""
    return f"{describe(entry.record)}, {span(entry.record)}"
