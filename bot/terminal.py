"""The conversation in a terminal: one line in, the replies out; a bare number presses that choice of the last reply."""

import uuid
from collections.abc import Callable, Iterable, Sequence

from bot.channel import Button, Capabilities, Delivery, Incoming, Reply
from bot.dialogue import Conversation
from bot.render import plain
from core.clock import Clock
from core.database import Database
from core.errors import TrolyError
from core.people import Person

CAPABILITIES = Capabilities(longest_text=100_000)
NAME = "terminal"


class Terminal:
    """One person's conversation at the command line. `person` None may ask, and writes nothing."""

    def __init__(self, conversation: Conversation, database: Database, clock: Clock, person: Person | None) -> None:
        self._conversation = conversation
        self._database = database
        self._clock = clock
        self._person = person
        self._place = uuid.uuid4().hex[:12]
        self._last: tuple[tuple[Button, ...], str] = ((), "")

    def run(self, lines: Iterable[str], write: Callable[[str], None]) -> None:
        """Answer each line until they end."""
        for line in lines:
            for text in self.answer(line):
                write(text + "\n")

    def answer(self, line: str) -> list[str]:
        """The replies to one line, as text."""
        try:
            replies = self._handle(self._event(line))
        except TrolyError as error:
            return [str(error)]
        shown = [reply for reply in replies if reply.buttons or reply.card]
        self._last = (shown[-1].buttons, shown[-1].card) if shown else ((), "")
        return [plain(Delivery(NAME, self._place, reply), CAPABILITIES) for reply in replies]

    def _handle(self, incoming: Incoming) -> Sequence[Reply]:
        with self._database.read() as connection:
            prepared = self._conversation.prepare(incoming, self._person, connection)
        with self._database.write() as connection:
            return self._conversation.handle(incoming, self._person, connection, prepared)

    def _event(self, line: str) -> Incoming:
        text = line.strip()
        buttons, card = self._last
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= 2 else 0
        action = buttons[number - 1].action if 1 <= number <= len(buttons) else ""
        return Incoming(
            NAME,
            f"{NAME}:{uuid.uuid4().hex}",
            self._place,
            self._place,
            self._clock.now(),
            text="" if action else text,
            button=action,
            card=card if action else "",
        )
