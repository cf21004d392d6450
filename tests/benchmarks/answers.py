"""Time and score of the answers beside a stock LangChain pipeline: `python -m tests.benchmarks.answers`.

Both answer the same 214 questions as one batch in a process of their own; the time of a question is measured from
outside, (time of all − time of one) / 213, the least of several runs. The stock pipeline needs
langchain-text-splitters and rank-bm25 installed; without them it is left out.
"""

import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from core.clock import OFFICE_ZONE, FixedClock
from rag.answer import Answer, Citation, Status
from rag.evaluation import Marker, Question, Score, score
from tests.api.cli import environment
from tests.api.forking import ROOT
from tests.rag.questions import CORPUS, PLAN_NUMBERS, question_set, snapshot_of

COUNT, RUNS = 214, 5
SETS = ("dev_qa", "dev_unanswerable", "first", "second", "third")
TROLY = ("-c", "from api.cli import main; main()", "ask", "--batch", "-")
STOCK = ("-m", "tests.benchmarks.stock_pipeline", str(CORPUS / "plans"))


def run(command: Sequence[str], questions: Sequence[Question], data_dir: Path) -> tuple[float, str]:
    """Seconds from start to exit, and what was answered."""
    lines = [one.model_dump_json(include={"id", "question", "agency", "history"}) for one in questions]
    started = time.perf_counter()
    done = subprocess.run(
        [sys.executable, *command],
        input="\n".join(lines) + "\n",
        stdout=subprocess.PIPE,
        text=True,
        env=environment(data_dir),
        cwd=ROOT,
        check=True,
    )
    return time.perf_counter() - started, done.stdout


def milliseconds(command: Sequence[str], questions: Sequence[Question], data_dir: Path) -> float:
    """The time of one question more: the start of the process, in both times, falls out. The least of several runs."""
    whole, one = (min(run(command, asked, data_dir)[0] for _ in range(RUNS)) for asked in (questions, questions[:1]))
    return 1000 * (whole - one) / (len(questions) - 1)


def cited(document: str, quote: str) -> Citation:
    """A citation as far as marking needs it."""
    return Citation("", document, "", "", None, None, "", quote)


def scored(output: str, questions: Sequence[Question], marker: Marker) -> Score:
    """The score of what a process answered."""
    answers = {}
    for line in output.splitlines():
        item = json.loads(line)
        quotes = tuple(cited(c["document"], c["quote"]) for c in item["citations"])
        status = Status.NO_SOURCE if item["abstained"] else Status.ANSWERED
        answers[item["id"]] = Answer(item["answer"], status, quotes)
    return score(questions, [marker.mark(one, answers[one.id]) for one in questions])


def main() -> None:
    """Measure and print."""
    questions = random.Random(COUNT).sample(question_set(*SETS), COUNT)
    with tempfile.TemporaryDirectory() as folder:
        data_dir = Path(folder)
        clock = FixedClock(datetime(2026, 5, 20, 9, tzinfo=OFFICE_ZONE))
        (data_dir / "marking").mkdir()
        marker = Marker(snapshot_of(CORPUS, data_dir / "marking", clock), PLAN_NUMBERS)
        pipelines: dict[str, Sequence[str]] = {"troly ask": TROLY}
        if all(importlib.util.find_spec(name) for name in ("langchain_text_splitters", "rank_bm25")):
            pipelines["LangChain splitter + BM25"] = STOCK
        print(f"{COUNT} questions{'':13}ms each  right  answerable  abstention  direct  citation")
        for name, command in pipelines.items():
            reached = scored(run(command, questions, data_dir)[1], questions, marker)
            spent = milliseconds(command, questions, data_dir)
            shares = (reached.right, reached.answerable, reached.abstention, reached.direct, reached.citation)
            print(f"{name:26}{spent:8.1f}  " + "  ".join(f"{100 * share:6.1f} %" for share in shares))


if __name__ == "__main__":
    main()
