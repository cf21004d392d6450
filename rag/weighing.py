"""The words of a question weighed by how rare they are, and found in evidence with their neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from core.vietnamese.text import keys
from core.vietnamese.vocabulary import phrases
from corpus.model import Document
from rag.entries import Entry
from rag.frame import Term
from rag.lexicon import Lexicon

LONE = 0.85
OTHER_WORD = 0.4
BESIDE_FACT = 0.5  # a word of the sentence around a bound may belong to its neighbour
_NOTHING = (0.0, 0.0, 0.0)
OTHER_SPELLING = 0.6  # the word stands there with other marks: mistyped, or another word


class WeightedTerm:
    """A term with its weight, each reading's syllables with their shares, and the pairs they form in the question."""

    __slots__ = ("beside", "lone", "readings", "spellings", "weight")

    def __init__(self, term: Term, beside: frozenset[tuple[str, str]], lexicon: Lexicon) -> None:
        self.weight = _term_weight(term, lexicon)
        self.readings = [_weighted(reading, lexicon) for reading in term.readings]
        self.beside = [_pairs_of(reading, beside, lexicon) for reading in term.readings]
        self.spellings = frozenset(term.spellings) if len(term.readings) == 1 else frozenset()
        self.lone = term.readings[0][0] if len(term.readings) == 1 and len(term.readings[0]) == 1 else ""

    def best_in(self, entry: Entry) -> tuple[float, float, float]:
        """The best reading's share found anywhere, found in the piece itself, and found weighed by field."""
        best, best_own, best_scored = self._lone_in(entry) if self.lone else self._readings_in(entry)
        if best_scored and self.spellings and not self.spellings <= entry.spellings:
            return best * OTHER_SPELLING, best_own * OTHER_SPELLING, best_scored * OTHER_SPELLING
        return best, best_own, best_scored

    def _lone_in(self, entry: Entry) -> tuple[float, float, float]:
        """As `_readings_in`, of the one syllable that most words of a question are."""
        field = entry.weights.get(self.lone)
        if field is None:
            return _NOTHING
        worth = _standing(self.beside[0][0], entry)
        if self.lone in entry.own:
            return worth, worth, worth * field
        return worth * BESIDE_FACT if entry.narrow else worth, 0.0, worth * field

    def _readings_in(self, entry: Entry) -> tuple[float, float, float]:
        best = best_own = best_scored = 0.0
        weights, own = entry.weights, entry.own
        for parts, pairs in zip(self.readings, self.beside, strict=True):
            found = inside = valued = 0.0
            lone = entry.narrow
            for (syllable, share), beside in zip(parts, pairs, strict=True):
                field = weights.get(syllable)
                if field is None:
                    continue
                worth = share * _standing(beside, entry)
                found += worth if not lone or syllable in own else worth * BESIDE_FACT
                valued += worth * field
                if syllable in own:
                    inside += worth
            if valued > best_scored:
                best, best_own, best_scored = found, inside, valued
        return best, best_own, best_scored


def _pairs_of(
    reading: Sequence[str], beside: frozenset[tuple[str, str]], lexicon: Lexicon
) -> list[frozenset[tuple[str, str]]]:
    """For each syllable, the pairs it forms in the question that some text knows as well."""
    inner = set(pairwise(reading))
    return [frozenset(p for p in beside | inner if syllable in p and lexicon.has_pair(p)) for syllable in reading]


def _standing(beside: frozenset[tuple[str, str]], entry: Entry) -> float:
    """A syllable is worth its whole where it stands beside the same neighbour; alone it may be another word."""
    if not beside:
        return LONE
    return OTHER_WORD if beside.isdisjoint(entry.pairs) and beside.isdisjoint(entry.own_pairs) else 1.0


def _weighted(reading: Sequence[str], lexicon: Lexicon) -> list[tuple[str, float]]:
    """Each syllable of a reading with its share of the reading's idf."""
    values = [lexicon.idf(syllable) for syllable in reading]
    total = sum(values) or 1.0
    return [(syllable, value / total) for syllable, value in zip(reading, values, strict=True)]


def _term_weight(term: Term, lexicon: Lexicon) -> float:
    """A term weighs as its best-known reading does; one that no text knows weighs as the rarest word."""
    known = [r for r in term.readings if all(lexicon.has(s) for s in r)]
    weights = [sum(lexicon.idf(s) for s in r) / len(r) ** 0.5 for r in known or term.readings[:1]]
    return float(term.weight * max(weights))


def pairs_of_terms(terms: Sequence[Term]) -> set[tuple[str, str]]:
    """Neighbouring syllables of the question, in every reading."""
    found = {pair for term in terms for reading in term.readings for pair in pairwise(reading)}
    for left, right in pairwise(terms):
        found |= {(a[-1], b[0]) for a in left.readings for b in right.readings}
    return found


