"""Messages that did not get through, for an administrator to have them tried again."""

from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Request
from fastapi.responses import RedirectResponse, Response

from api import undelivered
from api.callers import Permit
from api.dependencies import SiteHere
from api.web.rendering import page
from api.web.visitor import doing, viewing
from core.people import Action

router = APIRouter(prefix="/chua-gui", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.MANAGE_PEOPLE))]
MayManage = Annotated[Permit, Depends(doing(Action.MANAGE_PEOPLE))]


@router.get("")
def listing(request: Request, permit: MayLook, site: SiteHere) -> Response:
    """What is in trouble now."""
    with site.context.database.read() as connection:
        found = undelivered.listing(connection, permit.scope)
    return page(request, "undelivered.html", found=found)


@router.post("/{box}/{number}")
def retry(box: Literal["inbox", "outbox"], number: int, permit: MayManage, site: SiteHere) -> Response:
    """Try one again, now."""
    with site.context.database.write() as connection:
        undelivered.retry(connection, permit.scope, box, number, site.clock.now(), permit.person)
    site.conversations.worker.wake()
    site.conversations.sender.wake()
    return RedirectResponse("/chua-gui?xong=thu-lai", 303)
