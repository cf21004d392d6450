"""The embedding model behind dense search: the static one built here, or any sentence-transformers model named.

The static model is served through model2vec, which reads the same folder without importing torch.
"""

import os
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from core.errors import SettingsError
from rag import wording_search as wording
from rag.static_model import build_static_model, recorded

Vectors = NDArray[np.float32]

GROWTH = 4  # the static model is built anew when the plans have grown this many times
HUB_SECONDS = 5.0


class Embedder(Protocol):
    """Turns texts into unit vectors. `id` changes when the vectors would."""

    id: str

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Shape (texts, dimensions); a text the model knows nothing of gets the zero vector."""
        ...


class StaticEmbedder:
    """A static model read by model2vec: 0.03 ms a question, no torch."""

    def __init__(self, folder: Path, identifier: str) -> None:
        from model2vec import StaticModel

        self.id = identifier
        self._model = StaticModel.from_pretrained(folder)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return _unit(self._model.encode(list(texts), max_length=None))


class SentenceEmbedder:
    """Any other model, run by sentence-transformers from a folder or the local cache."""

    def __init__(self, name: str, identifier: str) -> None:
        from sentence_transformers import SentenceTransformer

        self.id = identifier
        self._model = SentenceTransformer(name, device="cpu", local_files_only=True)

    def encode(self, texts: Sequence[str]) -> Vectors:
        return _unit(self._model.encode(list(texts), show_progress_bar=False, convert_to_numpy=True))


def static_folder(data_dir: Path) -> Path:
    """Where the default model of a data directory lies."""
    return data_dir / "models" / "static"


def open_embedder(data_dir: Path, model: str = "") -> Embedder | None:
    """The model to answer with, from this machine alone; None when the default one is not built yet.

    Raises SettingsError in Vietnamese when the named model is not on this machine or cannot be read.
    """
    if not model:
        record = recorded(static_folder(data_dir))
        return StaticEmbedder(static_folder(data_dir), record[0]) if record else None
    folder = Path(model).expanduser()
    if folder.is_dir():
        return _from_folder(folder)
    if _is_path(model):
        raise SettingsError(missing_model(model))
    try:
        return SentenceEmbedder(model, f"hub-{model}")
    except Exception as error:
        raise SettingsError(wording.model_not_here(model)) from error


def missing_model(model: str) -> str:
    """Why a named model cannot be had from this machine alone, in words; empty where it can. It only looks."""
    if Path(model).expanduser().is_dir():
        return ""
    if _is_path(model):
        return wording.no_such_model_folder(model)
    from huggingface_hub import snapshot_download

    try:
        snapshot_download(model, local_files_only=True)
    except Exception:
        return wording.model_not_here(model)
    return ""


def prepare_embedder(data_dir: Path, model: str, texts: Sequence[str]) -> Embedder:
    """The model to index with: builds the default one from `texts`, fetches a named one that is not here yet.

    Raises SettingsError within seconds when the named model does not exist or the hub cannot be reached.
    """
    if not model:
        folder = static_folder(data_dir)
        record = recorded(folder)
        if record is None or len(texts) >= GROWTH * max(1, record[1]):
            build_static_model(texts, folder)
    elif not Path(model).expanduser().is_dir() and not _is_path(model):
        _fetch(model)
    embedder = open_embedder(data_dir, model)
    assert embedder is not None  # built above
    return embedder


def _from_folder(folder: Path) -> Embedder:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # read at import; without it a folder still waits on the hub
    digest = sha256()
    weights = sorted(path for path in folder.rglob("*") if path.suffix in (".safetensors", ".bin", ".onnx"))
    for path in weights:
        digest.update(f"{path.name} {path.stat().st_size} {path.stat().st_mtime_ns};".encode())
    identifier = f"folder-{digest.hexdigest()[:16]}"
    record = recorded(folder)
    try:
        return StaticEmbedder(folder, record[0]) if record else SentenceEmbedder(str(folder), identifier)
    except Exception as error:
        raise SettingsError(wording.unreadable_model(str(folder))) from error


def _is_path(model: str) -> bool:
    return model.startswith((".", "/", "~", "\\")) or model.count("/") > 1


def _fetch(model: str) -> None:
    """Bring a hub model into the local cache; asking for its card first tells a dead network within seconds."""
    from huggingface_hub import HfApi, snapshot_download

    try:
        snapshot_download(model, local_files_only=True)
        return
    except Exception:  # not here yet: any reason is answered by asking the hub
        pass
    try:
        HfApi().model_info(model, timeout=HUB_SECONDS)
        snapshot_download(model)
    except Exception as error:
        raise SettingsError(wording.model_not_here(model)) from error


def _unit(vectors: Any) -> Vectors:
    rows = np.asarray(vectors, dtype=np.float32)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: Vectors = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 1e-9)
    return unit
