"""Measures retrieval on a folder of law articles and questions: R@10 and nDCG@10, with and without accents.

usage: python -m tests.benchmarks.retrieval FOLDER [--weights 0.25,0.5]

FOLDER holds corpus.jsonl.gz {id, title, text}, queries.jsonl.gz {id, text} and qrels.tsv (query, article, score).
The static model is built from the corpus in a temporary folder and thrown away.
"""

import argparse
import gzip
import json
import math
import tempfile
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from core.vietnamese.text import fold
from corpus.model import AgencyEntry, Document, Identity, Passage, SectionKind
from corpus.snapshot import Snapshot
from rag.index import DenseIndex
from rag.passages import grouped
from rag.search import DENSE_WEIGHT, Searcher

AGENCY, DEPTH = "bench", 10


def read_lines(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def as_snapshot(articles: Iterable[dict[str, str]]) -> Snapshot:
    """The articles as the passages of one text."""
    document = Document(AGENCY, AGENCY, Identity(title=AGENCY))
    passages = tuple(
        Passage(AGENCY, a["id"], SectionKind.ARTICLE, a["id"], (a["title"],), a["text"], order)
        for order, a in enumerate(articles)
    )
    return Snapshot({AGENCY: AgencyEntry(AGENCY, AGENCY, AGENCY)}, {AGENCY: document}, passages, ())


def relevant(path: Path, known: set[str]) -> dict[str, set[str]]:
    """Passage ids that answer each question, of those in the corpus."""
    wanted: dict[str, set[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        question, article, score = line.split("\t")
        if int(score) > 0 and article in known:
            wanted.setdefault(question, set()).add(f"{AGENCY}#{article}")
    return wanted


def recall(found: Sequence[str], wanted: set[str]) -> float:
    """The share of the wanted passages among those found."""
    return len(wanted.intersection(found)) / len(wanted)


def ndcg(found: Sequence[str], wanted: set[str]) -> float:
    """Discounted gain of the found order against the best possible one."""
    gain = sum(1 / math.log2(place + 2) for place, one in enumerate(found) if one in wanted)
    return gain / sum(1 / math.log2(place + 2) for place in range(min(len(wanted), DEPTH)))


def measure(searcher: Searcher, questions: dict[str, str], wanted: dict[str, set[str]]) -> tuple[float, float, float]:
    """Mean recall, mean nDCG, mean milliseconds a question."""
    started = time.perf_counter()
    found = {key: [hit.passage_id for hit in searcher.search(text, limit=DEPTH)] for key, text in questions.items()}
    spent = (time.perf_counter() - started) / len(questions) * 1000
    mean_recall = sum(recall(found[key], wanted[key]) for key in questions) / len(questions)
    return mean_recall, sum(ndcg(found[key], wanted[key]) for key in questions) / len(questions), spent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--weights", default=str(DENSE_WEIGHT), help="dense weights to try, with commas")
    arguments = parser.parse_args()
    snapshot = as_snapshot(read_lines(arguments.folder / "corpus.jsonl.gz"))
    wanted = relevant(arguments.folder / "qrels.tsv", {passage.key for passage in snapshot.passages})
    queries = {q["id"]: q["text"] for q in read_lines(arguments.folder / "queries.jsonl.gz") if q["id"] in wanted}
    print(f"{len(snapshot.passages)} passages, {len(queries)} questions")
    with tempfile.TemporaryDirectory() as folder:
        index = DenseIndex(Path(folder))
        started = time.perf_counter()
        index.build(grouped(snapshot).values())
        index.close()
        print(f"vectors built in {time.perf_counter() - started:.1f} s")
        for weight in (0.0, *map(float, arguments.weights.split(","))):
            searcher = Searcher(snapshot, index, weight)
            searcher.search("khởi động")
            for accents, asked in (("with", queries), ("without", {k: fold(q) for k, q in queries.items()})):
                r, n, ms = measure(searcher, asked, wanted)
                print(f"dense weight {weight:<4} {accents:>7} accents  R@10 {r:.3f}  nDCG@10 {n:.3f}  {ms:.1f} ms")


if __name__ == "__main__":
    main()
