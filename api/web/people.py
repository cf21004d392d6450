"""People of the agency, the codes that let them in, and tokens of other systems."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from api import people, sign_in, tokens
from api.callers import Permit
from api.dependencies import Site, SiteHere
from api.web.rendering import page
from api.web.visitor import doing, viewing
from bot.access import Invitation, invite
from bot.notices import ROLES
from core.people import Action, Role

router = APIRouter(prefix="/nhan-su", include_in_schema=False)
MayLook = Annotated[Permit, Depends(viewing(Action.MANAGE_PEOPLE))]
MayManage = Annotated[Permit, Depends(doing(Action.MANAGE_PEOPLE))]


@router.get("")
def listing(request: Request, permit: MayLook, site: SiteHere) -> Response:
    """Everybody, and the tokens."""
    return _page(request, permit, site)


@router.post("/ma-moi")
def new_code(
    request: Request,
    permit: MayManage,
    site: SiteHere,
    role: Annotated[Role, Form()],
    unit: Annotated[str, Form(max_length=300)] = "",
    name: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """A one-time invitation, shown this once."""
    with site.context.database.write() as connection:
        wanted = Invitation(permit.scope.agency, role, unit, name.strip())
        code = invite(connection, wanted, site.clock.now(), permit.person)
    return _page(request, permit, site, code=code, what="invitation")


@router.post("/khoa")
def new_token(
    request: Request,
    permit: MayManage,
    site: SiteHere,
    role: Annotated[Role, Form()],
    name: Annotated[str, Form(min_length=1, max_length=200)],
) -> Response:
    """A token for another system, shown this once."""
    with site.context.database.write() as connection:
        person = tokens.service_person(connection, permit.scope.agency, role, name.strip())
        code = tokens.issue(connection, person, site.clock.now(), label=name.strip(), by=permit.person)
    return _page(request, permit, site, code=code, what="token")


@router.post("/khoa/{token}/thu-hoi")
def revoke(token: int, permit: MayManage, site: SiteHere) -> Response:
    """End a token at once."""
    with site.context.database.write() as connection:
        tokens.revoke(connection, permit.scope, token, site.clock.now(), permit.person)
    return RedirectResponse("/nhan-su?xong=khoa", 303)


@router.post("/{person}/ma-dang-nhap")
def sign_in_code(request: Request, person: int, permit: MayManage, site: SiteHere) -> Response:
    """A sign-in code to hand to somebody, shown this once."""
    with site.context.database.write() as connection:
        code = sign_in.administrator_code(connection, permit.scope, person, site.clock.now(), permit.person)
    return _page(request, permit, site, code=code, what="sign_in")


@router.post("/{person}/doi")
def change(
    person: int,
    permit: MayManage,
    site: SiteHere,
    role: Annotated[Role, Form()],
    unit: Annotated[str, Form(max_length=300)] = "",
) -> Response:
    """Another role or unit."""
    with site.context.database.write() as connection:
        now = site.clock.now()
        people.change(connection, permit.scope, person, role=role, unit=unit, now=now, by=permit.person)
    return RedirectResponse("/nhan-su?xong=nguoi", 303)


@router.post("/{person}/roi")
def remove(person: int, permit: MayManage, site: SiteHere) -> Response:
    """End a membership."""
    with site.context.database.write() as connection:
        people.remove(connection, permit.scope, person, site.clock.now(), permit.person)
    return RedirectResponse("/nhan-su?xong=roi", 303)


def _page(request: Request, permit: Permit, site: Site, code: str = "", what: str = "") -> Response:
    with site.context.database.read() as connection:
        given: dict[str, Any] = {
            "members": people.members(connection, permit.scope),
            "units": people.unit_names(connection, permit.scope),
            "tokens": tokens.tokens_of(connection, permit.scope),
        }
    return page(request, "people.html", roles=ROLES, code=code, what=what, **given)
