"""Finding passages for a question: lexical and dense scores put together, agency by agency."""

import logging
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from core.errors import TrolyError
from corpus.snapshot import Snapshot
from rag.index import DenseIndex
from rag.keywords import Scores
from rag.passages import AgencyPassages, grouped

# For the static model: as good as none on the plans, better on law texts (tests/benchmarks/weights.py).
DENSE_WEIGHT = 0.1

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found. `score` orders the hits: 1 for the best lexical one, plus the weighted dense share.

    `lexical` is BM25, `dense` the cosine (0 where the dense leg is off), `coverage` the share (0..1) of the question's
    syllables by idf that the passage holds, `strength` BM25 over the question's whole idf.
    """

    passage_id: str
    score: float
    lexical: float
    dense: float
    coverage: float
    strength: float


@dataclass(frozen=True, slots=True)
class _Signals:
    """What speaks for each passage of an agency, in reading order."""

    group: AgencyPassages
    lexical: Scores
    dense: Scores
    coverage: Scores
    idf: float

    def best(self, lexical_unit: float, dense_unit: float, limit: int) -> Iterator[Hit]:
        """The best passages, each leg's score counted in its unit; those without any score are left out."""
        scores = self.lexical / np.float32(lexical_unit) + self.dense / np.float32(dense_unit)
        for place in np.argsort(-scores, kind="stable")[:limit]:
            if scores[place] > 0:
                bm25, strength = float(self.lexical[place]), float(self.lexical[place]) / (self.idf or 1.0)
                signals = (bm25, float(self.dense[place]), float(self.coverage[place]), strength)
                yield Hit(self.group.ids[place], float(scores[place]), *signals)


class Searcher:
    """Searches the passages of one snapshot, each agency in its own index.

    Without `dense`, or at weight 0, the search is lexical and nothing of the dense leg is imported. Where `dense` fails
    or lacks the generation's vectors the search is lexical too: `missing` names the agency, `problem` says why, and
    with `rebuild` the vectors are made in the background.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        dense: DenseIndex | None = None,
        weight: float = DENSE_WEIGHT,
        rebuild: bool = False,
    ) -> None:
        self._groups = grouped(snapshot)
        self._dense = dense if weight > 0 else None
        self._weight = weight
        self._rebuild = rebuild
        self._builder: threading.Thread | None = None
        self.missing: set[str] = set()
        self.problem = ""

    def search(
        self,
        query: str,
        agencies: Iterable[str] | None = None,
        limit: int = 10,
        documents: Collection[str] | None = None,
    ) -> list[Hit]:
        """The best passages of `agencies` (None: of all), best first; only of `documents` where given.

        Passages that share nothing with the query are left out.
        """
        wanted = self._groups if agencies is None else agencies
        groups = [self._groups[agency] for agency in dict.fromkeys(wanted) if agency in self._groups]
        found = [self._signals(group, query, documents) for group in groups]
        best_lexical = max((float(one.lexical.max()) for one in found), default=0.0) or 1.0
        best_dense = max((float(one.dense.max()) for one in found), default=0.0) or 1.0
        hits = [hit for one in found for hit in one.best(best_lexical, best_dense / (self._weight or 1.0), limit)]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def wait_for_vectors(self) -> None:
        """Wait until the vectors being made in the background are there."""
        if self._builder is not None:
            self._builder.join()

    def _signals(self, group: AgencyPassages, query: str, documents: Collection[str] | None) -> "_Signals":
        scores = group.keywords.scores(query)
        lexical, dense = scores.bm25, np.zeros_like(scores.bm25)
        for passage_id, cosine in self._cosines(group, query).items():
            dense[group.place[passage_id]] = max(0.0, cosine)
        if documents is not None:
            within = np.fromiter((one in documents for one in group.documents), dtype=bool, count=len(group.ids))
            lexical, dense = lexical * within, dense * within
        return _Signals(group, lexical, dense, scores.coverage, scores.idf)

    def _cosines(self, group: AgencyPassages, query: str) -> Mapping[str, float]:
        if self._dense is None or group.agency in self.missing:
            return {}
        try:
            if self._dense.ready(group):
                return self._dense.cosines(group, query)
        except Exception as error:  # the dense leg only adds: the question is answered without it
            self.problem = str(error) if isinstance(error, TrolyError) else type(error).__name__
            log.warning("dense search is off for %s: %s", group.agency, self.problem)
        self.missing.add(group.agency)
        if self._rebuild:
            self._rebuild = False
            self._builder = threading.Thread(target=self._build, name="vectors", daemon=True)
            self._builder.start()
        return {}

    def _build(self) -> None:
        assert self._dense is not None
        try:
            self._dense.build(self._groups.values())
        except Exception as error:
            log.warning("vectors could not be built: %s", error)
            return
        self.missing.clear()


def build(snapshot: Snapshot, data_dir: Path, model: str = "", chroma_url: str = "") -> None:
    """Make the model and vectors of a snapshot where they are missing. Raises as `DenseIndex.build`."""
    groups = grouped(snapshot)
    if not groups:
        return
    index = DenseIndex(data_dir, model, chroma_url)
    try:
        index.build(groups.values())
    finally:
        index.close()
