"""The one file of LangChain adapters: our search as a Retriever, our embeddings, a chat model by its name."""

from collections.abc import Sequence
from typing import Any

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from corpus.snapshot import Snapshot
from rag.embedding import Embedder
from rag.search import Searcher


class PlanRetriever(BaseRetriever):
    """Passages for a question as LangChain documents, bound to their passage by id.

    `agencies` None searches all; metadata: passage, document, agency, locator, headings, score.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)
    snapshot: Snapshot
    searcher: Searcher
    agencies: Sequence[str] | None = None
    limit: int = 10

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        return [self._document(h.passage_id, h.score) for h in self.searcher.search(query, self.agencies, self.limit)]

    def _document(self, passage_id: str, score: float) -> Document:
        passage = self.snapshot.passage_by_id[passage_id]
        metadata = {
            "passage": passage.id,
            "document": passage.document_id,
            "agency": self.snapshot.documents[passage.document_id].agency,
            "locator": passage.locator,
            "headings": list(passage.heading_path),
            "score": score,
        }
        return Document(id=passage.id, page_content=passage.text, metadata=metadata)


class PlanEmbeddings(Embeddings):
    """Our embedding model in LangChain's form."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return self._embedder.encode(texts).tolist() if texts else []

    def embed_query(self, text: str) -> list[float]:
        row: list[float] = self._embedder.encode([text])[0].tolist()
        return row


def chat_model(name: str, **options: Any) -> Any:
    """The chat model `name` in LangChain's form, such as "ollama:NAME"; raises what the provider's package raises."""
    from langchain.chat_models import init_chat_model

    return init_chat_model(name, **options)
