"""Reports, the calendar and charts, as files."""

from datetime import date
from functools import partial
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Path, Query
from fastapi.responses import Response

from api import exports
from api.dependencies import COMMON, MayExport, MayViewProgress, SiteHere
from api.downloads import download, inline

router = APIRouter(tags=["reports"])
Period = Annotated[str, Path(description="2026-05, 2026-Q2, 2026-H1 hoặc 2026", max_length=10, examples=["2026-H1"])]
PeriodQuery = Annotated[str, Query(description="Kỳ; bỏ trống: năm nay", max_length=10)]
UnitQuery = Annotated[str, Query(description="Phần của một đơn vị", max_length=300)]
PlanQuery = Annotated[str, Query(description="Báo cáo theo kế hoạch này", max_length=128)]
CutOffQuery = Annotated[date | None, Query(description="Ngày chốt số liệu; bỏ trống: theo hạn của kế hoạch")]
Picture = Annotated[Literal["svg", "png"], Path(description="Dạng ảnh")]


def _file(*media_types: str) -> dict[int | str, dict[str, Any]]:
    content = {media: {"schema": {"type": "string", "format": "binary"}} for media in media_types}
    return {200: {"description": "Tệp", "content": content}} | COMMON


class Asked:
    """The report asked for, whatever its file."""

    def __init__(
        self,
        period: Period,
        permit: MayExport,
        site: SiteHere,
        unit: UnitQuery = "",
        plan: PlanQuery = "",
        cut_off: CutOffQuery = None,
    ) -> None:
        self._build = partial(
            exports.report, site.context, permit.scope, period, unit=unit, document_id=plan, cut_off=cut_off
        )

    def download(self, form: exports.Format) -> Response:
        """The report as a `docx`, `xlsx` or `csv` file."""
        return download(self._build(form))


AskedHere = Annotated[Asked, Depends()]


@router.get("/reports/{period}.docx", summary="Báo cáo kỳ (Word)", response_class=Response, responses=_file("*/*"))
def docx(asked: AskedHere) -> Response:
    """Thể thức theo Nghị định 30/2020/NĐ-CP; số, ngày, chữ ký để trống."""
    return asked.download("docx")


@router.get("/reports/{period}.xlsx", summary="Số liệu kỳ (Excel)", response_class=Response, responses=_file("*/*"))
def xlsx(asked: AskedHere) -> Response:
    """Tử số, mẫu số kèm công thức kiểm tra, và các dòng làm ra con số."""
    return asked.download("xlsx")


@router.get("/reports/{period}.csv", summary="Số liệu kỳ (CSV)", response_class=Response, responses=_file("*/*"))
def csv(asked: AskedHere) -> Response:
    """Mỗi dòng một chỉ tiêu."""
    return asked.download("csv")


@router.get("/calendar.ics", summary="Lịch các hạn", response_class=Response, responses=_file("*/*"))
def calendar(permit: MayViewProgress, site: SiteHere) -> Response:
    """Nhập vào Outlook, Google Calendar, điện thoại."""
    return download(exports.calendar(site.context, permit.scope))


@router.get("/charts/progress.{picture}", summary="Biểu đồ tiến độ", response_class=Response, responses=_file("*/*"))
def progress_chart(picture: Picture, permit: MayViewProgress, site: SiteHere, period: PeriodQuery = "") -> Response:
    """Mọi chỉ tiêu đếm được so với mức của kế hoạch."""
    return inline(exports.progress_chart(site.context, permit.scope, period, picture))


@router.get(
    "/charts/{measure}.{picture}", summary="Biểu đồ một chỉ tiêu", response_class=Response, responses=_file("*/*")
)
def shares_chart(
    measure: Annotated[str, Path(description="Tên chỉ tiêu, ví dụ ty_le_truc_tuyen", max_length=50)],
    picture: Picture,
    permit: MayViewProgress,
    site: SiteHere,
    by: Annotated[Literal["month", "quarter", "half", "unit"], Query(description="Tách theo")] = "month",
    period: PeriodQuery = "",
) -> Response:
    """Theo tháng, quý, nửa năm hoặc đơn vị."""
    return inline(exports.shares_chart(site.context, permit.scope, measure, by, period, picture))
