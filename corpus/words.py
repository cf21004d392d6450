"""Words that a scan spoilt, mended by the office's frequent word pairs; a pair that could be meant is left alone."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from rapidfuzz.distance import OSA

import core.vietnamese
from core.vietnamese.syllables import is_syllable
from core.vietnamese.text import fold, nfc, spelling
from core.vietnamese.vocabulary import compounds

_WORD = re.compile(r"(?:[^\W\d_]|[\u1000-\u109F])+", re.UNICODE)
_FOREIGN = re.compile(r"[^\u0000-\u024F\u1E00-\u1EFF\u0300-\u036F]")
_SLIPS = 2
_OFTEN = 2
_FEW = 2
Pair = tuple[str, str]


class Words:
    """Mends the words of one text; what the text itself writes twice or more is taken as meant."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._written: Counter[Pair] = Counter()
        self._phrases: set[tuple[str, ...]] = set()
        for text in texts:
            words = [w.lower() for w in _WORD.findall(nfc(text))]
            self._written.update(pairwise(words))
            self._phrases.update(zip(words, words[1:], words[2:], strict=False))

    def mend(self, text: str) -> str:
        """`text` with spoilt words mended; figures, capitals and everything in doubt stay as they are."""
        result: list[str] = []
        reached = 0
        spans = list(_WORD.finditer(text))
        for place, (here, after) in enumerate(pairwise(spans)):
            if here.start() < reached or text[here.end() : after.start()] != " ":
                continue
            pair = (here[0], after[0])
            before = spans[place - 1][0] if place else ""
            following = spans[place + 2][0] if place + 2 < len(spans) else ""
            better = self._better(pair)
            if _is_torn_piece(before, *pair):
                result.append(text[reached : here.start()])
                reached = after.start()
            elif better is not None and (
                self._says_elsewhere(before, better, following) or not self._belongs_apart(before, pair, following)
            ):
                result.append(text[reached : here.start()] + _like(better, pair))
                reached = after.end()
        return "".join(result) + text[reached:]

    def _says_elsewhere(self, before: str, better: Pair, after: str) -> bool:
        """Whether the text writes the better pair beside the same neighbour: "đẩy mạnh tự chủ" for "đầy mạnh tự"."""
        return (before.lower(), *better) in self._phrases or (*better, after.lower()) in self._phrases

    def _belongs_apart(self, before: str, pair: Pair, after: str) -> bool:
        """Whether the two words belong to their other neighbours: "tiến hành | đồng bộ" is not "hành động"."""
        around = ((before.lower(), pair[0].lower()), (pair[1].lower(), after.lower()))
        return any(known in common_pairs() or self._written[known] >= _OFTEN for known in around)

    def _better(self, written: Pair) -> Pair | None:
        """The one frequent pair that the written one must be; None where it is fine or in doubt."""
        pair = (written[0].lower(), written[1].lower())
        if pair in common_pairs() or written[0].isupper() or written[1][:1].isupper():
            return None  # a name or a heading: "Hoàng Văn Phong" is nobody's office
        if any(_FOREIGN.search(word) for word in pair):
            return _nearest(pair)
        if self._written[pair] >= _OFTEN:
            return None
        if any(all(map(_spelt_alike, pair, known)) for known in _same_letters(pair)):
            return None
        near = [known for known in _same_letters(pair) if (known[0] == pair[0]) != (known[1] == pair[1])]
        return near[0] if len(near) == 1 and self._is_fault(pair, near[0]) else None

    def _is_fault(self, pair: Pair, better: Pair) -> bool:
        """Whether something speaks for a scan's fault: two good words that merely stand together ("trưởng bản") are
        meant, unless the text writes the better pair elsewhere or the word that is right has hardly another partner."""
        spoilt, kept = (0, 1) if pair[1] == better[1] else (1, 0)
        if pair[spoilt] not in _known_words():
            return True
        partners = sum(known[kept] == pair[kept] for known in common_pairs())
        return self._written[better] > 0 or (partners <= _FEW and pair[spoilt] not in _plain_words())


@lru_cache(maxsize=1)
def _known_words() -> frozenset[str]:
    """Syllables that are words: those of the office's compounds and the plain words of the language."""
    return frozenset(word for compound in compounds() for word in compound.split()) | _plain_words()


@lru_cache(maxsize=1)
def _plain_words() -> frozenset[str]:
    """Words that stand alone anywhere ("từ", "về", "quỹ"): no likeness to a part of a compound makes them one."""
    files = (Path(core.vietnamese.__file__).with_name("stopwords.txt"), Path(__file__).with_name("everyday_words.txt"))
    lines = [line for file in files for line in nfc(file.read_text(encoding="utf-8")).splitlines()]
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=1)
def common_pairs() -> frozenset[Pair]:
    """Frequent two-syllable words of office Vietnamese."""
    return frozenset((words[0], words[1]) for compound in compounds() if len(words := compound.split()) == 2)


@lru_cache(maxsize=1)
def _by_letters() -> dict[str, tuple[Pair, ...]]:
    found: dict[str, tuple[Pair, ...]] = {}
    for pair in sorted(common_pairs()):
        letters = fold(" ".join(pair))
        found[letters] = (*found.get(letters, ()), pair)
    return found


def _same_letters(pair: Pair) -> tuple[Pair, ...]:
    """Frequent pairs with the same letters, marks aside."""
    return _by_letters().get(fold(" ".join(pair)), ())


def _nearest(pair: Pair) -> Pair | None:
    """The frequent pair a slip or two away from one with a letter of another script, if there is exactly one.

    A letter taken for a foreign one is still one letter: of two pairs as near, the one as long is meant.
    """
    letters = fold(" ".join(pair))
    ranked = sorted((*_apart(letters, fold(" ".join(known))), known) for known in common_pairs())
    if not ranked or ranked[0][0] > _SLIPS or (len(ranked) > 1 and ranked[1][:2] == ranked[0][:2]):
        return None
    return ranked[0][2]


def _apart(written: str, known: str) -> tuple[int, int]:
    return OSA.distance(written, known), abs(len(written) - len(known))


def _is_torn_piece(before: str, piece: str, after: str) -> bool:
    """ "doanh ng nghiệp": a piece that is no syllable, begins the next word, and parts a frequent pair."""
    small = piece.lower()
    if not before or is_syllable(fold(small)) or not after.lower().startswith(small):
        return False
    return (before.lower(), after.lower()) in common_pairs()


def _spelt_alike(word: str, other: str) -> bool:
    return spelling(word) == spelling(other)


def _like(better: Pair, written: Pair) -> str:
    return " ".join(b.capitalize() if w[:1].isupper() else b for b, w in zip(better, written, strict=True))
