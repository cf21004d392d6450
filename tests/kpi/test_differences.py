"""A correction is told field by field, old and new value, in the office's words."""

from datetime import date, time
from decimal import Decimal

import pytest

from kpi import ledger
from kpi.differences import differences
from kpi.lines import change_line
from kpi.records import Document, Meeting, ProcedureCount, Record
from tests.kpi.office import SCOPE, Office, meeting

DAY = date(2026, 5, 18)
PAPER = Document(number="12/BC-VP", direction="di", channel="giay", day=DAY)
COUNT = ProcedureCount(day=date(2026, 5, 1), until=DAY, total=80, digital=76)


@pytest.mark.parametrize(
    ("old", "fields", "told"),
    [
        (meeting(), {"mode": "truc_tiep"}, ["Hình thức: trực tuyến → trực tiếp"]),
        (meeting(day=DAY), {"day": date(2026, 5, 19)}, ["Ngày: 18/05/2026 → 19/05/2026"]),
        (meeting(start_time=time(8)), {"start_time": time(9, 30)}, ["Giờ bắt đầu: 08:00 → 09:30"]),
        (meeting(), {"duration_hours": Decimal("1.50")}, ["Thời lượng: chưa có → 1,5 giờ"]),
        (meeting(duration_hours=Decimal(10)), {"duration_hours": None}, ["Thời lượng: 10 giờ → chưa có"]),
        (meeting(), {"meeting_type": "giao_ban"}, ["Loại nội dung: khác → giao ban"]),
        (
            meeting(),
            {"verdict": "violation", "rule": "ke-hoach#1"},
            ["So với kế hoạch: chưa xác định được → vượt quy định"],
        ),
        (meeting(title="khac"), {"title": "Sơ kết"}, ["Tên: khac → Sơ kết"]),
        (PAPER, {"number": "13/BC-VP"}, ["Số, ký hiệu văn bản: 12/BC-VP → 13/BC-VP"]),
        (PAPER, {"channel": "dien_tu"}, ["Điện tử hay giấy: giấy → điện tử"]),
        (COUNT, {"total": 90, "digital": 0}, ["Tổng số: 80 → 90", "Số hồ sơ xử lý trên môi trường số: 76 → 0"]),
    ],
)
def test_each_changed_field_is_told_with_both_values(old: Record, fields: dict[str, object], told: list[str]) -> None:
    assert differences(old, old.model_copy(update=fields)) == told


def test_nothing_is_told_where_nothing_a_person_reads_changed() -> None:
    assert differences(meeting(), meeting(series="s1", rule="ke-hoach#1")) == []


def test_every_kind_of_record_is_told_in_words() -> None:
    from kpi import change_wording
    from kpi.records import RECORD

    unseen = {"record", "rule", "series", "section", "document_id", "deadline"}
    schema = RECORD.json_schema()["$defs"]
    fields = {name for kind in schema.values() for name in kind.get("properties", ())} - unseen
    assert fields - change_wording.FIELDS.keys() == set()


def test_the_history_tells_what_each_change_came_to(small_office: Office) -> None:
    with small_office.database.write() as connection:
        made = ledger.record(connection, SCOPE, meeting(), small_office.stamp())
        assert not hasattr(made, "question")
        ledger.correct(connection, SCOPE, made.entry.id, {"mode": "truc_tiep"}, small_office.stamp())
        ledger.undo(connection, SCOPE, made.entry.id, small_office.stamp())
        lines = [change_line(change) for change in ledger.history(connection, SCOPE, made.entry.id)]
    assert "→" not in lines[0]
    assert "Hình thức: trực tuyến → trực tiếp" in lines[1] and "Hình thức: trực tiếp → trực tuyến" in lines[2]


def test_a_correction_brings_what_it_found(small_office: Office) -> None:
    entry = small_office.write(meeting()).entry
    with small_office.database.write() as connection:
        made = ledger.correct(connection, SCOPE, entry.id, {"title": "Sơ kết"}, small_office.stamp("k"))
    assert isinstance(made.before, Meeting) and made.before.title == "Hội nghị sơ kết"
    with small_office.database.write() as connection:
        again = ledger.correct(connection, SCOPE, entry.id, {"title": "Sơ kết"}, small_office.stamp("k"))
    assert again.replayed and again.before is None
