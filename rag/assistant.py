"""The assistant: a question in, a cited answer or a plain "the plans do not say" out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING

from core.clock import Clock, SystemClock
from core.errors import InputError, NotFoundError
from core.vietnamese.text import tokens
from corpus.facts.model import Basis
from corpus.model import TextKind, TextStatus
from corpus.snapshot import Snapshot
from rag import wording
from rag.answer import Answer, Asker, Status
from rag.chosen import Choices, chosen_draft, no_choices, stands_alone
from rag.courtesy import asking_clauses, sentences_of
from rag.documents import hinted_documents, names_a_plan, within_documents
from rag.draft import Draft
from rag.entries import entries_of
from rag.extract import Writer
from rag.followup import leans_on_history, resolve
from rag.frame import Frame, Mode
from rag.lexicon import Lexicon
from rag.match import STRICT, Matcher
from rag.operators import several
from rag.operators.between_plans import between_plans
from rag.operators.counterpart import counterpart
from rag.operators.one import answer_one
from rag.own_name import less_own_name
from rag.patterns import CONDITION, OFF_TOPIC
from rag.places import body_elsewhere, plan_of_another
from rag.question import MAX_QUESTION, Reader
from rag.superior import or_above, view_above
from rag.view import View

if TYPE_CHECKING:
    from rag.index import DenseIndex

MOST_AGENCIES = 5  # more than these without a name said: ask which is meant
_REMEMBERED = 4096
_ASKS_ALONE = 2  # words a part of a question must have to be asked by itself


class Assistant:
    """Answers from one snapshot. Building it indexes every passage and fact; asking touches no database of its own.

    With `dense` the place nearest to what no plan says is also sought by meaning; with `rebuild` vectors that are
    missing are made in the background.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        clock: Clock | None = None,
        dense: "DenseIndex | None" = None,
        rebuild: bool = False,
    ) -> None:
        self.snapshot = snapshot
        self._dense, self._rebuild = dense, rebuild
        self.clock = clock or SystemClock()
        self.lexicon = Lexicon(snapshot)
        self.reader = Reader(self.lexicon)
        self.writer = Writer(snapshot)
        self.views = self._make_views()
        self._issuers = _issuers(snapshot)
        self._read = lru_cache(maxsize=_REMEMBERED)(self.reader.read)

    def _make_views(self) -> dict[str, View]:
        from rag.search import Searcher  # numpy: only a process that answers needs it

        matcher = Matcher(self.lexicon)
        searcher = Searcher(self.snapshot, self._dense, rebuild=self._rebuild)
        entries = entries_of(self.snapshot)
        views = {}
        for code, agency in self.snapshot.agencies.items():
            documents = [d for d in self.snapshot.documents_of(code) if d.status is not TextStatus.WITHDRAWN]
            own = {d.id for d in documents if d.kind is TextKind.PLAN}
            if own:
                views[code] = View(
                    agency=agency,
                    documents=[d for d in documents if d.id in own],
                    passages=[p for p in self.snapshot.passages if p.document_id in own],
                    facts=[f for f in self.snapshot.facts if f.document_id in own],
                    entries=[e for e in entries if e.document.id in own],
                    matcher=matcher,
                    searcher=searcher,
                    above=view_above(self.snapshot, code, entries, matcher, searcher),
                )
        return views

    def ask(
        self,
        question: str,
        asker: Asker | None = None,
        history: Sequence[str] = (),
        choices: Choices = no_choices,
    ) -> Answer:
        """Answer `question`; `history` holds the same person's earlier questions, oldest first. `choices` are the
        passages that the offices themselves have named for questions.

        Raises InputError for a question without words or too long, NotFoundError for an unknown agency of the asker.
        """
        asker = asker or Asker()
        check_question(question)
        if asker.agency is not None and asker.agency not in self.snapshot.agencies:
            known = ", ".join(sorted(self.snapshot.agencies))
            raise NotFoundError(wording.UNKNOWN_AGENCY.format(code=asker.agency, known=known))
        frame = self.frame(question, history)
        codes = self._agencies_meant(frame, asker)
        alone = not frame.forbidden and stands_alone(self._read(question), history)
        if alone and not isinstance(codes, Answer) and (chosen := self._chosen(question, codes, asker, choices)):
            return chosen
        refusal = self._refusal(frame)
        if refusal is not None:
            return refusal
        if isinstance(codes, Answer):
            return codes
        answer = self._answer(frame, codes, asker)
        for asks in self._asking_parts(question) if answer.status.abstained else ():
            if _asks_no_less(asks, frame):
                second = self._answer(asks, codes, asker)
                if not second.status.abstained:
                    return second
        return answer

    def _asking_parts(self, question: str) -> Iterator[Frame]:
        """The parts that ask by themselves: the story told round them need not be in any plan."""
        sentences = sentences_of(question)
        for part in sentences[-1:] if len(sentences) > 1 else asking_clauses(question):
            frame = self._read(part)
            asks = frame.slots or frame.mode is Mode.YES_NO
            if asks and len(frame.terms) >= _ASKS_ALONE and not leans_on_history(frame):
                yield frame

    def frame(self, question: str, history: Sequence[str] = ()) -> Frame:
        """The question's reading, completed from the questions before it."""
        before: Frame | None = None
        for earlier in history:
            if tokens(earlier):
                before = resolve(self._read(earlier), before)
        return resolve(self._read(question), before)

    def _chosen(self, question: str, codes: Sequence[str], asker: Asker, choices: Choices) -> Answer | None:
        """The passage that the one agency meant has named for this question."""
        if len(codes) != 1:
            return None
        view = self.views[codes[0]]
        made = ((self._read(choice.question), choice) for choice in choices(codes[0]))
        draft = chosen_draft(self._read(question), made, view.passages)
        if draft is None:
            return None
        named = view.agency if codes[0] != asker.agency else None
        return replace(self.writer.write(draft, named), chosen=True)

    def _refusal(self, frame: Frame) -> Answer | None:
        if frame.forbidden:
            return Answer(wording.REFUSED[frame.forbidden], Status.REFUSED)
        if frame.chore:
            return Answer(wording.CHORE, Status.OUT_OF_SCOPE)
        if OFF_TOPIC.search(frame.plain):
            return Answer(wording.OUT_OF_SCOPE, Status.OUT_OF_SCOPE)
        if not self.views:
            return Answer(wording.NO_PLANS, Status.NO_SOURCE)
        body = body_elsewhere(frame, self.lexicon) or plan_of_another(frame.question, self._issuers)
        if body and not frame.agencies:
            return Answer(wording.NOT_HELD_ELSEWHERE.format(body=body), Status.NO_SOURCE)
        return None

    def _agencies_meant(self, frame: Frame, asker: Asker) -> list[str] | Answer:
        """Whose plans to read: those named, all when comparing, else the asker's own, else every one held."""
        named = [code for code in frame.agencies if code in self.views]
        every = list(self.views)
        if frame.mode is Mode.CONFLICT and named and not frame.all_agencies:
            return named[:1]  # "Lê Chân có bị lệch như bên HEZA không?" asks of the first
        if frame.beside_own and named and asker.agency in self.views and asker.agency not in named:
            return [asker.agency, *named]
        if len(frame.years) > 1 and len(named or [asker.agency]) == 1 and (named or asker.agency in self.views):
            return named or [str(asker.agency)]  # two plans of one agency
        if frame.mode is Mode.COMPARE or frame.all_agencies:
            if len(named) > 1:
                return named
            if frame.all_agencies or not (named or asker.agency):
                return every
            if named and asker.agency and asker.agency not in named:
                return [asker.agency, *named]
        if named:
            return named
        if asker.agency is not None:
            return [asker.agency] if asker.agency in self.views else Answer(wording.NO_PLANS, Status.NO_SOURCE)
        if len(every) > MOST_AGENCIES:
            examples = ", ".join(self.views[code].agency.short_name for code in every[:3])
            return Answer(wording.NEEDS_AGENCY.format(examples=examples), Status.NEEDS_AGENCY)
        return every

    def _answer(self, frame: Frame, codes: Sequence[str], asker: Asker) -> Answer:
        drafts: dict[str, Draft] = {}
        if frame.mode is Mode.COMPARE and len(codes) == 1 and len(frame.years) > 1:
            return between_plans(frame, self.views[codes[0]], self.writer)
        for code in codes:
            view = self.views[code]
            hinted = within_documents(replace(frame, documents=hinted_documents(frame, view)), view)
            hinted = less_own_name(hinted, view)
            unit = asker.unit if code == asker.agency else None
            if hinted.documents and names_a_plan(hinted, view):
                view = view.narrowed(hinted.documents)
            elif hinted.annex:
                view = view.with_tasks()
            drafts[code] = or_above(hinted, view, answer_one(hinted, view, unit))
        if len(drafts) == 1:
            code, draft = next(iter(drafts.items()))
            return self.writer.write(draft, self.views[code].agency if code != asker.agency else None)
        if frame.mode is Mode.COMPARE:
            drafts = {code: self._or_counterpart(frame, code, drafts) for code in drafts}
        return several.answer(frame, drafts, self.views, self.writer)

    def _or_counterpart(self, frame: Frame, code: str, drafts: Mapping[str, Draft]) -> Draft:
        """An agency's draft; where it is silent, its bound on what another's bound is about."""
        subject = next((d.subject for d in drafts.values() if d.subject and not d.status.abstained), "")
        if not subject or not drafts[code].status.abstained or frame.reduces:
            return drafts[code]
        return counterpart(frame, subject, self.views[code], self._read) or drafts[code]


