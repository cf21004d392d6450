"""One question over HTTP: whose plans may be asked by whom, and the answer as `ask --batch` gives it."""

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from api import wording, wording_web
from api.answers import answer_object
from api.callers import Caller
from api.context import Context
from api.errors import NotSignedIn
from core.errors import NotFoundError
from core.people import Action
from kpi.agency_settings import closed_agencies

if TYPE_CHECKING:
    from rag.answer import Answer


class Desk:
    """Answers callers. Where some agencies are closed, others are answered from the plans of the open ones alone."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def ask(self, caller: Caller, question: str, agency: str | None, history: Sequence[str] = ()) -> "Answer":
        """The answer. Raises NotSignedIn where the agency answers its own people only, NotFoundError for none such."""
        from rag.answer import Asker

        readable = self.readable(caller)
        if agency is None and caller.person is not None:
            agency = caller.person.agency
        if agency is not None and agency not in readable:
            known = self._context.snapshot().agencies
            if agency not in known:
                raise NotFoundError(wording.NO_SUCH_AGENCY.format(code=agency, known=", ".join(sorted(known))))
            raise NotSignedIn(wording_web.CLOSED)
        if not readable:
            raise NotSignedIn(wording_web.CLOSED)
        own = caller.person is not None and agency == caller.person.agency
        unit = caller.person.unit if caller.person is not None and own else ""
        return self._context.answering.answer(question, Asker(agency, unit or None), history, readable)

    def timed(
        self, caller: Caller, question: str, agency: str | None, history: Sequence[str], identifier: Any = None
    ) -> "tuple[Answer, dict[str, Any]]":
        """The answer, and the same as the JSON object of `ask --batch`."""
        started = time.perf_counter()
        answer = self.ask(caller, question, agency, history)
        return answer, answer_object(answer, identifier, (time.perf_counter() - started) * 1000)

    def readable(self, caller: Caller) -> frozenset[str]:
        """The agencies whose plans this caller may read: the open ones and their own."""
        with self._context.database.read() as connection:
            closed = closed_agencies(connection)
        codes = frozenset(self._context.snapshot().agencies) - closed
        own = caller.person
        return codes | {own.agency} if own is not None and caller.may(Action.ASK, own.agency) else codes
