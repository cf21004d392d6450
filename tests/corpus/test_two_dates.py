"""Two dates for one piece of work are told as a difference of the text; dates of different works are not."""

from datetime import date

from corpus.facts import extract
from corpus.model import Document, Identity, Passage
from corpus.report import report_of
from corpus.taking_in import Outcome, TakenIn
from tests.corpus.facts.plans import findings, passage, rows

WHOLE = Identity(title="Kế hoạch", number="12/KH-UBND", year=2026, issued=date(2026, 1, 2))
HEADER = ("TT", "Nội dung công việc", "Đơn vị chủ trì", "Thời hạn")


def dates(*texts: str, table: tuple[str, ...] = ()) -> list[str]:
    places = [passage(t, order=i) for i, t in enumerate(texts)]
    annex = rows(HEADER, table, start=len(places)) if table else []
    return [f.detail for f in findings([*places, *annex], WHOLE) if f.finding == "dates"]


def test_the_body_and_the_annex_give_two_dates_for_one_report() -> None:
    (detail,) = dates(
        "Phòng Nội vụ báo cáo Ủy ban nhân dân tỉnh kết quả cả năm trước ngày 15/12/2026.",
        table=("4", "Gửi báo cáo năm lên Ủy ban nhân dân tỉnh", "Phòng Nội vụ", "Trước 20/12/2026"),
    )
    assert "15/12/2026" in detail and "20/12/2026" in detail


def test_the_body_and_the_annex_give_two_dates_for_one_piece_of_work() -> None:
    body = "Phòng Kinh tế hoàn thành thay tuyến ống đường Nguyễn Du trước ngày 30/8/2026."
    assert len(dates(body, table=("2", "Thay tuyến ống đường Nguyễn Du", "Phòng Kinh tế", "15/9/2026"))) == 1
    assert dates(body, table=("2", "Thay tuyến ống đường Nguyễn Du", "Phòng Kinh tế", "30/8/2026")) == []
    assert dates(body, table=("2", "Thay tuyến ống đường Nguyễn Du", "Phòng Kinh tế", "Tháng 8/2026")) == []
    assert len(dates(body, table=("2", "Thay tuyến ống đường Nguyễn Du", "Phòng Kinh tế", "Tháng 10/2026"))) == 1


def test_two_days_of_the_month_for_one_report() -> None:
    (detail,) = dates(
        "Các phòng báo cáo Văn phòng chậm nhất ngày 15 hằng tháng.",
        "Văn phòng nhận báo cáo.",
        "Các phòng gửi báo cáo tháng về Văn phòng chậm nhất ngày 20 hằng tháng.",
    )
    assert detail.startswith("đoạn 0") and "đoạn 2" in detail


def test_other_reports_other_offices_and_other_works_have_dates_of_their_own() -> None:
    assert dates("Báo cáo quý trước ngày 15 tháng cuối quý.", "Báo cáo năm trước ngày 10/12/2026.") == []
    offices = (
        "Phòng Kinh tế gửi báo cáo tháng về Văn phòng trước ngày 15 hằng tháng.",
        "Công an xã gửi báo cáo tháng về Văn phòng trước ngày 20 hằng tháng.",
    )
    assert dates(*offices) == []
    assert dates("Xây dựng Quy chế họp trước ngày 15/5/2026.", "Xây dựng Quy chế văn thư trước ngày 20/6/2026.") == []


def test_the_administrator_is_told_of_them_among_the_differences() -> None:
    passages: list[Passage] = [
        passage("Báo cáo Sở Y tế kết quả cả năm trước ngày 15/12/2026.", order=0),
        *rows(HEADER, ("9", "Báo cáo Sở Y tế kết quả cả năm", "Phòng Quản lý", "20/12/2026"), start=1),
    ]
    whole = Document("ke-hoach", "co-quan", WHOLE)
    taken = TakenIn(Outcome.ADDED, whole, tuple(passages), extract(passages, whole))
    assert ["15/12/2026" in note.words and "20/12/2026" in note.words for note in report_of(taken).differences] == [
        True
    ]
