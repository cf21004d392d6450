"""Passage vectors in Chroma: embedded under a lock by the one process that serves, or on a Chroma server.

Chroma holds derived data. It is checked against what the database says it should hold and rebuilt when it differs;
vectors are always passed in, so it never looks for a model of its own.
"""

import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from core.errors import UnavailableError
from rag import wording_search as wording
from rag.embedding import Vectors
from rag.vectors import Edition

if TYPE_CHECKING:
    from filelock import BaseFileLock

PREFIX = "plans-"
BATCH = 2000  # vectors a call; Chroma refuses more than about 5,400


class ChromaVectors:
    """A collection an agency and generation; one is complete only when its metadata says so, set last."""

    def __init__(self, client: Any, lock: "BaseFileLock | None" = None) -> None:
        self._client = client
        self._lock = lock

    def holds(self, edition: Edition) -> bool:
        collection = self._collection(edition)
        return collection is not None and collection.count() == edition.count

    def replace(self, edition: Edition, ids: Sequence[str], vectors: Vectors) -> None:
        name = _name(edition)
        self._drop(name)
        collection = self._client.create_collection(
            name, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}, metadata=_label(edition, False)
        )
        for start in range(0, len(ids), BATCH):
            collection.add(ids=list(ids[start : start + BATCH]), embeddings=vectors[start : start + BATCH])
        collection.modify(metadata=_label(edition, True))
        for other in self._client.list_collections():
            label = other.metadata or {}
            older = label.get("agency") == edition.agency and int(label.get("generation", 0)) <= edition.generation
            if older and other.name != name:
                self._drop(other.name)

    def nearest(self, edition: Edition, vector: NDArray[np.float32], limit: int) -> dict[str, float]:
        collection = self._collection(edition)
        if collection is None or not edition.count:
            return {}
        found = collection.query(query_embeddings=[vector], n_results=min(limit, edition.count), include=["distances"])
        return {key: 1.0 - distance for key, distance in zip(found["ids"][0], found["distances"][0], strict=True)}

    def clear(self) -> None:
        """Throw away every collection of ours."""
        for collection in self._client.list_collections():
            if collection.name.startswith(PREFIX):
                self._drop(collection.name)

    def close(self) -> None:
        """Let go of the folder, so that another process may own it."""
        if self._lock is not None:
            self._client.close()
            self._lock.release()

    def _collection(self, edition: Edition) -> Any:
        from chromadb.errors import NotFoundError

        try:
            collection = self._client.get_collection(_name(edition), embedding_function=None)
        except NotFoundError:
            return None
        metadata = collection.metadata or {}
        return collection if metadata.get("complete") and metadata.get("checksum") == edition.checksum else None

    def _drop(self, name: str) -> None:
        from chromadb.errors import NotFoundError

        try:
            self._client.delete_collection(name)
        except NotFoundError:
            return


def open_chroma(data_dir: Path, url: str = "") -> ChromaVectors | None:
    """Chroma on the server at `url`, else embedded in `data_dir`; None when another process owns the embedded store.

    Raises UnavailableError when the server does not answer. An embedded store that cannot be opened is thrown away:
    everything in it is made again.
    """
    if url:
        return ChromaVectors(_connect(url))
    from filelock import FileLock, Timeout

    data_dir.mkdir(parents=True, exist_ok=True)
    lock = FileLock(data_dir / "chroma.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return None
    folder = data_dir / "chroma"
    try:
        return ChromaVectors(_embed(folder), lock)
    except Exception:
        from chromadb.api.shared_system_client import SharedSystemClient

        SharedSystemClient.clear_system_cache()  # else the broken client is handed out again
        shutil.rmtree(folder, ignore_errors=True)
    try:
        return ChromaVectors(_embed(folder), lock)
    except BaseException:
        lock.release()
        raise


def _embed(folder: Path) -> Any:
    import chromadb
    from chromadb.config import Settings

    client = chromadb.PersistentClient(str(folder), settings=Settings(anonymized_telemetry=False))
    client.list_collections()  # a broken store shows itself here
    return client


def _connect(url: str) -> Any:
    import chromadb
    from chromadb.config import Settings

    parts = urlsplit(url if "//" in url else f"//{url}")
    secure = parts.scheme == "https"
    try:
        client = chromadb.HttpClient(
            host=parts.hostname or "localhost",
            port=parts.port or (443 if secure else 8000),
            ssl=secure,
            settings=Settings(anonymized_telemetry=False),
        )
        client.heartbeat()
    except Exception as error:
        raise UnavailableError(wording.vector_server_unreachable(url)) from error
    return client


def _label(edition: Edition, complete: bool) -> dict[str, str | int | bool]:
    return {
        "agency": edition.agency,
        "generation": edition.generation,
        "checksum": edition.checksum,
        "complete": complete,
    }


def _name(edition: Edition) -> str:
    """A collection's name: the edition in a form Chroma accepts (3 characters or more, none of them Vietnamese)."""
    key = f"{edition.agency}\n{edition.generation}\n{edition.model}\n{edition.checksum}"
    return f"{PREFIX}{sha256(key.encode()).hexdigest()[:24]}"
