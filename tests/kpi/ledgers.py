"""The shipped plans' three agencies with half a year of work in their ledgers, and last year's beside it."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from core.clock import OFFICE_ZONE
from core.database import Database
from core.people import AgencyScope, Person, Role
from core.settings import REPOSITORY
from core.store import add_person
from corpus.agencies import save_agency
from corpus.model import AgencyEntry, Document, Passage
from corpus.prepare import Order, prepare
from corpus.registry import load_agencies
from corpus.snapshot import Snapshot
from kpi import ledger
from kpi.entries import Stamp
from kpi.records import (
    Activity,
    BaselineCount,
    DocumentCount,
    Measurement,
    Meeting,
    MeetingCount,
    ProcedureCount,
    Record,
    ReportSubmission,
    TaskProgress,
    TaskState,
)
from kpi.records import Document as Paper

NOW = datetime(2026, 6, 12, 9, 0, tzinfo=OFFICE_ZONE)
PLANS = {"heza": "heza-226-2026", "dong-dang": "dong-dang-226-2026", "le-chan": "le-chan-226-2026"}
UNITS = {
    "heza": ("Văn phòng Ban Quản lý", "Trung tâm Xúc tiến đầu tư – Việc làm – Hỗ trợ doanh nghiệp Hải Phòng"),
    "dong-dang": ("Văn phòng", "Trung tâm Quản lý cửa khẩu"),
    "le-chan": ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường", "Phòng Văn hóa – Xã hội"),
}


@lru_cache(maxsize=1)
def shipped() -> Snapshot:
    """The plans as shipped, read once."""
    entries = load_agencies(REPOSITORY / "corpus" / "agencies.toml")
    made = [
        prepare(Order(path, path.parent.name, path.stem))
        for path in sorted((REPOSITORY / "corpus" / "plans").glob("*/*.txt"))
        if path.stem in (*PLANS.values(), "heza-cchc-2026")
    ]
    return snapshot_of(entries, [(m.document, m.passages, m.facts) for m in made])


def snapshot_of(
    entries: dict[str, AgencyEntry], texts: Iterable[tuple[Document, tuple[Passage, ...], Any]]
) -> Snapshot:
    found = list(texts)
    return Snapshot(
        entries,
        {document.id: document for document, _, _ in found},
        tuple(p for _, passages, _ in found for p in passages),
        tuple(f for _, _, facts in found for f in facts),
    )


def enrol(database: Database, agency: str) -> Person:
    """The agency with its units, and a clerk who writes in its ledger."""
    with database.write() as connection:
        save_agency(connection, shipped().agencies[agency])
        return add_person(connection, AgencyScope(agency), "Cán bộ tổng hợp", Role.CLERK)


def write(database: Database, agency: str, clerk: Person, records: Iterable[Record]) -> None:
    with database.write() as connection:
        for record in records:
            ledger.record(connection, AgencyScope(agency), record, Stamp(clerk, NOW, "terminal"))


def fill(database: Database, agency: str) -> None:
    """Half a year of the agency's work."""
    write(database, agency, enrol(database, agency), half_a_year(agency))


