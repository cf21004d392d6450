"""Collecting and exporting the periodic report: who has handed in, the files, the calendar's secret address."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from api import collecting, exports
from api.callers import Permit
from api.dependencies import SiteHere
from api.downloads import download
from api.web.rendering import page
from api.web.visitor import doing, viewing
from core.people import Action

router = APIRouter(prefix="/bao-cao", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.EXPORT))]
MaySubmit = Annotated[Permit, Depends(doing(Action.SUBMIT_REPORT))]
MaySubscribe = Annotated[Permit, Depends(doing(Action.EXPORT))]
Period = Annotated[str, Query(alias="ky", max_length=10)]
Unit = Annotated[str, Query(alias="don_vi", max_length=300)]


@router.get("")
def overview(request: Request, permit: MayLook, site: SiteHere, period: Period = "") -> Response:
    """The report of a period: what is in it, who is missing, the files."""
    return page(request, "reports.html", found=collecting.overview(site.context, permit.scope, period), link="")


@router.get("/{period}.{form}")
def export(
    period: str,
    form: exports.Format,
    permit: MayLook,
    site: SiteHere,
    unit: Unit = "",
    cut_off: Annotated[date | None, Query(alias="chot")] = None,
) -> Response:
    """The report as a file."""
    return download(exports.report(site.context, permit.scope, period, form, unit=unit, cut_off=cut_off))


@router.post("/nop")
async def submit(request: Request, permit: MaySubmit, site: SiteHere) -> Response:
    """Hand in a unit's part."""
    form = await request.form()
    sent = {name: value for name, value in form.items() if isinstance(value, str)}
    period = await run_in_threadpool(collecting.submit, site.context, permit, sent)
    return RedirectResponse(f"/bao-cao?ky={period}&xong=nop", 303)


@router.post("/lich")
def subscribe(request: Request, permit: MaySubscribe, site: SiteHere) -> Response:
    """A secret address under which calendars find the due dates; shown this once."""
    secret = collecting.calendar_secret(site.context, permit)
    base = site.context.settings.public_url.rstrip("/") or str(request.base_url).rstrip("/")
    found = collecting.overview(site.context, permit.scope, "")
    return page(request, "reports.html", found=found, link=f"{base}/lich/{secret}.ics")
