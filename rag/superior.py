"""Texts that stand above an agency's plans: which of them bind it, and what they say where its own plans are silent."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from core.vietnamese.dates import parse_date
from core.vietnamese.text import fold, keys, squeeze
from corpus.facts.model import Basis, Finding
from corpus.model import Document, Identity, TextKind, TextStatus
from corpus.snapshot import Snapshot
from rag import wording
from rag.answer import Status
from rag.draft import Draft, shorten
from rag.entries import Entry
from rag.frame import Cited, Frame, Mode, Slot
from rag.match import Matcher
from rag.operators.bases import is_named
from rag.operators.check import check
from rag.operators.lists import all_bounds, section_listing
from rag.operators.lookup import look_up
from rag.view import View

if TYPE_CHECKING:
    from rag.search import Searcher

THRESHOLD = 0.5  # above that of the plans: the superior's text speaks of more than what this agency is asked for
PLAIN = 0.4  # where that text itself is asked for
_OF_THE_PLAN = frozenset({Slot.NUMBER, Slot.ISSUED, Slot.ISSUER, Slot.PERSON, Slot.POST, Slot.SECTION, Slot.CONTACT})
_SILENT = frozenset({Status.NO_SOURCE, Status.OUT_OF_SCOPE})
_ABOVE = re.compile(r"(?<![\w'])cap tren(?! truc tiep)(?![\w'])")
_ABOVE_WORDS = frozenset({"cap", "tren"})
_LONGEST_NAME = 160


def texts_above(snapshot: Snapshot, agency: str) -> list[Document]:
    """The superior's texts in force that bind `agency`: those it holds as such, and another agency's that its own
    plans cite. A like number of another province's text is another text."""
    cited = [f for f in snapshot.facts_of(agency) if isinstance(f, Basis) and f.number]
    return [
        document
        for document in snapshot.documents.values()
        if document.kind is not TextKind.PLAN
        and document.status is TextStatus.IN_FORCE
        and (document.agency == agency or any(_is_cited(document.identity, basis) for basis in cited))
    ]


def _is_cited(identity: Identity, basis: Basis) -> bool:
    """The same number, and the same day: a number alone is given anew by every body every year."""
    if not identity.number or _bare(identity.number) != _bare(basis.number) or identity.issued is None:
        return False
    issuer, cited = _written_out(identity.issuer), _written_out(basis.issuer)
    if cited and issuer and not (cited in issuer or issuer in cited):
        return False
    written = basis.issued.removeprefix("ngày ")
    return identity.issued in (parse_date(written), parse_date(f"ngày {written}"))


def _bare(number: str) -> str:
    return fold(re.sub(r"\s+", "", number))


def _written_out(issuer: str) -> str:
    return re.sub(r"(?<![\w'])ubnd(?![\w'])", "uy ban nhan dan", fold(issuer))


def view_above(
    snapshot: Snapshot, agency: str, entries: Sequence[Entry], matcher: Matcher, searcher: "Searcher"
) -> View | None:
    """The texts above an agency as a view of their own; None where there are none."""
    documents = texts_above(snapshot, agency)
    ids = {document.id for document in documents}
    return (
        View(
            agency=snapshot.agencies[agency],
            documents=documents,
            passages=[p for p in snapshot.passages if p.document_id in ids],
            facts=[f for f in snapshot.facts if f.document_id in ids and not isinstance(f, Finding)],
            entries=[e for e in entries if e.document.id in ids],
            matcher=matcher,
            searcher=searcher,
        )
        if documents
        else None
    )


def or_above(frame: Frame, view: View, own: Draft) -> Draft:
    """`own`, unless the agency's plans are silent or the superior's text is asked for by name, and that text tells."""
    above = view.above
    if above is None or frame.mode in (Mode.COMPARE, Mode.CONFLICT) or frame.all_agencies:
        return own
    named = [d for d in above.documents if any(_is_meant(d.identity, cited) for cited in frame.cited)]
    if named and own.status.abstained:
        inside = above.narrowed([d.id for d in named])
        return _told(_of_its_matter(frame, inside), inside, wording.SUPERIOR_TELLS, PLAIN) or _unsaid(named[0], own)
    if not named and _ABOVE.search(frame.plain):
        return _told(_of_its_matter(frame, above), above, wording.SUPERIOR_TELLS, PLAIN) or own
    if own.status not in _SILENT or not _may_fill(frame):
        return own
    first = own.lead if own.pieces else wording.NO_SOURCE.format(agency=view.agency.short_name or view.agency.name)
    return _told(frame, above, f"{first} {wording.SUPERIOR_TELLS}") or own


def _may_fill(frame: Frame) -> bool:
    """Whether a rule is asked for, not something of the plan itself, of its annex or of another text."""
    return not (frame.slots & _OF_THE_PLAN or frame.cited or frame.task or frame.section or frame.annex)


def _is_meant(identity: Identity, cited: Cited) -> bool:
    return bool(identity.number) and is_named(identity.number or "", identity.type_name, cited)


def _of_its_matter(frame: Frame, above: View) -> Frame:
    """The question without the words that only say whose text is meant."""
    naming = _ABOVE_WORDS.union(*(keys(f"{d.identity.type_name} {d.identity.number or ''}") for d in above.documents))
    terms = tuple(t for t in frame.terms if not any(set(reading) <= naming for reading in t.readings))
    return replace(frame, terms=terms or frame.terms, cited=(), documents=tuple(d.id for d in above.documents))


def _told(frame: Frame, above: View, form: str, enough: float = THRESHOLD) -> Draft | None:
    """What a text above says, under its own name; None where it says nothing sure."""
    for draft in _drafts(frame, above):
        if draft.sure < enough or draft.status.abstained or not draft.pieces:
            continue
        document = next(d for d in above.documents if d.id == draft.pieces[0].passage.document_id)
        pieces = tuple(piece for piece in draft.pieces if piece.passage.document_id == document.id)
        lead = squeeze(form.format(text=name_of(document), told=draft.lead))
        return replace(draft, lead=lead, value=lead, pieces=pieces)
    return None


def _drafts(frame: Frame, above: View) -> Iterator[Draft]:
    """What each way of answering finds, the narrowest first."""
    operators = [section_listing, all_bounds, look_up]
    if any(said.hours is not None for said in frame.asserted):
        operators.insert(0, check)
    for operator in operators:
        if (draft := operator(frame, above)) is not None:
            yield draft


def _unsaid(document: Document, own: Draft) -> Draft:
    """The text asked of is held, and does not say."""
    lead = wording.SUPERIOR_SILENT.format(text=name_of(document))
    return replace(own, lead=lead, status=Status.NO_SOURCE, show_quotes=False)


def name_of(document: Document) -> str:
    """The text as an officer names it: type, number, day, issuer."""
    identity = document.identity
    if not identity.number:
        return shorten(f"{identity.type_name} {identity.title}".strip(), _LONGEST_NAME)
    issued = wording.BASIS_ISSUED.format(issued=identity.issued.strftime("%d/%m/%Y")) if identity.issued else ""
    issuer = wording.BASIS_ISSUER.format(issuer=identity.issuer) if identity.issuer else ""
    named = wording.BASIS_NUMBERED.format(type_name=identity.type_name, number=identity.number)
    return shorten(f"{named}{issued}{issuer}".strip(), _LONGEST_NAME)
