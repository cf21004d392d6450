"""What a reader should know of a text as a whole: two levels for one matter, blanks, annexes that are not there.

Worked out from the facts and the passages, never written in the text itself; always worded with tact.
"""

import re
from collections.abc import Iterator, Sequence

from core.vietnamese.text import squeeze
from corpus.at_odds import at_odds
from corpus.facts.citations import lacks_year
from corpus.facts.clauses import quote_around, quote_of
from corpus.facts.model import Basis, Fact, Finding, IdentityFact, Limit, Target
from corpus.facts.source import Source
from corpus.likeness import likeness
from corpus.model import Passage, SectionKind
from corpus.two_dates import two_dates

_ANNEX = re.compile(
    r"(?:(?:có|kèm\s+theo|tại|theo)\s+)?(?<![^\W\d_])(?P<name>(?:phụ\s+lục|bảng\s+phân\s+công|"
    r"danh\s+mục)[^;().]{0,80}?)\s+(?:đính\s+)?kèm(?:\s+theo)?",
    re.IGNORECASE,
)
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_YEAR = re.compile(r"(?:19|20)\d{2}")
_LETTERS = ("C", "D", "L")  # after A. and B. letters of the alphabet, not a hundred or fifty
_ALIKE = 0.75


def findings_of(source: Source, facts: Sequence[Fact]) -> Iterator[Finding]:
    """The findings of a document, each at the passage where a reader can see it."""
    yield from _levels(facts)
    yield from two_dates(facts)
    yield from _blanks(facts)
    yield from _missing_annexes(source)
    yield from _skipped_numbers(source)
    yield from _incomplete_numbers(facts)


def _levels(facts: Sequence[Fact]) -> Iterator[Finding]:
    measured = [fact for fact in facts if isinstance(fact, Target | Limit)]
    yield from at_odds("levels", measured, _two_levels, lambda fact: fact.subject)


def _two_levels(one: Target | Limit, other: Target | Limit) -> bool:
    if type(one) is not type(other) or one.quantity.unit != other.quantity.unit:
        return False
    if one.quantity.value == other.quantity.value or one.passage_id == other.passage_id:
        return False
    if isinstance(one, Target) and isinstance(other, Target):
        years, others = set(_YEAR.findall(one.period)), set(_YEAR.findall(other.period))
        if one.direction is not other.direction or (years and others and years != others):
            return False
    if (
        isinstance(one, Limit)
        and isinstance(other, Limit)
        and (one.comparison is not other.comparison or one.condition != other.condition)
    ):
        return False
    return likeness(one.subject, other.subject) >= (_ALIKE if isinstance(one, Target) else 1)


def _blanks(facts: Sequence[Fact]) -> Iterator[Finding]:
    for fact in facts:
        if isinstance(fact, IdentityFact) and fact.value is None and fact.field in {"number", "date"}:
            what = "số văn bản" if fact.field == "number" else "ngày ban hành"
            yield _at_fact(fact, f"blank-{fact.field}", "blank", what, f"Văn bản để trống {what}: {fact.quote}")


def _incomplete_numbers(facts: Sequence[Fact]) -> Iterator[Finding]:
    seen: set[str] = set()
    for fact in facts:
        if isinstance(fact, Basis) and fact.number not in seen and lacks_year(fact.type_name, fact.number):
            seen.add(fact.number)
            detail = f"Số hiệu {fact.number} ghi như trong văn bản, không có năm"
            yield _at_fact(fact, f"incomplete-{len(seen)}", "incomplete_number", fact.number, detail)


def _at_fact(fact: Fact, key: str, finding: str, subject: str, detail: str) -> Finding:
    return Finding.model_validate(
        {
            "id": f"{fact.passage_id}/finding-{key}/1",
            "document_id": fact.document_id,
            "agency": fact.agency,
            "passage_id": fact.passage_id,
            "locator": fact.locator,
            "quote": fact.quote,
            "finding": finding,
            "subject": subject,
            "detail": detail,
        }
    )


def _missing_annexes(source: Source) -> Iterator[Finding]:
    if any(p.kind in {SectionKind.APPENDIX, SectionKind.TABLE_ROW} for p in source.passages):
        return
    for passage in source.passages:
        match = _ANNEX.search(passage.text)
        if match and passage.kind is not SectionKind.RECIPIENTS:
            yield Finding(
                **source.base(passage, "finding-annex", 1),
                quote=quote_around(passage.text, match.start(), match.end()),
                finding="missing_annex",
                subject=squeeze(match["name"]),
                detail=f"Văn bản nhắc tới {squeeze(match['name'])} kèm theo nhưng phần đó không có trong tệp",
            )


def _skipped_numbers(source: Source) -> Iterator[Finding]:
    last: dict[tuple[str, ...], tuple[int, Passage]] = {}
    for passage in source.passages:
        if passage.kind is not SectionKind.HEADING:
            continue
        label = re.match(r"[\s*#_]*(?P<label>[IVXLC]+|\d+)\s*[.)/]", passage.text)
        previous = last.get(passage.heading_path)
        if not label or (
            label["label"] in _LETTERS and (previous is None or previous[0] + 1 != _value(label["label"]))
        ):
            continue
        number = _value(label["label"])
        if previous and number > previous[0] + 1:
            skipped = _roman(previous[0] + 1) if label["label"].isalpha() else str(previous[0] + 1)
            yield Finding(
                **source.base(passage, "finding-skipped", 1),
                quote=quote_of(passage.text, 0, len(passage.text)),
                finding="skipped_number",
                subject=f"mục {skipped}",
                detail=f"Sau «{squeeze(previous[1].text)}» là «{squeeze(passage.text)}», không có mục {skipped}",
                others=(previous[1].id,),
            )
        last[passage.heading_path] = (number, passage)


def _value(label: str) -> int:
    if label.isdigit():
        return int(label)
    values = [_ROMAN[letter] for letter in label]
    return sum(-v if i + 1 < len(values) and v < values[i + 1] else v for i, v in enumerate(values))


def _roman(number: int) -> str:
    out = ""
    for value, letters in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while number >= value:
            out, number = out + letters, number - value
    return out
