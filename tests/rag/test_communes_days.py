"""Days, counts and levels that a clerk states or suspects are held against the plan, and the verdict is said first."""

import pytest

from rag.answer import Status
from rag.assistant import Assistant
from tests.rag.communes import assistant, told

OF_HALF = "“Báo cáo kết quả 6 tháng về Văn phòng HĐND và UBND trước ngày 01 tháng 6.”"
LEVEL, HOPED = "Ít nhất 90% (Mục I.4)", "100% (phấn đấu) (Mục III.3, gạch đầu dòng 3)"
QUOTED_LEVEL, QUOTED_HOPE = "“Tỷ lệ văn bản ký số đạt từ 90% trở lên.”", "“Phấn đấu tỷ lệ văn bản ký số đạt 100%.”"
REVIEW = "Quý I/2027: Văn phòng HĐND và UBND rà soát lịch họp tuần"
SCANS = "Quý III/2027: Trung tâm Phục vụ hành chính công số hóa văn bản"
OFFICE_DECIDES = "Mức nào dùng để đánh giá do cơ quan quyết định."


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant(tmp_path_factory.mktemp("communes"))


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "Nộp báo cáo 6 tháng ngày 30/5 có kịp không?",
            "Kịp: hạn là trước ngày 01 tháng 6, ngày 30/5 vẫn trong hạn.",
        ),
        (
            "Nộp báo cáo 6 tháng ngày 01/6 có kịp không?",
            "Không kịp, quá hạn: hạn là trước ngày 01 tháng 6, ngày 1/6 là muộn.",
        ),
        (
            "Phòng Kinh tế gửi báo cáo 6 tháng ngày 2/6 có trễ hạn không?",
            "Không kịp, quá hạn: hạn là trước ngày 01 tháng 6, ngày 2/6 là muộn.",
        ),
        ("Hạn báo cáo 6 tháng là 01/6 đúng không?", "Đúng: kế hoạch đặt trước ngày 01 tháng 6."),
        (
            "Hạn báo cáo 6 tháng là 15/6 đúng không?",
            "Không đúng: kế hoạch đặt trước ngày 01 tháng 6, không phải 15/6.",
        ),
    ],
)
def test_a_day_is_held_against_the_plans_own(office: Assistant, question: str, verdict: str) -> None:
    assert told(office, question) == (Status.ANSWERED, [verdict, OF_HALF])


@pytest.mark.parametrize(("issued", "last"), [("05/02/2027", "12/2/2027"), ("01/02/2027", "8/2/2027")])
def test_working_days_are_counted_from_the_day_of_issue(office: Assistant, issued: str, last: str) -> None:
    _, lines = told(office, f"Kế hoạch ban hành ngày {issued} thì thôn phải xây dựng kế hoạch chậm nhất ngày nào?")
    span = "chậm nhất sau 05 ngày làm việc kể từ ngày Kế hoạch này được ban hành"
    assert lines[0] == f"Ngày {last} ({span})"


def test_the_days_between_two_rows_are_counted_from_end_to_end(office: Assistant) -> None:
    _, lines = told(office, "Nhiệm vụ 1 và 3 cách nhau bao nhiêu ngày?")
    assert lines[0] == "Cách nhau 183 ngày:"
    assert [line[:22] for line in lines[1:]] == ["- Thời gian: Quý I/202", "- Thời gian: Quý III/2"]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Hạn rà soát lịch họp và hạn số hóa văn bản cách nhau bao lâu?",
            ["Cách nhau 183 ngày:", f"- {REVIEW}", f"- {SCANS}"],
        ),
        ("Thời hạn số hóa văn bản và thời hạn rà soát lịch họp là khi nào?", [f"- {SCANS}", f"- {REVIEW}"]),
    ],
)
def test_two_dues_named_by_their_matter_are_told_as_they_were_named(
    office: Assistant, question: str, lines: list[str]
) -> None:
    assert told(office, question) == (Status.ANSWERED, lines)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Giảm 15% số cuộc họp có đúng không?", "Không đúng: kế hoạch đặt giảm ít nhất 10%, không phải 15%."),
        ("Giảm 15% số cuộc họp thì có đạt không?", "Đạt: kế hoạch đặt giảm ít nhất 10%, 15% là đã đạt."),
    ],
)
def test_a_cut_is_held_against_the_plans_own(office: Assistant, question: str, verdict: str) -> None:
    assert told(office, question)[1][0] == verdict


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("Tổ chức họp trực tuyến 11 trên 20 cuộc có đạt không?", "Đạt: kế hoạch đặt ít nhất 55%, 55% là đã đạt."),
        ("Tổ chức họp trực tuyến 10 trên 20 cuộc có đạt không?", "Chưa đạt: kế hoạch đặt ít nhất 55%, mới 50%."),
        ("20 cuộc họp đã họp trực tuyến 9 cuộc thì đạt chưa?", "Chưa đạt: kế hoạch đặt ít nhất 55%, mới 45%."),
        (
            "Tỷ lệ cuộc họp trực tuyến chỗ ghi 55% chỗ ghi 65% phải không?",
            "Không lệch, không mâu thuẫn: các chỗ trong kế hoạch thống nhất ghi Ít nhất 55%.",
        ),
    ],
)
def test_a_count_is_held_against_the_share(office: Assistant, question: str, verdict: str) -> None:
    quoted = "“Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.”"
    assert told(office, question) == (Status.ANSWERED, [verdict, quoted])


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Tỷ lệ văn bản ký số phải đạt bao nhiêu?",
            [f"Kế hoạch nêu hai mức: {LEVEL}; {HOPED}. {OFFICE_DECIDES}", QUOTED_LEVEL, QUOTED_HOPE],
        ),
        (
            "Tỷ lệ văn bản ký số có chỗ nào nêu khác nhau không?",
            [f"Kế hoạch nêu hai mức: {LEVEL}; {HOPED}. {OFFICE_DECIDES}", QUOTED_LEVEL, QUOTED_HOPE],
        ),
        (
            "Kế hoạch có chỗ nào nêu hai mức không?",
            [f"Hai mức cho Tỷ lệ văn bản ký số: {LEVEL}; {HOPED}. {OFFICE_DECIDES}"],
        ),
        (
            "Văn bản ký số là 90% hay 100%?",
            [f"Kế hoạch ghi cả hai: {HOPED}; {LEVEL}.", QUOTED_HOPE, QUOTED_LEVEL],
        ),
    ],
)
def test_two_levels_of_one_matter_are_both_told(office: Assistant, question: str, lines: list[str]) -> None:
    assert told(office, question) == (Status.CONFLICTING, lines)


def test_every_aim_is_listed_where_all_are_asked_for(office: Assistant) -> None:
    _, lines = told(office, "Kế hoạch đặt ra những chỉ tiêu nào?")
    assert lines == [
        "- Ít nhất 55%: Tỷ lệ cuộc họp trực tuyến",
        "- Giảm ít nhất 10%: số lượng cuộc họp",
        "- 98%: Tỷ lệ hồ sơ giải quyết đúng hạn",
        "- Ít nhất 90%: Tỷ lệ văn bản ký số",
        "- 100% (phấn đấu): tỷ lệ văn bản ký số",
    ]
