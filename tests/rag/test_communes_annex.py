"""The annex of tasks, the texts a plan stands on and its own signs, told word for word."""

import pytest

from rag.answer import Status
from rag.assistant import Assistant
from tests.rag.communes import DA_BAC, assistant, told

FIRST = (
    "Nhiệm vụ 1: Rà soát lịch họp tuần. Chủ trì: Văn phòng HĐND và UBND. Phối hợp: Phòng Kinh tế. "
    "Thời gian: Quý I/2027. Sản phẩm: Báo cáo"
)
DECREE = "Nghị định số 30/2020/NĐ-CP, ngày 05 tháng 3 năm 2020, của Chính phủ, công tác văn thư"
DECISION = "Quyết định số 77/QĐ-UBND, ngày 12 tháng 01 năm 2027, của Ủy ban nhân dân tỉnh, tinh giản hội họp"
QUOTED_DECISION = "“Quyết định số 77/QĐ-UBND ngày 12 tháng 01 năm 2027 của Ủy ban nhân dân tỉnh về tinh giản hội họp”"
QUOTED_DECREE = "“Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư”"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    return assistant(tmp_path_factory.mktemp("communes"))


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        (
            "Nhiệm vụ 2 ai chủ trì, ai phối hợp?",
            [
                "Chủ trì: Phòng Kinh tế. Phối hợp: Các thôn. Nhiệm vụ 2: Lắp đặt phòng họp trực tuyến. "
                "Thời gian: Tháng 6/2027. Sản phẩm: Biên bản nghiệm thu"
            ],
        ),
        ("Nhiệm vụ đầu tiên trong phụ lục là gì?", [FIRST]),
        (
            "Nhiệm vụ cuối cùng trong phụ lục là gì?",
            [
                "Nhiệm vụ 4: Tuyên truyền ký số. Chủ trì: Phòng Kinh tế. Phối hợp: Các thôn. "
                "Thời gian: Thường xuyên. Sản phẩm: Tin, bài"
            ],
        ),
        (
            "Nhiệm vụ nào có hạn sớm nhất?",
            [
                "Thời gian: Quý I/2027. Nhiệm vụ 1: Rà soát lịch họp tuần. Chủ trì: Văn phòng HĐND và UBND. "
                "Phối hợp: Phòng Kinh tế. Sản phẩm: Báo cáo"
            ],
        ),
        (
            "Nhiệm vụ nào có hạn muộn nhất?",
            [
                "Thời gian: Quý III/2027. Nhiệm vụ 3: Số hóa văn bản. Chủ trì: Trung tâm Phục vụ hành chính công. "
                "Phối hợp: Văn phòng HĐND và UBND. Sản phẩm: Kho văn bản số"
            ],
        ),
        ("Phụ lục có bao nhiêu nhiệm vụ?", ["4 nhiệm vụ", "- Hội họp: 1-2", "- Văn bản: 3-4"]),
        ("Phụ lục có mấy nhóm nhiệm vụ?", ["2 nhóm", "- Hội họp: 1-2", "- Văn bản: 3-4"]),
        (
            "Nhóm văn bản gồm những nhiệm vụ nào?",
            ["Nhóm Văn bản có 2 nhiệm vụ, từ 3 đến 4 (3-4)", "- 3. Số hóa văn bản", "- 4. Tuyên truyền ký số"],
        ),
        (
            "Nhóm I gồm những gì?",
            [
                "Nhóm Hội họp có 2 nhiệm vụ, từ 1 đến 2 (1-2)",
                "- 1. Rà soát lịch họp tuần",
                "- 2. Lắp đặt phòng họp trực tuyến",
            ],
        ),
        (
            "Nhiệm vụ nào Các thôn phối hợp?",
            [
                "Có 2 nhiệm vụ (số 2, 4):",
                "- 2. Lắp đặt phòng họp trực tuyến",
                "- 4. Tuyên truyền ký số",
            ],
        ),
        ("Nhiệm vụ nào thường xuyên?", ["Có 1 nhiệm vụ (số 4):", "4. Tuyên truyền ký số"]),
        ("Nhiệm vụ nào có sản phẩm là báo cáo?", ["Có 1 nhiệm vụ (số 1):", "1. Rà soát lịch họp tuần"]),
        (
            "Công an xã chủ trì hay phối hợp rà soát lịch họp tuần?",
            [f"Công an xã không chủ trì và không phối hợp trong việc này. {FIRST}"],
        ),
        (
            "Nhiệm vụ nào phải xong trước tháng 7/2027?",
            [
                "Có 2 nhiệm vụ (số 1, 2):",
                "- 1. Rà soát lịch họp tuần (Quý I/2027)",
                "- 2. Lắp đặt phòng họp trực tuyến (Tháng 6/2027)",
            ],
        ),
        ("Nhiệm vụ nào xong trong quý III?", ["Có 1 nhiệm vụ (số 3):", "3. Số hóa văn bản (Quý III/2027)"]),
        ("Phòng Kinh tế chủ trì hay phối hợp rà soát lịch họp tuần?", [f"Phòng Kinh tế phối hợp. {FIRST}"]),
        (
            "Nhiệm vụ 1 và nhiệm vụ 2 hạn khi nào?",
            [
                "- Thời gian: Quý I/2027. Nhiệm vụ 1: Rà soát lịch họp tuần. Chủ trì: Văn phòng HĐND và UBND. "
                "Phối hợp: Phòng Kinh tế. Sản phẩm: Báo cáo",
                "- Thời gian: Tháng 6/2027. Nhiệm vụ 2: Lắp đặt phòng họp trực tuyến. Chủ trì: Phòng Kinh tế. "
                "Phối hợp: Các thôn. Sản phẩm: Biên bản nghiệm thu",
            ],
        ),
    ],
)
def test_the_annex_is_told_by_row_by_group_and_by_time(office: Assistant, question: str, lines: list[str]) -> None:
    assert told(office, question) == (Status.ANSWERED, lines)


