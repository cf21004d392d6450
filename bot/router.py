"""Tells what a message wants: the one place where intents are told apart, on every channel and for `troly parse`.

A question or a remark is never taken for a record: where a message could be either, it is a question or smalltalk.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot import intents
from core.guard import Secrecy, look_for_secret
from core.vietnamese.clocks import find_clocks
from core.vietnamese.days import find_days
from core.vietnamese.durations import find_durations
from core.vietnamese.moments import hide
from core.vietnamese.text import fold, nfc, squeeze
from kpi.citation_spans import find_numbers
from kpi.from_message import (
    Draft,
    LunchBreak,
    MessageContext,
    read_document,
    read_meeting,
    read_procedures,
    read_status,
)
from kpi.meeting_words import read_mode
from kpi.message_period import find_metrics

__all__ = ["Act", "Intent", "LunchBreak", "MessageContext", "Parsed", "command_of", "understand"]


class Intent(StrEnum):
    """What a message wants; a closed list."""

    LOG_MEETING = "log_meeting"
    LOG_DOCUMENT = "log_document"
    LOG_PROCEDURE = "log_procedure"
    KPI_STATUS = "kpi_status"
    UNDO = "undo"
    ASK = "ask"
    SMALLTALK = "smalltalk"


class Act(StrEnum):
    """What the dialogue does with it, where that is finer than the intent."""

    NONE = ""
    CORRECT = "correct"
    CHANGE_PLAN = "change_plan"  # a planned meeting is put off or called off
    ACTIVITY = "activity"
    DEADLINES = "deadlines"
    TASKS = "tasks"
    REPORT = "report"
    UNITS = "units"
    HELP = "help"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Parsed:
    """A message understood. `fields`, `needs`, `invalid` as in `Draft`; `text` is the message without its command."""

    intent: Intent
    fields: dict[str, Any] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    invalid: tuple[str, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)
    act: Act = Act.NONE
    text: str = ""


_COMMAND = re.compile(
    r"^\s*/\s?(?P<name>[^\W\d_]+(?:[ _][^\W\d_]+)??)(?:@\w+)?(?=\s|$|[:,])\s*[:,]?\s*(?P<rest>.*)$", re.DOTALL
)
_COMMANDS: dict[str, tuple[Intent, Act]] = {
    "hop": (Intent.LOG_MEETING, Act.NONE),
    "vanban": (Intent.LOG_DOCUMENT, Act.NONE),
    "tthc": (Intent.LOG_PROCEDURE, Act.NONE),
    "hoatdong": (Intent.ASK, Act.ACTIVITY),
    "kpi": (Intent.KPI_STATUS, Act.NONE),
    "hoantac": (Intent.UNDO, Act.NONE),
    "sua": (Intent.UNDO, Act.CORRECT),
    "hoi": (Intent.ASK, Act.NONE),
    "han": (Intent.ASK, Act.DEADLINES),
    "nhiemvu": (Intent.ASK, Act.TASKS),
    "baocao": (Intent.ASK, Act.REPORT),
    "donvi": (Intent.ASK, Act.UNITS),
    "trogiup": (Intent.SMALLTALK, Act.HELP),
    "help": (Intent.SMALLTALK, Act.HELP),
    "start": (Intent.SMALLTALK, Act.HELP),
    "huy": (Intent.SMALLTALK, Act.CANCEL),
}


def command_of(message: str) -> tuple[str, str] | None:
    """The command and what follows it ("/Văn bản@bot đi 12" → "vanban", "đi 12"); None where there is none."""
    match = _COMMAND.match(nfc(message))
    if not match:
        return None
    for name, rest in _command_readings(match):
        if name in _COMMANDS:
            return name, rest
    return None


def _command_readings(match: re.Match[str]) -> list[tuple[str, str]]:
    """ "/văn bản đi" may be "/văn" or "/vănbản"."""
    name, rest = match["name"], match["rest"]
    first, _, after = rest.partition(" ")
    joined = re.sub(r"[ _]", "", fold(name))
    return [(joined, rest), (joined + fold(first), after)]


def understand(message: str, context: MessageContext) -> Parsed:
    """What `message` wants, with the fields it gives. Never raises on any text."""
    text = squeeze(nfc(message))
    command = command_of(text)
    if command:
        name, rest = command
        intent, act = _COMMANDS[name]
        if intent in _RECORDS and rest and _asks(rest):
            return Parsed(Intent.ASK, text=rest)
        return _parsed(intent, act, rest, context, command=True)
    intent, act = _intent(text, context)
    return _parsed(intent, act, text, context, command=False)


_RECORDS = (Intent.LOG_MEETING, Intent.LOG_DOCUMENT, Intent.LOG_PROCEDURE)


def _parsed(intent: Intent, act: Act, text: str, context: MessageContext, command: bool) -> Parsed:
    draft = Draft()
    if intent is Intent.LOG_MEETING:
        draft = read_meeting(text, context)
    elif intent is Intent.LOG_DOCUMENT:
        draft = read_document(text, context, command)
    elif intent is Intent.LOG_PROCEDURE:
        draft = read_procedures(text, context, command)
    elif intent is Intent.KPI_STATUS:
        draft = read_status(text, context)
    return Parsed(intent, draft.fields, draft.needs, draft.invalid, draft.extra, act, text)


def _intent(text: str, context: MessageContext) -> tuple[Intent, Act]:
    if not any(char.isalnum() for char in text):
        return Intent.SMALLTALK, Act.NONE
    question = _asks(text)
    if intents.UNDO.search(text) and not question and not _is_full_record(text, context):
        return Intent.UNDO, Act.NONE
    if intents.CORRECT.search(text) and not question:
        return Intent.UNDO, Act.CORRECT
    if _is_status(text, question):
        return Intent.KPI_STATUS, Act.NONE
    if question:
        return Intent.ASK, Act.NONE
    if intents.CHANGED_PLAN.search(text):
        return Intent.UNDO, Act.CHANGE_PLAN
    if intents.REMARK.search(text) or intents.LATER.search(text):
        return Intent.SMALLTALK, Act.NONE
    if not intents.CHORE.search(text):
        record = _record(text, context)
        if record:
            return record, Act.NONE
    elif intents.PLAN_TOPIC.search(text) or intents.MEETING.search(text):
        return Intent.ASK, Act.NONE
    if intents.GREETING.search(text):
        return Intent.SMALLTALK, Act.NONE
    return (Intent.ASK if intents.PLAN_TOPIC.search(text) else Intent.SMALLTALK), Act.NONE


def _asks(text: str) -> bool:
    """Whether the message asks or supposes something instead of telling it."""
    if intents.HYPOTHESIS.search(text) or intents.ASKING_END.search(text):
        return True
    return bool(intents.QUESTION.search(intents.NOT_A_QUESTION.sub(" ", text)))


def _is_status(text: str, question: bool) -> bool:
    """Whether it wants the agency's own figures, not what the plan asks for."""
    if not (find_metrics(text) or _counts_own(text)):
        return False
    if intents.TARGET_ASKED.search(text) and not intents.RESULT_SURE.search(text):
        return False
    shows = intents.SHOW.search(text) is not None
    return (question or shows) and (intents.OWN_RESULT.search(text) is not None)


