"""A day or year of issue that is supposed: "Nghị định 42 ban hành năm 2020 đúng không?"."""

import re

from core.vietnamese.dates import find_dates
from corpus.facts.model import Basis, IdentityFact
from corpus.model import Document
from rag import wording
from rag.draft import Draft, Piece, shorten
from rag.frame import Frame, Mode
from rag.leads import capital
from rag.operators.bases import is_named
from rag.patterns import YES_NO
from rag.view import View

_CLAIMED = re.compile(r"(?<![\w'])(?:dung|phai) (?:khong|chua|chu|a|ha)(?![\w'])|(?<![\w'])(?:a|ha|chu)$")
_ISSUED = re.compile(r"(?<![\w'])(?:ban hanh|ki|ra|de ngay|ngay|nam)(?![\w'])")
_NOT_OF_ISSUE = re.compile(
    r"(?<![\w'])(?:han|bao cao|bc|nop|gui|xong|hoan thanh|nhiem vu|chi tieu|muc tieu|giai doan)(?![\w'])"
)
_FEW = 8
_DAY = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})(?:/(20\d\d))?(?![\d/])")
_YEAR = re.compile(r"(?<![\w'])nam (20\d\d)(?![\d/-])")


def claimed_date(frame: Frame, view: View) -> Draft | None:
    """Yes or no with the day that the plan gives; None where no day of issue is supposed, or none is known."""
    if frame.mode in (Mode.COMPARE, Mode.CONFLICT) or not YES_NO.search(frame.plain):
        return None
    day, year = _DAY.search(frame.plain), _YEAR.search(frame.plain)
    if not (day or year) or not _CLAIMED.search(frame.plain) or not _ISSUED.search(frame.plain):
        return None
    if _NOT_OF_ISSUE.search(frame.plain) or len(frame.terms) > _FEW:
        return None
    said = tuple(int(part) for part in day.groups() if part) if day else (int(year[1]),) if year else ()
    known = _of_cited(frame, view) or _of_plan(frame, view)
    if known is None:
        return None
    told, piece = known
    written = next(find_dates(told), None)
    if written is None or (day and written.day is None):
        return None  # a day left blank is said to be blank
    issued = (written.day, written.month, written.year)
    same = said == issued[2:] if len(said) == 1 else said == issued[: len(said)]
    form = wording.ISSUED_SO if same else wording.ISSUED_OTHERWISE
    return Draft(form.format(told=told), pieces=(piece,), value=told)


def _of_cited(frame: Frame, view: View) -> tuple[str, Piece] | None:
    """The day of the one text that the question names by its number."""
    bases = [
        b for b in view.facts_of(Basis) if b.issued and any(is_named(b.number, b.type_name, c) for c in frame.cited)
    ]
    if not bases:
        return None
    fact = bases[0]
    line = wording.BASIS_NUMBERED.format(type_name=fact.type_name, number=fact.number)
    told = line + wording.BASIS_ISSUED.format(issued=fact.issued)
    return capital(told), Piece(view.passage(fact.passage_id), shorten(fact.quote))


def _of_plan(frame: Frame, view: View) -> tuple[str, Piece] | None:
    """The plan's own day, where one plan is meant."""
    documents: list[Document] = [d for d in view.documents if not frame.documents or d.id in frame.documents]
    if frame.cited and not frame.documents:
        return None
    facts = [f for d in documents for f in view.facts_of(IdentityFact, (d.id,)) if f.field == "date"]
    if len(documents) != 1 or not facts:
        return None
    return capital(facts[0].quote), Piece(view.passage(facts[0].passage_id), facts[0].quote)
