"""Tables of indicators: a row names what is measured, its unit and the level to reach."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from core.vietnamese.numbers import parse_number
from core.vietnamese.text import squeeze
from corpus.facts import headers
from corpus.facts.bounds import INCREASE, REDUCE
from corpus.facts.clauses import quote_of
from corpus.facts.model import Comparison, Direction, Quantity, Target
from corpus.facts.quantities import find_amounts, unit_of
from corpus.facts.source import Source
from corpus.facts.subjects import take_base, take_exclusions, take_period
from corpus.model import Passage, SectionKind

_SIGN = (
    (Comparison.AT_LEAST, re.compile(r"≥|>=|từ\s|ít\s+nhất|tối\s+thiểu|trở\s+lên|không\s+dưới", re.IGNORECASE)),
    (Comparison.AT_MOST, re.compile(r"≤|<=|không\s+quá|tối\s+đa|trở\s+xuống", re.IGNORECASE)),
    (Comparison.ABOVE, re.compile(r">|trên\s", re.IGNORECASE)),
    (Comparison.BELOW, re.compile(r"<|dưới\s", re.IGNORECASE)),
)
_ASPIRATION = re.compile(r"phấn\s+đấu", re.IGNORECASE)
_REDUCES = re.compile(REDUCE, re.IGNORECASE)
_CHANGE_FIRST = re.compile(
    rf"^(?:(?:tỷ|tỉ)\s+lệ\s+|mức\s+)?(?P<way>{REDUCE}|{INCREASE})\s+(?P<thing>\S.*)$", re.IGNORECASE
)
_CHANGE_LAST = re.compile(rf"^(?P<thing>.*\S)\s+(?P<way>{REDUCE}|{INCREASE})(?:\s+(?:thêm|bớt))?$", re.IGNORECASE)
_BOUNDING = r"(?:≥|>=|≤|<=|>|<|từ|ít\s+nhất|tối\s+thiểu|tối\s+đa|không\s+(?:dưới|quá)|trên|dưới|đạt)\s*"
_LEVEL_CELL = re.compile(
    rf"^(?:(?:phấn\s+đấu|giảm|tăng)\s+)*(?:{_BOUNDING})*\d[\d.,]*\s*(?:%|phần\s+trăm)(?:\s+trở\s+(?:lên|xuống))?$"
    rf"|^(?:{_BOUNDING})+\d[\d.,]*(?:\s+[^\W\d_]+){{1,3}}$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"20\d{2}")
_WORDS = re.compile(r"[^\W\d_]{2,}\s+[^\W\d_]{2,}")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def indicators_of(passage: Passage, source: Source) -> Iterator[Target]:
    """The targets of a row with an indicator and its levels, one for each year it sets; a row of tasks has none."""
    if passage.kind is not SectionKind.TABLE_ROW:
        return
    cells = headers.cells_by_meaning(passage.cells)
    subject = cells.get(headers.CONTENT, "") or _first_words(passage.cells)
    if not subject:
        return
    for ordinal, (header, level, quantity) in enumerate(_levels(passage, source, cells.get(headers.UNIT, "")), 1):
        yield Target(
            **source.base(passage, "target", ordinal),
            quote=quote_of(passage.text, 0, len(passage.text)),
            comparison=next((kind for kind, sign in _SIGN if sign.search(level)), Comparison.EXACTLY),
            quantity=quantity,
            period=take_period(header)[1],
            aspiration=_ASPIRATION.search(level) is not None,
            **_measured(subject),
        )


def sets_levels(passage: Passage, source: Source) -> bool:
    """Whether a row is an indicator with its levels and no work to be done by a day."""
    meanings = headers.columns(passage.cells)
    if headers.DUE in meanings or headers.PRODUCT in meanings:
        return False
    return next(indicators_of(passage, source), None) is not None


def _levels(passage: Passage, source: Source, unit: str) -> Iterator[tuple[str, str, Quantity]]:
    """The columns that set a level: those called so, else those whose cell can be nothing else."""
    busy = headers.columns(passage.cells).keys() & {headers.DUE, headers.PRODUCT}
    for header, cell in passage.cells.items():
        meaning = headers.column_of(header)
        if meaning == headers.VALUE or (not meaning and not busy and _is_level(header, cell)):
            quantity = _quantity(cell, unit)
            if quantity is not None and not _is_past(header, source):
                yield header, cell, quantity


def _is_level(header: str, cell: str) -> bool:
    return _LEVEL_CELL.match(squeeze(cell)) is not None and not headers.tells_results(header)


def _is_past(header: str, source: Source) -> bool:
    """A column of a year before the plan's tells what was reached."""
    covers = source.document.identity.covers
    first = covers[0] if covers else source.year
    years = [int(year) for year in _YEAR.findall(header)]
    return bool(years) and first is not None and max(years) < first


def _first_words(cells: Mapping[str, str]) -> str:
    """The first cell that is words and whose column is none of the known ones."""
    return next((squeeze(c) for h, c in cells.items() if not headers.column_of(h) and _WORDS.search(c)), "")


def _measured(subject: str) -> dict[str, Any]:
    """What is measured, whether it is to change, against what, and what is left out."""
    subject, exclusions = take_exclusions(subject)
    rest, base = take_base(subject)
    told = {"exclusions": exclusions, "base": base}
    for pattern in (_CHANGE_LAST, _CHANGE_FIRST):
        if match := pattern.match(rest):
            way = Direction.REDUCE if _REDUCES.match(match["way"]) else Direction.INCREASE
            return {"subject": squeeze(match["thing"]).strip(" ,"), "direction": way, **told}
    return {"subject": squeeze(rest) or squeeze(subject), **told}


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