def _counts_own(text: str) -> bool:
    """Whether it speaks of KPIs as such, or counts meetings."""
    return bool(intents.PROGRESS.search(text) or (intents.MEETING.search(text) and intents.COUNTED.search(text)))


def _record(text: str, context: MessageContext) -> Intent | None:
    """Which record the message tells of; None where it tells of none, or too little to be sure."""
    numbers = find_numbers(text)
    masked = intents.TELLS.sub(lambda m: " " * len(m.group()), hide(text, [(n.start, n.end) for n in numbers]))
    meeting = _meeting_place(masked)
    document = _document_place(text, masked, [n.start for n in numbers if n.full])
    if meeting is not None and (document is None or meeting < document) and _tells_meeting(masked, context):
        return Intent.LOG_MEETING
    if document is not None:
        return Intent.LOG_DOCUMENT
    if _tells_dossiers(masked):
        return Intent.LOG_PROCEDURE
    return None


def _meeting_place(text: str) -> int | None:
    for match in intents.MEETING.finditer(text):
        if not intents.NOT_A_MEETING.search(text[: match.start()]):
            return match.start()
    return None


def _document_place(text: str, masked: str, numbered: list[int]) -> int | None:
    """Where the message begins to speak of a document it sends, receives or files."""
    noun = intents.DOCUMENT_NOUN.search(masked)
    act = intents.DOCUMENT_ACT.search(masked)
    if numbered and (noun or act or len(masked.split()) <= 6):
        return min([numbered[0], *([noun.start()] if noun else []), *([act.start()] if act else [])])
    if (
        noun
        and act
        and (
            intents.PLAIN_DOCUMENT.search(masked)
            or intents.NUMBERED_DOCUMENT.search(text)
            or look_for_secret(text) is not Secrecy.CLEAN
        )
    ):
        return min(noun.start(), act.start())
    return None


def _tells_meeting(text: str, context: MessageContext) -> bool:
    """Whether enough is said for a meeting to be recorded: two of what, when, how long, how."""
    said = [
        bool(find_days(text, context.now.date())),
        bool(find_clocks(text)) or bool(find_durations(text)),
        read_mode(fold(text))[0] is not None or bool(read_mode(fold(text))[1]),
        read_meeting(text, context).fields.get("title") is not None,
        intents.MADE_RECORD.search(text) is not None,
        re.search(r"(?<!\w)(?:v[ừu]a|[đd][ãa]|m[ớo]i)\s+(?:h[ọo]p|xong|t[ổo]\s+ch[ứu]c|d[ựu])", text, re.IGNORECASE)
        is not None,
    ]
    return sum(said) >= 2


def _tells_dossiers(text: str) -> bool:
    match = intents.DOSSIERS.search(text)
    if not match:
        return False
    return bool(
        re.search(r"\d", text)
        and (
            intents.DOSSIER_ACT.search(text)
            or re.search(r"\d+\s*(?:bộ\s+)?(?:hồ\s*sơ|ho\s*so|hs)", text, re.IGNORECASE)
        )
    )


def _is_full_record(text: str, context: MessageContext) -> bool:
    """A record that only happens to hold an undo word ("hội nghị về việc bỏ …")."""
    if re.search(r"nh[ầa]m|undo|ho[àa]n\s+t[áa]c|v[ừu]a", text, re.IGNORECASE):
        return False
    draft = read_meeting(text, context)
    return len(draft.needs) <= 1 and bool(_meeting_place(text) is not None)
