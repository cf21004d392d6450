"""Lexical and dense search put together."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.errors import SettingsError
from rag.assistant import Assistant
from rag.embedding import open_embedder, prepare_embedder, static_folder
from rag.index import DenseIndex
from rag.passages import grouped
from rag.search import Searcher, build
from rag.static_model import recorded
from tests.rag.plans import TEXTS, snapshot

ROOT = Path(__file__).parents[2]
QUESTION = "hội nghị chuyên môn tối đa bao lâu"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("data")
    build(snapshot(), folder)
    return folder


@pytest.fixture
def index(built: Path) -> Iterator[DenseIndex]:
    index = DenseIndex(built)
    yield index
    index.close()


def test_the_passage_that_holds_the_words_comes_first() -> None:
    hits = Searcher(snapshot()).search(QUESTION, ["cang-bien"])
    assert hits[0].passage_id == "cang-bien-2026#0" and hits[0].score == pytest.approx(1)


def test_only_the_agencies_asked_for_are_searched() -> None:
    found = Searcher(snapshot()).search(QUESTION, ["rung-nui"])
    assert {hit.passage_id.split("-2026")[0] for hit in found} == {"rung-nui"}


def test_without_an_agency_all_are_searched_and_compared_on_one_scale() -> None:
    hits = Searcher(snapshot()).search(QUESTION)
    assert {"cang-bien-2026#0", "rung-nui-2026#0"} <= {hit.passage_id for hit in hits[:3]}
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_an_unknown_agency_finds_nothing() -> None:
    assert Searcher(snapshot()).search(QUESTION, ["không-có"]) == []


def test_documents_narrow_the_search() -> None:
    assert Searcher(snapshot()).search(QUESTION, documents={"khác"}) == []


def test_the_limit_is_kept() -> None:
    assert len(Searcher(snapshot()).search(QUESTION, limit=2)) == 2


def test_the_dense_leg_adds_cosines_of_the_generation(index: DenseIndex) -> None:
    searcher = Searcher(snapshot(), index)
    hits = searcher.search(QUESTION, ["cang-bien"])
    assert not searcher.missing and hits[0].dense > 0
    assert hits[0].score > 1


def test_the_assistant_seeks_the_nearest_place_by_meaning_too(index: DenseIndex) -> None:
    view = Assistant(snapshot(), dense=index).views["cang-bien"]
    assert view.searcher is not None
    assert view.searcher.search(QUESTION, ["cang-bien"])[0].dense > 0
    assert not view.searcher.missing


def test_without_vectors_of_the_generation_search_is_lexical_and_says_so(index: DenseIndex) -> None:
    searcher = Searcher(snapshot(generation=2), index)
    hits = searcher.search(QUESTION, ["cang-bien"])
    assert hits[0].passage_id == "cang-bien-2026#0" and hits[0].dense == 0
    assert searcher.missing == {"cang-bien"}


def test_missing_vectors_are_built_in_the_background(tmp_path: Path) -> None:
    index = DenseIndex(tmp_path, serving=True)
    searcher = Searcher(snapshot(), index, rebuild=True)
    assert searcher.search(QUESTION, ["cang-bien"])[0].dense == 0
    searcher.wait_for_vectors()
    assert searcher.search(QUESTION, ["cang-bien"])[0].dense > 0
    index.close()


def test_a_serving_process_searches_chroma_like_the_file(built: Path, index: DenseIndex) -> None:
    serving = DenseIndex(built, serving=True)
    of_file = Searcher(snapshot(), index).search(QUESTION)
    of_chroma = Searcher(snapshot(), serving).search(QUESTION)
    serving.close()
    assert [h.passage_id for h in of_chroma] == [h.passage_id for h in of_file]
    assert [h.dense for h in of_chroma] == pytest.approx([h.dense for h in of_file], abs=1e-4)


def test_while_a_server_owns_chroma_a_command_still_builds_and_searches(built: Path) -> None:
    server = DenseIndex(built, serving=True)
    server.build(grouped(snapshot()).values())
    command = DenseIndex(built)
    command.build(grouped(snapshot(generation=5)).values())
    assert Searcher(snapshot(generation=5), command).search(QUESTION)[0].dense > 0
    command.build(grouped(snapshot()).values())
    command.close()
    server.close()


def test_a_chroma_server_that_is_away_leaves_the_search_lexical(built: Path) -> None:
    searcher = Searcher(snapshot(), DenseIndex(built, chroma_url="http://127.0.0.1:9", serving=True))
    assert searcher.search(QUESTION)[0].dense == 0
    assert "TROLY_CHROMA_URL" in searcher.problem


def run(script: str, *arguments: str) -> str:
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_answering_with_the_static_model_imports_neither_torch_nor_chroma(built: Path) -> None:
    loaded = run(
        "import sys; from pathlib import Path; from rag.index import DenseIndex; from rag.search import Searcher\n"
        "from tests.rag.plans import snapshot\n"
        f"hit = Searcher(snapshot(), DenseIndex(Path(sys.argv[1]))).search({QUESTION!r})[0]; assert hit.dense > 0\n"
        "print([m for m in ('torch', 'sentence_transformers', 'chromadb', 'langchain_core') if m in sys.modules])",
        str(built),
    )
    assert loaded.strip() == "[]"


def test_at_weight_zero_nothing_dense_is_imported(built: Path) -> None:
    loaded = run(
        "import sys; from pathlib import Path; from rag.index import DenseIndex; from rag.search import Searcher\n"
        "from tests.rag.plans import snapshot\n"
        f"Searcher(snapshot(), DenseIndex(Path(sys.argv[1])), weight=0).search({QUESTION!r})\n"
        "print([m for m in ('model2vec', 'tokenizers', 'torch', 'chromadb') if m in sys.modules])",
        str(built),
    )
    assert loaded.strip() == "[]"


@pytest.mark.long
def test_the_static_model_is_the_same_on_every_machine_that_builds_it(built: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from rag.embedding import prepare_embedder\n"
        "from rag.passages import grouped; from tests.rag.plans import snapshot\n"
        "texts = [t for g in grouped(snapshot()).values() for t in g.texts]\n"
        "print(prepare_embedder(Path(sys.argv[1]), '', texts).id)"
    )
    record = recorded(static_folder(built))
    assert record is not None and run(script, str(tmp_path)).strip() == record[0]


def test_model2vec_and_sentence_transformers_read_the_same_vectors(built: Path) -> None:
    from sentence_transformers import SentenceTransformer

    served = open_embedder(built)
    assert served is not None
    texts = [text for _, text in TEXTS["cang-bien"]]
    whole = SentenceTransformer(str(static_folder(built)), device="cpu").encode(texts, normalize_embeddings=True)
    assert served.encode(texts) == pytest.approx(whole, abs=1e-6)


def test_the_static_model_is_kept_until_the_plans_have_grown_much(tmp_path: Path) -> None:
    few = ["một văn bản ngắn về hội nghị"] * 10
    first = prepare_embedder(tmp_path, "", few).id
    assert prepare_embedder(tmp_path, "", [*few, "thêm một đoạn"]).id == first
    assert prepare_embedder(tmp_path, "", [f"{text} số {n}" for n, text in enumerate(few * 5)]).id != first


@pytest.mark.parametrize("texts", [[], [""], ["🙂"], ["một"]])
def test_the_static_model_can_be_built_of_next_to_nothing(tmp_path: Path, texts: list[str]) -> None:
    assert prepare_embedder(tmp_path, "", texts).encode(["hội nghị", "🙂"]).shape[0] == 2


def test_a_folder_with_any_sentence_transformers_model_can_be_named(built: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Normalize

    plain = SentenceTransformer(str(static_folder(built)), device="cpu")
    SentenceTransformer(modules=[plain[0], Normalize()], device="cpu").save(str(tmp_path / "model"))
    build(snapshot(), tmp_path, model=str(tmp_path / "model"))
    index = DenseIndex(tmp_path, model=str(tmp_path / "model"))
    assert Searcher(snapshot(), index).search(QUESTION)[0].dense > 0


def test_vectors_of_another_model_are_not_used(built: Path, tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer

    SentenceTransformer(str(static_folder(built)), device="cpu").save(str(tmp_path / "model"))
    searcher = Searcher(snapshot(), DenseIndex(built, model=str(tmp_path / "model")))
    assert searcher.search(QUESTION)[0].dense == 0 and searcher.missing


@pytest.mark.parametrize("model", ["/khong/co/thu-muc", "./khong-co", "khong-co-ai/khong-co-mo-hinh"])
def test_a_model_that_is_not_there_is_a_clear_message(
    tmp_path: Path, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(SettingsError, match="TROLY_EMBEDDING_MODEL"):
        build(snapshot(), tmp_path, model=model)
    searcher = Searcher(snapshot(), DenseIndex(tmp_path, model=model))
    assert searcher.search(QUESTION)[0].lexical > 0
    assert "TROLY_EMBEDDING_MODEL" in searcher.problem


def test_a_folder_that_is_no_model_is_a_clear_message(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    with pytest.raises(SettingsError, match="sentence-transformers"):
        build(snapshot(), tmp_path, model=str(tmp_path / "model"))
