"""A draft's life: begun from a message, completed answer by answer, made into a record. Nothing is written to the
ledger here."""

import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from bot import wording
from bot.channel import Incoming
from bot.drafts_store import OPEN, StoredDraft
from bot.repeating import ends, first_start, repeat_of, until_named
from bot.router import Intent, Parsed
from core.people import Person
from core.vietnamese.days import find_days
from core.vietnamese.moments import read_moment
from core.vietnamese.text import fold, nfc, squeeze
from kpi.draft import MessageContext
from kpi.from_message import read_document
from kpi.meeting_rules import Verdict
from kpi.meeting_words import read_mode, read_type
from kpi.message_meeting import judge_fields, start_text
from kpi.records import Record
from kpi.validation import parse_record
from kpi.window import window_of

LIVES = timedelta(minutes=30)
SUM = "meeting_sum"
KINDS = {Intent.LOG_MEETING: "meeting", Intent.LOG_DOCUMENT: "document", Intent.LOG_PROCEDURE: "procedure"}
_KEPT = ("kind", "role", "repeat", "period", "day", "hybrid", "digitised", "break_hours", "days")


def begin(kind: str, parsed: Parsed, incoming: Incoming, person: Person, context: MessageContext) -> StoredDraft:
    """A new draft of what was understood; what cannot be comes first among what is asked."""
    fields = dict(parsed.fields)
    if parsed.extra.get("repeat") and "start" in parsed.needs:
        fields = first_start(parsed.text, context) | fields
    payload = {
        "fields": fields,
        "needs": [name for name in (*parsed.invalid, *parsed.needs) if name not in fields],
        "extra": {name: parsed.extra[name] for name in _KEPT if name in parsed.extra},
        "unit": person.unit,
        "said": parsed.text if parsed.extra.get("repeat") else "",
    }
    if until := until_named(parsed.text, context.now.date()) if parsed.extra.get("repeat") else "":
        payload["until"] = until
    draft = StoredDraft(
        secrets.token_hex(4),
        person.agency,
        incoming.channel,
        incoming.conversation,
        incoming.account,
        kind,
        payload,
        "",
        OPEN,
        "",
        context.now,
    )
    return _settled(draft, context)


def begin_activity(title: str, incoming: Incoming, person: Person, context: MessageContext) -> StoredDraft:
    """A draft of an activity; its day is the one said, else today."""
    days = find_days(title, context.now.date())
    day = next((found.first for found in days if found.first is not None), context.now.date())
    fields = {"title": title, "start": day.isoformat()} if title else {}
    parsed = Parsed(Intent.ASK, fields, () if title else ("activity",))
    return begin("activity", parsed, incoming, person, context)


def is_stale(draft: StoredDraft, now: datetime) -> bool:
    """Whether the draft has waited too long."""
    return now - draft.changed_at > LIVES


def fill(draft: StoredDraft, text: str, context: MessageContext) -> StoredDraft | None:
    """The draft with the asked field taken from `text`; None where `text` does not answer."""
    found = _ANSWERS[draft.asked](squeeze(nfc(text)), draft, context)
    return None if not found else with_fields(draft, found, context)


def with_fields(draft: StoredDraft, found: Mapping[str, Any], context: MessageContext) -> StoredDraft:
    """The draft with fields given or changed, its verdict worked out anew."""
    payload = dict(draft.payload)
    beside = {name: found[name] for name in ("reason", "until") if name in found}
    payload |= beside
    payload["fields"] = payload["fields"] | {k: v for k, v in found.items() if k not in beside}
    payload["needs"] = [name for name in payload["needs"] if name not in found]
    if "title" in found and draft.kind == "activity":
        payload["needs"] = []
        payload["fields"].setdefault("start", context.now.date().isoformat())
    return _settled(replace(draft, payload=payload, changed_at=context.now), context)


def choose(draft: StoredDraft, value: str, context: MessageContext) -> StoredDraft | None:
    """The draft with the asked field set to a choice of its question; None for one that was not offered."""
    if value not in [offered for _, offered in wording.CHOICES.get(draft.asked, ())]:
        return None
    return with_fields(draft, {draft.asked: value}, context)


def record_of(draft: StoredDraft, person: Person, today: date) -> Record:
    """The complete draft as a record of the person's unit. Raises InputError."""
    fields, extra = draft.payload["fields"], draft.payload["extra"]
    common = {"unit": draft.payload.get("unit", person.unit)}
    if draft.kind == "meeting":
        start = meeting_columns(fields)
        kept = {name: fields[name] for name in ("title", "meeting_type", "mode", "verdict")}
        kept |= {name: extra[name] for name in ("kind", "role") if name in extra}
        reason = {"reason": draft.payload.get("reason", ""), "rule": draft.payload.get("rule", "")}
        return parse_record({"record": "meeting", **common, **kept, **start, **reason})
    if draft.kind == "document":
        kept = {name: fields[name] for name in ("number", "direction", "channel", "title") if name in fields}
        return parse_record({"record": "document", **common, **kept, "day": fields.get("issued_date", today)})
    if draft.kind == SUM:
        counts = {"total": fields["meetings"], "online": fields["online"], "hybrid": extra.get("hybrid", 0)}
        return parse_record(
            {"record": "meeting_count", **common, **_days(extra, today), "kind": extra["kind"], **counts}
        )
    if draft.kind == "procedure":
        days = _days(extra, today)
        counts = {"total": fields["total"], "digital": fields["digital"], "digitised": extra.get("digitised")}
        return parse_record({"record": "procedure_count", **common, **days, **counts})
    return parse_record({"record": "activity", **common, "title": fields["title"], "day": fields["start"][:10]})


