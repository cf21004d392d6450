"""Plans with other numbers, times, dates, document numbers and unit names give the same facts with those values."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from corpus.facts.model import Basis, Deadline, Duty, Fact, Limit, Target, Task
from corpus.prepare import Order, prepare
from tests.corpus.rewriting import Mapping, mapping_of, rewrite
from tests.golden.facts_of_plans import plan_files, read_plan

SEEDS = (1, 4)


def told(fact: Fact) -> str:
    """What a fact says, in words: its values and names, not its places."""
    match fact:
        case Limit():
            return f"{fact.subject} {fact.comparison} {fact.quantity.text}"
        case Target():
            return f"{fact.subject} {fact.direction} {fact.comparison} {fact.quantity.text} {fact.period}"
        case Deadline():
            return f"{fact.actor} {fact.what} {fact.wording} {fact.receiver} {fact.via} {fact.report_period}"
        case Duty():
            return f"{fact.actor} {fact.role} {fact.action} {' '.join(fact.partners)}"
        case Basis():
            return f"{fact.type_name} số {fact.number} | {fact.issued} | {fact.issuer} {fact.role} | {fact.parent}"
        case Task():
            return f"{fact.content} {fact.lead} {fact.support} {fact.due_text} {fact.product}"
    return ""


def rewritten(document_id: str, seed: int, folder: Path) -> tuple[Sequence[Fact], Mapping]:
    source = plan_files()[document_id]
    text, mapping = rewrite(source.read_text(encoding="utf-8"), seed)
    copy = folder / source.name
    copy.write_text(text, encoding="utf-8")
    return prepare(Order(copy, source.parent.name, document_id)).facts, mapping


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("document_id", sorted(plan_files()))
def test_the_facts_of_a_rewritten_plan_follow(document_id: str, seed: int, tmp_path: Path) -> None:
    old = read_plan(document_id)[1]
    new, mapping = rewritten(document_id, seed, tmp_path)
    assert [f.id for f in new] == [f.id for f in old]
    for before, after in zip(old, new, strict=True):
        assert told(after) == mapping.apply(told(before))


def test_something_of_every_kind_is_rewritten() -> None:
    text = (
        "Căn cứ Quyết định số 534/QĐ-TTg ngày 31/3/2026; họp không quá 1/2 ngày; đạt từ 95% trở lên; trong top 5; "
        "trước ngày 05 tháng 6; Tháng 01/2026 đến tháng 5/2026;\n2. Phòng Văn hóa – Xã hội\n"
    )
    new, mapping = rewrite(text, 4)
    assert new == (
        "Căn cứ Quyết định số 545/QĐ-TTg ngày 10/5/2028; họp không quá 5 giờ; đạt từ 90% trở lên; trong top 7; "
        f"trước ngày 12 tháng 8; Tháng 03/2028 đến tháng 7/2028;\n2. Phòng {mapping.units['Văn hóa – Xã hội']}\n"
    )


@pytest.mark.parametrize("written", ["1/2 ngày", "½ ngày", "nửa ngày", "0,5 ngày", "một buổi", "4 giờ", "bốn tiếng"])
def test_every_form_of_a_time_becomes_the_same_time(written: str) -> None:
    assert Mapping(4).apply(written) == "5 giờ"


@pytest.mark.parametrize(
    ("question", "new"),
    [
        ("Quyết định 534 là của ai?", "Quyết định 545 là của ai?"),
        ("bao cao truoc ngay 10/6", "bao cao truoc ngay 17/8"),
        ("Nhiệm vụ số 12 ai làm?", "Nhiệm vụ số 12 ai làm?"),
        ("phong van hoa – xa hoi lam gi", "phong {unit} lam gi"),
    ],
)
def test_questions_follow_the_plans(question: str, new: str) -> None:
    mapping = mapping_of("Quyết định số 534/QĐ-TTg\n1. Phòng Văn hóa – Xã hội\n", 4)
    from core.vietnamese.text import fold

    assert mapping.apply(question) == new.format(unit=fold(mapping.units["Văn hóa – Xã hội"]))
