"""Checks a worded answer against the evidence it cites; one violation is enough to throw it away.

Every rule compares readings of the sentence with the same readings of the evidence. The rules would rather refuse a
good sentence than let a wrong one pass: the extractive answer is always there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from core.vietnamese.text import fold, folded_tokens, has_marks, nfc, squeeze, tokens
from rag.answer import Answer
from rag.claims import Kind, Value, values_of
from rag.grounds import COMMON, Ground, Grounds, is_quote, named, owner_of
from rag.polarity import adds_negation, denials, drops_exception, drops_negation, modality, reverses, verdict
from rag.roles import exchanges_names, exchanges_roles

SHORT, LONG = 600, 1500
KEPT = 0.6  # share of the direct answer's own words that must come back


class Violation(StrEnum):
    """Why a worded answer was thrown away."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    MARKUP = "markup"
    NO_CITATION = "no_citation"
    UNKNOWN_CITATION = "unknown_citation"
    OTHER_AGENCY = "other_agency"
    VALUE = "value"  # a number, date, percentage or document number that the cited evidence does not hold
    BOUND = "bound"  # the value is there, but bounded or directed another way
    SUBJECT = "subject"  # the value is there, but of another thing
    NAME = "name"
    QUOTATION = "quotation"
    NEGATION = "negation"
    EXCEPTION = "exception"
    MODALITY = "modality"
    UNGROUNDED = "ungrounded"
    LOST = "lost"  # what was asked for is no longer said


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a model and the ids of the evidence it cites."""

    text: str
    sources: tuple[str, ...]


_MARKUP = re.compile(
    r"https?:|www\.|\S@\S|[<>{}\[\]`*_#\\^~]|[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]"
)
_QUOTED = re.compile(r"[“\"«‘]([^”\"»’]*)[”\"»’]?")
_WORD = re.compile(r"[^\W\d_]+")
_FIRST_PERSON = re.compile(r"\b(?:tôi|mình|chúng tôi|chúng ta|i)\b", re.IGNORECASE)
_WEAK = frozenset(
    tokens(
        "không quá vượt tối đa thiểu ít nhất nhiều trước sau ngày từ đến đạt trở lên xuống chậm muộn hạn là "
        "và hoặc của về có được các những một hơn dưới trên giảm tăng mức tỷ lệ số lượng phải cần đặt thì mà "
        "cho với trong theo ở tại phấn đấu hoàn thành thực hiện kể định kỳ gồm bảo đảm nêu kế hoạch chỉ tiêu "
    )
)
_PAIRABLE = (Kind.PERCENT, Kind.TIME, Kind.DATE, Kind.DAY, Kind.MONTH)


class Verifier:
    """Holds answers against their evidence. `names` are what people call each agency, by code."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        self._names = names

    def check(self, sentences: Sequence[Sentence], answer: Answer, question: str = "") -> list[Violation]:
        """The violations of a worded answer against the extractive `answer`; none means it may be shown."""
        grounds = Grounds.of(answer, self._names)
        clean = [Sentence(squeeze(nfc(one.text)), one.sources) for one in sentences]
        whole = " ".join(one.text for one in clean)
        if not whole.strip() or not all(one.text for one in clean):
            return [Violation.EMPTY]
        found = list(_form(whole, answer))
        for one in clean:
            found += self._sentence(one, grounds, question)
        found += _kept(whole, clean, answer, grounds)
        return list(dict.fromkeys(found))

    def _sentence(self, sentence: Sentence, grounds: Grounds, question: str) -> Iterator[Violation]:
        if not sentence.sources:
            yield Violation.NO_CITATION
            return
        cited = grounds.of_ids(sentence.sources)
        if len(cited) != len(sentence.sources):
            yield Violation.UNKNOWN_CITATION
            return
        if _repeats(sentence.text, grounds):
            return
        mentioned = named(sentence.text, self._names)
        if mentioned - grounds.agencies or (len(grounds.agencies) > 1 and not mentioned):
            yield Violation.OTHER_AGENCY
            return
        if len(grounds.agencies) > 1 and {ground.agency for ground in cited} != mentioned:
            yield Violation.OTHER_AGENCY
            return
        owner = owner_of(sentence.text, self._names)
        if owner and any(ground.agency != owner for ground in cited):
            yield Violation.OTHER_AGENCY
            return
        direct = [line for line in grounds.direct if not line.agency or line.agency in (mentioned or grounds.agencies)]
        if len(mentioned) > 1:  # one sentence for several agencies: each value must stand in every one's evidence
            for agency in mentioned:
                mine = [ground for ground in cited if ground.agency == agency]
                yield from _values(sentence.text, mine, direct)
        yield from _values(sentence.text, cited, direct)
        yield from _words(sentence.text, cited, direct, self._said(question, mentioned))

    def _said(self, question: str, mentioned: set[str]) -> str:
        """Words that need no evidence: the question's, and the names of the agencies that may be named."""
        return " . ".join([question, *(name for code in mentioned for name in self._names[code])])


