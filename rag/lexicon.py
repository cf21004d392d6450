"""What the texts at hand reveal about words: how rare each is, which agencies, units and texts have which names."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import core.vietnamese
from core.vietnamese.text import key, keys, nfc, spelling, tokens, without_tone
from core.vietnamese.vocabulary import Vocabulary, load_vocabulary
from corpus.facts.model import Deadline, Duty, Fact, Task
from corpus.snapshot import Snapshot

Keys = tuple[str, ...]
_SHORTEST_ACRONYM = 3


@lru_cache(maxsize=1)
def stopwords() -> tuple[frozenset[str], frozenset[str]]:
    """Words that say nothing of the subject: as spelled, and as syllable keys (for words typed without marks).

    A syllable that ends in a stop must bear a tone, so that "đươc" and "môt" are half-typed and nothing else.
    """
    folder = Path(core.vietnamese.__file__).parent
    words = nfc((folder / "stopwords.txt").read_text(encoding="utf-8")).split()
    half_typed = [without_tone(word) for word in words if word.endswith(("c", "ch", "p", "t"))]
    return frozenset(spelling(word) for word in [*words, *half_typed]), frozenset(key(word) for word in words)


@dataclass(frozen=True)
class Names:
    """Names by syllable keys, longest first: the phrase as typed → what it names."""

    by_phrase: Mapping[Keys, tuple[str, ...]]
    longest: int

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]]) -> "Names":
        found: dict[Keys, list[str]] = {}
        for phrase, named in pairs:
            phrase_keys = tuple(keys(phrase))
            if phrase_keys and named not in found.setdefault(phrase_keys, []):
                found[phrase_keys].append(named)
        return cls({k: tuple(v) for k, v in found.items()}, max((len(k) for k in found), default=0))

    def find(self, syllables: list[str]) -> list[tuple[int, int, tuple[str, ...]]]:
        """Non-overlapping hits as (start, end, named), the longest at each place."""
        hits, start = [], 0
        while start < len(syllables):
            for length in range(min(self.longest, len(syllables) - start), 0, -1):
                named = self.by_phrase.get(tuple(syllables[start : start + length]))
                if named:
                    hits.append((start, start + length, named))
                    start += length
                    break
            else:
                start += 1
        return hits


class Lexicon:
    """Word statistics and names of one snapshot. Building it reads every passage once."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.vocabulary: Vocabulary = load_vocabulary()
        self.agencies = Names.of(_agency_names(snapshot))
        self.units = Names.of(_unit_names(snapshot))
        self._count_words(snapshot)
        self._words = frozenset((key(w[0]), key(w[1])) for w in self.vocabulary.standard if len(w) == 2)
        named = {part for names in (self.agencies, self.units) for phrase in names.by_phrase for part in phrase}
        self.known = frozenset(self._singles) | _vocabulary_syllables(self.vocabulary) | named
        self.in_order = tuple(sorted(self.known))  # of two that fit alike the same one is taken in every process

    def _count_words(self, snapshot: Snapshot) -> None:
        self._singles: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        for passage in snapshot.passages:
            syllables = keys(passage.text)
            self._singles.update(set(syllables))
            self._pairs.update(set(pairwise(syllables)))
        self._texts = max(1, len(snapshot.passages))

    def idf(self, syllable: str) -> float:
        """How telling a syllable is; one that no text has is the most telling."""
        return math.log(1 + self._texts / (self._singles.get(syllable, 0) + 0.5))

    def pair_idf(self, pair: tuple[str, str]) -> float:
        return math.log(1 + self._texts / (self._pairs.get(pair, 0) + 0.5))

    def has(self, syllable: str) -> bool:
        return syllable in self._singles

    def has_pair(self, pair: tuple[str, str]) -> bool:
        return pair in self._pairs

    def is_word(self, pair: tuple[str, str]) -> bool:
        """Whether two syllables make a word: of the vocabulary, or of the texts."""
        return self.is_vocabulary(pair) or self._pairs.get(pair, 0) > 1

    def is_vocabulary(self, pair: tuple[str, str]) -> bool:
        """Whether two syllables make a word of office Vietnamese, known to the texts or not."""
        return pair in self._words

    def frequency(self, syllable: str) -> int:
        return self._singles.get(syllable, 0)

    def pairs_with_initial(self, initial: str, second: str) -> list[tuple[str, str]]:
        """Pairs of the texts that begin with `initial` and end in the syllable `second`, frequent first."""
        found = [(n, pair) for pair, n in self._pairs.items() if pair[1] == second and pair[0].startswith(initial)]
        return [pair for _, pair in sorted(found, reverse=True)]

    def neighbours(self, candidate: str, before: str, after: str) -> int:
        """How often `candidate` stands next to these syllables in the texts."""
        return self._pairs.get((before, candidate), 0) + self._pairs.get((candidate, after), 0)


def _vocabulary_syllables(vocabulary: Vocabulary) -> frozenset[str]:
    phrases = [r for readings in vocabulary.readings.values() for _, r in readings]
    phrases += vocabulary.shorthand.values()
    typed = {key(part) for phrase in vocabulary.readings for part in phrase}
    return frozenset(k for phrase in phrases for k in keys(phrase)) | typed | stopwords()[1]


def _agency_names(snapshot: Snapshot) -> Iterable[tuple[str, str]]:
    for code, agency in snapshot.agencies.items():
        for name in (agency.name, agency.short_name, code, *agency.aliases):
            yield name, code


def acronym(name: str) -> str:
    """Initials of a name: "Trung tâm Quản lý cửa khẩu" → ttqlck."""
    return "".join(token[0] for token in tokens(name) if token[0].isalpha())


def in_short(name: str) -> str:
    """A name as offices write it: "Văn phòng HĐND và UBND xã"."""
    for whole in ("Hội đồng nhân dân", "Ủy ban nhân dân", "Uỷ ban nhân dân"):
        name = name.replace(whole, "".join(token[0] for token in tokens(whole)))
    return name


def _of_one(name: str) -> str:
    """A collective name as one of its members is called: "Trưởng các thôn" → "Trưởng thôn"."""
    return " ".join(word for word in name.split() if word.lower() not in ("các", "những"))


def split_units(cell: str) -> list[str]:
    """The units named in a cell or phrase, parted by semicolons or line ends."""
    return [part.strip(" .;") for part in cell.replace("\n", ";").split(";") if part.strip(" .;")]


def actors_of(fact: Fact) -> list[str]:
    """The units or people that a fact names as doing something."""
    if isinstance(fact, Duty):
        return [fact.actor, *fact.partners]
    if isinstance(fact, Deadline):
        return [fact.actor] if fact.actor else []
    if isinstance(fact, Task):
        return [*split_units(fact.lead), *split_units(fact.support)]
    return []


def _unit_names(snapshot: Snapshot) -> Iterable[tuple[str, str]]:
    names = dict.fromkeys(actor for fact in snapshot.facts for actor in actors_of(fact) if 1 < len(actor.split()) < 16)
    for name in names:
        yield name, name
        yield in_short(name), name
        if len(single := _of_one(name).split()) > 1:
            yield " ".join(single), name
        short = acronym(name)
        if len(short) >= _SHORTEST_ACRONYM:
            yield short, name
    for agency in snapshot.agencies.values():
        for unit, aliases in agency.units.items():
            for alias in (unit, *aliases):
                yield alias, unit
