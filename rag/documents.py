"""Which of an agency's plans a question hints at: by number, year or words of the title."""

from dataclasses import replace
from itertools import pairwise

from core.vietnamese.text import key, keys
from corpus.facts.model import Basis
from corpus.model import Document
from rag.frame import Cited, Frame, Term
from rag.patterns import SEVERAL_PLANS
from rag.view import View
from rag.weighing import framing, unframed

_PLAN_WORDS = frozenset({"ke", "hoach"})
_ENOUGH_LEFT = 2
OWN_NUMBER, CITES = 5.0, 2.0


def hinted_documents(frame: Frame, view: View) -> tuple[str, ...]:
    """Ids of the plans whose identity fits the question better than the agency's other plans do; empty: no hint."""
    if len(view.documents) < 2:
        return ()
    scores = {document.id: _fit(frame, document, view) for document in view.documents}
    best = max(scores.values())
    if SEVERAL_PLANS.search(frame.plain):
        return tuple(document for document, score in scores.items() if score > 0)
    if best <= 0 or best == min(scores.values()):
        return ()
    return tuple(i for i, score in scores.items() if score == best)


def names_a_plan(frame: Frame, view: View) -> bool:
    """Whether the question speaks of one plan by name ("kế hoạch 226", "phụ lục CCHC 2026"), not just of its topic."""
    titles = {w for d in view.documents if d.id in frame.documents for w in keys(d.identity.title)}
    if any(set(keys(cited.number)) <= titles for cited in frame.cited):
        return True
    return " ke hoach " in f" {frame.plain} " or " kh " in f" {frame.plain} "


def within_documents(frame: Frame, view: View) -> Frame:
    """`frame` with the words that only named the plan made light: what is left is the subject."""
    meant = frame.documents or (tuple(d.id for d in view.documents) if names_a_plan(frame, view) else ())
    named = {w for d in view.documents if d.id in meant for w in _identity_words(d)} | _PLAN_WORDS
    left = [term for term in unframed(frame.terms) if not _says_plan(term, named)]
    if not meant or len(left) < (1 if frame.documents else _ENOUGH_LEFT):
        return frame
    return replace(frame, terms=tuple(t.as_name() if _says_plan(t, named) else t for t in frame.terms))


def _says_plan(term: Term, named: set[str]) -> bool:
    return any(set(reading) <= named for reading in term.readings)


def _fit(frame: Frame, document: Document, view: View) -> float:
    """Weight of the question's words that this plan's identity has and that tell its plans apart."""
    mine = _identity_words(document)
    shared = set.intersection(*(_title_pairs(d) for d in view.documents))
    told = {pair for pair in _pairs_said(frame) if not set(pair) & {str(year) for year in frame.years}}
    fit = float(len(told & (_title_pairs(document) - shared - framing())))  # a title may hold the year of a cited text
    for cited in frame.cited:
        fit += OWN_NUMBER * (cited.number in mine) or CITES * _cites(document, cited, view)
    for year in frame.years:
        fit += 1.0 if is_of_year(document, year) else 0.5 * (str(year) in mine)
    return fit


def _cites(document: Document, cited: Cited, view: View) -> bool:
    """Whether the plan cites a text of that number."""
    return any(
        key(basis.number.replace(" ", "").split("-")[0].split("/")[0]) == cited.number.split("/")[0]
        for basis in view.facts_of(Basis, (document.id,))
    )


def is_of_year(document: Document, year: int) -> bool:
    """Whether the plan is of that year."""
    covers = document.identity.covers
    return document.identity.year == year if covers is None or covers[0] != covers[1] else covers[0] == year


def _pairs_said(frame: Frame) -> set[tuple[str, str]]:
    """Neighbouring syllables of the question, abbreviations written out."""
    said = set(pairwise(keys(frame.text))) | (set() if frame.years else set(pairwise(frame.context.split())))
    return said | {pair for term in frame.terms for reading in term.readings for pair in pairwise(reading)}


def _title_pairs(document: Document) -> set[tuple[str, str]]:
    return set(pairwise(keys(document.identity.title)))


def _identity_words(document: Document) -> set[str]:
    identity = document.identity
    number = (identity.number or "").split("/")[0].strip()
    years = [str(identity.year)] if identity.year else []
    return {*keys(identity.title), *keys(number), *years}
