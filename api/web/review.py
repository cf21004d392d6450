"""Questions that the plans did not answer, for those who can."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from api import review
from api.callers import Permit
from api.dependencies import SiteHere
from api.web.rendering import page
from api.web.visitor import doing, viewing
from core.people import Action

router = APIRouter(prefix="/cho-tra-loi", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.REVIEW))]
MaySettle = Annotated[Permit, Depends(doing(Action.REVIEW))]


@router.get("")
def listing(request: Request, permit: MayLook, site: SiteHere) -> Response:
    """The open questions, and those settled lately."""
    with site.context.database.read() as connection:
        given: dict[str, Any] = {
            "items": review.open_items(connection, permit.scope),
            "settled": review.settled_items(connection, permit.scope),
        }
    return page(request, "review.html", places=review.places(site.context, permit.scope), **given)


@router.post("/{item}")
def settle(
    item: int,
    permit: MaySettle,
    site: SiteHere,
    passage: Annotated[str, Form(max_length=300)] = "",
    note: Annotated[str, Form(max_length=1000)] = "",
) -> Response:
    """Name the passage that answers, or say what was done."""
    with site.context.database.write() as connection:
        now = site.clock.now()
        review.settle(site.context, connection, permit.scope, item, passage, note, now, permit.person)
    return RedirectResponse("/cho-tra-loi?xong=xu-ly", 303)


@router.post("/{item}/thoi-dung")
def take_back(item: int, permit: MaySettle, site: SiteHere) -> Response:
    """Answer the question from the plans again."""
    with site.context.database.write() as connection:
        review.take_back(connection, permit.scope, item, site.clock.now(), permit.person)
    return RedirectResponse("/cho-tra-loi?xong=thoi-dung", 303)