def _repeats(text: str, grounds: Grounds) -> bool:
    """Whether the sentence is a line of the direct answer as it stands."""
    return any(squeeze(line.text).rstrip(".") == text.rstrip(".") for line in grounds.direct)


def longest(answer: Answer) -> int:
    """Characters that the words of this answer may have: a list may be longer."""
    return LONG if len(answer.text) > SHORT or "\n- " in f"\n{answer.text}" else SHORT


def _form(whole: str, answer: Answer) -> Iterator[Violation]:
    if len(whole) > longest(answer):
        yield Violation.TOO_LONG
    if _MARKUP.search(whole) or any(_foreign(letter) for letter in whole):
        yield Violation.MARKUP
    if not has_marks(whole):
        yield Violation.UNGROUNDED  # the small words that matter cannot be told apart without their marks


def _foreign(letter: str) -> bool:
    """Letters and signs no Vietnamese office text holds: other scripts, emoji."""
    return ord(letter) > 0x1EFF and letter not in "–—‘’“”•…≥≤½¼¾⅓⅔₫"


def _values(text: str, cited: Sequence[Ground], direct: Sequence[Ground]) -> Iterator[Violation]:
    """Each value must stand in the cited evidence, bounded alike, and be of the same thing."""
    evidence = [value for ground in cited for value in ground.values]
    worked_out = [value for ground in direct for value in ground.values]
    for value in values_of(text):
        quoted = [one for one in evidence if one.same(value)]
        same = quoted or [one for one in worked_out if one.same(value)]
        if not same:
            yield Violation.VALUE
            continue
        trusted = [one for one in worked_out if one.same(value)]
        agreed = [one for one in [*same, *trusted] if one.agrees(value)]
        if not agreed:
            yield Violation.BOUND
        elif value.aim != any(one.aim for one in agreed) and not any(one.aim == value.aim for one in agreed):
            yield Violation.MODALITY
        elif _of_another(value, agreed, [*evidence, *worked_out], text):
            yield Violation.SUBJECT


def _of_another(value: Value, agreed: Sequence[Value], evidence: Sequence[Value], text: str) -> bool:
    """Whether the words beside the value are those of another value of its kind, and not of this one."""
    if value.kind not in _PAIRABLE:
        return False
    rivals = [one for one in evidence if one.kind is value.kind and not one.same(value)]
    mine = frozenset(word for one in agreed for word in one.around)
    alone = sum(one.kind is value.kind for one in values_of(text)) == 1
    said = value.beside - _WEAK
    if not said and any(not one.beside - _WEAK for one in agreed):
        return False  # the evidence lets it stand alone too: "2 ngày vượt 1 ngày"
    said = _subject_words(text) if alone or not said else said
    return any((rival.beside - mine - _WEAK) & said for rival in rivals)


def _subject_words(text: str) -> frozenset[str]:
    """The words of a sentence without its dates and document numbers, which name no subject."""
    for value in reversed(values_of(text)):
        if value.kind not in (Kind.TIME, Kind.NUMBER):
            text = text[: value.start] + " " + text[value.end :]
    return frozenset(tokens(text))


