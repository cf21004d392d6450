"""Answers a batch as a stock LangChain pipeline does: recursive splitter, BM25 over words, the best chunk.

usage: python -m tests.benchmarks.stock_pipeline PLANS < questions.jsonl
needs langchain-text-splitters and rank-bm25, which the product does not. The asker's agency narrows the search.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

CHUNK, OVERLAP, QUOTE = 500, 100, 400  # characters; of the sizes a phone screen bears, this chunk scores best


def retrievers(plans: Path) -> dict[str | None, Any]:
    """A retriever for each agency's plans, and under None one for all."""
    from langchain_core.callbacks import CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever

    splitters: Any = import_module("langchain_text_splitters")
    rank_bm25: Any = import_module("rank_bm25")

    class Bm25(BaseRetriever):  # what langchain-community's BM25Retriever does
        ranker: Any
        documents: list[Document]

        def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
            return list(self.ranker.get_top_n(query.split(), self.documents, n=1))

    splitter = splitters.RecursiveCharacterTextSplitter(chunk_size=CHUNK, chunk_overlap=OVERLAP)
    whole = [
        Document(page_content=path.read_text(encoding="utf-8"), metadata={"id": path.stem, "agency": path.parent.name})
        for path in sorted(plans.glob("*/*.txt"))
    ]
    chunks = splitter.split_documents(whole)
    made: dict[str | None, Any] = {}
    for agency in (None, *sorted({chunk.metadata["agency"] for chunk in chunks})):
        mine = [chunk for chunk in chunks if agency in (None, chunk.metadata["agency"])]
        made[agency] = Bm25(ranker=rank_bm25.BM25Okapi([chunk.page_content.split() for chunk in mine]), documents=mine)
    return made


def main() -> None:
    """Answer the lines of the standard input."""
    ready = retrievers(Path(sys.argv[1]))
    for line in sys.stdin:
        item = json.loads(line)
        best = ready[item["agency"]].invoke(item["question"])[0]
        quote = {"document": best.metadata["id"], "locator": "", "quote": best.page_content[:QUOTE]}
        answer = {"id": item["id"], "answer": best.page_content, "abstained": False, "citations": [quote]}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
