"""Tables of indicators: a row names what is measured, its unit and the level to reach."""

import re
from collections.abc import Iterator
from decimal import Decimal

from core.vietnamese.numbers import parse_number
from core.vietnamese.text import squeeze
from corpus.facts import headers
from corpus.facts.clauses import quote_of
from corpus.facts.model import Comparison, Quantity, Target
from corpus.facts.quantities import find_amounts, unit_of
from corpus.facts.source import Source
from corpus.facts.subjects import take_period
from corpus.model import Passage, SectionKind

_SIGN = (
    (Comparison.AT_LEAST, re.compile(r"≥|>=|từ\s|ít\s+nhất|tối\s+thiểu|trở\s+lên|không\s+dưới", re.IGNORECASE)),
    (Comparison.AT_MOST, re.compile(r"≤|<=|không\s+quá|tối\s+đa|trở\s+xuống", re.IGNORECASE)),
    (Comparison.ABOVE, re.compile(r">|trên\s", re.IGNORECASE)),
    (Comparison.BELOW, re.compile(r"<|dưới\s", re.IGNORECASE)),
)
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def indicators_of(passage: Passage, source: Source) -> Iterator[Target]:
    """The target of a row with an indicator and a level; a row of tasks has none."""
    if passage.kind is not SectionKind.TABLE_ROW:
        return
    found = headers.columns(passage.cells)
    if headers.VALUE not in found or headers.CONTENT not in found:
        return
    cells = headers.cells_by_meaning(passage.cells)
    subject, level = cells[headers.CONTENT], cells[headers.VALUE]
    quantity = _quantity(level, cells.get(headers.UNIT, ""))
    if not subject or quantity is None:
        return
    yield Target(
        **source.base(passage, "target", 1),
        quote=quote_of(passage.text, 0, len(passage.text)),
        subject=subject,
        comparison=next((kind for kind, sign in _SIGN if sign.search(level)), Comparison.EXACTLY),
        quantity=quantity,
        period=take_period(found[headers.VALUE])[1],
    )


def _quantity(level: str, unit: str) -> Quantity | None:
    if amount := next(find_amounts(level), None):
        return amount.quantity
    match = _NUMBER.search(level)
    value: Decimal | None = parse_number(match.group()) if match else None
    return (
        None
        if value is None or not unit
        else Quantity(value=value, unit=unit_of(unit), text=squeeze(f"{level} {unit}"))
    )
