"""A question set put to the assistant with and without a language model, side by side."""

import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from core.errors import TrolyError
from rag.answer import Answer, Asker, Status
from rag.assistant import Assistant
from rag.chat import Chat
from rag.compose import Composer
from rag.evaluation import Mark, Marker, Question, Score, score
from rag.rewrite import rewrite

Ask = Callable[[Question], Answer]


@dataclass(frozen=True, slots=True)
class Run:
    """One question answered one way. `reason` is the composer's, empty where no model took part."""

    answer: Answer
    mark: Mark
    latency_ms: float
    reason: str = ""
    violations: tuple[str, ...] = ()
    tokens: int = 0


@dataclass(frozen=True, slots=True)
class Side:
    """All runs of one way, in the order of the questions."""

    runs: tuple[Run, ...]
    score: Score

    @property
    def latency_ms(self) -> tuple[float, float]:
        """Median and 95th percentile."""
        times = sorted(run.latency_ms for run in self.runs)
        return (median(times), times[int(0.95 * (len(times) - 1))]) if times else (0.0, 0.0)

    @property
    def reasons(self) -> Counter[str]:
        """How often the model's words were used, and why not."""
        return Counter(run.reason for run in self.runs if run.reason)

    @property
    def violations(self) -> Counter[str]:
        return Counter(violation for run in self.runs for violation in run.violations)

    @property
    def tokens(self) -> int:
        return sum(run.tokens for run in self.runs)


class Trial:
    """Runs question sets on one assistant."""

    def __init__(self, assistant: Assistant, marker: Marker) -> None:
        self._assistant = assistant
        self._marker = marker

    def without_model(self, questions: Sequence[Question]) -> Side:
        """The extractive answers."""
        return _side(questions, (self._run(question, question.question, question.history) for question in questions))

    def with_model(self, questions: Sequence[Question], composer: Composer) -> Side:
        """The same answers, worded by the model where its words hold."""
        return _side(questions, (self._composed(question, composer) for question in questions))

    def rewritten(self, questions: Sequence[Question], chat: Chat, seconds: float) -> Side:
        """Extractive answers, with each follow-up made to stand alone by the model first."""
        return _side(questions, (self._rewritten(question, chat, seconds) for question in questions))

    def _run(self, question: Question, asked: str, history: Sequence[str], reason: str = "") -> Run:
        started = time.perf_counter()
        try:
            answer = self._assistant.ask(asked, Asker(question.agency), history)
        except TrolyError as error:
            answer = Answer(str(error), Status.REFUSED)
        spent = (time.perf_counter() - started) * 1000
        return Run(answer, self._marker.mark(question, answer), spent, reason)

    def _composed(self, question: Question, composer: Composer) -> Run:
        plain = self._run(question, question.question, question.history)
        composed = composer.attempt(question.question, plain.answer, question.agency)
        trace = composed.trace
        return Run(
            composed.answer,
            self._marker.mark(question, composed.answer),
            plain.latency_ms + trace.latency_ms,
            trace.reason,
            trace.violations,
            trace.tokens_in + trace.tokens_out,
        )

    def _rewritten(self, question: Question, chat: Chat, seconds: float) -> Run:
        started = time.perf_counter()
        whole = rewrite(chat, question.question, question.history, seconds)
        spent = (time.perf_counter() - started) * 1000
        run = self._run(
            question, whole or question.question, () if whole else question.history, _outcome(whole, question)
        )
        return Run(run.answer, run.mark, run.latency_ms + spent, run.reason)


def _outcome(whole: str | None, question: Question) -> str:
    return "rewritten" if whole else "kept" if question.history else ""


def _side(questions: Sequence[Question], runs: Iterator[Run]) -> Side:
    done = tuple(runs)
    return Side(done, score(questions, [run.mark for run in done]))
