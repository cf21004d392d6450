"""What a clerk reads, word for word: the thing asked for, whole, without a word about anything else."""

import pytest

from rag.answer import Status
from rag.assistant import Assistant
from tests.rag.communes import SUOI_NHUM, assistant, told

OF_HALF = "Trước ngày 01 tháng 6: Phòng Kinh tế báo cáo kết quả về Văn phòng HĐND và UBND"
OF_CENTRE = "Trước ngày 25 tháng 11: Trung tâm Phục vụ hành chính công báo cáo kết quả năm về Văn phòng HĐND và UBND"
OF_OFFICE = "Trước ngày 05 tháng 12: Văn phòng HĐND và UBND báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ)"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant(tmp_path_factory.mktemp("communes"))


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Họp giao ban tối đa bao lâu?",
            ["Không quá 02 giờ đối với Họp giao ban", "“Họp giao ban không quá 02 giờ.”"],
        ),
        (
            "Giấy mời gửi trước mấy ngày?",
            [
                "Ít nhất 03 ngày làm việc đối với Giấy mời gửi trước",
                "“Giấy mời gửi trước ít nhất 03 ngày làm việc.”",
            ],
        ),
        (
            "Giảm bao nhiêu phần trăm số cuộc họp?",
            ["Giảm ít nhất 10%: số lượng cuộc họp", "“Giảm tối thiểu 10% số lượng cuộc họp so với năm 2026.”"],
        ),
        (
            "Tỷ lệ cuộc họp trực tuyến là 55% hay 65%?",
            ["Ít nhất 55%: Tỷ lệ cuộc họp trực tuyến", "“Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.”"],
        ),
        (
            "Hội nghị chuyên môn tối đa 1 ngày hay 2 ngày?",
            ["Không quá 01 ngày đối với Hội nghị chuyên môn", "“Hội nghị chuyên môn không quá 01 ngày.”"],
        ),
        (
            "20 cuộc họp thì bao nhiêu cuộc phải trực tuyến?",
            [
                "20 cuộc họp thì ít nhất 11 cuộc họp (ít nhất 55%: Tỷ lệ cuộc họp trực tuyến).",
                "“Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.”",
            ],
        ),
        (
            "Năm ngoái họp 40 cuộc thì năm nay được họp tối đa bao nhiêu cuộc?",
            [
                "40 cuộc thì nhiều nhất 36 cuộc, tức là bớt 4 cuộc (giảm ít nhất 10%).",
                "“Giảm tối thiểu 10% số lượng cuộc họp so với năm 2026.”",
            ],
        ),
        (
            "Họp giao ban 2 tiếng rưỡi được không?",
            [
                "Không được, vượt quy định: mức tối đa là 02 giờ đối với Họp giao ban; 2 tiếng rưỡi vượt 0,5 giờ.",
                "“Họp giao ban không quá 02 giờ.”",
            ],
        ),
        (
            "Họp giao ban 2 tiếng được không?",
            [
                "Được, phù hợp quy định: 2 tiếng nằm trong mức 02 giờ đối với Họp giao ban.",
                "“Họp giao ban không quá 02 giờ.”",
            ],
        ),
        (
            "Tỷ lệ cuộc họp trực tuyến 50% có được không?",
            [
                "Chưa đạt: kế hoạch đặt ít nhất 55%, mới 50%.",
                "“Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.”",
            ],
        ),
        (
            "Tỷ lệ cuộc họp trực tuyến phải đạt 80% đúng không?",
            [
                "Không đúng: kế hoạch đặt ít nhất 55%, không phải 80%.",
                "“Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.”",
            ],
        ),
    ],
)
def test_a_bound_or_an_aim_is_told_with_its_sentence(office: Assistant, question: str, lines: list[str]) -> None:
    assert told(office, question) == (Status.ANSWERED, lines)


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Phòng Kinh tế báo cáo kết quả 6 tháng trước ngày nào?",
            [
                "Trước ngày 01 tháng 6",
                "“Báo cáo kết quả 6 tháng về Văn phòng HĐND và UBND trước ngày 01 tháng 6.”",
            ],
        ),
        (
            "Trung tâm báo cáo kết quả năm trước ngày nào?",
            [
                "Trước ngày 25 tháng 11",
                "“Báo cáo kết quả năm về Văn phòng HĐND và UBND trước ngày 25 tháng 11.”",
            ],
        ),
        ("Báo cáo năm và báo cáo 6 tháng hạn ngày nào?", [f"- {one}" for one in (OF_CENTRE, OF_OFFICE, OF_HALF)]),
        ("Hạn báo cáo 6 tháng và báo cáo năm là ngày nào?", [f"- {one}" for one in (OF_HALF, OF_CENTRE, OF_OFFICE)]),
        (
            "Phòng Kinh tế và Trung tâm báo cáo kết quả trước ngày nào?",
            [f"- {one}" for one in (OF_HALF, OF_CENTRE)],
        ),
        ("Báo cáo năm gửi cho ai?", [f"- {one}" for one in (OF_CENTRE, OF_OFFICE)]),
        (
            "Báo cáo năm gửi qua đâu?",
            ["Qua Sở Nội vụ", "“báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 05 tháng 12 hằng năm.”"],
        ),
        (
            "Văn phòng có phải báo cáo Ủy ban nhân dân tỉnh không?",
            ["Có.", "“báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ) trước ngày 05 tháng 12 hằng năm.”"],
        ),
        (
            "Ai niêm yết công khai thủ tục hành chính?",
            ["Trung tâm Phục vụ hành chính công", "“Niêm yết công khai thủ tục hành chính.”"],
        ),
        (
            "Ai tham mưu sắp xếp lịch họp tuần của lãnh đạo?",
            ["Văn phòng HĐND và UBND", "“Tham mưu sắp xếp lịch họp tuần của lãnh đạo.”"],
        ),
        (
            "Ai phải báo cáo 6 tháng?",
            ["Phòng Kinh tế", "“Báo cáo kết quả 6 tháng về Văn phòng HĐND và UBND trước ngày 01 tháng 6.”"],
        ),
        (
            "Ai bảo đảm an toàn thông tin cho các cuộc họp?",
            ["Công an xã", "“Công an xã bảo đảm an toàn thông tin cho các cuộc họp.”"],
        ),
        ("Công an xã phải làm gì?", ["Công an xã bảo đảm an toàn thông tin cho các cuộc họp."]),
        (
            "Văn phòng HĐND và UBND phải làm gì?",
            [
                "Chủ trì 1 nhiệm vụ trong phụ lục (số 1).",
                "- Chủ trì theo dõi việc thực hiện Kế hoạch; báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ) "
                "trước ngày 05 tháng 12 hằng năm.",
                "- Tham mưu sắp xếp lịch họp tuần của lãnh đạo.",
                "- Chủ trì: Rà soát lịch họp tuần",
                "- Phối hợp: Số hóa văn bản",
            ],
        ),
        ("Ai bố trí kinh phí thực hiện Kế hoạch?", ["Phòng Kinh tế", "“Bố trí kinh phí thực hiện Kế hoạch.”"]),
        (
            "Phòng Kinh tế phải làm gì?",
            [
                "Chủ trì 2 nhiệm vụ trong phụ lục (số 2, 4).",
                "- Báo cáo kết quả 6 tháng về Văn phòng HĐND và UBND trước ngày 01 tháng 6.",
                "- Bố trí kinh phí thực hiện Kế hoạch.",
                "- Phối hợp: Rà soát lịch họp tuần",
                "- Chủ trì: Lắp đặt phòng họp trực tuyến",
                "- Chủ trì: Tuyên truyền ký số",
            ],
        ),
        (
            "Các thôn phải làm gì?",
            [
                "- Tuyên truyền Kế hoạch đến người dân.",
                "- Xây dựng kế hoạch của thôn chậm nhất sau 05 ngày làm việc kể từ ngày Kế hoạch này được ban hành.",
                "- Phối hợp: Lắp đặt phòng họp trực tuyến",
                "- Phối hợp: Tuyên truyền ký số",
            ],
        ),
    ],
)
def test_who_does_what_by_when_is_told_whole(office: Assistant, question: str, lines: list[str]) -> None:
    assert told(office, question) == (Status.ANSWERED, lines)


