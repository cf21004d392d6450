"""Cited texts are read with type, number, date, issuer, subject, part and chain; other figures are none."""

import pytest

from corpus.model import SectionKind
from tests.corpus.facts.plans import bases


def test_a_chain_of_texts_is_followed() -> None:
    text = (
        "Thực hiện Kế hoạch số 170/KH-UBND ngày 02/5/2026 của UBND tỉnh thực hiện Quyết định số 534/QĐ-TTg ngày "
        "31/3/2026 của Thủ tướng Chính phủ (sau đây viết tắt là Kế hoạch 170/KH-UBND)."
    )
    plan, decision = bases(text)
    assert (plan.type_name, plan.number, plan.issued, plan.issuer) == (
        "Kế hoạch",
        "170/KH-UBND",
        "02/5/2026",
        "UBND tỉnh",
    )
    assert (plan.role, plan.parent) == ("implements", "534/QĐ-TTg")
    assert (decision.number, decision.issuer, decision.role) == ("534/QĐ-TTg", "Thủ tướng Chính phủ", "cited")


def test_a_basis_keeps_its_subject() -> None:
    decision, conclusion = bases(
        "Căn cứ Quyết định số 534/QĐ-TTg ngày 31/3/2026 của Thủ tướng Chính phủ về việc ban hành Kế hoạch thực hiện "
        "Kết luận số 226-KL/TW ngày 11 tháng 12 năm 2025 của Ban Bí thư về việc chấn chỉnh lề lối làm việc;"
    )
    assert decision.role == "basis"
    assert decision.parent == "226-KL/TW"
    assert decision.subject.startswith("ban hành Kế hoạch thực hiện Kết luận số 226-KL/TW")
    assert (conclusion.issued, conclusion.issuer) == ("11 tháng 12 năm 2025", "Ban Bí thư")
    assert conclusion.subject == "chấn chỉnh lề lối làm việc"


@pytest.mark.parametrize(
    ("text", "type_name", "number"),
    [
        ("theo Nghị quyết số 110/2023/QH15 ngày 29 tháng 11 năm 2023 của Quốc hội", "Nghị quyết", "110/2023/QH15"),
        ("Nghị định số 118/NĐ-CP ngày 09/6/2025 của Chính phủ", "Nghị định", "118/NĐ-CP"),
        ("Luật số 72/2025/QH15", "Luật", "72/2025/QH15"),
        ("Quy định số 178-QĐ/TW ngày 27 tháng 6 năm 2024 của Bộ Chính trị", "Quy định", "178-QĐ/TW"),
        ("Văn bản số 376/BNV-CCHC ngày 18/3/2025 của Bộ Nội vụ", "Văn bản", "376/BNV-CCHC"),
        ("Kế hoạch số 1488 /KH-BQL", "Kế hoạch", "1488/KH-BQL"),
        ("Thông tư số 05/2025/TT-VPCP của Văn phòng Chính phủ", "Thông tư", "05/2025/TT-VPCP"),
        ("Chỉ thị số 05/CT-TTg.", "Chỉ thị", "05/CT-TTg"),
        ("tiêu chuẩn quốc gia TCVN ISO 9001:2015 trong hoạt động", "tiêu chuẩn quốc gia", "TCVN ISO 9001:2015"),
    ],
)
def test_every_form_of_number_is_read(text: str, type_name: str, number: str) -> None:
    (basis,) = bases(text)
    assert (basis.type_name, basis.number) == (type_name, number)
    assert basis.quote in text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "theo quy định của Luật Cán bộ, công chức; Luật Viên chức, bảo đảm đồng bộ.",
            ["Cán bộ, công chức", "Viên chức"],
        ),
        ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", ["Tổ chức chính quyền địa phương"]),
        ("theo Luật Phòng, chống tham nhũng.", ["Phòng, chống tham nhũng"]),
        ("Nghị quyết Đại hội lần thứ XIII của Đảng,", ["Đại hội lần thứ XIII của Đảng"]),
    ],
)
def test_laws_are_cited_by_name(text: str, names: list[str]) -> None:
    found = bases(text)
    assert [b.subject for b in found] == names
    assert {b.number for b in found} == {""}


def test_a_text_is_told_once_a_passage_in_its_fullest_wording() -> None:
    (basis,) = bases(
        "Thực hiện Kết luận số 226-KL/TW và Kế hoạch tại Kết luận số 226-KL/TW ngày 11/12/2025 của Ban Bí thư.",
        kind=SectionKind.BULLET,
    )
    assert basis.issued == "11/12/2025"


@pytest.mark.parametrize(
    "text",
    [
        "Hội nghị quán triệt không quá 1/2 ngày.",
        "trực 24/7 tại bộ phận một cửa",
        "lấy ý kiến của Hội Luật gia, Văn phòng VCCI",
        "Số: /KH-BQL",
        "giai đoạn 2021-2025",
        "Các văn bản quy phạm pháp luật hết hiệu lực",
    ],
)
def test_other_figures_are_no_texts(text: str) -> None:
    assert bases(text) == []