def _issuers(snapshot: Snapshot) -> frozenset[str]:
    """Every body that issued a text held or cited, by each name it goes by."""
    cited = (fact.issuer for fact in snapshot.facts if isinstance(fact, Basis))
    held = (document.identity.issuer for document in snapshot.documents.values())
    own = (name for a in snapshot.agencies.values() for name in (a.name, a.short_name, *a.aliases))
    return frozenset(name for name in (*cited, *held, *own) if name)


_HANGS_ON = attrgetter("years", "periods", "annex", "section", "cited", "asserted", "units", "agencies")


def _asks_no_less(part: Frame, whole: Frame) -> bool:
    """Whether a part of a question leaves out nothing that the answer hangs on: a year, a text, a figure, a unit, or a
    condition ("Đối với họp có khách nước ngoài, …")."""
    left_out = whole.plain.replace(part.plain, " ", 1)
    kept = _HANGS_ON(whole) == _HANGS_ON(part) and not CONDITION.search(left_out)
    return kept and not (whole.slots - part.slots) & STRICT


def check_question(question: str) -> None:
    """Refuse what is no question, saying how to ask."""
    if not question.strip():
        raise InputError(wording.EMPTY_QUESTION)
    if len(question) > MAX_QUESTION:
        raise InputError(wording.QUESTION_TOO_LONG.format(limit=MAX_QUESTION))
    if not any(token[0].isalpha() for token in tokens(question)):
        raise InputError(wording.QUESTION_WITHOUT_WORDS)
