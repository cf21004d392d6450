"""After a text is taken in, its administrator is told what was read, what differs, what to look at, what is unread."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.model import AgencyEntry
from corpus.prepare import Order, prepare
from corpus.report import ReadingReport, report_of
from corpus.taking_in import Outcome, TakenIn

UNLIKE = Path(__file__).parent / "unlike"
PLAN = """\
UBND XÃ THANH BÌNH
Số:      /KH-UBND
Thanh Bình, ngày    tháng 3 năm 2027
KẾ HOẠCH
Nâng cao chất lượng phục vụ năm 2027
I. MỤC TIÊU
1. Tỷ lệ hồ sơ trực tuyến đạt từ 80% trở lên.
2. Tỷ lệ hồ sơ trực tuyến đạt 95%.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Kinh tế lập danh sách (Phụ lục kèm theo).
2. Năm 2026 còn 12% hồ sơ trễ hạn.
"""


@pytest.fixture
def taken(tmp_path: Path) -> TakenIn:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN, encoding="utf-8")
    text = prepare(Order(path, "thanh-binh"))
    return TakenIn(Outcome.ADDED, text.document, text.passages, text.facts)


def _of(name: str) -> ReadingReport:
    text = prepare(Order(next(UNLIKE.glob(f"{name}.*")), "co-quan"))
    return report_of(TakenIn(Outcome.ADDED, text.document, text.passages, text.facts))


def test_two_levels_for_one_matter_are_differences(taken: TakenIn) -> None:
    (note,) = report_of(taken).differences
    assert "80%" in note.words
    assert "95%" in note.words
    assert note.place == "Mục I.1"


def test_blanks_and_a_missing_annex_are_doubts(taken: TakenIn) -> None:
    words = "\n".join(note.words for note in report_of(taken).doubts)
    assert "để trống số văn bản" in words
    assert "để trống ngày ban hành" in words
    assert "Phụ lục" in words


def test_a_number_of_which_nothing_was_read_is_shown(taken: TakenIn) -> None:
    assert [note.place for note in report_of(taken).unread] == ["Mục II.2"]


def test_passages_recognised_badly_are_counted_with_the_first_of_them(taken: TakenIn) -> None:
    unsure = tuple(replace(p, confidence=0.5 if p.order in (5, 6) else 0.95) for p in taken.passages)
    words = [note.words for note in report_of(replace(taken, passages=unsure)).doubts]
    assert any(word.startswith("Bản quét: 2 đoạn") for word in words)


def test_units_are_proposed_once_and_known_ones_are_not(taken: TakenIn) -> None:
    assert report_of(taken).units == ("Phòng Kinh tế",)
    known = AgencyEntry("thanh-binh", "UBND xã Thanh Bình", "Thanh Bình", units={"Phòng Kinh tế": ()})
    assert report_of(taken, known).units == ()


def test_units_of_a_table_are_proposed_and_groups_are_not() -> None:
    assert _of("ke-hoach-bang-trong-than").units == ("Phòng Nghiệp vụ Y", "Văn phòng Sở", "Thanh tra Sở")


def test_the_report_counts_sections_tables_and_facts() -> None:
    report = _of("ke-hoach-bang-trong-than")
    assert (report.tables, report.rows) == (2, 6)
    assert dict(report.facts)["target"] == 3
    assert next(line for line in report.lines() if "bảng" in line).strip().endswith("2 bảng (6 dòng)")


def test_nothing_is_told_of_a_file_that_was_there_already(taken: TakenIn) -> None:
    lines = list(report_of(replace(taken, outcome=Outcome.UNCHANGED)).lines())
    assert len(lines) == 1
    assert "không có gì thay đổi" in lines[0]
