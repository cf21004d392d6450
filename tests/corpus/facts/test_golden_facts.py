"""The shipped plans and those in other hands give exactly their reviewed facts, each quote verbatim in its passage."""

import json
from difflib import unified_diff

import pytest

from tests.golden import facts_of_other_plans as others
from tests.golden.facts_of_plans import GOLDEN, plain, plan_files, read_plan


@pytest.mark.parametrize("document_id", sorted(plan_files()))
def test_a_shipped_plan_gives_its_reviewed_facts(document_id: str) -> None:
    golden = json.loads((GOLDEN / f"{document_id}.json").read_text(encoding="utf-8"))
    found = [plain(fact) for fact in read_plan(document_id)[1]]
    assert [f["id"] for f in found] == [f["id"] for f in golden]
    for mine, reviewed in zip(found, golden, strict=True):
        assert mine == reviewed


@pytest.mark.parametrize("document_id", sorted(plan_files()))
def test_every_quote_is_verbatim_and_short_and_every_id_once(document_id: str) -> None:
    passages, facts = read_plan(document_id)
    texts = {p.id: p.text for p in passages}
    assert len({f.id for f in facts}) == len(facts)
    for fact in facts:
        assert fact.quote
        assert fact.quote in texts[fact.passage_id]
        assert len(fact.quote) <= 400


@pytest.mark.parametrize("name", sorted(others.plan_files()))
def test_a_plan_in_other_hands_gives_the_facts_that_were_approved(name: str) -> None:
    was, now = others.kept(name), others.lines_of(name)
    if was != now:
        changed = "\n".join(unified_diff(was, now, "was", "is", n=1, lineterm=""))
        pytest.fail(f"{changed}\n{others.RENEW}", pytrace=False)
