"""A language model may word the answer, never change it.

The extractive answer goes in with its evidence; what comes out is either the model's wording of it, checked against
that evidence word for word, or the extractive answer itself. Citations, status and the rest stay as they were.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from threading import BoundedSemaphore
from time import monotonic
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.clock import Clock, SystemClock
from core.guard import Secrecy, look_for_secret, mask_personal
from core.settings import Settings
from corpus.model import AgencyEntry
from rag.answer import Answer, Status
from rag.breaker import Breaker
from rag.chat import Chat, Failure, ModelError, open_chat
from rag.grounds import is_quote
from rag.prompts import Prompt, load
from rag.traces import Record, Trace, forget
from rag.verify import Sentence, Verifier, agency_names, longest
from rag.wording import SUPERIOR_NOTE

PROMPT = "compose.v1"
TRIES = 2  # calls for one answer, within the same time
AT_ONCE = (
    2  # answers in the model's hands; fewer than the threads that handle messages, so that records never wait for it
)
WORDED = frozenset({Status.ANSWERED, Status.PARTIAL, Status.CONFLICTING})

Switch = Callable[[str | None], bool]
"""Whether an agency has its answers worded by the model; None is an asker of no known agency."""


class _Sentence(BaseModel):
    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1)
    sources: list[str] = Field(min_length=1)


class _Worded(BaseModel):
    """The structured output asked for."""

    model_config = ConfigDict(extra="forbid")
    sentences: list[_Sentence] = Field(min_length=1, max_length=40)


@dataclass(frozen=True, slots=True)
class Composed:
    """The answer to show, and how it came about."""

    answer: Answer
    trace: Trace

    @property
    def worded(self) -> bool:
        """Whether the words are the model's."""
        return self.trace.reason == "used"


