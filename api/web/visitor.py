"""Who looks at the pages: a signed cookie names a session; every form carries a token that only our pages know."""

import hashlib
import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Form, Request
from fastapi.responses import Response
from itsdangerous import BadData, URLSafeSerializer

from api import sign_in
from api import wording_web as wording
from api.callers import Caller, Permit
from api.dependencies import Site, SiteHere
from api.page_channel import WEB
from api.sign_in import SESSION_VALID, Session
from core.errors import DeniedError
from core.people import Action, Person

COOKIE = "troly_session"
_SALT = "session"


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody signed in, as templates see them: their rights are asked for by name ("record")."""

    person: Person
    agency_name: str
    csrf: str
    caller: Caller

    def may(self, action: str) -> bool:
        """Whether they may do this in their agency."""
        return self.caller.may(Action(action), self.person.agency)


def visitor_of(request: Request, site: SiteHere) -> Caller:
    """The caller behind the session cookie; a stranger without one."""
    request.state.visitor, request.state.plans = None, site.context.snapshot()
    secret = _read_cookie(site, request.cookies.get(COOKIE, ""))
    session = None
    if secret:
        with site.context.database.read() as connection:
            session = sign_in.session_of(connection, secret, site.clock.now())
    if session is None:
        site.rates.count("anonymous", request.client.host if request.client else "")
        return Caller(channel=WEB)
    site.rates.count("caller", str(session.person.id))
    caller = Caller(session.person, None, WEB, session)
    names = request.state.plans.agencies
    name = names[session.person.agency].name if session.person.agency in names else session.person.agency
    request.state.visitor = Visitor(session.person, name, csrf_token(site, session), caller)
    return caller


VisitorHere = Annotated[Caller, Depends(visitor_of)]


async def form_checked(
    request: Request, site: SiteHere, caller: VisitorHere, csrf: Annotated[str, Form()] = ""
) -> Caller:
    """The caller of a form that came from our own page. Raises DeniedError for any other."""
    if not _same_origin(request):
        raise DeniedError(wording.FORM_EXPIRED)
    if caller.session is not None and not hmac.compare_digest(csrf.encode(), csrf_token(site, caller.session).encode()):
        raise DeniedError(wording.FORM_EXPIRED)
    return caller


FormCaller = Annotated[Caller, Depends(form_checked)]


def viewing(action: Action) -> Callable[..., Awaitable[Permit]]:
    """A dependency: the permit to look at a page."""

    async def permit(caller: VisitorHere) -> Permit:
        return caller.require(action)

    return permit


def doing(action: Action) -> Callable[..., Awaitable[Permit]]:
    """A dependency: the permit to do what a form asks."""

    async def permit(caller: FormCaller) -> Permit:
        return caller.require(action)

    return permit


def keep_session(request: Request, response: Response, site: Site, session: Session) -> None:
    """Give the browser its cookie: out of reach of scripts, not sent along from other sites' forms."""
    response.set_cookie(
        COOKIE,
        _serializer(site).dumps(session.secret),
        max_age=int(SESSION_VALID.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/",
    )


def drop_session(response: Response) -> None:
    """Take the cookie back."""
    response.delete_cookie(COOKIE, path="/")


def csrf_token(site: Site, session: Session) -> str:
    """What the forms of this session carry."""
    return hmac.new(site.signing_key.encode(), f"csrf:{session.secret}".encode(), hashlib.sha256).hexdigest()


def _read_cookie(site: Site, value: str) -> str:
    if not value:
        return ""
    try:
        return str(_serializer(site).loads(value))
    except BadData:
        return ""


def _serializer(site: Site) -> URLSafeSerializer:
    return URLSafeSerializer(site.signing_key, salt=_SALT)


def _same_origin(request: Request) -> bool:
    """Browsers say where a form comes from; what says nothing is no browser, and has no cookie to be misused."""
    fetched_from = request.headers.get("sec-fetch-site")
    if fetched_from is not None:
        return fetched_from in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
