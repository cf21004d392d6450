"""The dense side of search in one data directory: the model, the vectors of each generation, who may open Chroma."""

import threading
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from rag.folders import VECTORS
from rag.passages import AgencyPassages

if TYPE_CHECKING:
    from rag.chroma import ChromaVectors
    from rag.embedding import Embedder
    from rag.vectors import Edition, VectorFiles, VectorStore

NEIGHBOURS = 200  # passages the dense leg may bring to a question


class DenseIndex:
    """Vectors by agency and generation, made with one model. One a process; nothing is opened before it is needed.

    A one-shot command searches the generation's file exactly. A server (`serving`) searches Chroma, on the server at
    `chroma_url` or embedded; where that belongs to another process or fails, it searches the files.
    """

    def __init__(self, data_dir: Path, model: str = "", chroma_url: str = "", serving: bool = False) -> None:
        self._data_dir = data_dir
        self._model = model
        self._chroma_url = chroma_url
        self._serving = serving
        self._embedder: Embedder | None = None
        self._files: VectorFiles | None = None
        self._chroma: ChromaVectors | None = None
        self._opening = threading.Lock()
        self._editions: dict[tuple[str, int], Edition] = {}

    def ready(self, group: AgencyPassages) -> bool:
        """Whether this generation's vectors are there, made with the model in use.

        Raises SettingsError when the named model is not on this machine.
        """
        from rag.embedding import open_embedder

        self._embedder = self._embedder or open_embedder(self._data_dir, self._model)
        return self._embedder is not None and self._store().holds(self._edition(group))

    def cosines(self, group: AgencyPassages, query: str) -> dict[str, float]:
        """Cosine by passage id of the nearest passages; nothing for a question the model has no piece of."""
        if self._embedder is None:
            return {}
        vector = self._embedder.encode([query])[0]
        return self._store().nearest(self._edition(group), vector, NEIGHBOURS) if vector.any() else {}

    def build(self, groups: Iterable[AgencyPassages]) -> None:
        """Make what is missing: the model, each agency's file, and Chroma where it is ours to write.

        Raises SettingsError for a model that cannot be had, UnavailableError for a Chroma server that is away.
        """
        from rag.embedding import prepare_embedder

        groups = list(groups)
        embedder = prepare_embedder(self._data_dir, self._model, [text for group in groups for text in group.texts])
        if self._embedder is None or self._embedder.id != embedder.id:
            self._embedder = embedder
            self._editions.clear()
        files = self._vector_files()
        for group in groups:
            edition = self._edition(group)
            if not files.holds(edition):
                files.replace(edition, group.ids, embedder.encode(group.texts))
        self._fill_chroma(groups)

    def close(self) -> None:
        """Let go of the embedded store, so that another process may own it."""
        if self._chroma is not None:
            self._chroma.close()
            self._chroma = None

    def _fill_chroma(self, groups: Iterable[AgencyPassages]) -> None:
        chroma = self._open_chroma()
        for group in groups:
            held = self._vector_files().read(self._edition(group))
            if chroma is not None and held is not None and not chroma.holds(self._edition(group)):
                chroma.replace(self._edition(group), group.ids, held[1])

    def _store(self) -> "VectorStore":
        if self._serving:
            return self._open_chroma() or self._vector_files()
        return self._vector_files()

    def _vector_files(self) -> "VectorFiles":
        from rag.vectors import VectorFiles

        self._files = self._files or VectorFiles(self._data_dir / VECTORS)
        return self._files

    def _open_chroma(self) -> "ChromaVectors | None":
        from rag.chroma import open_chroma

        with self._opening:
            self._chroma = self._chroma or open_chroma(self._data_dir, self._chroma_url)
            return self._chroma

    def _edition(self, group: AgencyPassages) -> "Edition":
        from rag.vectors import edition

        assert self._embedder is not None
        key = (group.agency, group.generation)
        if key not in self._editions:
            self._editions[key] = edition(*key, self._embedder.id, group.ids, group.texts)
        return self._editions[key]