def neighbours_of(terms: Sequence[Term]) -> list[frozenset[tuple[str, str]]]:
    """For each term, the pairs it forms with its neighbours in the question."""
    found: list[set[tuple[str, str]]] = [set() for _ in terms]
    for place, (left, right) in enumerate(pairwise(terms)):
        if right.apart:
            continue
        pairs = {(a[-1], b[0]) for a in left.readings for b in right.readings}
        found[place] |= pairs
        found[place + 1] |= pairs
    return [frozenset(pairs) for pairs in found]


def main_pairs(terms: Sequence[Term]) -> set[tuple[str, str]]:
    """Neighbouring syllables in the first reading alone: what a perfect match would share."""
    return set(pairwise([syllable for term in terms for syllable in term.readings[0]]))


@lru_cache(maxsize=1)
def framing() -> frozenset[tuple[str, ...]]:
    """Words that frame a question about a figure and need not stand beside it."""
    return frozenset(tuple(keys(word)) for name in ("framing", "sorts") for word in phrases(name))


@dataclass(frozen=True, slots=True)
class Spoken:
    """A word of the question in all its readings, each as the pairs of syllables it is made of, and its weight."""

    readings: tuple[frozenset[tuple[str, str]], ...]
    weight: float

    def in_passage(self, entry: Entry) -> bool:
        """Whether the piece or what stands around it says the word; of a bound among others, the piece alone counts."""
        if entry.narrow:
            return self.in_piece(entry)
        return any(reading <= entry.pairs or reading <= entry.own_pairs for reading in self.readings)

    def in_piece(self, entry: Entry) -> bool:
        """Whether the piece itself says the word."""
        return any(reading <= entry.own_pairs for reading in self.readings)

    def names(self, document: Document) -> bool:
        """Whether the word belongs to the name of the body that issued the plan: "Ban Quản lý phải giảm …"."""
        name = _pairs_in(document.identity.issuer)
        return any(reading <= name for reading in self.readings)


@lru_cache(maxsize=1024)
def _pairs_in(text: str) -> frozenset[tuple[str, str]]:
    return frozenset(pairwise(keys(text)))


def _known_pairs(reading: tuple[str, ...], lexicon: Lexicon) -> frozenset[tuple[str, str]]:
    """The words inside a phrase: "giảm văn bản" needs "văn bản", not "giảm văn"."""
    pairs = frozenset(pairwise(reading))
    return frozenset(pair for pair in pairs if lexicon.is_vocabulary(pair)) or pairs


def words_of(terms: Sequence[Term], lexicon: Lexicon) -> list[Spoken]:
    """The words of two syllables and more that the question speaks, but for those that frame any question."""
    found: list[Spoken] = []
    for left, right in pairwise(terms):
        if right.apart or len(left.readings) > 1 or len(right.readings) > 1:
            continue
        pair = (left.readings[0][-1], right.readings[0][0])
        if pair not in framing() and lexicon.is_vocabulary(pair):
            found.append(Spoken((frozenset({pair}),), lexicon.pair_idf(pair) * left.weight))
    for term in terms:
        inner = [_known_pairs(reading, lexicon) for reading in term.readings]
        if len(term.readings) > 1 and all(inner) and not any(reading in framing() for reading in term.readings):
            weight = min(max(lexicon.pair_idf(p) for p in pairs) for pairs in inner)
            found.append(Spoken(tuple(inner), weight * term.weight))
    return found


def lone_words(terms: Sequence[Term], lexicon: Lexicon) -> frozenset[str]:
    """Syllables that are words by themselves in the question ("quầy", "thôn"), not halves of a longer word."""
    found: set[str] = set()
    for place, term in enumerate(terms):
        syllable = term.readings[0][0]
        if len(term.readings[0]) > 1 or syllable[0].isdigit() or not lexicon.has(syllable):
            continue
        before = terms[max(0, place - 1) : place] if not term.apart else ()
        after = [t for t in terms[place + 1 : place + 2] if not t.apart]
        left = [(r[-1], syllable) for t in before for r in t.readings]
        right = [(syllable, r[0]) for t in after for r in t.readings]
        if not any(lexicon.is_word(pair) for pair in [*left, *right]):
            found.add(syllable)
    return frozenset(found)


def unframed(terms: Sequence[Term]) -> list[Term]:
    """The terms without words that frame any question ("tổ chức", "thời gian"); all where nothing else is said."""
    framed: set[int] = set()
    for place, (left, right) in enumerate(pairwise(terms)):
        if not right.apart and (*left.readings[0], *right.readings[0]) in framing():
            framed |= {place, place + 1}
    kept = [term for place, term in enumerate(terms) if place not in framed and term.readings[0] not in framing()]
    return kept or list(terms)
