"""The passage vectors of one generation, in a plain file: what a one-shot question is answered from.

Derived data: a file that is missing, broken or of another generation, model or text is simply made again.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

from rag.embedding import Vectors


@dataclass(frozen=True, slots=True)
class Edition:
    """What a set of vectors must have been made from to be used: an agency's generation, its passages, a model.

    `checksum` covers the ids and texts of all passages, in order; `count` is their number.
    """

    agency: str
    generation: int
    model: str
    checksum: str
    count: int


def edition(agency: str, generation: int, model: str, ids: Sequence[str], texts: Sequence[str]) -> Edition:
    """The edition of these passages under this model."""
    digest = sha256()
    for passage_id, text in zip(ids, texts, strict=True):
        digest.update(f"{passage_id}\n{text}\n\0".encode())
    return Edition(agency, generation, model, digest.hexdigest()[:32], len(ids))


class VectorStore(Protocol):
    """Keeps the vectors of each agency's present generation and finds the nearest."""

    def holds(self, edition: Edition) -> bool:
        """Whether exactly this edition is there, whole."""
        ...

    def replace(self, edition: Edition, ids: Sequence[str], vectors: Vectors) -> None:
        """Put this edition in the place of whatever was there for the agency; readers see the old or the new."""
        ...

    def nearest(self, edition: Edition, vector: NDArray[np.float32], limit: int) -> dict[str, float]:
        """The passages nearest to a unit vector with their cosines, best first; empty when the edition is not held."""
        ...


class VectorFiles:
    """One `.npz` file an agency under `folder`, searched exactly."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._open: dict[str, tuple[Edition, NDArray[np.str_], Vectors]] = {}

    def holds(self, edition: Edition) -> bool:
        return self.read(edition) is not None

    def replace(self, edition: Edition, ids: Sequence[str], vectors: Vectors) -> None:
        path = self._path(edition.agency)
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh = path.with_name(f"{path.name}.{uuid4().hex[:8]}")
        label = np.array([edition.generation, edition.model, edition.checksum, edition.count], dtype=np.str_)
        with fresh.open("wb") as file:
            np.savez(file, label=label, ids=np.array(ids, dtype=np.str_), vectors=vectors)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
        self._open.pop(edition.agency, None)

    def nearest(self, edition: Edition, vector: NDArray[np.float32], limit: int) -> dict[str, float]:
        held = self.read(edition)
        if held is None:
            return {}
        ids, vectors = held
        cosines = vectors @ vector
        best = np.argsort(-cosines, kind="stable")[:limit]
        return {str(ids[place]): float(cosines[place]) for place in best}

    def read(self, edition: Edition) -> tuple[NDArray[np.str_], Vectors] | None:
        """The ids and vectors of an edition, None when it is not here."""
        held = self._open.get(edition.agency)
        if held is None or held[0] != edition:
            held = self._load(edition)
            if held is None:
                return None
            self._open[edition.agency] = held
        return held[1], held[2]

    def _load(self, edition: Edition) -> tuple[Edition, NDArray[np.str_], Vectors] | None:
        try:
            with np.load(self._path(edition.agency), allow_pickle=False) as stored:
                label, ids, vectors = stored["label"], stored["ids"], stored["vectors"]
        except Exception:  # missing, cut short or not ours: to be made again
            return None
        wanted = [str(edition.generation), edition.model, edition.checksum, str(edition.count)]
        if list(label) != wanted or len(ids) != len(vectors) or len(ids) != edition.count:
            return None
        return edition, ids, vectors

    def _path(self, agency: str) -> Path:
        return self._folder / f"{agency}.npz"
