"""The audit trail."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import Response

from api import audits
from api.callers import Permit
from api.dependencies import SiteHere
from api.web.rendering import page
from api.web.visitor import viewing
from core.people import Action

router = APIRouter(prefix="/nhat-ky", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.VIEW_AUDIT))]
PAGE = 100


@router.get("")
def trail(
    request: Request,
    permit: MayLook,
    site: SiteHere,
    before: Annotated[int | None, Query(alias="truoc", ge=1, le=2**31 - 1)] = None,
) -> Response:
    """Who did what, when; newest first."""
    with site.context.database.read() as connection:
        acts = audits.acts(connection, permit.scope, PAGE, before)
    return page(request, "audit.html", acts=acts, size=PAGE)