def _days(extra: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The first and last day of a sum: its period, the day named, else today."""
    if "period" in extra:
        window = window_of(extra["period"])
        return {"day": window.start, "until": window.end}
    day = extra.get("day", today)
    return {"day": day, "until": day}


def meeting_columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Day, hour and length of a meeting as the ledger keeps them."""
    found: dict[str, Any] = {}
    if start := fields.get("start"):
        found["day"] = start[:10]
        found["start_time"] = time.fromisoformat(start[11:16]) if len(start) > 10 else None
    if fields.get("duration_hours") is not None:
        found["duration_hours"] = Decimal(str(fields["duration_hours"])).quantize(Decimal("0.01"))
    return found


def told_verdict(verdict: Verdict | None) -> list[str]:
    """A verdict in words, with the plan's own sentence and place."""
    if verdict is None:
        return []
    if verdict.limit is None:
        return [wording.NO_RULE]
    if verdict.outcome == "unknown":
        return []
    template = wording.OVER if verdict.outcome == "violation" else wording.WITHIN
    return [template.format(quote=f"“{verdict.limit.quote}”", locator=verdict.limit.locator), *verdict.remarks]


def _settled(draft: StoredDraft, context: MessageContext) -> StoredDraft:
    payload = dict(draft.payload)
    if draft.kind == "meeting":
        verdict = judge_fields(payload["fields"], payload["extra"], context)
        payload["fields"] = payload["fields"] | {"verdict": verdict.outcome if verdict else "unknown"}
        payload["remarks"] = told_verdict(verdict)
        payload["rule"] = verdict.limit.id if verdict and verdict.limit else ""
        repeat = repeat_of(payload.get("said", ""), payload["extra"], payload["fields"].get("start", ""))
        if repeat and "until" in payload:
            repeat = ends(repeat, payload["until"], payload["fields"]["start"])
        payload["repeat"] = repeat
    asked = payload["needs"][0] if payload["needs"] else ""
    return replace(draft, payload=payload, asked=asked)


_Answer = Callable[[str, StoredDraft, MessageContext], Mapping[str, Any]]


def _words(text: str, draft: StoredDraft, context: MessageContext) -> dict[str, Any]:
    if len(text) < 2 or not any(char.isalpha() for char in text):
        return {}
    fields = draft.payload["fields"]
    kind = read_type(fold(text)) if draft.kind == "meeting" and "meeting_type" not in fields else None
    return {"title": text} | ({"meeting_type": kind.value} if kind else {})


def _mode(text: str, draft: StoredDraft, context: MessageContext) -> dict[str, Any]:
    mode = read_mode(fold(text))[0]
    return {"mode": mode.value} if mode else {}


def _type(text: str, draft: StoredDraft, context: MessageContext) -> dict[str, Any]:
    kind = read_type(fold(f"họp {text}"))
    return {"meeting_type": kind.value} if kind else {}


def _when(text: str, draft: StoredDraft, context: MessageContext) -> dict[str, Any]:
    moment = read_moment(text, context.now)
    start = start_text(moment)
    if start is None:
        return {}
    wanted = "duration_hours" in draft.payload["needs"] and moment.hours is not None
    return {"start": start} | ({"duration_hours": float(moment.hours or 0)} if wanted else {})


def _length(text: str, draft: StoredDraft, context: MessageContext) -> dict[str, Any]:
    moment = read_moment(text, context.now)
    start = draft.payload["fields"].get("start", "")
    if moment.hours is not None:
        begun = moment.minute is not None and moment.until is not None and len(start) == len("2026-05-20")
        clock = f"T{(moment.minute or 0) // 60 % 24:02d}:{(moment.minute or 0) % 60:02d}"
        return {"duration_hours": float(moment.hours)} | ({"start": start + clock} if begun else {})
    if (
        len(start) > 10
        and moment.until is None
        and moment.minute is not None
        and re.match(r"\s*([đd][ếe]n|t[ớo]i)", text)
    ):
        minutes = moment.minute - int(start[11:13]) * 60 - int(start[14:16])
        return {"duration_hours": minutes / 60} if minutes > 0 else {}
    return {}


def _document(name: str) -> _Answer:
    def read(text: str, draft: StoredDraft, context: MessageContext) -> dict[str, Any]:
        lead = {"number": "văn bản số ", "direction": "văn bản ", "channel": "bản "}.get(name, "ký ngày ")
        fields = read_document(text, context).fields
        found = fields.get(name) or read_document(lead + text, context, command=True).fields.get(name)
        return {name: found} if found else {}

    return read


def _count(name: str) -> _Answer:
    def read(text: str, draft: StoredDraft, context: MessageContext) -> dict[str, Any]:
        numbers = re.findall(r"(?<![\d.,/-])\d{1,3}(?:[.]\d{3})+|(?<![\d.,/-])\d+", text)
        if len(numbers) != 1:
            return {}
        value = int(numbers[0].replace(".", ""))
        part, whole = ("online", "meetings") if draft.kind == SUM else ("digital", "total")
        other = draft.payload["fields"].get(whole if name == part else part)
        over = other is not None and (value > other if name == part else value < other)
        return {} if over else {name: value}

    return read


def _reason(text: str, draft: StoredDraft, context: MessageContext) -> dict[str, Any]:
    return {"reason": text} if len(text) >= 3 else {}


_ANSWERS: dict[str, _Answer] = {
    "title": _words,
    "activity": _words,
    "mode": _mode,
    "meeting_type": _type,
    "start": _when,
    "duration_hours": _length,
    "number": _document("number"),
    "direction": _document("direction"),
    "channel": _document("channel"),
    "issued_date": _document("issued_date"),
    "total": _count("total"),
    "digital": _count("digital"),
    "meetings": _count("meetings"),
    "online": _count("online"),
    "reason": _reason,
}
