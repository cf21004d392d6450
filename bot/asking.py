"""Questions in a conversation: the answer with its sources, "tiếp" for what did not fit, votes, the review list."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from bot import wording
from bot.channel import Attachment, Button, Reply
from bot.router import Act, Intent, Parsed
from bot.turn import Turn
from core.guard import mask_personal

if TYPE_CHECKING:
    from rag.answer import Answer

MOST_QUESTIONS = 6
SHOWN_LINES = 8


def question_of(turn: Turn, parsed: Parsed) -> str:
    """The question the assistant is to answer; empty where the message is no question."""
    if parsed.act is Act.TASKS and not parsed.text.strip():
        return wording.TASKS_OF.format(unit=turn.person.unit) if turn.person and turn.person.unit else ""
    if parsed.intent is not Intent.ASK or parsed.act not in (Act.NONE, Act.TASKS, Act.DEADLINES):
        return ""
    return parsed.text.strip()


def ask(turn: Turn, question: str) -> "Answer":
    """The assistant's answer, the earlier questions in mind, from the plans this person may read."""
    history = [earlier["text"] for earlier in turn.memory.questions]
    return turn.ask(question, turn.asker(), history, turn.readable(), worded=not turn.writing)


def answer(turn: Turn, parsed: Parsed) -> list[Reply]:
    """The answer to a question, with sources and votes under it."""
    question = question_of(turn, parsed)
    if not question:
        return [Reply(wording.ASK_WHAT)]
    prepared = turn.prepared if turn.prepared is not None and turn.prepared.text == question else None
    found = (prepared.answer if prepared else None) or ask(turn, question)
    kept = mask_personal(question).text
    number = str(int(turn.memory.questions[-1]["id"]) + 1) if turn.memory.questions else "1"
    asked = [*turn.memory.questions, {"id": number, "text": kept}][-MOST_QUESTIONS:]
    turn.memory = replace(turn.memory, questions=asked, more=list(found.more), card="")
    if found.abstained and found.status.value == "no_source":
        turn.to_review("unanswered", kept, found.status.value)
    cited = found.citations or found.nearest
    sources = tuple((c.source, c.quote) for c in cited)
    places = tuple(c.passage_id for c in cited)
    lead = f"\n{wording.NEAREST}" if not found.citations and found.nearest else ""
    votes = (Button(wording.UP, f"tot:{number}"), Button(wording.DOWN, f"chua:{number}"))
    return [Reply(found.text + lead, votes, sources, places=places)]


def more(turn: Turn) -> list[Reply]:
    """The next part of what did not fit."""
    if not turn.memory.more:
        return [Reply(wording.NOTHING_MORE)]
    first, *rest = turn.memory.more
    turn.memory = replace(turn.memory, more=rest)
    return [Reply(f"{first}\n{wording.MORE}" if rest else first)]


def in_parts(turn: Turn, blocks: Sequence[str], join: str, files: tuple[Attachment, ...] = ()) -> list[Reply]:
    """The first blocks now, with the files; the rest on "tiếp"."""
    parts = [join.join(blocks[i : i + SHOWN_LINES]) for i in range(0, len(blocks), SHOWN_LINES)]
    turn.memory = replace(turn.memory, more=parts[1:])
    return [Reply(f"{parts[0]}\n{wording.MORE}" if len(parts) > 1 else parts[0], attachments=files)]


def vote(turn: Turn, verb: str, number: str) -> Reply:
    """Take a vote on the answer to question `number`; a vote against puts the question on the review list."""
    question = next((q["text"] for q in turn.memory.questions if q["id"] == number), "")
    if verb == "tot" or not question:
        return Reply(wording.VOTED_UP)
    turn.to_review("down_voted", question, "down")
    return Reply(wording.VOTED_DOWN)