class Composer:
    """Has answers worded by one chat model. Safe to share between threads."""

    def __init__(
        self,
        chat: Chat,
        agencies: Mapping[str, AgencyEntry],
        *,
        seconds: float = 20.0,
        switch: Switch = lambda _: True,
        record: Record = forget,
        breaker: Breaker | None = None,
        clock: Clock | None = None,
        at_once: int = AT_ONCE,
    ) -> None:
        self._chat = chat
        self._names = agency_names({c: (a.name, a.short_name, *a.aliases) for c, a in agencies.items()})
        self._short = {code: agency.short_name or agency.name for code, agency in agencies.items()}
        self._verifier = Verifier(self._names)
        self._seconds = seconds
        self._switch = switch
        self._record = record
        self._breaker = breaker or Breaker()
        self._clock = clock or SystemClock()
        self._prompt: Prompt = load(PROMPT)
        self._room = BoundedSemaphore(at_once)

    def compose(self, question: str, answer: Answer, agency: str | None = None, request: str | None = None) -> Answer:
        """`answer` in the model's words where they hold against its evidence, else `answer` as it is."""
        return self.attempt(question, answer, agency, request).answer

    def attempt(self, question: str, answer: Answer, agency: str | None = None, request: str | None = None) -> Composed:
        """As `compose`, with the trace; never raises for anything a model or its server does."""
        started = monotonic()
        trace = Trace(
            request=request or uuid4().hex,
            at=self._clock.now().isoformat(timespec="seconds"),
            agency=agency,
            model=self._chat.name,
            prompt=self._prompt.version,
            prompt_digest="",
            passages=tuple(citation.passage_id for citation in answer.citations),
            reason=self._hindrance(question, answer, agency),
        )
        composed = Composed(answer, trace) if trace.reason else self._ask_if_free(question, answer, trace)
        final = replace(composed.trace, latency_ms=round((monotonic() - started) * 1000))
        self._record(final)
        return Composed(composed.answer, final)

    def _hindrance(self, question: str, answer: Answer, agency: str | None) -> str:
        """Why the model is not asked at all; empty when it may be."""
        if answer.status not in WORDED or not answer.citations or answer.more:
            return "nothing_to_word"
        if any(SUPERIOR_NOTE in citation.note for citation in answer.citations):
            return "superior"  # whose rule it is must stay in the very words
        if not all(self._switch(code) for code in {agency, *(c.agency for c in answer.citations)} - {None}):
            return "off"
        if agency is None and not self._switch(None):
            return "off"
        if look_for_secret(question) is not Secrecy.CLEAN:
            return "secret"
        return "" if self._breaker.allows() else "resting"

    def _ask_if_free(self, question: str, answer: Answer, trace: Trace) -> Composed:
        """A slow model keeps only a few waiting for its words: the others are answered without them, at once."""
        if not self._room.acquire(blocking=False):
            return Composed(answer, replace(trace, reason="busy"))
        try:
            return self._ask(question, answer, trace)
        finally:
            self._room.release()

    def _ask(self, question: str, answer: Answer, trace: Trace) -> Composed:
        asked = self._message(question, answer)
        trace = replace(trace, prompt_digest=sha256(f"{self._prompt.text}\n{asked}".encode()).hexdigest())
        deadline = monotonic() + self._seconds
        failure = Failure.TIMEOUT
        for attempt in range(1, TRIES + 1):
            trace = replace(trace, attempts=attempt)
            try:
                reply = self._chat.ask(self._prompt.text, asked, deadline - monotonic())
                trace = replace(
                    trace,
                    reply=reply.text[:4000],
                    tokens_in=trace.tokens_in + reply.tokens_in,
                    tokens_out=trace.tokens_out + reply.tokens_out,
                    tokens_counted=reply.counted,
                )
                sentences = parse_reply(reply.text)
            except ModelError as error:
                failure = error.failure
                if failure is Failure.TIMEOUT or monotonic() >= deadline:
                    break
                continue
            self._breaker.succeeded()
            return self._judge(sentences, answer, question, trace)
        self._breaker.failed()
        return Composed(answer, replace(trace, reason=str(failure)))

    def _judge(self, sentences: Sequence[Sentence], answer: Answer, question: str, trace: Trace) -> Composed:
        violations = self._verifier.check(sentences, answer, question)
        if violations:
            reasons = tuple(str(violation) for violation in violations)
            return Composed(answer, replace(trace, reason="verification", violations=reasons))
        text = worded_text(sentences, answer)
        if len(text) > longest(answer):
            return Composed(answer, replace(trace, reason="too_long"))
        return Composed(replace(answer, text=text), replace(trace, reason="used"))

    def _message(self, question: str, answer: Answer) -> str:
        """The block of data the model sees, personal numbers masked."""
        evidence = [
            {
                "id": str(place),
                "agency": self._short.get(citation.agency, citation.agency),
                "place": citation.locator,
                "quote": mask_personal(citation.quote).text,
            }
            for place, citation in enumerate(answer.citations, 1)
        ]
        block = {
            "question": mask_personal(question).text,
            "answer": mask_personal(answer.text).text,
            "evidence": evidence,
        }
        return json.dumps(block, ensure_ascii=False)


def worded_text(sentences: Sequence[Sentence], answer: Answer) -> str:
    """The model's sentences in place of the direct answer; the plan's own words that stood below it stay below."""
    lines = answer.text.splitlines()
    quotes = [line for line in lines if is_quote(line)]
    glue = "\n" if len(lines) - len(quotes) > 1 and len(sentences) > 1 else " "
    return "\n".join([glue.join(sentence.text for sentence in sentences), *quotes])


def parse_reply(text: str) -> list[Sentence]:
    """The sentences of a model's structured reply; a code fence around it is forgiven. Raises ModelError."""
    stripped = text.strip().removeprefix("```json").removeprefix("```").removesuffix("```").strip()
    try:
        worded = _Worded.model_validate_json(stripped)
    except ValidationError as error:
        raise ModelError(Failure.MALFORMED) from error
    return [Sentence(one.text, tuple(dict.fromkeys(one.sources))) for one in worded.sentences]


def make_composer(
    settings: Settings, agencies: Mapping[str, AgencyEntry], switch: Switch = lambda _: True, record: Record = forget
) -> Composer | None:
    """The composer of the settings; None when no model is named. Raises SettingsError as `open_chat`."""
    chat = open_chat(settings)
    if chat is None:
        return None
    return Composer(chat, agencies, seconds=settings.llm_timeout_seconds, switch=switch, record=record)
