"""The ledger: list, write, correct, undo."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from api import records
from api.dependencies import COMMON, WRITES, MayCorrect, MayRecord, MayView, OnceHere, SiteHere
from kpi.entries import Overlap

router = APIRouter(prefix="/records", tags=["records"])
EntryId = Annotated[str, Path(description="Mã bản ghi", pattern=r"^[0-9a-f]{1,16}$", examples=["8f3a21bc"])]
Limit = Annotated[int, Query(ge=1, le=200, description="Số dòng mỗi trang")]
Offset = Annotated[int, Query(ge=0, le=100_000, description="Bỏ qua số dòng này")]


class NewRecord(BaseModel):
    """Một dòng mới của sổ."""

    record: dict[str, Any] = Field(
        description="Các mục theo loại; record là loại",
        examples=[{"record": "meeting", "title": "Họp giao ban", "mode": "truc_tuyen", "day": "2026-05-18"}],
    )
    overlap: Overlap | None = Field(None, description="Khi kỳ đã có số: thay hoặc cong")
    why: str = Field("", max_length=500, description="Lý do")


class Correction(BaseModel):
    """Các mục cần sửa."""

    fields: dict[str, Any] = Field(description="Mục và giá trị mới", examples=[{"mode": "truc_tiep"}])
    why: str = Field("", max_length=500, description="Lý do")


class Reason(BaseModel):
    """Vì sao."""

    why: str = Field("", max_length=500, description="Lý do")


@router.get("", summary="Các dòng đã ghi, mới nhất trước", responses=COMMON)
def listing(
    permit: MayView,
    site: SiteHere,
    kind: Annotated[list[str] | None, Query(description="Chỉ loại này, ví dụ meeting")] = None,
    period: Annotated[str, Query(description="2026-05, 2026-Q2, 2026-H1 hoặc 2026", max_length=10)] = "",
    unit: Annotated[str, Query(description="Chỉ đơn vị này", max_length=300)] = "",
    limit: Limit = 50,
    offset: Offset = 0,
) -> Any:
    """Trang sau: offset cộng thêm limit, khi `more` là true."""
    wanted = records.Filter(tuple(kind or ()), period, unit)
    return records.page_object(records.listing(site.context, permit.scope, wanted, limit, offset))


@router.post("", summary="Ghi một dòng", status_code=201, responses=WRITES)
def write(new: NewRecord, permit: MayRecord, site: SiteHere, once: OnceHere) -> Any:
    """Kỳ đã có số gộp thì trả 409 kèm câu hỏi; gửi lại kèm overlap."""
    stamp = records.stamp(permit, site.clock.now(), new.why)
    return once(permit, lambda c: records.write(c, permit.scope, new.record, stamp, new.overlap))


@router.get("/{entry}", summary="Một dòng và lịch sử của nó", responses=COMMON)
def one(entry: EntryId, permit: MayView, site: SiteHere) -> Any:
    """Mọi lần ghi, sửa, hoàn tác: ai, khi nào, qua kênh nào, vì sao."""
    return records.with_history(site.context, permit.scope, entry)


@router.patch("/{entry}", summary="Sửa một dòng", responses=WRITES)
def correct(entry: EntryId, change: Correction, permit: MayCorrect, site: SiteHere, once: OnceHere) -> Any:
    """Dòng cũ vẫn được giữ trong lịch sử. Bản ghi của người khác chỉ lãnh đạo, quản trị được sửa."""
    stamp = records.stamp(permit, site.clock.now(), change.why)
    return once(permit, lambda c: records.correct(c, permit.scope, entry, change.fields, stamp))


@router.post("/{entry}/undo", summary="Hoàn tác lần sửa hoặc ghi gần nhất", responses=WRITES)
def undo(entry: EntryId, reason: Reason, permit: MayCorrect, site: SiteHere, once: OnceHere) -> Any:
    """Lần sửa được trả về như trước; lần ghi đầu thì dòng thôi được tính."""
    stamp = records.stamp(permit, site.clock.now(), reason.why)
    return once(permit, lambda c: records.undo(c, permit.scope, entry, stamp))
