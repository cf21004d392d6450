"""The reviewed facts of the shipped plans: `python -m tests.golden.facts_of_plans` writes them anew for review."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from corpus.facts.model import Fact
from corpus.model import Passage
from corpus.prepare import Order, prepare

PLANS = Path(__file__).parents[2] / "corpus" / "plans"
GOLDEN = Path(__file__).parent / "facts"
_LEFT_OUT = {"document_id", "agency", "passage_id", "columns"}


def plan_files() -> dict[str, Path]:
    """The shipped plans by document id."""
    return {path.stem: path for path in sorted(PLANS.glob("*/*.txt"))}


@cache
def read_plan(document_id: str) -> tuple[tuple[Passage, ...], tuple[Fact, ...]]:
    """The passages and facts of a shipped plan."""
    path = plan_files()[document_id]
    prepared = prepare(Order(path, path.parent.name, document_id))
    return prepared.passages, prepared.facts


def plain(fact: Fact) -> dict[str, Any]:
    """A fact as JSON, without what its id already tells and without empty fields."""
    told = fact.model_dump(mode="json", exclude=_LEFT_OUT, exclude_defaults=True)
    return {"kind": fact.kind} | told


def write() -> None:
    """Write the golden files from what is read now; the diff is to be reviewed."""
    GOLDEN.mkdir(exist_ok=True)
    for document_id in plan_files():
        facts = [plain(fact) for fact in read_plan(document_id)[1]]
        text = json.dumps(facts, ensure_ascii=False, indent=1)
        (GOLDEN / f"{document_id}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
