"""The one JSON shape of an answer, the same from `ask --json`, `ask --batch` and the REST API."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rag.answer import Answer


def answer_object(answer: "Answer", identifier: Any, latency_ms: float) -> dict[str, Any]:
    """`answer` as a JSON object; `identifier` is the asker's own id of the question, given back as it came."""
    return {
        "id": identifier,
        "answer": answer.text,
        "status": answer.status.value,
        "abstained": answer.abstained,
        "citations": [
            {"document": citation.document_id, "locator": citation.locator, "quote": citation.quote}
            for citation in answer.citations
        ],
        "latency_ms": round(latency_ms, 2),
    }
