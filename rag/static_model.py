"""Builds the default embedding model from the plans themselves: no download, the same bytes every time.

A byte-pair vocabulary is learnt over folded text with the spaces left in, so that "hội nghị" becomes one piece; each
piece gets its latent-semantic vector. The folder is an ordinary sentence-transformers model; model2vec reads it too.
"""

import json
import shutil
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

PIECES, DIMENSIONS = 8000, 256
LEAST_SEEN = 8  # a piece seen less often is a phrase of one text, which finds only that text
RECORD = "troly.json"  # beside the model: its id and how many texts it was built from
_BREAK = r"[^\p{L}\p{N}]*[.,;:()\n/\"“”!?–-][^\p{L}\p{N}]*"


def build_static_model(texts: Sequence[str], folder: Path) -> str:
    """Build a model from `texts` into `folder`, replacing what is there; returns its id."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    tokenizer = _learn_pieces(texts)
    weights = _semantic_vectors(tokenizer, texts)
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, weights)], device="cpu")
    return _save(model, folder, len(texts))


def recorded(folder: Path) -> tuple[str, int] | None:
    """The id of the model in `folder` and the number of texts it was built from; None where there is no whole model."""
    try:
        record = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        return str(record["id"]), int(record["texts"])
    except (OSError, ValueError, KeyError):
        return None


def _learn_pieces(texts: Sequence[str]) -> "Tokenizer":
    from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())  # the deterministic trainer; WordPiece and Unigram differ from run to run
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFD(), normalizers.StripAccents(), normalizers.Lowercase(), normalizers.Replace("đ", "d")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(_BREAK), "removed"),
            pre_tokenizers.Split(Regex(r"\d+"), "isolated"),
            pre_tokenizers.Metaspace(prepend_scheme="always", split=False),
        ]
    )
    trainer = trainers.BpeTrainer(vocab_size=PIECES, min_frequency=LEAST_SEEN, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    if not tokenizer.get_vocab_size():  # texts without a single letter
        tokenizer.add_tokens(["▁"])
    return tokenizer


def _semantic_vectors(tokenizer: "Tokenizer", texts: Sequence[str]) -> NDArray[np.float32]:
    """One row a piece: its place in the truncated singular space of the weighted piece counts, times its idf."""
    from scipy.sparse import csr_matrix, diags  # type: ignore[import-untyped]
    from scipy.sparse.linalg import norm, svds  # type: ignore[import-untyped]

    encoded = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
    rows = np.repeat(np.arange(len(encoded)), [len(ids) for ids in encoded])
    columns = np.asarray([piece for ids in encoded for piece in ids], dtype=np.int64)
    shape = (len(encoded), tokenizer.get_vocab_size())
    counts = csr_matrix((np.ones(len(rows)), (rows, columns)), shape=shape)
    idf = np.log((shape[0] + 1) / (np.asarray((counts > 0).sum(axis=0)).ravel() + 1))
    counts.data = 1 + np.log(counts.data)
    weighted = counts @ diags(idf)
    weighted = diags(1 / np.maximum(norm(weighted, axis=1), 1e-9)) @ weighted
    rank = min(DIMENSIONS, min(shape) - 1)
    vectors = np.zeros((shape[1], DIMENSIONS))
    if rank > 0 and weighted.nnz:
        _, _, right = svds(weighted, k=rank, v0=np.ones(min(shape)))
        vectors[:, :rank] = right.T * idf[:, None]
    return vectors.astype(np.float32)


def _save(model: Any, folder: Path, texts: int) -> str:
    """Write beside, then swap in, so that a reader never meets half a model."""
    fresh = folder.with_name(f"{folder.name}.{uuid4().hex[:8]}")
    fresh.parent.mkdir(parents=True, exist_ok=True)
    model.save(str(fresh), create_model_card=False)
    digest = sha256()
    for name in ("model.safetensors", "tokenizer.json"):
        digest.update(next(fresh.rglob(name)).read_bytes())
    identifier = f"static-{digest.hexdigest()[:16]}"
    (fresh / RECORD).write_text(json.dumps({"id": identifier, "texts": texts}), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.rename(folder)
    return identifier
