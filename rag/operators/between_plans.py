"""Two plans of one agency side by side: "kế hoạch 2025 với 2026 khác nhau sao?"."""

from dataclasses import replace

from rag import wording
from rag.answer import Answer, Status
from rag.documents import is_of_year
from rag.draft import Draft, Piece, distinct, piece_of
from rag.extract import LONG, MOST_IN_LIST, Writer, fit
from rag.frame import Frame, Mode
from rag.operators.one import answer_one
from rag.view import View

_TITLE = 90


def between_plans(frame: Frame, view: View, writer: Writer) -> Answer:
    """What each year's plans say, each under its title; a plan without an answer is said to have none."""
    alone = replace(frame, mode=Mode.LOOK_UP, years=())
    lines: list[str] = []
    pieces: list[Piece] = []
    for document in sorted(view.documents, key=lambda d: d.identity.year or 0):
        if not any(is_of_year(document, year) for year in frame.years):
            continue
        inside = view.narrowed((document.id,))
        draft = answer_one(alone, inside)
        if draft.status.abstained:
            draft = _nearest(alone, inside)
        said = draft.lead or " ".join(wording.QUOTE.format(quote=p.quote) for p in draft.pieces[:1])
        lines.append(wording.AGENCY_LINE.format(agency=document.identity.title[:_TITLE], text=said))
        pieces += draft.pieces[:1]
    text, more = fit([wording.DIFFERENT_PLANS, *lines], LONG)
    return Answer(
        text, Status.ANSWERED if pieces else Status.NO_SOURCE, writer.cite(distinct(pieces), MOST_IN_LIST), more
    )


def _nearest(frame: Frame, view: View) -> Draft:
    """The clause nearest to the question, quoted without a verdict."""
    matches = view.rank(frame)
    if not matches or matches[0].cover < 0.3:
        return Draft(wording.PLAN_SILENT, Status.NO_SOURCE)
    return Draft("", pieces=(piece_of(matches[0].entry),))
