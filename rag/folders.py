"""Where the derived data of search lie in a data directory; cheap to look at, for every command does."""

from pathlib import Path

VECTORS = "vectors"


def has_vectors(data_dir: Path) -> bool:
    """Whether vectors of any plan have been made here."""
    return any((data_dir / VECTORS).glob("*.npz"))
