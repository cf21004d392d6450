"""Signing in and out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from api import sign_in
from api import wording_web as wording
from api.dependencies import SiteHere
from api.web.rendering import page
from api.web.visitor import FormCaller, VisitorHere, drop_session, keep_session

router = APIRouter(include_in_schema=False)


@router.get("/dang-nhap")
def ask_code(request: Request, caller: VisitorHere, site: SiteHere) -> Response:
    """The form for a code, and the one to have a code sent."""
    return _form(request, site)


@router.get("/dang-nhap/{code}")
def offer_link(request: Request, code: str, caller: VisitorHere, site: SiteHere) -> Response:
    """A link from a chat: it signs in only when the button is pressed, for chat programs open links by themselves."""
    return _form(request, site, code=code[:40])


@router.post("/dang-nhap")
def enter(request: Request, site: SiteHere, caller: FormCaller, code: Annotated[str, Form()] = "") -> Response:
    """Use the code up and open a session."""
    site.rates.count("sign_in", request.client.host if request.client else "")
    with site.context.database.write() as connection:
        session = sign_in.sign_in(connection, code[:100], site.clock.now())
    if session is None:
        return _form(request, site, fault=wording.CODE_WRONG, status=422)
    response = RedirectResponse("/tong-quan", 303)
    keep_session(request, response, site, session)
    return response


@router.post("/dang-nhap/gui-ma")
def send_code(
    request: Request,
    site: SiteHere,
    caller: FormCaller,
    agency: Annotated[str, Form()] = "",
    name: Annotated[str, Form()] = "",
) -> Response:
    """Send a code into the person's chat; the answer is the same whether or not there is such a person."""
    site.rates.count("sign_in", request.client.host if request.client else "")
    with site.context.database.write() as connection:
        sign_in.send_codes(connection, agency, name[:200], site.context.settings.public_url, site.clock.now())
    site.conversations.sender.wake()
    return _form(request, site, notice=wording.LINK_SENT)


@router.post("/dang-xuat")
def leave(site: SiteHere, caller: FormCaller) -> Response:
    """End the session."""
    if caller.session is not None:
        with site.context.database.write() as connection:
            sign_in.sign_out(connection, caller.session, site.clock.now())
    response = RedirectResponse("/dang-nhap", 303)
    drop_session(response)
    return response


def _form(
    request: Request, site: SiteHere, *, code: str = "", fault: str = "", notice: str = "", status: int = 200
) -> Response:
    agencies = sorted(site.context.snapshot().agencies.values(), key=lambda entry: entry.name)
    return page(request, "sign_in.html", status, code=code, fault=fault, notice=notice, agencies=agencies)