@pytest.mark.parametrize(
    ("question", "agency", "lines"),
    [
        (
            "Họp giao ban tối đa bao lâu?",
            None,
            [
                "Đá Bạc: Không quá 03 giờ đối với Họp giao ban “Họp giao ban không quá 03 giờ.”",
                "Suối Nhum: Không quá 02 giờ đối với Họp giao ban “Họp giao ban không quá 02 giờ.”",
            ],
        ),
        (
            "Tổ chức họp trực tuyến 11 trên 20 cuộc có đạt không?",
            None,
            [
                "Đá Bạc: Chưa đạt: kế hoạch đặt ít nhất 60%, mới 55%. “Tỷ lệ cuộc họp trực tuyến đạt từ 60% trở lên.”",
                "Suối Nhum: Đạt: kế hoạch đặt ít nhất 55%, 55% là đã đạt. "
                "“Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.”",
            ],
        ),
        (
            "So sánh thời gian họp giao ban của Suối Nhum và Đá Bạc",
            SUOI_NHUM,
            [
                "Khác nhau:",
                "Suối Nhum: Không quá 02 giờ đối với Họp giao ban “Họp giao ban không quá 02 giờ.”",
                "Đá Bạc: Không quá 03 giờ đối với Họp giao ban “Họp giao ban không quá 03 giờ.”",
            ],
        ),
        (
            "Kế hoạch của Suối Nhum và Đá Bạc số mấy?",
            SUOI_NHUM,
            ["Khác nhau:", "Suối Nhum: 31/KH-UBND “Số: 31/KH-UBND”", "Đá Bạc: 12/KH-UBND “Số: 12/KH-UBND”"],
        ),
        (
            "Nhiệm vụ 2 của Đá Bạc ai chủ trì?",
            SUOI_NHUM,
            [
                "Đá Bạc: Chủ trì: Phòng Kinh tế. Nhiệm vụ 2: Lắp đặt phòng họp trực tuyến. Phối hợp: Các thôn. "
                "Thời gian: Tháng 6/2027. Sản phẩm: Biên bản nghiệm thu"
            ],
        ),
    ],
)
def test_every_line_says_whose_it_is(office: Assistant, question: str, agency: str | None, lines: list[str]) -> None:
    assert told(office, question, agency) == (Status.ANSWERED, lines)


