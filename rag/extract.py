"""Words an answer without a model: the thing asked for first, the plan's own words after, then the citations."""

from collections.abc import Sequence

from corpus.model import AgencyEntry, Document, Passage, TextKind, TextStatus
from corpus.snapshot import Snapshot
from rag import wording
from rag.answer import Answer, Citation
from rag.draft import Draft, Piece, distinct, readable

SHORT, LONG = 600, 1500
MOST_CITATIONS, MOST_IN_LIST = 5, 10
LOW_CONFIDENCE = 0.8  # mean OCR confidence below which a passage is marked for checking


class Writer:
    """Turns drafts into answers with the documents of one snapshot."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def write(self, draft: Draft, agency: AgencyEntry | None = None) -> Answer:
        """The answer of one agency; `agency` is named in it where it is not the asker's own."""
        is_list = bool(draft.lines)
        limit = LONG if is_list else SHORT
        body = [draft.lead] if draft.lead else []
        body += [f"- {line}" for line in draft.lines] if len(draft.lines) > 1 else list(draft.lines)
        if draft.show_quotes:
            body += self._quotes(draft, sum(len(part) + 1 for part in body), limit)
        said = wording.STANDINGS[TextStatus.EXPIRED] in draft.value
        if body and not said and not draft.status.abstained and self._is_history(draft.pieces):
            body.insert(1, wording.EXPIRED)
        if agency is not None and body and not draft.status.abstained:
            body[0] = wording.AGENCY_LINE.format(agency=agency.short_name or agency.name, text=body[0])
        text, more = fit(body, limit)
        return Answer(text, draft.status, self.cite(draft.pieces, MOST_IN_LIST if is_list else MOST_CITATIONS), more)

    def _is_history(self, pieces: Sequence[Piece]) -> bool:
        """Whether all the evidence comes from texts that are no longer in force."""
        documents = [self.snapshot.documents[piece.passage.document_id] for piece in pieces[:1]]
        return bool(documents) and all(document.status is TextStatus.EXPIRED for document in documents)

    def _quotes(self, draft: Draft, used: int, limit: int) -> list[str]:
        """The pieces' words that fit beside the lead; at least one where the lead is empty."""
        shown: list[str] = []
        for piece in draft.pieces:
            quote = wording.QUOTE.format(quote=readable(piece.quote.strip()))
            if shown and used + len(quote) > limit:
                break
            if not shown and used and used + len(quote) > limit:
                break
            shown.append(quote)
            used += len(quote) + 1
        return shown

    def cite(self, pieces: Sequence[Piece], most: int) -> tuple[Citation, ...]:
        """Citations of the first `most` distinct pieces, each bound to its passage."""
        return tuple(self._citation(piece) for piece in distinct(pieces)[:most])

    def _citation(self, piece: Piece) -> Citation:
        document = self.snapshot.documents[piece.passage.document_id]
        identity = document.identity
        issued = identity.issued.strftime("%d/%m/%Y") if identity.issued else None
        return Citation(
            passage_id=piece.passage.id,
            document_id=document.id,
            agency=document.agency,
            title=identity.title,
            number=identity.number,
            issued=issued,
            locator=piece.passage.locator,
            quote=piece.quote,
            note=note_of(document, piece.passage),
        )


def note_of(document: Document, passage: Passage) -> str:
    """What a reader must know of a source."""
    notes = []
    if document.kind is not TextKind.PLAN:
        notes.append(wording.SUPERIOR_NOTE)
    if document.status is TextStatus.EXPIRED:
        notes.append(wording.EXPIRED_NOTE)
    if passage.confidence is not None and passage.confidence < LOW_CONFIDENCE:
        notes.append(wording.SCAN_NOTE)
    return "; ".join(notes)


def fit(parts: Sequence[str], limit: int) -> tuple[str, tuple[str, ...]]:
    """As many whole parts as `limit` characters bear; what is left is counted and kept for "tiếp"."""
    shown: list[str] = []
    used = 0
    reserve = len(wording.MORE) + 4
    for place, part in enumerate(parts):
        last = place == len(parts) - 1
        if shown and used + len(part) + 1 + (0 if last else reserve) > limit:
            left = tuple(parts[place:])
            return "\n".join([*shown, wording.MORE.format(count=len(left))]), left
        shown.append(part)
        used += len(part) + 1
    return "\n".join(shown), ()
