"""Lexical ranking: BM25 over folded syllables and pairs of neighbouring syllables.

Vietnamese words are mostly two syllables, so pairs stand in for a word segmenter; folding lets a question typed
without accents find the same passages.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from core.vietnamese.text import fold, folded_tokens, tokens

Scores = NDArray[np.float32]

K1, B = 1.2, 0.75  # k1 and b as measured best on Vietnamese law articles (tests/benchmarks/retrieval.py)


def terms(text: str) -> list[str]:
    """The folded syllables of `text`, each pair of neighbours, and the syllables that carry marks as they stand:
    "hội nghị" → hoi, nghi, "hoi nghi", "=hội", "=nghị".

    A question typed with accents thereby prefers the passages that agree with them (0.5 to 1.9 points of R@10 on law
    articles); one typed without asks for folded terms alone and loses nothing.
    """
    syllables = folded_tokens(text)
    pairs = [f"{first} {second}" for first, second in pairwise(syllables)]
    return syllables + pairs + [f"={syllable}" for syllable in tokens(text) if fold(syllable) != syllable]


@dataclass(frozen=True, slots=True)
class KeywordScores:
    """One score a text, in the order they were indexed.

    `bm25` is the sum over the question's terms. `coverage` (0..1) is the share of the question's weight that the text
    holds, where a syllable weighs its idf and one the texts never use weighs most. `idf` is the question's whole
    weight, all its terms: `bm25 / idf` tells a strong best hit from the best of nothing.
    """

    bm25: Scores
    coverage: Scores
    idf: float


class KeywordIndex:
    """BM25 over a fixed list of texts, held in memory."""

    def __init__(self, texts: Sequence[str]) -> None:
        import bm25s  # 0.2 s and 50 MB that only searching needs

        self.size = len(texts)
        corpus = [terms(text) for text in texts]
        self._vocabulary: dict[str, int] = {}
        if any(corpus):
            logging.getLogger("bm25s").setLevel(logging.WARNING)  # it sets DEBUG for itself and would talk to the user
            self._bm25 = bm25s.BM25(k1=K1, b=B, method="lucene")
            self._bm25.index(corpus, show_progress=False)
            self._vocabulary = self._bm25.vocab_dict

    def scores(self, question: str) -> KeywordScores:
        """Score every text for `question`; all zero where they share no syllable."""
        asked = terms(question)
        coverage = np.zeros(self.size, dtype=np.float32)
        if not asked:
            return KeywordScores(coverage, coverage, 0.0)
        known = [self._vocabulary[term] for term in asked if term in self._vocabulary]
        bm25 = self._bm25.get_scores_from_ids(known) if known else np.zeros(self.size, dtype=np.float32)
        weight = 0.0
        for syllable in set(folded_tokens(question)):
            holders = self._holders(syllable)
            idf = self._idf(len(holders))
            coverage[holders] += idf
            weight += idf
        total = sum(self._idf(len(self._holders(term))) for term in asked)
        return KeywordScores(np.asarray(bm25, dtype=np.float32), coverage / np.float32(weight), total)

    def _holders(self, term: str) -> NDArray[np.int32]:
        """Places of the texts that hold `term`."""
        number = self._vocabulary.get(term)
        if number is None:
            return np.empty(0, dtype=np.int32)
        bounds, places = self._bm25.scores["indptr"], self._bm25.scores["indices"]
        return np.asarray(places[bounds[number] : bounds[number + 1]], dtype=np.int32)

    def _idf(self, holders: int) -> float:
        return float(np.log1p((self.size - holders + 0.5) / (holders + 0.5)))
