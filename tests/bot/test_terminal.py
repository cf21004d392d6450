"""The dialogue in the terminal: lines in, text out, a bare number presses the last reply's choice."""

from pathlib import Path

import pytest

from bot import wording
from bot.dialogue import Conversation
from bot.terminal import Terminal
from core.clock import FixedClock
from core.database import Database
from core.people import AgencyScope, Person, Role
from corpus.library import Library
from kpi import ledger
from rag.assistant import Assistant
from tests.bot.answers import answers_of


@pytest.fixture
def terminal(database: Database, clock: FixedClock) -> Terminal:
    library = Library(database, clock)
    library.fill(Path(__file__).parents[2] / "corpus")
    snapshot = library.snapshot()
    assistant = Assistant(snapshot, clock)
    conversation = Conversation(answers_of(assistant), lambda: snapshot, clock)
    return Terminal(conversation, database, clock, Person(0, "heza", "Lan", Role.ADMINISTRATOR))


def test_piped_lines_are_answered_one_after_the_other(
    terminal: Terminal, database: Database, clock: FixedClock
) -> None:
    said: list[str] = []
    terminal.run(["sáng nay họp giao ban tuần từ 8h đến 9h", "1", "1", "hoàn tác", "hoàn tác"], said.append)
    spoken = "".join(said)
    assert "1 để Trực tuyến" in spoken and "Đã ghi: cuộc họp" in spoken and "Đã hoàn tác" in spoken
    assert "chưa ghi gì để hoàn tác" in said[-1]
    with database.read() as connection:
        today = clock.now().date()
        assert ledger.listing(connection, AgencyScope("heza"), (), today, today) == []


def test_the_same_number_typed_twice_after_confirming_undoes_nothing(terminal: Terminal) -> None:
    terminal.answer("sáng nay họp giao ban tuần online từ 8h đến 9h")
    assert "Đã ghi" in "".join(terminal.answer("1"))
    assert wording.WHAT_TO_CHANGE in "".join(terminal.answer("1"))


def test_a_number_without_choices_is_just_words(terminal: Terminal) -> None:
    assert wording.SMALLTALK in "".join(terminal.answer("5"))
