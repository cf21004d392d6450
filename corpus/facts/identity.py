"""What a text says of itself: number, date, place, title, type, issuer, signer, recipients; blanks shown as blanks."""

from collections.abc import Iterator, Sequence

from core.vietnamese.text import fold, squeeze
from corpus.facts.clauses import quote_of
from corpus.facts.model import IdentityFact
from corpus.facts.source import Source
from corpus.model import Identity, Passage, SectionKind

_PLACES = {
    "number": (SectionKind.NUMBER,),
    "date": (SectionKind.PLACE_DATE,),
    "place": (SectionKind.PLACE_DATE,),
    "title": (SectionKind.TITLE,),
    "type": (SectionKind.TITLE,),
    "issuer": (SectionKind.ISSUER, SectionKind.PREAMBLE, SectionKind.CLOSING),
    "signer": (SectionKind.SIGNATURE,),
    "signer_role": (SectionKind.SIGNATURE,),
    "recipients": (SectionKind.RECIPIENTS,),
}
_ENOUGH = 40  # letters that tell one passage from another


def identity_of(source: Source) -> Iterator[IdentityFact]:
    """The facts of identity, each at the passage that shows it, one fact a field."""
    for field, kinds in _PLACES.items():
        value = value_of(source.document.identity, field)
        passage = _place(source.passages, kinds, value)
        if passage is not None:
            yield IdentityFact.model_validate(
                {
                    **source.base(passage, f"identity-{field}", 1),
                    "quote": quote_of(passage.text, 0, len(passage.text)),
                    "field": field,
                    "value": value,
                }
            )


def value_of(identity: Identity, field: str) -> str | None:
    """The value of a field as text; None where the text leaves it blank."""
    if field == "date":
        return identity.issued.isoformat() if identity.issued else None
    if field == "recipients":
        return "; ".join(identity.recipients) or None
    if field == "type":
        return identity.type_name or None
    value: str | None = getattr(identity, field)
    return value or None


def _place(passages: Sequence[Passage], kinds: Sequence[SectionKind], value: str | None) -> Passage | None:
    """The passage that shows a value: of the field's own kinds the one that holds its words, else the first of them."""
    own = [p for kind in kinds for p in passages if p.kind is kind]
    if value is not None:
        words = fold(squeeze(value))[:_ENOUGH]
        for passage in own:
            if words in fold(squeeze(passage.text)):
                return passage
    return own[0] if own else None
