"""Where the agency's own plan is silent, a superior's text that binds it is offered as such, and never as its own."""

from pathlib import Path

import pytest

from core.clock import FixedClock
from core.database import Database
from corpus.library import Library
from corpus.model import AgencyEntry, TextKind, TextStatus
from corpus.prepare import Order
from rag.answer import Answer, Asker, Status
from rag.assistant import Assistant

PLAN = """ỦY BAN NHÂN DÂN
{name}

Số: 77/KH-UBND

{place}, ngày 12 tháng 3 năm 2027

KẾ HOẠCH
Đổi mới việc tổ chức họp năm 2027

{basis}

I. MỤC TIÊU
- Giảm ít nhất 12% số cuộc họp trong năm 2027.

II. QUY ĐỊNH
- Họp giao ban không quá 90 phút.
"""
ABOVE = """UBND TỈNH PHÚ THỌ

Số: 12/KH-UBND

Phú Thọ, ngày 02 tháng 01 năm 2027

KẾ HOẠCH
Giảm họp năm 2027

I. MỤC TIÊU
- Tỷ lệ cuộc họp trực tuyến đạt từ 40% trở lên.

II. QUY ĐỊNH
- Họp giao ban không quá 60 phút.
- Họp rút kinh nghiệm không quá 45 phút.

III. BÁO CÁO
Ủy ban nhân dân các xã báo cáo UBND tỉnh kết quả trước ngày 10 tháng 12 năm 2027.
"""
CITES = "Căn cứ Kế hoạch số 12/KH-UBND ngày 02 tháng 01 năm 2027 của Ủy ban nhân dân tỉnh {province};"
AGENCIES = {
    "doi-che": ("XÃ ĐỒI CHÈ", "Phú Thọ", ""),
    "suoi-nhum": ("XÃ SUỐI NHUM", "Phú Thọ", CITES.format(province="Phú Thọ")),
    "cu-lao": ("XÃ CÙ LAO", "Vĩnh Long", CITES.format(province="Vĩnh Long")),
}
REVIEW = "Họp rút kinh nghiệm tối đa bao lâu?"


@pytest.fixture
def library(database: Database, clock: FixedClock, tmp_path: Path) -> Library:
    library = Library(database, clock)
    for code, (name, province, basis) in AGENCIES.items():
        library.save_agency(AgencyEntry(code, f"UBND {name.title()}, tỉnh {province}", name.title(), province=province))
        path = tmp_path / f"{code}.txt"
        path.write_text(PLAN.format(name=name, place=province, basis=basis), encoding="utf-8")
        library.add(Order(path, code, f"{code}-hop"))
    above = tmp_path / "above.txt"
    above.write_text(ABOVE, encoding="utf-8")
    library.add(Order(above, "doi-che", "ke-hoach-tinh", TextKind.SUPERIOR))
    return library


def asked(library: Library, question: str, agency: str = "doi-che") -> Answer:
    return Assistant(library.snapshot()).ask(question, Asker(agency))


def test_what_the_plan_does_not_say_is_told_from_above_as_such(library: Library) -> None:
    answer = asked(library, REVIEW)
    assert answer.status is Status.ANSWERED
    assert "không nêu" in answer.text and "Văn bản cấp trên (Kế hoạch số 12/KH-UBND" in answer.text
    assert "45 phút" in answer.text
    assert [(c.document_id, c.note) for c in answer.citations] == [("ke-hoach-tinh", "cấp trên")]


def test_the_own_plan_wins_where_it_answers(library: Library) -> None:
    answer = asked(library, "Họp giao ban tối đa bao lâu?")
    assert "90 phút" in answer.text and "60 phút" not in answer.text
    assert {c.document_id for c in answer.citations} == {"doi-che-hop"}


@pytest.mark.parametrize(
    "question",
    ["Cấp trên quy định họp giao ban tối đa bao lâu?", "Theo kế hoạch số 12/KH-UBND thì họp giao ban tối đa bao lâu?"],
)
def test_the_superiors_text_answers_where_it_is_asked_for(library: Library, question: str) -> None:
    answer = asked(library, question)
    assert "60 phút" in answer.text and "cấp trên" in answer.text and "90 phút" not in answer.text


def test_what_a_held_text_does_not_say_is_not_said_to_be_a_text_not_held(library: Library) -> None:
    answer = asked(library, "Kế hoạch 12/KH-UBND quy định kinh phí thế nào?")
    assert answer.status is Status.NO_SOURCE
    assert "có trong kho" in answer.text


def test_a_stated_value_is_held_against_the_limit_from_above(library: Library) -> None:
    answer = asked(library, "Họp rút kinh nghiệm 1 tiếng được không?")
    assert "cấp trên" in answer.text and "vượt 15 phút" in answer.text


@pytest.mark.parametrize("question", ["Kế hoạch ban hành ngày nào?", "Kế hoạch số mấy?"])
def test_the_number_and_day_of_a_plan_are_never_those_of_another_text(library: Library, question: str) -> None:
    assert {c.document_id for c in asked(library, question).citations} == {"doi-che-hop"}


def test_only_agencies_whose_plans_cite_that_very_text_are_bound_by_it(library: Library) -> None:
    assert "45 phút" in asked(library, REVIEW, "suoi-nhum").text
    elsewhere = asked(library, REVIEW, "cu-lao")
    assert elsewhere.abstained and "45 phút" not in elsewhere.text


def test_a_text_from_above_that_is_no_longer_in_force_is_not_offered(library: Library) -> None:
    from core.people import AgencyScope

    library.set_status(AgencyScope("doi-che"), "ke-hoach-tinh", TextStatus.EXPIRED)
    assert asked(library, REVIEW).abstained


def test_what_neither_says_stays_unanswered(library: Library) -> None:
    answer = asked(library, "Kinh phí tổ chức họp là bao nhiêu tiền?")
    assert answer.abstained and not answer.citations
