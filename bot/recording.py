"""Drafts in a conversation: begun, asked about one field at a time, shown on a card, confirmed once, or dropped."""

from dataclasses import replace

from bot import cards, correcting, drafts, repeating, wording
from bot.channel import Reply
from bot.drafts_store import CANCELLED, OPEN, SAVED, StoredDraft
from bot.router import Act, Intent, Parsed, understand
from bot.turn import Turn
from core.people import Action, AgencyScope
from core.vietnamese.spelling import spelled
from core.vietnamese.text import squeeze
from kpi import ledger
from kpi.entries import AskOverlap, Overlap
from kpi.meeting_advice import meeting_advice
from kpi.records import Meeting

_YES = spelled(
    r"^\W*(?:ghi|ghi đi|ghi nhé|có|đúng|đúng rồi|ok|oke|okie|lưu|lưu đi|đồng ý|xác nhận|chuẩn|yes|y|vâng|dạ|ừ)"
    r"(?: (?:ạ|em|nhé|đi|rồi))*\W*$"
)
_NO = spelled(r"^\W*(?:không|ko|k|bỏ|bỏ đi|huỷ|hủy|huỷ đi|hủy đi|thôi|đừng ghi|no)(?: (?:ạ|em|nhé|đi|ghi nữa))*\W*$")


def to_draft(turn: Turn, draft: StoredDraft, text: str) -> list[Reply] | None:
    """What words mean for the open draft; None where they speak of something else."""
    if drafts.is_stale(draft, turn.context.now):
        return [Reply(wording.EXPIRED)] if _YES.match(text) or _NO.match(text) else None
    if _NO.match(text) and draft.asked != "reason":
        return [_cancel(turn, draft)]
    if _YES.match(text) and not draft.asked:
        return confirm(turn, draft)
    parsed = understand(text, turn.context)
    if parsed.act is Act.CORRECT or (draft.asked == "" and parsed.intent is Intent.SMALLTALK):
        found = correcting.changes(draft.kind, text, turn.context, draft.payload["fields"].get("start", ""))
        if found:
            return [show(turn, drafts.with_fields(draft, found, turn.context))]
        return [Reply(wording.WHAT_TO_CHANGE, card=draft.id)] if parsed.act is Act.CORRECT else None
    if not draft.asked or _is_elsewhere(turn, parsed, draft):
        return None
    filled = drafts.fill(draft, text, turn.context)
    if filled is None:
        return [cards.question_card(draft.id, draft.asked, wording.NOT_UNDERSTOOD)]
    if draft.asked == "reason":
        return confirm(turn, filled)
    return [show(turn, filled)]


def _is_elsewhere(turn: Turn, parsed: Parsed, draft: StoredDraft) -> bool:
    """Whether the words are a question, a figure wanted, an undo or a whole new record."""
    if parsed.intent in (Intent.ASK, Intent.KPI_STATUS, Intent.UNDO):
        return True
    fresh = parsed.intent in drafts.KINDS and len(parsed.needs) < 2 and draft.asked not in ("title", "reason")
    return fresh and not (drafts.KINDS[parsed.intent] == draft.kind and drafts.fill(draft, parsed.text, turn.context))


def begin(turn: Turn, parsed: Parsed, instead: StoredDraft | None = None) -> list[Reply]:
    """Begin a draft of the record a message tells of; `instead` of an open one, where that message was edited."""
    refused = turn.refusal(Action.RECORD)
    if refused:
        return [refused]
    assert turn.person is not None
    kind = drafts.SUM if parsed.act is Act.MEETING_SUM else drafts.KINDS[parsed.intent]
    draft = drafts.begin(kind, parsed, turn.incoming, turn.person, turn.context)
    if instead is not None:
        draft = replace(draft, id=instead.id)
    faults = "\n".join(wording.IMPOSSIBLE.format(field=wording.FIELDS[name]) for name in parsed.invalid)
    return [show(turn, draft, faults)]


def begin_activity(turn: Turn, parsed: Parsed) -> list[Reply]:
    """Begin a draft of an activity."""
    refused = turn.refusal(Action.RECORD)
    if refused:
        return [refused]
    assert turn.person is not None
    return [show(turn, drafts.begin_activity(squeeze(parsed.text), turn.incoming, turn.person, turn.context))]