def _words(text: str, cited: Sequence[Ground], direct: Sequence[Ground], said: str) -> Iterator[Violation]:
    """Names, quotations, negations and the rest of the words."""
    grounds = [*cited, *direct]
    for quoted in _QUOTED.findall(text):
        if not any(squeeze(quoted).strip(" .,;").lower() in squeeze(ground.text).lower() for ground in grounds):
            yield Violation.QUOTATION
    heads = [
        Ground(" ".join((g.citation.title, g.citation.number or "", g.citation.locator))) for g in cited if g.citation
    ]
    known = " ".join(ground.folded for ground in [*grounds, *heads, Ground(said)])
    names = list(_names(text))
    if any(f" {name} " not in known for name in names):
        yield Violation.NAME
    if exchanges_names(names, [g.folded for g in grounds]) or exchanges_roles(text, [g.text for g in grounds], said):
        yield Violation.SUBJECT
    texts = [ground.text for ground in grounds]
    if _FIRST_PERSON.search(text) and not any(_FIRST_PERSON.search(one) for one in texts):
        yield Violation.UNGROUNDED  # the assistant speaks of the plan, never of what it itself did
    if adds_negation(text, texts) or drops_negation(text, texts) or reverses(text, texts):
        yield Violation.NEGATION
    if drops_exception(text, [ground.text for ground in cited], [ground.text for ground in direct]):
        yield Violation.EXCEPTION
    if not modality(text) <= modality(" ".join([*texts, said])):
        yield Violation.MODALITY
    if not _grounded(text, known):
        yield Violation.UNGROUNDED


def _names(text: str) -> Iterator[str]:
    """Runs of capitalised words, folded; a single one that only opens a sentence is no name."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text), None]:
        if word is not None and word.group()[0].isupper() and (not run or text[run[-1].end() : word.start()] in " -"):
            run.append(word)
            continue
        opening = bool(run) and (run[0].start() == 0 or text[: run[0].start()].rstrip(' “"-')[-1:] in ".:;")
        if len(run) > 1 or (run and not opening):
            yield " ".join(folded_tokens(text[run[0].start() : run[-1].end()]))
        run = [word] if word is not None and word.group()[0].isupper() else []


def _grounded(text: str, known: str) -> bool:
    """Whether every word of the sentence comes from its evidence, its question or common speech, and stands beside the
    words it stands beside there: one noun in place of another is a wrong answer."""
    holds = frozenset(known.split()) | COMMON
    words = folded_tokens(text)
    if not all(word in holds for word in words if word.isalpha()):
        return False
    pairs = ((one, other) for one, other in pairwise(words) if one.isalpha() and other.isalpha())
    return all(f" {one} {other} " in known for one, other in pairs if one not in COMMON and other not in COMMON)


def _kept(whole: str, sentences: Sequence[Sentence], answer: Answer, grounds: Grounds) -> Iterator[Violation]:
    """What the direct answer says must still be said: its verdict, its values, its names, most of its words."""
    required = [ground.text for ground in grounds.direct] or [ground.text for ground in grounds.cited[:1]]
    first = answer.text.strip().splitlines()[0] if answer.text.strip() else ""
    if not is_quote(first) and verdict(first) != verdict(sentences[0].text):
        yield Violation.LOST
        return
    if denials(whole) < sum(denials(ground.text) for ground in grounds.direct):
        yield Violation.NEGATION
    counted = [value.key for line in grounds.direct for value in line.values if value.kind is Kind.NUMBER]
    if counted and counted != [value.key for value in values_of(whole) if value.kind is Kind.NUMBER]:
        yield Violation.LOST  # bare numbers say what they count by their place alone
        return
    values, words = values_of(whole), frozenset(folded_tokens(whole))
    folded = f" {' '.join(folded_tokens(whole))} "
    for line in required:
        own = [word for word in folded_tokens(line) if word.isalpha() and word not in COMMON]
        lost = any(not any(one.same(value) for one in values) for value in values_of(line))
        missing = sum(word not in words for word in own)
        few = missing > max(len(own) > 1, (1 - KEPT) * len(own))
        cut = any(squeeze(quoted) not in whole for quoted in _QUOTED.findall(line))
        if lost or few or cut or any(f" {name} " not in folded for name in _names(line)):
            yield Violation.LOST
            return


def agency_names(agencies: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Names by agency code without those too short or too common to tell an agency ("Ban")."""
    return {code: tuple(n for n in names if len(fold(n)) > 2) for code, names in agencies.items()}
