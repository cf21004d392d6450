"""Our search and embeddings keep LangChain's contracts."""

from pathlib import Path

import pytest
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever

from rag.embedding import prepare_embedder
from rag.langchain import PlanEmbeddings, PlanRetriever, chat_model
from rag.search import Searcher
from tests.rag.plans import TEXTS, snapshot


@pytest.fixture
def retriever() -> PlanRetriever:
    held = snapshot()
    return PlanRetriever(snapshot=held, searcher=Searcher(held), agencies=["cang-bien"], limit=3)


def test_a_retriever_gives_documents_bound_to_their_passages(retriever: PlanRetriever) -> None:
    documents = retriever.invoke("hội nghị chuyên môn")
    assert isinstance(retriever, BaseRetriever) and 0 < len(documents) <= 3
    assert documents[0].id == documents[0].metadata["passage"] == "cang-bien-2026#0"
    assert documents[0].page_content == TEXTS["cang-bien"][0][1]
    assert {document.metadata["agency"] for document in documents} == {"cang-bien"}


def test_a_retriever_can_be_piped_and_batched(retriever: PlanRetriever) -> None:
    chain = retriever | (lambda documents: [document.metadata["locator"] for document in documents])
    first, second = chain.batch(["hội nghị", "văn bản điện tử"])
    assert first[0] == "gạch đầu dòng 0" or first[0] == "gạch đầu dòng 1"
    assert second[0] == "gạch đầu dòng 2"


@pytest.mark.parametrize("question", ["", "🙂", "x" * 10_000])
def test_a_retriever_bears_any_question(retriever: PlanRetriever, question: str) -> None:
    assert retriever.invoke(question) == []


async def _asked(retriever: PlanRetriever) -> int:
    return len(await retriever.ainvoke("hội nghị"))


def test_a_retriever_can_be_awaited(retriever: PlanRetriever) -> None:
    import asyncio

    assert asyncio.run(_asked(retriever)) > 0


def test_embeddings_give_one_row_a_text_and_the_same_for_a_query(tmp_path: Path) -> None:
    texts = [text for _, text in TEXTS["cang-bien"]]
    embeddings = PlanEmbeddings(prepare_embedder(tmp_path, "", texts))
    rows = embeddings.embed_documents(texts)
    assert isinstance(embeddings, Embeddings) and len(rows) == len(texts)
    assert embeddings.embed_query(texts[0]) == pytest.approx(rows[0], abs=1e-6)
    assert embeddings.embed_documents([]) == []


def test_a_chat_model_is_found_by_its_name() -> None:
    model = chat_model("openai:any", base_url="http://127.0.0.1:9/v1", api_key="none")
    assert model.model_name == "any"


def test_a_chat_model_without_a_provider_is_refused() -> None:
    with pytest.raises(ValueError, match="provider"):
        chat_model("some-model-nobody-knows")
