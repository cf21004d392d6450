"""Question sets over plans in a folder: read, asked, marked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from core.clock import FixedClock
from core.database import open_database
from core.migrate import migrate
from core.vietnamese.text import fold
from corpus.library import Library
from corpus.snapshot import Snapshot
from rag.answer import Answer, Asker
from rag.assistant import Assistant
from rag.evaluation import Mark, Marker, Question, Score, read_questions, score

FOLDER = Path(__file__).parents[1] / "data" / "questions"
_HELD_BACK = 4
CORPUS = Path(__file__).parents[2] / "corpus"
PLAN_NUMBERS = {
    "heza-226-2026": "000",
    "heza-cchc-so-ket-2025": "001",
    "dong-dang-226-2026": "002",
    "heza-cchc-2026": "003",
    "le-chan-226-2026": "004",
}


def question_set(*names: str) -> list[Question]:
    """The questions of the sets named, their ids kept."""
    return [question for name in names for question in read_questions(FOLDER / f"{name}.jsonl")]


def is_held_back(question: Question) -> bool:
    """Whether a development question is kept for its score alone: its number is divisible by four."""
    number = question.id[1:]
    return question.id[:1] in "de" and number.isdigit() and int(number) % _HELD_BACK == 0


def missed(name: str) -> frozenset[str]:
    """The ids of the questions of a set that are known not to be answered right, with their source and to the point."""
    lines = (FOLDER / "missed.txt").read_text(encoding="utf-8").split()
    return frozenset(line.split("/")[1] for line in lines if line.startswith(f"{name}/"))


def snapshot_of(corpus: Path, folder: Path, clock: FixedClock) -> Snapshot:
    """The plans of a corpus folder, taken into a database of its own in `folder`."""
    database = open_database(f"sqlite:///{folder / 'troly.db'}")
    try:
        migrate(database, folder)
        library = Library(database, clock)
        failures = library.fill(corpus)
        assert not failures, failures
        return library.snapshot()
    finally:
        database.close()


class Examiner:
    """Puts questions to an assistant over one snapshot. `numbers` maps document ids to those of the sets."""

    def __init__(self, snapshot: Snapshot, clock: FixedClock, numbers: Mapping[str, str] = PLAN_NUMBERS) -> None:
        self._assistant = Assistant(snapshot, clock)
        self._marker = Marker(snapshot, numbers)
        self._answers: dict[Question, Answer] = {}
        self._marks: dict[Question, Mark] = {}

    def answers(self, questions: Iterable[Question]) -> list[Answer]:
        """A question that several tests put is asked once."""
        return [self._answers.get(one) or self._answers.setdefault(one, self._ask(one)) for one in questions]

    def marks(self, questions: Iterable[Question]) -> list[Mark]:
        return [self._marks.get(one) or self._marks.setdefault(one, self._mark(one)) for one in questions]

    def text(self, question: str, agency: str | None, earlier: Sequence[str] = ()) -> str:
        """What is answered, as it reads."""
        return self._assistant.ask(question, Asker(agency), earlier).text

    def _ask(self, question: Question) -> Answer:
        return self._assistant.ask(question.question, Asker(question.agency), question.history)

    def _mark(self, question: Question) -> Mark:
        return self._marker.mark(question, *self.answers([question]))

    def score(self, questions: Sequence[Question]) -> Score:
        return score(questions, self.marks(questions))


def said_as(question: Question, change: Callable[[str], str]) -> Question:
    """The question and those before it in other words; what a right answer says stays."""
    return question.model_copy(
        update={"question": change(question.question), "history": tuple(map(change, question.history))}
    )


def without_accents(question: Question) -> Question:
    return said_as(question, fold)


def followed(question: Question, change: Callable[[str], str]) -> Question:
    """The question and all that a right answer says, changed the same way."""
    asked = said_as(question, change)
    return asked.model_copy(
        update={
            "must": tuple(tuple(map(change, group)) for group in question.must),
            "must_not": tuple(map(change, question.must_not)),
            "sources": tuple(one.model_copy(update={"quote": change(one.quote)}) for one in question.sources),
        }
    )
