"""An assistant as the dialogue asks it: over the plans that the person may read, in the extractive words."""

from collections.abc import Sequence

from api.answering import narrowed
from bot.turn import Ask
from core.clock import Clock, SystemClock
from rag.answer import Answer, Asker
from rag.assistant import Assistant


def answers_of(assistant: Assistant, clock: Clock | None = None) -> Ask:
    """`assistant` behind the dialogue's own way of asking."""

    def ask(
        question: str, asker: Asker, history: Sequence[str], readable: frozenset[str] | None, *, worded: bool
    ) -> Answer:
        if readable is None or readable >= set(assistant.snapshot.agencies):
            return assistant.ask(question, asker, history)
        return Assistant(narrowed(assistant.snapshot, readable), clock or SystemClock()).ask(question, asker, history)

    return ask
