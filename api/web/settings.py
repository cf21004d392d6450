"""What the plans leave open and the agency decides."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from api import settings
from api.callers import Permit
from api.dependencies import SiteHere
from api.web.rendering import page
from api.web.visitor import doing, viewing
from core.people import Action

router = APIRouter(prefix="/thiet-lap", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.CHANGE_SETTINGS))]
MayChange = Annotated[Permit, Depends(doing(Action.CHANGE_SETTINGS))]


@router.get("")
def listing(request: Request, permit: MayLook, site: SiteHere) -> Response:
    """Settings, blanks of the plans, and levels to choose between."""
    return page(request, "settings.html", found=settings.everything(site.context, permit.scope))


@router.post("/muc")
def choose_level(
    permit: MayChange,
    site: SiteHere,
    measure: Annotated[str, Form(max_length=50)],
    target: Annotated[str, Form(max_length=600)] = "",
    source: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Say which of two levels binds."""
    settings.choose(site.context, permit, measure, target, source)
    return RedirectResponse("/thiet-lap?xong=thiet-lap", 303)


@router.post("/o-trong")
def complete(
    permit: MayChange,
    site: SiteHere,
    document: Annotated[str, Form(max_length=128)],
    field: Annotated[str, Form(max_length=20)],
    value: Annotated[str, Form(max_length=100)],
    source: Annotated[str, Form(max_length=500)] = "",
) -> Response:
    """Fill in what a plan leaves blank."""
    settings.complete(site.context, permit, document, field, value, source)
    return RedirectResponse("/thiet-lap?xong=thiet-lap", 303)


@router.post("/{name}")
def change(
    name: str,
    permit: MayChange,
    site: SiteHere,
    value: Annotated[str, Form(max_length=2000)] = "",
    source: Annotated[str, Form(max_length=500)] = "",
    source_day: Annotated[date | None, Form()] = None,
) -> Response:
    """A new value."""
    with site.context.database.write() as connection:
        settings.change(connection, permit, name, value, source, source_day, site.clock.now())
    return RedirectResponse("/thiet-lap?xong=thiet-lap", 303)
