"""What every vector store keeps: files, embedded Chroma, a Chroma server run as its own process."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from core.errors import UnavailableError
from rag.chroma import open_chroma
from rag.embedding import Vectors
from rag.vectors import Edition, VectorFiles, VectorStore, edition


def vectors(*rows: tuple[float, ...]) -> Vectors:
    matrix = np.array(rows, dtype=np.float32)
    return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)


IDS = ["kế-hoạch#1", "kế-hoạch#2", "kế-hoạch#3"]
ROWS = vectors((1, 0, 0), (0.6, 0.8, 0), (0, 0, 1))


def made(generation: int = 1, agency: str = "a", model: str = "m", ids: list[str] = IDS) -> Edition:
    return edition(agency, generation, model, ids, [f"văn bản {one}" for one in ids])


@pytest.fixture(scope="module")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1", "--port", str(port)]
    folder = tmp_path_factory.mktemp("chroma")
    with subprocess.Popen([*command, "--path", str(folder)], stdout=subprocess.DEVNULL, cwd=folder) as process:
        try:
            deadline = time.monotonic() + 30
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    assert time.monotonic() < deadline, "the Chroma server did not start"
                    time.sleep(0.05)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


@pytest.fixture(params=["files", "embedded", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[VectorStore]:
    if request.param == "files":
        yield VectorFiles(tmp_path / "vectors")
        return
    url = request.getfixturevalue("chroma_server") if request.param == "server" else ""
    chroma = open_chroma(tmp_path, url)
    assert chroma is not None
    if url:
        chroma.clear()
    yield chroma
    chroma.close()


def test_a_store_without_the_edition_says_so_and_finds_nothing(store: VectorStore) -> None:
    assert not store.holds(made())
    assert store.nearest(made(), ROWS[0], 3) == {}


def test_the_nearest_come_best_first_with_their_cosine(store: VectorStore) -> None:
    store.replace(made(), IDS, ROWS)
    assert store.holds(made())
    found = store.nearest(made(), ROWS[0], 2)
    assert list(found) == IDS[:2]
    assert found[IDS[0]] == pytest.approx(1, abs=1e-5)
    assert found[IDS[1]] == pytest.approx(0.6, abs=1e-5)


def test_asking_for_more_than_there_is_gives_all(store: VectorStore) -> None:
    store.replace(made(), IDS, ROWS)
    assert set(store.nearest(made(), ROWS[0], 500)) == set(IDS)


@pytest.mark.parametrize(
    "other",
    [made(generation=2), made(model="another"), made(ids=[*IDS, "kế-hoạch#4"]), made(agency="b")],
    ids=["generation", "model", "passages", "agency"],
)
def test_vectors_of_another_edition_are_never_used(store: VectorStore, other: Edition) -> None:
    store.replace(made(), IDS, ROWS)
    assert not store.holds(other)
    assert store.nearest(other, ROWS[0], 3) == {}


def test_a_new_generation_takes_the_place_of_the_old(store: VectorStore) -> None:
    store.replace(made(), IDS, ROWS)
    store.replace(made(generation=2), IDS, ROWS[::-1].copy())
    assert store.holds(made(generation=2)) and not store.holds(made(generation=1))
    assert next(iter(store.nearest(made(generation=2), ROWS[2], 1))) == IDS[0]


def test_agencies_do_not_mix(store: VectorStore) -> None:
    store.replace(made(agency="a"), IDS, ROWS)
    store.replace(made(agency="b", ids=["khác#1"]), ["khác#1"], ROWS[:1])
    assert set(store.nearest(made(agency="b", ids=["khác#1"]), ROWS[0], 10)) == {"khác#1"}
    assert store.holds(made(agency="a"))


def test_replacing_the_same_edition_twice_leaves_one(store: VectorStore) -> None:
    store.replace(made(), IDS, ROWS)
    store.replace(made(), IDS, ROWS)
    assert len(store.nearest(made(), ROWS[0], 10)) == 3


def test_a_cut_vector_file_counts_as_missing(tmp_path: Path) -> None:
    VectorFiles(tmp_path).replace(made(), IDS, ROWS)
    path = next(tmp_path.glob("*.npz"))
    path.write_bytes(path.read_bytes()[:-200])
    assert not VectorFiles(tmp_path).holds(made())


def test_a_second_owner_of_the_embedded_store_is_turned_away(tmp_path: Path) -> None:
    first = open_chroma(tmp_path)
    assert first is not None
    assert open_chroma(tmp_path) is None
    first.close()
    second = open_chroma(tmp_path)
    assert second is not None
    second.close()


def test_vectors_outlive_the_process_that_wrote_them(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from tests.contracts.test_vector_store import made, IDS, ROWS\n"
        "from rag.chroma import open_chroma\n"
        "open_chroma(Path(sys.argv[1])).replace(made(), IDS, ROWS)"
    )
    subprocess.run([sys.executable, "-c", script, str(tmp_path)], check=True, cwd=Path(__file__).parents[2])
    reopened = open_chroma(tmp_path)
    assert reopened is not None and reopened.holds(made())
    reopened.close()


def test_a_broken_embedded_store_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "chroma").mkdir()
    (tmp_path / "chroma" / "chroma.sqlite3").write_bytes(b"not a database" * 1000)
    store = open_chroma(tmp_path)
    assert store is not None
    store.replace(made(), IDS, ROWS)
    assert store.holds(made())
    store.close()


def test_half_filled_collections_do_not_count(tmp_path: Path) -> None:
    store = open_chroma(tmp_path)
    assert store is not None
    with pytest.raises(Exception):  # noqa: B017  # whatever Chroma says to vectors without numbers
        store.replace(made(), IDS, ROWS[:, :0])
    assert not store.holds(made())
    store.replace(made(), IDS, ROWS)
    assert store.holds(made())
    store.close()


def test_a_chroma_server_that_is_away_is_a_clear_message(tmp_path: Path) -> None:
    with pytest.raises(UnavailableError, match="TROLY_CHROMA_URL"):
        open_chroma(tmp_path, "http://127.0.0.1:9")