def drop(turn: Turn, parsed: Parsed) -> list[Reply]:
    """Drop the draft on the last card."""
    card = turn.incoming.card or turn.memory.card
    draft = turn.draft(card) if turn.person and card else None
    return [_cancel(turn, draft) if draft is not None and draft.state == OPEN else Reply(wording.NO_DRAFT)]


def press_draft(turn: Turn, verb: str, target: str, value: str) -> list[Reply]:
    """A button under a draft's card."""
    draft = turn.draft(target)
    if draft is None:
        return [Reply(wording.GONE)]
    if draft.state == SAVED:
        entry = ledger.get(turn.connection, turn.scope(), draft.entry)
        return [Reply(wording.SAVED_BEFORE.format(what=cards.named(entry)), card=entry.id)]
    if draft.state == CANCELLED:
        return [Reply(wording.ALREADY_CANCELLED)]
    if drafts.is_stale(draft, turn.context.now):
        return [Reply(wording.EXPIRED, edits=draft.id)]
    if verb == "bo":
        return [_cancel(turn, draft)]
    if verb == "lydo":
        turn.keep(replace(draft, asked="reason", changed_at=turn.context.now))
        return [cards.question_card(draft.id, "reason")]
    if verb == "chon":
        chosen = drafts.choose(draft, value, turn.context)
        return [Reply(wording.GONE) if chosen is None else show(turn, chosen)]
    return confirm(turn, draft, {"cong": Overlap.ADD, "thay": Overlap.REPLACE}.get(verb))


def show(turn: Turn, draft: StoredDraft, before: str = "") -> Reply:
    """Keep the draft and show what it now needs: an answer, or a yes."""
    turn.keep(draft)
    if draft.asked:
        return cards.question_card(draft.id, draft.asked, before)
    assert turn.person is not None
    today = turn.context.now.date()
    record = drafts.record_of(draft, turn.person, today)
    _, remarks = ledger.check(turn.connection, turn.scope(), record, today)  # what cannot be written is said now
    advice = meeting_advice(turn.snapshot, turn.scope().agency, record, today)
    notes = [remark.text for remark in remarks]
    notes += [wording.ADVICE.format(quote=one.quote, locator=one.locator) for one in advice]
    if repeat := draft.payload.get("repeat"):
        notes.insert(0, repeating.told(repeat, draft.payload["fields"]["start"]))
    return cards.draft_card(draft.id, draft.kind, draft.payload, notes)


def confirm(turn: Turn, draft: StoredDraft, overlap: Overlap | None = None) -> list[Reply]:
    """Write the draft to the ledger, or ask what still stands in the way."""
    refused = turn.refusal(Action.RECORD)
    if refused:
        return [refused]
    if draft.asked and draft.asked != "reason":
        return [show(turn, draft)]
    fields = draft.payload["fields"]
    if fields.get("verdict") == "violation" and not draft.payload.get("reason"):
        turn.keep(replace(draft, asked="reason", changed_at=turn.context.now))
        return [cards.question_card(draft.id, "reason")]
    assert turn.person is not None
    record = drafts.record_of(draft, turn.person, turn.context.now.date())
    stamp = turn.stamp(f"draft:{draft.id}", draft.payload.get("reason", ""))
    scope = AgencyScope(turn.person.agency)
    if (repeat := draft.payload.get("repeat")) and isinstance(record, Meeting):
        many = repeating.write(turn.connection, scope, record, repeat, stamp)
        turn.keep(replace(draft, state=SAVED, entry=many[0].entry.id, changed_at=turn.context.now))
        return [cards.series_card(many, edits=draft.id)]
    written = ledger.record(turn.connection, scope, record, stamp, overlap)
    if isinstance(written, AskOverlap):
        turn.keep(replace(draft, changed_at=turn.context.now))
        return [cards.overlap_card(draft.id, written)]
    turn.keep(replace(draft, state=SAVED, entry=written.entry.id, changed_at=turn.context.now))
    return [cards.written_card(written, edits=draft.id)]


def _cancel(turn: Turn, draft: StoredDraft) -> Reply:
    turn.keep(replace(draft, state=CANCELLED, payload={}, changed_at=turn.context.now))
    return Reply(wording.CANCELLED, edits=draft.id)
