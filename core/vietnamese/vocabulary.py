"""Office words and the ways people type them: synonyms, abbreviations, phone shorthand.

`vocabulary.tsv` maps variants to a standard term, `ambiguous.tsv` lists short forms with several readings (which are
never resolved silently), `synonyms.tsv` what is said in talk for what texts write,
`shorthand.tsv` phone spellings with one plain meaning.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from core.vietnamese.text import fold, nfc, spelling, tokens

_FOLDER = Path(__file__).parent
_LONGEST_VARIANT = 7
_UNUSED_CONCEPTS = (
    "dialog.",
    "action.log",
    "action.edit",
    "action.delete",
    "status.",
    "time.",
    "kpi.met",
    "kpi.not_met",
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or phrase as typed, with every standard reading it may have; the typed form is always the first."""

    surface: str
    readings: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """Readings by folded phrase, each with the spelling it belongs to; `standard` terms are never broken up.

    `shorthand` replaces a token whatever its context.
    """

    readings: Mapping[tuple[str, ...], tuple[tuple[str, str], ...]]
    standard: frozenset[tuple[str, ...]]
    shorthand: Mapping[str, str]

    def standard_tokens(self, text: str) -> list[str]:
        """Tokens of `text`, lower case, phone shorthand written out: "họp ko quá bn" → họp không quá bao nhiêu."""
        result: list[str] = []
        for token in tokens(_slashed(self.shorthand).sub(lambda m: self.shorthand[m[0].lower()], nfc(text))):
            result.extend(self.shorthand.get(token, token).split())
        return result

    def words(self, typed: list[str]) -> list[Word]:
        """Group tokens into words, longest known variant first, with their readings."""
        keys = [fold(token) for token in typed]
        result: list[Word] = []
        start = 0
        while start < len(typed):
            length, readings = self._longest(keys, start)
            surface = " ".join(typed[start : start + length])
            fitting = dict.fromkeys(
                reading for spelt, reading in readings if _may_be(surface, spelt) and reading != surface
            )
            result.append(Word(surface, (surface, *fitting)))
            start += length
        return result

    def _longest(self, keys: list[str], start: int) -> tuple[int, tuple[tuple[str, str], ...]]:
        for length in range(min(_LONGEST_VARIANT, len(keys) - start), 0, -1):
            phrase = tuple(keys[start : start + length])
            found = self.readings.get(phrase, ())
            if found or phrase in self.standard:
                return length, found
        return 1, ()


@lru_cache(maxsize=8)
def phrases(name: str) -> tuple[str, ...]:
    """The words of one list, a line each."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return tuple(nfc(line).strip() for line in lines if line.strip())


def _rows(name: str) -> list[list[str]]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    return [nfc(line).split("\t") for line in lines if line.strip()]


@lru_cache(maxsize=1)
def compounds() -> tuple[str, ...]:
    """Frequent compound words of office Vietnamese, whose syllables belong together."""
    return tuple(row[0] for row in _rows("compounds.tsv"))


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The vocabulary shipped with the product."""
    readings: dict[tuple[str, ...], list[tuple[str, str]]] = {}
    for short, meanings in _rows("ambiguous.tsv"):
        readings.setdefault((fold(short),), []).extend((short, meaning) for meaning in meanings.split(";"))
    ambiguous = set(readings)
    for said, written in _rows("synonyms.tsv"):
        phrase = tuple(fold(token) for token in tokens(said))
        readings.setdefault(phrase, []).extend((said, reading) for reading in written.split(";"))
    standard = {tuple(fold(token) for token in compound.split()) for compound in compounds()}
    for canonical, variants, concept in _rows("vocabulary.tsv"):
        if concept.startswith(_UNUSED_CONCEPTS):
            continue
        standard.add(tuple(fold(token) for token in tokens(canonical)))
        for variant in variants.split(";"):
            key = tuple(fold(token) for token in tokens(variant))
            if _usable(key, canonical) and key not in ambiguous:
                readings.setdefault(key, []).append((variant, canonical.lower()))
    return Vocabulary(
        {key: tuple(dict.fromkeys(values)) for key, values in readings.items()},
        frozenset(standard),
        dict(_rows("shorthand.tsv")),
    )


@lru_cache(maxsize=1)
def _slashed_of(forms: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/])(?:{'|'.join(map(re.escape, forms))})(?![\w/])", re.IGNORECASE)


def _slashed(shorthand: Mapping[str, str]) -> re.Pattern[str]:
    """The short forms written with a stroke ("đ/c"), which are no tokens."""
    return _slashed_of(tuple(form for form in shorthand if "/" in form))


def _may_be(surface: str, spelt: str) -> bool:
    """Whether what was typed may be that spelling: the same marks, or none typed, or none in the spelling."""
    if surface == fold(surface) or spelt == fold(spelt):
        return True
    return [spelling(t) for t in tokens(surface)] == [spelling(t) for t in tokens(spelt)]


def _usable(key: tuple[str, ...], canonical: str) -> bool:
    """Whether a variant adds anything: not the canonical form without marks, no figure, longer than a letter."""
    if not key or any(part[0].isdigit() for part in key) or (len(key) == 1 and len(key[0]) < 2):
        return False
    return key != tuple(fold(token) for token in tokens(canonical))
