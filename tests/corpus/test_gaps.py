"""What the superior's text requires and the plan leaves out or sets otherwise is told with both places."""

from pathlib import Path

import pytest

from core.clock import FixedClock
from core.database import Database
from corpus.gaps import Comparison, compare
from corpus.library import Library
from corpus.model import AgencyEntry, TextKind
from corpus.prepare import Order

AGENCY = AgencyEntry("so-y-te", "Sở Y tế thành phố Minh Khai", "Sở Y tế", province="Minh Khai")
PLAN = """\
SỞ Y TẾ
Số: 905/KH-SYT
KẾ HOẠCH
Nâng cao chất lượng phục vụ người bệnh năm 2027
I. CHỈ TIÊU
- Tỷ lệ hài lòng của người bệnh đạt từ 92% trở lên.
- Tỷ lệ bệnh án điện tử đạt 100%.
II. QUY ĐỊNH
- Thời gian chờ cấp thuốc không quá 20 phút.
"""
SUPERIOR = """\
BỘ Y TẾ
Số: 55/KH-BYT
KẾ HOẠCH
Nâng cao chất lượng phục vụ người bệnh năm 2027
I. CHỈ TIÊU
- Tỷ lệ hài lòng của người bệnh đạt từ 95% trở lên.
- Tỷ lệ bệnh án điện tử đạt 100%.
II. QUY ĐỊNH
- Thời gian chờ cấp thuốc không quá 15 phút.
III. BÁO CÁO
Sở Y tế các tỉnh, thành phố báo cáo Bộ Y tế kết quả trước ngày 15 tháng 6 năm 2027.
"""


@pytest.fixture
def held(database: Database, clock: FixedClock, tmp_path: Path) -> Comparison:
    library = Library(database, clock)
    library.save_agency(AGENCY)
    for name, text, kind in (("plan", PLAN, TextKind.PLAN), ("superior", SUPERIOR, TextKind.SUPERIOR)):
        path = tmp_path / f"{name}.txt"
        path.write_text(text, encoding="utf-8")
        library.add(Order(path, "so-y-te", kind=kind))
    (comparison,) = compare(library.snapshot(), "so-y-te")
    return comparison


def test_a_report_the_plan_does_not_owe_is_left_out(held: Comparison) -> None:
    missing = [gap for gap in held.gaps if gap.found is None]
    assert [gap.required.quote for gap in missing] == [
        "Sở Y tế các tỉnh, thành phố báo cáo Bộ Y tế kết quả trước ngày 15 tháng 6 năm 2027."
    ]
    assert missing[0].line().startswith("  Kế hoạch chưa nêu: báo cáo Bộ Y tế kết quả – Mục III")


def test_other_levels_are_told_with_both_quotes_and_equal_ones_are_not(held: Comparison) -> None:
    other = {gap.required.quote: gap.found.quote for gap in held.gaps if gap.found is not None}
    assert other == {
        "Tỷ lệ hài lòng của người bệnh đạt từ 95% trở lên.": "Tỷ lệ hài lòng của người bệnh đạt từ 92% trở lên.",
        "Thời gian chờ cấp thuốc không quá 15 phút.": "Thời gian chờ cấp thuốc không quá 20 phút.",
    }
