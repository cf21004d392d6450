"""Mistyped and squeezed syllables of a question brought back to known ones; a known syllable is never touched."""

import re

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from core.vietnamese.syllables import is_syllable
from core.vietnamese.text import fold, key
from rag.lexicon import Lexicon

_REPEATED = re.compile(r"([a-z])\1+")
_SPOKEN = (("f", ("ph",)), ("dz", ("d", "gi")), ("z", ("d", "gi", "r")), ("j", ("gi", "ch", "i")), ("w", ("qu", "o")))
_ONSET = re.compile(r"[bcdghklmnpqrstvx]{1,3}")
_VOWEL = re.compile(r"[aeiouy]")
_AFTER_FIGURES = ("tieng", "phut", "ngay", "buoi", "gio", "trang", "thang", "tuan", "phan")
_CANDIDATES = 24
_SHORTEST = 3


def correct(typed: list[str], lexicon: Lexicon) -> list[str]:
    """`typed` tokens with unknown syllables replaced by the likeliest known ones (as keys), where there are any."""
    result: list[str] = []
    for place, token in enumerate(typed):
        syllable = key(token)
        if token[0].isdigit() or len(syllable) == 1 or syllable in lexicon.known or is_syllable(syllable):
            result.append(token)
            continue
        before = key(result[-1]) if result else ""
        after = key(typed[place + 1]) if place + 1 < len(typed) else ""
        forms = dict.fromkeys((fold(token), syllable))  # "nagỳ" is one slip from "ngày" with its "y" alone
        known = (_known_form(form, before, after, lexicon) for form in forms)
        result.extend(next((form for form in known if form), [token]))
    return result


def _known_form(syllable: str, before: str, after: str, lexicon: Lexicon) -> list[str]:
    plain = _REPEATED.sub(r"\1", syllable)
    for spelling in dict.fromkeys((plain, *_spoken_forms(plain))):
        if spelling in lexicon.known:
            return [spelling]
    return _spread(plain, lexicon) or _nearest(plain, before, after, lexicon)


def _spread(syllable: str, lexicon: Lexicon) -> list[str]:
    """Two syllables squeezed into one, the first down to its onset: "ksoat" → kiem soat."""
    onset = _ONSET.match(syllable)
    for length in range(1, len(onset[0]) + 1 if onset else 0):
        pairs = lexicon.pairs_with_initial(syllable[:length], syllable[length:])
        whole = [pair for pair in pairs if len(pair[0]) > length]
        if whole:
            return list(whole[0])
    return []


def _spoken_forms(syllable: str) -> list[str]:
    """Spellings by ear: "fan" → phan, "zay" → day, giay, ray."""
    for spoken, standards in _SPOKEN:
        if spoken in syllable:
            return [syllable.replace(spoken, standard, 1) for standard in standards]
    return []


def _nearest(syllable: str, before: str, after: str, lexicon: Lexicon) -> list[str]:
    """The known syllable one slip away (a letter wrong, missing, extra or swapped) that fits its neighbours best.

    A syllable that lost its vowel may be an abbreviation: it must stand beside a neighbour in some text.
    """
    if len(syllable) < _SHORTEST:
        return []
    if before[:1].isdigit():
        unit = extract(syllable, _AFTER_FIGURES, scorer=OSA.distance, score_cutoff=1, limit=1)
        if unit:
            return [unit[0][0]]  # "3 tiếg": what a figure counts is a unit before anything else
    near = extract(syllable, lexicon.in_order, scorer=OSA.distance, score_cutoff=1, limit=_CANDIDATES)
    if not near:
        return []
    best = max(  # a letter is sooner left out than put in
        (hit[0] for hit in near), key=lambda k: (lexicon.neighbours(k, before, after), lexicon.frequency(k), len(k))
    )
    return [best] if _VOWEL.search(syllable) or lexicon.neighbours(best, before, after) else []
