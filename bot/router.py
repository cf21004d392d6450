"""Tells what a message wants: the one place where intents are told apart, on every channel and for `troly parse`.

A question or a remark is never taken for a record: where a message could be either, it is a question or smalltalk.
"""

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot import asides, intents
from bot.told import Told, is_full_record, told_record
from core.vietnamese.text import fold, has_marks, nfc, squeeze
from kpi.citation_spans import find_numbers
from kpi.from_message import (
    Draft,
    LunchBreak,
    MessageContext,
    read_document,
    read_meeting,
    read_meeting_sum,
    read_procedures,
    read_status,
)
from kpi.message_period import find_metrics, find_period

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
    MEETING_SUM = "meeting_sum"  # the meetings of a period, counted
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


_TOLD = {Told.MEETING: Intent.LOG_MEETING, Told.DOCUMENT: Intent.LOG_DOCUMENT, Told.PROCEDURES: Intent.LOG_PROCEDURE}
_RECORDS = tuple(_TOLD.values())


def _parsed(intent: Intent, act: Act, text: str, context: MessageContext, command: bool) -> Parsed:
    draft = Draft()
    if intent is Intent.LOG_MEETING:
        summed = read_meeting_sum(text, context)
        draft, act = (summed, Act.MEETING_SUM) if summed else (read_meeting(text, context), act)
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
    if intents.UNDO.search(text) and not question and not is_full_record(text, context):
        return Intent.UNDO, Act.NONE
    if _corrects(text) and not question:
        return Intent.UNDO, Act.CORRECT
    if _is_status(text, question, context):
        return Intent.KPI_STATUS, Act.NONE
    if question:
        return Intent.ASK, Act.NONE
    if intents.CHANGED_PLAN.search(text) and not asides.coloured(text):
        return Intent.UNDO, Act.CHANGE_PLAN
    if (intents.REMARK.search(text) or intents.LATER.search(text)) and not asides.orders(text):
        return Intent.SMALLTALK, Act.NONE
    if not intents.CHORE.search(text):
        told = told_record(text, context)
        record = _TOLD.get(told) if told else None
        if record:
            return (Intent.ASK if _asks_softly(text, record, context) else record), Act.NONE
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


def _corrects(text: str) -> bool:
    """Whether it changes what was said before; "nhận 301/SNV-VP không phải bản giấy mà là điện tử" is all new."""
    match = intents.CORRECT.search(text)
    fresh = match and fold(match.group()).startswith("khong") and any(n.full for n in find_numbers(text))
    return match is not None and not fresh


def _asks_softly(text: str, record: Intent, context: MessageContext) -> bool:
    """Whether a meeting told without marks and in part ends in "a": "à?" as likely as "ạ", so it is not written."""
    if record is not Intent.LOG_MEETING or not _BARE_ENDING.search(text) or has_marks(text) or asides.orders(text):
        return False
    return bool({"title", "duration_hours"} & set(read_meeting(text, context).needs))


_BARE_ENDING = re.compile(r"(?<!\w)a\W*$", re.IGNORECASE)


def _is_status(text: str, question: bool, context: MessageContext) -> bool:
    """Whether it wants the agency's own figures, not what the plan asks for."""
    if not question and intents.DOSSIERS.search(text) and not read_procedures(text, context).needs:
        return False  # "kết quả TTHC quý II: tiếp nhận 512, số hóa 498" gives figures
    if not question and (summed := read_meeting_sum(text, context)) and not summed.needs:
        return False
    if not (find_metrics(text) or _counts_own(text)):
        return False
    if intents.TARGET_ASKED.search(text) and not intents.RESULT_SURE.search(text):
        return False
    shows = intents.SHOW.search(text) is not None
    own = intents.OWN_RESULT.search(text) or (
        shows and find_period(text, context.now.date()) and not is_full_record(text, context)
    )
    return (question or shows) and bool(own)


def _counts_own(text: str) -> bool:
    """Whether it speaks of KPIs as such, or counts meetings."""
    return bool(intents.PROGRESS.search(text) or (intents.MEETING.search(text) and intents.COUNTED.search(text)))
