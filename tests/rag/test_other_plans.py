"""Plans of agencies that the product has never seen, as Word, PDF and scan, with their questions."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest

from core.clock import OFFICE_ZONE, FixedClock
from rag.evaluation import Score, read_questions
from tests.rag.questions import Examiner, question_set, snapshot_of, without_accents

PLANS = Path(__file__).parents[1] / "fixtures" / "plans"
CLOCK = FixedClock(datetime(2026, 5, 20, 9, tzinfo=OFFICE_ZONE))
NAMES = {
    "so-tai-chinh": "Sở Tài chính",
    "xa-binh-minh": "Ủy ban nhân dân xã Bình Minh",
    "phuong-an-hai": "Ủy ban nhân dân phường An Hải",
}


def answered(file: str, folder: Path) -> tuple[Score, Score]:
    """The score of a plan's own questions, as written and without accents."""
    plan = PLANS / file
    agency = next(code for code in NAMES if file.startswith(code))
    place = folder / "corpus" / "plans" / agency
    place.mkdir(parents=True)
    shutil.copyfile(plan, place / file)
    (folder / "corpus" / "agencies.toml").write_text(
        f'[{agency}]\nname = "{NAMES[agency]}"\nshort_name = "{NAMES[agency]}"\n', encoding="utf-8"
    )
    (folder / "corpus" / "legal_bases.toml").write_text("basis = []\n", encoding="utf-8")
    asked_later = [one for one in question_set("other_plans") if one.agency == agency]
    questions = [*read_questions(plan.with_name(f"{plan.stem}.questions.jsonl")), *asked_later]
    examiner = Examiner(snapshot_of(folder / "corpus", folder, CLOCK), CLOCK, {plan.stem: plan.stem})
    return examiner.score(questions), examiner.score([without_accents(one) for one in questions])


@pytest.mark.parametrize(
    "file",
    [
        "so-tai-chinh-dung-chung-2027.docx",
        "xa-binh-minh-quyet-dinh-2026.pdf",
        pytest.param("phuong-an-hai-chuong-trinh-2026.pdf", marks=pytest.mark.long, id="scan"),
    ],
)
def test_a_plan_never_seen_before_is_answered(file: str, tmp_path: Path) -> None:
    score, folded = answered(file, tmp_path)
    assert score.right >= 0.9
    assert score.citation >= 0.88
    assert score.abstention >= 0.8
    assert folded.right >= score.right - 0.1