def half_a_year(agency: str) -> list[Record]:
    """7 of 12 conferences online by 2 June (one sum of 5 among them), last year 14; documents; dossiers; the rest."""
    office, other = UNITS[agency]
    plan = PLANS[agency]
    spread = "Phổ biến, quán triệt Kết luận số 226-KL/TW"
    return [
        _meeting(f"{spread} đến toàn thể công chức", 1, 20, "truc_tiep", meeting_type="quan_triet", unit=office),
        _meeting("Sơ kết công tác quý I", 4, 3, "truc_tuyen", meeting_type="chuyen_mon", unit=office),
        _meeting("Triển khai chuyển đổi số", 2, 12, "truc_tuyen", meeting_type="chuyen_mon", unit=other),
        _meeting("Tập huấn kỹ năng số", 3, 18, "ket_hop", meeting_type="chuyen_mon", unit=other),
        _meeting("Đánh giá cải cách hành chính", 5, 6, "truc_tuyen", meeting_type="quan_trong", unit=office),
        _meeting("Đối thoại doanh nghiệp", 5, 21, "truc_tiep", verdict="violation", duration_hours="9", unit=other),
        _meeting("Giao ban tháng 5", 5, 4, "truc_tiep", kind="hop", meeting_type="giao_ban", unit=office),
        _meeting("Hội nghị toàn ngành", 4, 22, "truc_tuyen", role="du", unit=office),
        _meeting("Hội nghị bị hoãn", 5, 12, "truc_tiep", state="postponed", unit=office),
        MeetingCount(day=date(2026, 3, 1), until=date(2026, 3, 31), total=5, online=4, unit=office),
        _meeting("Sau ngày chốt", 6, 10, "truc_tuyen", unit=office),
        *(_meeting(f"Năm trước {n}", 3, n, "truc_tuyen" if n < 6 else "truc_tiep", 2025) for n in range(1, 15)),
        BaselineCount(measure="meetings", day=date(2025, 1, 1), until=date(2025, 6, 3), total=14, source="Sổ 2025"),
        BaselineCount(measure="meetings", day=date(2025, 6, 4), until=date(2025, 6, 30), total=3, source="Sổ 2025"),
        *(
            Paper(number=f"{n}/BC-BQL", direction="di", channel="dien_tu", day=date(2026, 2, n), title="Báo cáo tuần")
            for n in range(1, 9)
        ),
        DocumentCount(day=date(2026, 4, 1), until=date(2026, 4, 30), total=60, electronic=59, unit=office),
        DocumentCount(day=date(2026, 4, 1), until=date(2026, 4, 30), total=110, electronic=110, direction="den"),
        ProcedureCount(
            day=date(2026, 1, 1), until=date(2026, 1, 31), total=400, digital=388, digitised=370, source="Một cửa"
        ),
        ProcedureCount(day=date(2026, 5, 1), until=date(2026, 5, 31), total=320, digital=310, digitised=301),
        Activity(
            title="Đăng tải nội dung Kế hoạch trên trang thông tin điện tử", day=date(2026, 2, 5), document_id=plan,
            section="Mục II.1", quantity=6, quantity_unit="tin, bài", unit=other,
        ),
        Activity(
            title="Kiểm tra công vụ đột xuất", day=date(2026, 4, 15), document_id=plan, section="Mục II.6", quantity=2,
            quantity_unit="cuộc", unit=office,
        ),
        Activity(title="Rà soát quy chế làm việc", day=date(2026, 3, 9), unit=office),
        ReportSubmission(
            period="2026-H1", day=date(2026, 5, 28), unit=other, title="Báo cáo 6 tháng",
            results="Đã đưa 6 tin, bài về Kế hoạch lên trang thông tin điện tử.",
            difficulties="Đường truyền phòng họp trực tuyến chưa ổn định.",
            proposals="Đề nghị bố trí kinh phí nâng cấp phòng họp trực tuyến.",
        ),
    ]  # fmt: skip


def task_records() -> list[Record]:
    """Progress on two tasks of the annex of the plan on administrative reform."""
    plan = "heza-cchc-2026"
    return [
        TaskProgress(document_id=plan, task="1", state=TaskState.DONE, day=date(2026, 1, 12), product="Kế hoạch"),
        TaskProgress(document_id=plan, task="2", state=TaskState.IN_PROGRESS, percent=40, day=date(2026, 5, 15)),
        Measurement(target="=SUM(A1)", value=96, day=date(2026, 5, 30), source="Hệ thống một cửa"),
    ]


def _meeting(title: str, month: int, day: int, mode: str, year: int = 2026, **fields: Any) -> Meeting:
    return Meeting(title=title, day=date(year, month, day), mode=mode, **fields)  # type: ignore[arg-type]
