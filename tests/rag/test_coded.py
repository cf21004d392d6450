"""A coded target is told with its level for the year that is asked for, or for each year."""

from pathlib import Path

import pytest

from core.clock import FixedClock
from core.database import Database
from corpus.library import Library
from corpus.model import AgencyEntry
from corpus.prepare import Order
from rag.answer import Answer, Asker
from rag.assistant import Assistant

PLAN = """# KẾ HOẠCH
## Cải cách hành chính năm 2027 của xã Suối Nhum

I. CHỈ TIÊU

| Mã | Nội dung chỉ tiêu | Đơn vị theo dõi | Mức năm 2027 | Mức năm 2028 |
|---|---|---|---|---|
| CT1 | Hồ sơ nộp trực tuyến | Văn phòng | từ 80 % trở lên | từ 90 % trở lên |
| CT2 | Số hóa kết quả giải quyết hồ sơ đất đai | Phòng Kinh tế | 70 % | 100 % |
"""


def asked_of(plan: str, issuer: str, question: str, library: Library, folder: Path) -> Answer:
    """The answer of an agency that has this plan alone."""
    library.save_agency(AgencyEntry("suoi-nhum", issuer, issuer))
    path = folder / "plan.md"
    path.write_text(plan, encoding="utf-8")
    library.add(Order(path, "suoi-nhum", "suoi-nhum-2027"))
    return Assistant(library.snapshot()).ask(question, Asker("suoi-nhum"))


@pytest.mark.parametrize(
    ("question", "told", "untold"),
    [
        ("CT1 mức bao nhiêu?", ("80 %", "năm 2027", "90 %", "năm 2028"), "hai mức"),
        ("CT2 năm 2028 là bao nhiêu?", ("100 %",), "70 %:"),
        ("Đơn vị nào theo dõi CT2?", ("Phòng Kinh tế",), "Văn phòng"),
        ("Số hóa kết quả giải quyết hồ sơ đất đai năm 2027 phải đạt bao nhiêu?", ("70 %",), "hai mức"),
    ],
)
def test_a_coded_target_is_told(
    question: str, told: tuple[str, ...], untold: str, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    answer = asked_of(PLAN, "UBND xã Suối Nhum", question, Library(database, clock), tmp_path)
    assert all(words in answer.text for words in told), answer.text
    assert untold not in answer.text


ANNEX = """# KẾ HOẠCH
## Khám bệnh năm 2027 của Bệnh viện Suối Nhum

I. BÁO CÁO

| Loại báo cáo | Người lập | Hạn gửi |
|---|---|---|
| Báo cáo sĩ số | Phòng Điều dưỡng | Ngày 01 hằng tháng |
| Báo cáo thu chi | Phòng Kế toán | Ngày 05 hằng tháng |

II. HỘI HỌP

1. Giao ban toàn viện không quá 45 phút.

PHỤ LỤC

| TT | Mã việc | Nội dung | Chủ trì | Người thực hiện – Người phối hợp | Thời hạn |
|---|---|---|---|---|---|
| 1 | KB-01 | Lắp ki-ốt đăng ký | Phòng Công nghệ | Khoa Khám bệnh | 30/6/2027 |
| 2 | NT-04 | Cải tạo buồng bệnh | Phòng Quản trị | Phòng Kế toán | 15/10/2027 |
"""


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Nhiệm vụ NT-04 ai chủ trì?", "Phòng Quản trị"),
        ("Nhiệm vụ số 1 hạn khi nào?", "30/6/2027"),
        ("Ai phối hợp cải tạo buồng bệnh?", "Phòng Kế toán"),
        ("Giao ban toàn viện tối đa bao nhiêu phút?", "45 phút"),
    ],
)
def test_rows_are_known_by_number_and_code_and_rows_without_either_answer_to_nothing_else(
    question: str, told: str, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    answer = asked_of(ANNEX, "Bệnh viện Suối Nhum", question, Library(database, clock), tmp_path)
    assert told in answer.text and "sĩ số" not in answer.text, answer.text
