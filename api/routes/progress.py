"""Where the agency stands, and what falls due."""

from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query

from api import standing
from api.dependencies import COMMON, MayViewProgress, SiteHere

router = APIRouter(tags=["progress"])

PeriodQuery = Annotated[
    str | None, Query(description="2026-05, 2026-Q2, 2026-H1 hoặc 2026; bỏ trống: năm nay", examples=["2026-H1"])
]
UnitQuery = Annotated[str, Query(description="Chỉ một đơn vị của cơ quan", max_length=300)]


@router.get("/progress", summary="Tiến độ chỉ tiêu", responses=COMMON)
def progress(permit: MayViewProgress, site: SiteHere, period: PeriodQuery = None, unit: UnitQuery = "") -> Any:
    """Mỗi chỉ tiêu của kế hoạch: tử số, mẫu số, kỳ, ngày chốt, còn thiếu bao nhiêu, dự báo."""
    return standing.progress_object(site.context, permit.scope, period, unit)


@router.get("/deadlines", summary="Các hạn sắp đến", responses=COMMON)
def deadlines(
    permit: MayViewProgress,
    site: SiteHere,
    unit: UnitQuery = "",
    days: Annotated[int, Query(ge=1, le=3660, description="Trong bao nhiêu ngày tới")] = 366,
) -> Any:
    """Ngày an toàn cuối cùng của mỗi hạn, ai phải nộp, cho ai, ai đã nộp."""
    return standing.deadlines_object(site.context, permit.scope, unit, timedelta(days=days))
