"""Where the agency stands: targets with charts, what is still needed, what falls due, who has not sent."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api import board, exports
from api.callers import Permit
from api.dependencies import SiteHere
from api.downloads import download, inline
from api.web.rendering import page
from api.web.visitor import viewing
from core.people import Action

router = APIRouter(include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.VIEW_PROGRESS))]
Period = Annotated[str, Query(alias="ky", max_length=10)]
Unit = Annotated[str, Query(alias="don_vi", max_length=300)]


@router.get("/tong-quan")
def dashboard(request: Request, permit: MayLook, site: SiteHere, period: Period = "", unit: Unit = "") -> Response:
    """The dashboard of a period."""
    return page(request, "dashboard.html", board=board.board_of(site.context, permit.scope, period, unit))


@router.get("/bieu-do/{measure}.svg")
def measure_chart(
    measure: str,
    permit: MayLook,
    site: SiteHere,
    period: Period = "",
    by: Annotated[Literal["month", "unit"], Query(alias="theo")] = "month",
    unit: Unit = "",
) -> Response:
    """One target over months, or by unit."""
    return inline(exports.shares_chart(site.context, permit.scope, measure, by, period, "svg", unit))


@router.get("/lich/{secret}.ics")
def calendar(secret: str, site: SiteHere, request: Request) -> Response:
    """The due dates, for calendars that subscribe by a secret address."""
    site.rates.count("anonymous", request.client.host if request.client else "")
    return download(exports.subscribed_calendar(site.context, secret))
