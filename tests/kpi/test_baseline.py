"""Last year's counts from files: every fault named by its row, a faulty file changes nothing."""

import io
from datetime import date

import pytest
from openpyxl import Workbook

from core.errors import FileRefused, InputError
from kpi import store
from kpi.baseline import Preview, keep, preview, read_baseline
from kpi.entries import AskOverlap, Overlap
from tests.kpi.office import SCOPE, Office

GOOD = "Kỳ;Số liệu;Tổng số;Đơn vị;Nguồn\nNăm 2025;hội nghị;1.250;;Báo cáo 12/BC\ntháng 5/2025;văn bản;40;vp;\n;;;;\n"


def read(office: Office, name: str, content: bytes) -> Preview:
    with office.database.read() as connection:
        return preview(connection, SCOPE, read_baseline(name, content), office.stamp(), source=name)


def kept(office: Office) -> list[tuple[str, int]]:
    with office.database.read() as connection:
        tallies = store.tally(connection, SCOPE, date(2025, 1, 1), date(2025, 12, 31))
    return sorted((tally.kind, tally.total) for tally in tallies)


def test_a_csv_from_the_office_is_read_with_its_units_and_sources(office: Office) -> None:
    made = read(office, "nen.csv", GOOD.encode("utf-8-sig"))
    assert made.faults == ()
    assert [(c.measure, c.total, c.unit, c.source, c.day, c.until) for c in made.counts] == [
        ("meetings", 1250, "", "Báo cáo 12/BC", date(2025, 1, 1), date(2025, 12, 31)),
        ("documents", 40, "Văn phòng", "nen.csv", date(2025, 5, 1), date(2025, 5, 31)),
    ]
    with office.database.write() as connection:
        keep(connection, SCOPE, made, office.stamp())
    assert kept(office) == [("documents", 40), ("meetings", 1250)]


def test_a_workbook_is_read_alike(small_office: Office) -> None:
    book = Workbook()
    for row in (["Kỳ", "Số liệu", "Số lượng"], [2025, "hội nghị", 30], ["Quý II/2025", "họp", 12.0]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    made = read(small_office, "nen.xlsx", out.getvalue())
    assert made.faults == ()
    assert [(c.measure, c.total, c.day) for c in made.counts] == [
        ("meetings", 30, date(2025, 1, 1)),
        ("all_meetings", 12, date(2025, 4, 1)),
    ]


def test_every_faulty_row_is_named_and_nothing_is_kept(office: Office) -> None:
    rows = [
        "kỳ,số liệu,tổng số,đơn vị",
        "2025-01,hội nghị,5,",
        "2025-13,hội nghị,5,",
        "2025-02,bữa cơm,5,",
        "2025-03,hội nghị,năm,",
        "2025-04,hội nghị,-5,",
        "2025-05,hội nghị,5,Phòng Lạ",
        "2026,hội nghị,5,",
        "2025-01,hội nghị,6,",
    ]
    made = read(office, "nen.csv", "\n".join(rows).encode())
    assert [fault.row for fault in made.faults] == [3, 4, 5, 6, 7, 8, 9]
    texts = " ".join(fault.text for fault in made.faults)
    for words in ("2025-13", "bữa cơm", "không phải số nguyên", "nhỏ hơn 0", "Phòng Lạ", "chưa qua năm", "dòng 2"):
        assert words in texts
    with office.database.write() as connection, pytest.raises(InputError, match="7 dòng sai"):
        keep(connection, SCOPE, made, office.stamp())
    assert kept(office) == []


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("nen.csv", b"", "không có dòng"),
        ("nen.csv", "kỳ,tổng số\n2025,5".encode(), "thiếu cột: số liệu"),
        ("nen.csv", b"\xff\xfe\x00k", "UTF-8"),
        ("nen.xlsx", b"PK\x03\x04 broken", "hỏng"),
        ("nen.pdf", b"%PDF", "không phải CSV"),
    ],
)
def test_a_file_that_is_no_baseline_is_refused_in_words(name: str, content: bytes, message: str) -> None:
    with pytest.raises(FileRefused, match=message):
        read_baseline(name, content)


def test_a_second_import_asks_before_it_replaces(office: Office) -> None:
    for total, choice in ((10, None), (12, Overlap.REPLACE)):
        made = read(office, "nen.csv", f"kỳ,số liệu,tổng số\n2025,hội nghị,{total}".encode())
        with office.database.write() as connection:
            if choice:
                asked = keep(connection, SCOPE, made, office.stamp())
                assert isinstance(asked, AskOverlap) and "thay hay cộng?" in asked.question
            keep(connection, SCOPE, made, office.stamp(), choice)
    assert kept(office) == [("meetings", 12)]


def test_a_year_and_its_months_may_stand_in_one_file(small_office: Office) -> None:
    text = "kỳ,số liệu,tổng số\n2025,hội nghị,20\n2025-01,hội nghị,2"
    made = read(small_office, "nen.csv", text.encode())
    with small_office.database.write() as connection:
        assert len(keep(connection, SCOPE, made, small_office.stamp(), Overlap.REPLACE)) == 2  # type: ignore[arg-type]
    assert kept(small_office) == [("meetings", 2), ("meetings", 20)]
