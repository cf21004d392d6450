"""The facts of plans in other hands: `python -m tests.golden.facts_of_other_plans` writes them anew for review."""

from functools import cache
from itertools import groupby
from pathlib import Path

from corpus.facts.model import Fact
from corpus.prepare import Order, prepare
from tests.golden.readings import printed

TESTS = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "other_facts"
RENEW = "If the new facts are the better ones: python -m tests.golden.facts_of_other_plans, then read the difference."


def plan_files() -> dict[str, Path]:
    """The plans by name; the one that was scanned takes too long."""
    unlike = (TESTS / "corpus" / "unlike").iterdir()
    offices = (TESTS / "fixtures" / "plans").glob("*-quyet-dinh-*.pdf")
    words = (TESTS / "fixtures" / "plans").glob("*.docx")
    return {path.stem: path for path in sorted((*unlike, *offices, *words))}


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The facts of a plan, each below its place."""
    prepared = prepare(Order(plan_files()[name], "co-quan"))
    texts = {passage.id: passage.text for passage in prepared.passages}

    def place(fact: Fact) -> tuple[str, str]:
        return fact.locator, fact.passage_id

    out: list[str] = []
    for (locator, passage), facts in groupby(prepared.facts, key=place):
        out += [locator, *(f"  {printed(fact, texts[passage])}" for fact in facts)]
    return tuple(out)


def kept(name: str) -> tuple[str, ...]:
    """The facts of a plan that were approved."""
    return tuple((GOLDEN / f"{name}.txt").read_text(encoding="utf-8").splitlines())


def write() -> None:
    """Keep the facts that are read now."""
    GOLDEN.mkdir(exist_ok=True)
    for name in plan_files():
        (GOLDEN / f"{name}.txt").write_text("\n".join(lines_of(name)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write()
