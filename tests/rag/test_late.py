"""A month, a quarter or a year in which work is said to end, against its deadline; and days said against tasks."""

import pytest

from tests.rag.questions import Examiner


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Tổng kiểm kê tài sản công tới 6/2026 mới xong thì có trễ không?", "heza"),
        ("Tổng kiểm kê tài sản công kéo sang tháng 6 có được không?", "heza"),
        ("Tổng kiểm kê tài sản công sang năm 2027 mới xong thì sao?", "heza"),
        ("Tổng kiểm kê tài sản công xong 1/6/2026 có kịp không?", "heza"),
        ("Đề án hạ tầng số để sang 2028 làm có được không?", "heza"),
        ("đề án nền tảng số khu TMTD để sang 2028 mới xong đc ko", "heza"),
        ("Kế hoạch CCHC 2026 ban hành ngày 20/1/2026 thì còn đúng hạn không?", "heza"),
        ("Sơ kết CCHC đến tháng 6/2025 mới xong thì có trễ hạn không?", "heza"),
        ("so kết CCHC 2021-2025 mà tới 12/5/2025 moi xong thì còn đúng hạn hong", "heza"),
        ("phường nộp báo cáo 6 tháng ngày 10/6 được hong", "le-chan"),
        ("báo cáo năm tới 15/12 mới gửi thì sao", "le-chan"),
    ],
)
def test_what_ends_after_its_last_day_is_late(shipped: Examiner, question: str, agency: str) -> None:
    assert shipped.text(question, agency).startswith("Không kịp, quá hạn: hạn là")


@pytest.mark.parametrize(
    ("question", "agency"),
    [
        ("Tổng kiểm kê tài sản công xong 30/5/2026 có kịp không?", "heza"),
        ("Kiểm kê tài sản công làm xong trong quý I/2026 có kịp không?", "heza"),
        ("Đề án hạ tầng số xong năm 2027 có đúng hạn không?", "heza"),
        ("Nộp báo cáo năm ngày 9/12 được không?", "le-chan"),
    ],
)
def test_what_ends_by_its_last_day_is_in_time(shipped: Examiner, question: str, agency: str) -> None:
    assert shipped.text(question, agency).startswith("Kịp: hạn là")


def test_work_that_goes_on_has_no_last_day(shipped: Examiner) -> None:
    text = shipped.text("Rà soát đơn giản hóa TTHC sang năm 2027 mới làm thì có trễ không?", "heza")
    assert "“Thường xuyên”" in text
    assert "không đặt hạn cuối" in text


def test_a_task_named_by_its_number_is_held_to_its_own_deadline(shipped: Examiner) -> None:
    text = shipped.text("Nhiệm vụ 18 đến tháng 6 mới xong có trễ không?", "heza")
    assert text.startswith("Không kịp, quá hạn: hạn là tháng 01/2026 đến tháng 5/2026")
    assert "Kịp" not in shipped.text("Nhiệm vụ 18 làm trong quý II có kịp không?", "heza")
