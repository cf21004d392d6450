"""The agency's texts for the pages and the REST API: the list, one text with its facts, two versions compared."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from api import wording_web as wording
from api.callers import Caller
from api.context import Context
from api.differences import Difference, differences
from api.errors import NotSignedIn
from api.marking import Piece, marked
from core.errors import NotFoundError
from core.people import AgencyScope
from corpus.facts.model import Fact, Finding
from corpus.library import Listed
from corpus.model import Document, Passage


@dataclass(frozen=True, slots=True)
class Line:
    """A passage as a page shows it: its words in pieces, facts and the cited stretch marked."""

    passage: Passage
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One version of a text, with what was read of it. `versions` are all there are, oldest first."""

    listed: Listed
    versions: tuple[Listed, ...]
    lines: tuple[Line, ...]
    counts: dict[str, int]
    findings: tuple[Finding, ...]

    @property
    def document(self) -> Document:
        return self.listed.document


def living(context: Context, scope: AgencyScope) -> list[Listed]:
    """The texts in use."""
    return [listed for listed in context.library.list(scope) if listed.until is None]


def text_of(
    context: Context,
    scope: AgencyScope,
    document_id: str,
    version: int | None = None,
    cited: tuple[str, int, int] | None = None,
) -> Text:
    """A text; `cited` is a passage's key with the stretch of it to point out. Raises NotFoundError."""
    versions = tuple(one for one in context.library.list(scope) if one.document.id == document_id)
    if not versions:
        raise NotFoundError(wording.PLAN_UNKNOWN.format(document=document_id))
    chosen = versions[-1] if version is None else _version(versions, document_id, version)
    passages = context.library.passages(scope, document_id, chosen.version)
    facts = _facts(context, document_id) if chosen.until is None else []
    by_passage: dict[str, list[Fact]] = {}
    for fact in facts:
        by_passage.setdefault(fact.passage_id, []).append(fact)
    lines = tuple(
        Line(passage, marked(passage.text, by_passage.get(passage.id, ()), _stretch(passage, cited)))
        for passage in passages
    )
    counts = Counter[str](fact.kind for fact in facts if not isinstance(fact, Finding))
    return Text(chosen, versions, lines, dict(counts), tuple(f for f in facts if isinstance(f, Finding)))


def scope_of(context: Context, readable: frozenset[str], caller: Caller, document_id: str) -> AgencyScope:
    """The agency whose text this is, if the caller may read its plans. Raises NotFoundError, NotSignedIn."""
    held = context.snapshot().documents.get(document_id)
    agency = held.agency if held is not None else caller.person.agency if caller.person is not None else ""
    if not agency:
        raise NotFoundError(wording.PLAN_UNKNOWN.format(document=document_id))
    if agency not in readable:
        raise NotSignedIn(wording.CLOSED)
    return AgencyScope(agency)


def earlier_passage(context: Context, scope: AgencyScope, text: Text, key: str) -> Passage | None:
    """A cited passage that the version shown no longer has, as it stood last; None when it is there."""
    if any(line.passage.key == key for line in text.lines):
        return None
    try:
        return context.library.passage(scope, f"{text.document.id}#{key}")
    except NotFoundError:
        return None


def compared(context: Context, scope: AgencyScope, document_id: str, old: int, new: int) -> list[Difference]:
    """What changed from one version of a text to another. Raises NotFoundError."""
    sides = [text_of(context, scope, document_id, version) for version in (old, new)]
    before, after = ([line.passage for line in side.lines] for side in sides)
    return differences(before, after)


def document_object(listed: Listed) -> dict[str, Any]:
    """A text of the list as JSON."""
    document, identity = listed.document, listed.document.identity
    return {
        "id": document.id,
        "agency": document.agency,
        "version": listed.version,
        "title": identity.title,
        "type": identity.type_name,
        "number": identity.number,
        "issued": identity.issued.isoformat() if identity.issued else None,
        "issuer": identity.issuer,
        "kind": document.kind.value,
        "status": document.status.value,
        "format": document.format,
        "file_name": listed.file_name,
    }


def text_object(text: Text) -> dict[str, Any]:
    """A text with its passages as JSON."""
    return {
        **document_object(text.listed),
        "facts": text.counts,
        "findings": [{"subject": f.subject, "detail": f.detail, "locator": f.locator} for f in text.findings],
        "passages": [
            {
                "id": line.passage.id,
                "locator": line.passage.locator,
                "headings": list(line.passage.heading_path),
                "text": line.passage.text,
                "page": line.passage.page,
                "confidence": line.passage.confidence,
            }
            for line in text.lines
        ],
    }


def _version(versions: Sequence[Listed], document_id: str, wanted: int) -> Listed:
    for listed in versions:
        if listed.version == wanted:
            return listed
    raise NotFoundError(wording.VERSION_UNKNOWN.format(document=document_id, version=wanted))


def _facts(context: Context, document_id: str) -> list[Fact]:
    return [fact for fact in context.snapshot().facts if fact.document_id == document_id]


def _stretch(passage: Passage, cited: tuple[str, int, int] | None) -> tuple[int, int] | None:
    if cited is None or cited[0] != passage.key:
        return None
    return (cited[1], cited[2]) if cited[2] > cited[1] else (0, len(passage.text))
