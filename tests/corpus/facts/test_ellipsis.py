"""A bound that leaves out what the one before it has said is read with it."""

import pytest

from tests.corpus.facts.plans import limits, targets


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (
            "Tỷ lệ hài lòng của người bệnh nội trú đạt 90%, ngoại trú 88%.",
            [("nội trú", "level", "exactly", "90"), ("người bệnh ngoại trú", "level", "exactly", "88")],
        ),
        (
            "Tỷ lệ đúng hạn của cấp tỉnh từ 98% trở lên, cấp xã 92%.",
            [("cấp tỉnh", "level", "at_least", "98"), ("Tỷ lệ đúng hạn của cấp xã", "level", "at_least", "92")],
        ),
        (
            "Giảm ít nhất 10% chi phí điện, 15% chi phí giấy in.",
            [("chi phí điện", "reduce", "at_least", "10"), ("chi phí giấy in", "reduce", "at_least", "15")],
        ),
    ],
)
def test_a_share_keeps_the_subject_way_and_comparison_before_it(
    text: str, read: list[tuple[str, str, str, str]]
) -> None:
    found = targets(text)
    assert len(found) == len(read)
    for target, (subject, direction, comparison, value) in zip(found, read, strict=True):
        assert target.subject.endswith(subject)
        assert (target.direction, target.comparison, f"{target.quantity.value}") == (direction, comparison, value)
        assert target.quote in text


@pytest.mark.parametrize(
    ("text", "subject", "direction"),
    [
        ("Hồ sơ trực tuyến đạt 70%, văn bản ký số 100%.", "văn bản ký số", "level"),
        ("Giảm 10% số lượng hội nghị, 100% văn bản gửi điện tử.", "văn bản gửi điện tử", "level"),
    ],
)
def test_a_thing_of_its_own_takes_nothing_over(text: str, subject: str, direction: str) -> None:
    last = targets(text)[-1]
    assert (last.subject, last.direction) == (subject, direction)


def test_each_case_of_a_time_is_a_limit_of_the_same_thing() -> None:
    text = "Thời gian khám bệnh không quá 2 giờ đối với khám đơn thuần, 3 giờ nếu có xét nghiệm."
    first, second = limits(text)
    assert (second.subject, second.condition) == (first.subject, "nếu có xét nghiệm")
    assert second.comparison is first.comparison
    assert second.quantity.text == "3 giờ"