def test_sections_that_differ_in_one_value_differ(office: Assistant) -> None:
    _, lines = told(office, "Mục I của Suối Nhum và Đá Bạc có giống nhau không?")
    assert lines[0] == "Khác nhau:"
    assert "55%" in lines[1] and "60%" in lines[2]


def test_what_both_say_alike_is_said_once(office: Assistant) -> None:
    alike = "Không quá 01 ngày đối với Hội nghị chuyên môn"
    _, lines = told(office, "Hội nghị chuyên môn của các xã được họp bao lâu?", None)
    assert lines[0].startswith(f"Đá Bạc, Suối Nhum đều như nhau: {alike}")
    _, lines = told(office, "Tỷ lệ hồ sơ đúng hạn của Suối Nhum và Đá Bạc có giống nhau không?")
    assert lines[0].startswith("Giống nhau ở Suối Nhum, Đá Bạc: 98%")


def test_two_levels_that_all_have_are_no_agreement(office: Assistant) -> None:
    assert told(office, "Tỷ lệ văn bản ký số là bao nhiêu?", None)[0] is Status.CONFLICTING


def test_whose_report_is_due_first_is_said_first(office: Assistant) -> None:
    _, lines = told(office, "Báo cáo năm của Suối Nhum so với Đá Bạc sớm hay muộn hơn?")
    assert lines[0] == "Suối Nhum sớm hơn Đá Bạc:"
    assert "05 tháng 12" in lines[1] and "10 tháng 12" in lines[2]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("Nhiệm vụ 9 ai chủ trì?", "Phụ lục chỉ có 4 nhiệm vụ, không có nhiệm vụ số 9."),
        (
            "Kinh phí thực hiện Kế hoạch là bao nhiêu?",
            "Kế hoạch của Suối Nhum có nhắc đến nội dung này nhưng không nêu số tiền. "
            "Mục gần nhất: Mục III.2, gạch đầu dòng 2.",
        ),
        (
            "Số điện thoại của Văn phòng là bao nhiêu?",
            "Kế hoạch của Suối Nhum có nhắc đến nội dung này nhưng không nêu thông tin liên hệ. "
            "Mục gần nhất: Mục III.1.",
        ),
        (
            "Họp thôn được họp bao lâu?",
            "Kế hoạch của Suối Nhum có nhắc đến nội dung này nhưng không nêu thời lượng. "
            "Mục gần nhất: Phụ lục, nhiệm vụ 2.",
        ),
        (
            "Chỉ số PCI phải đạt bao nhiêu phần trăm?",
            "Kế hoạch của Suối Nhum không nêu nội dung này. Mục gần nhất: Mục I.4.",
        ),
        (
            "Tỷ lệ hồ sơ giải quyết đúng hạn DTI là bao nhiêu?",
            "Kế hoạch của Suối Nhum có nhắc đến nội dung này nhưng không nêu con số. Mục gần nhất: Mục I.3.",
        ),
        ("Nghị định 99/2020/NĐ-CP nói về gì?", "Kế hoạch của Suối Nhum không nêu nội dung này."),
        (
            "Ở tỉnh Cà Mau họp giao ban tối đa bao lâu?",
            "Kho văn bản không có kế hoạch của Cà Mau, nên tôi không trả lời được.",
        ),
    ],
)
def test_what_the_plan_does_not_say_is_said_not_to_be_there(office: Assistant, question: str, text: str) -> None:
    assert told(office, question) == (Status.NO_SOURCE, [text])