@pytest.mark.parametrize(
    ("question", "status", "lines"),
    [
        ("Nghị định 30 nói về gì?", Status.ANSWERED, [DECREE, QUOTED_DECREE]),
        ("Quyết định 77 của ai ban hành?", Status.ANSWERED, [DECISION, QUOTED_DECISION]),
        ("Tinh giản hội họp theo quyết định nào?", Status.ANSWERED, [DECISION, QUOTED_DECISION]),
        ("Công tác văn thư theo nghị định số mấy?", Status.ANSWERED, [DECREE, QUOTED_DECREE]),
        (
            "Kế hoạch căn cứ những văn bản nào?",
            Status.ANSWERED,
            ["Các căn cứ của kế hoạch:", "- Luật Cán bộ, công chức", f"- {DECREE}", f"- {DECISION}"],
        ),
        (
            "Điều 5 Nghị định 30 quy định gì?",
            Status.TEXT_NOT_HELD,
            [f"{DECREE}. Kho không giữ toàn văn của văn bản này nên không trả lời được nội dung bên trong."],
        ),
        (
            "Kế hoạch có mục tổ chức thực hiện không?",
            Status.ANSWERED,
            ["Có: Mục III “III. TỔ CHỨC THỰC HIỆN”."],
        ),
        (
            "Kế hoạch có mục về kinh phí không?",
            Status.ANSWERED,
            ["Không có mục này. Kế hoạch gồm: I. MỤC TIÊU; II. THỜI GIAN HỌP; III. TỔ CHỨC THỰC HIỆN."],
        ),
        (
            "Mục I có gì?",
            Status.ANSWERED,
            [
                "- I. MỤC TIÊU",
                "- 1. Tỷ lệ cuộc họp trực tuyến đạt từ 55% trở lên.",
                "- 2. Giảm tối thiểu 10% số lượng cuộc họp so với năm 2026.",
                "- 3. Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%.",
                "- 4. Tỷ lệ văn bản ký số đạt từ 90% trở lên.",
            ],
        ),
        (
            "Luật nào nói về cán bộ, công chức?",
            Status.ANSWERED,
            ["Luật Cán bộ, công chức", "“Căn cứ Luật Cán bộ, công chức;”"],
        ),
        (
            "Kế hoạch có mục riêng cho phòng không?",
            Status.ANSWERED,
            ["Có: Mục III.1 “1. Văn phòng HĐND và UBND”."],
        ),
        ("Văn bản nào quy định về văn thư?", Status.ANSWERED, [DECREE, QUOTED_DECREE]),
        (
            "Sắp xếp cuộc họp theo văn bản số mấy?",
            Status.NO_SOURCE,
            ["Kế hoạch của Suối Nhum không nêu nội dung này. Mục gần nhất: Mục III.1, gạch đầu dòng 2."],
        ),
        ("Kế hoạch này số mấy?", Status.ANSWERED, ["31/KH-UBND", "“Số: 31/KH-UBND”"]),
        ("Kế hoạch gửi cho những ai?", Status.ANSWERED, ["Nơi nhận:", "UBND tỉnh; Các thôn; Lưu: VT"]),
    ],
)
def test_the_plan_and_the_texts_it_stands_on_are_told(
    office: Assistant, question: str, status: Status, lines: list[str]
) -> None:
    assert told(office, question) == (status, lines)


def test_who_signed_is_told_by_name(office: Assistant) -> None:
    assert told(office, "Ai ký kế hoạch?")[1][0] == "Lò Văn Xuân"
    assert told(office, "Ai ký kế hoạch?", DA_BAC)[1][0] == "Vì Thị Thơm"
