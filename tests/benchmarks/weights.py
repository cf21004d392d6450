"""Cross-validates the weight of the dense leg on a question set, for the embedding model of the settings.

usage: python -m tests.benchmarks.weights QUESTIONS.jsonl [--documents IDS.json] [--folds 5]

QUESTIONS: a line a question {question, agency, sources: [{doc, quote}]}; IDS maps document ids to the `doc` of sources.
A passage is right when it holds a quote of its plan. The weight chosen on all folds but one is measured on that one.
"""

import argparse
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from api.context import open_context
from core.vietnamese.text import folded_tokens
from corpus.model import Passage
from corpus.snapshot import Snapshot
from rag.index import DenseIndex
from rag.search import Searcher
from tests.benchmarks.retrieval import DEPTH, ndcg, recall

WEIGHTS = (0.0, 0.1, 0.25, 0.5, 1.0)
ENOUGH = 0.85  # share of a quote's words that a passage must hold, with counts, to be taken for its place


@dataclass(frozen=True, slots=True)
class Item:
    """A question, the agency it is asked in, and the passages that answer it."""

    question: str
    agency: str | None
    wanted: frozenset[str]


def holds(passage: Passage, quote: str) -> bool:
    said, quoted = Counter(folded_tokens(passage.text)), Counter(folded_tokens(quote))
    return bool(quoted) and sum((said & quoted).values()) >= ENOUGH * sum(quoted.values())


def read_items(path: Path, aliases: dict[str, str], snapshot: Snapshot) -> list[Item]:
    """The questions whose sources are found among the passages."""
    items = []
    for line in path.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        sources = [(s["doc"], s["quote"]) for s in asked.get("sources", [])]
        wanted = frozenset(
            p.id for p in snapshot.passages for doc, q in sources
            if aliases.get(p.document_id, p.document_id) == doc and holds(p, q)
        )  # fmt: skip
        if wanted:
            items.append(Item(asked["question"], asked.get("agency"), wanted))
    return items


def gains(searcher: Searcher, items: Sequence[Item]) -> list[tuple[float, float]]:
    """nDCG@10 and R@10 of each question."""
    found = [[h.passage_id for h in searcher.search(i.question, i.agency and [i.agency], DEPTH)] for i in items]
    return [(ndcg(f, set(i.wanted)), recall(f, set(i.wanted))) for f, i in zip(found, items, strict=True)]


def cross_validated(gain: dict[float, list[float]], folds: int) -> tuple[float, list[float]]:
    """Mean gain of the weights chosen without seeing the questions they are measured on, and those weights."""
    total, chosen, count = 0.0, [], len(next(iter(gain.values())))
    for fold in range(folds):
        others = [place for place in range(count) if place % folds != fold]
        weight = max(gain, key=lambda w: sum(gain[w][place] for place in others))
        total += sum(gain[weight][place] for place in range(count) if place % folds == fold)
        chosen.append(weight)
    return total / count, chosen


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--documents", type=Path)
    parser.add_argument("--folds", type=int, default=5)
    arguments = parser.parse_args()
    aliases = json.loads(arguments.documents.read_text(encoding="utf-8")) if arguments.documents else {}
    with open_context() as context:
        context.index(print)
        snapshot, settings = context.snapshot(), context.settings
        items = read_items(arguments.questions, aliases, snapshot)
        index = DenseIndex(settings.data_dir, settings.embedding_model)
        print(f"{len(snapshot.passages)} passages, {len(items)} questions with a place in them")
        measured = {weight: gains(Searcher(snapshot, index, weight), items) for weight in WEIGHTS}
    for weight, rows in measured.items():
        mean = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
        print(f"dense weight {weight:<4}  nDCG@10 {mean[0]:.3f}  R@10 {mean[1]:.3f}")
    gain, chosen = cross_validated({w: [row[0] for row in rows] for w, rows in measured.items()}, arguments.folds)
    print(f"cross-validated nDCG@10 {gain:.3f}, weights chosen: {', '.join(map(str, chosen))}")


if __name__ == "__main__":
    main()
