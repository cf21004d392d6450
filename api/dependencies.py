"""What routes ask for, by name: the context, who calls, and the permit to act.

What waits for nothing is `async`, for every other function costs a turn of a thread: several for each request.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Header, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from sqlalchemy import Connection

from api import idempotency, tokens
from api import wording_web as wording
from api.asking import Desk
from api.callers import Caller, Permit
from api.context import Context
from api.errors import NotSignedIn, responses
from api.metrics import Metrics
from api.rates import Rates
from api.uploads import Uploads
from bot.service import Conversations
from core.clock import Clock
from core.people import Action

T = TypeVar("T")
COMMON = responses(401, 403, 404, 422, 429, 503)
WRITES = COMMON | responses(409, 413)
_bearer = HTTPBearer(auto_error=False, description="Khoá truy cập do người quản trị cấp (troly token)")


@dataclass(frozen=True, slots=True)
class Site:
    """What one application has: found by routes as `app.state.site`."""

    context: Context
    conversations: Conversations
    desk: Desk
    uploads: Uploads
    rates: Rates
    metrics: Metrics
    signing_key: str

    @property
    def clock(self) -> Clock:
        return self.context.clock


async def site_of(request: Request) -> Site:
    """The application's parts."""
    site: Site = request.app.state.site
    return site


SiteHere = Annotated[Site, Depends(site_of)]


def caller_of(
    request: Request, site: SiteHere, given: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]
) -> Caller:
    """The caller by their token; nobody when none is sent. A token that is no good is refused, never ignored."""
    if given is None:
        if request.headers.get("authorization"):
            raise NotSignedIn(wording.TOKEN_WRONG)
        site.rates.count("anonymous", _address(request))
        return Caller()
    with site.context.database.read() as connection:
        holder = tokens.holder_of(connection, given.credentials, site.clock.now())
    if holder is None or holder.purpose != tokens.API:
        site.rates.count("anonymous", _address(request))
        raise NotSignedIn(wording.TOKEN_WRONG)
    site.rates.count("caller", str(holder.person.id))
    return Caller(holder.person, holder.scopes)


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


CallerHere = Annotated[Caller, Depends(caller_of)]
AgencyQuery = Annotated[
    str | None, Query(description="Mã cơ quan; bỏ trống: cơ quan của khoá", max_length=64, examples=["heza"])
]
IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=150,
        min_length=1,
        pattern=r"^[\x21-\x7e]+$",
        description="Khoá chống ghi hai lần: gửi lại cùng khoá thì nhận lại câu trả lời cũ",
    ),
]


def allowed(action: Action) -> Callable[..., Awaitable[Permit]]:
    """A dependency: the permit to do `action` in the agency asked for."""

    async def permit(caller: CallerHere, agency: AgencyQuery = None) -> Permit:
        return caller.require(action, agency)

    return permit


MayView = Annotated[Permit, Depends(allowed(Action.VIEW_RECORDS))]
MayRecord = Annotated[Permit, Depends(allowed(Action.RECORD))]
MayCorrect = Annotated[Permit, Depends(allowed(Action.CORRECT_OWN))]
MayViewProgress = Annotated[Permit, Depends(allowed(Action.VIEW_PROGRESS))]
MayExport = Annotated[Permit, Depends(allowed(Action.EXPORT))]
MayManagePlans = Annotated[Permit, Depends(allowed(Action.MANAGE_PLANS))]
MayManagePeople = Annotated[Permit, Depends(allowed(Action.MANAGE_PEOPLE))]
MayChangeSettings = Annotated[Permit, Depends(allowed(Action.CHANGE_SETTINGS))]
MayReview = Annotated[Permit, Depends(allowed(Action.REVIEW))]
MayAudit = Annotated[Permit, Depends(allowed(Action.VIEW_AUDIT))]


async def request_digest(request: Request) -> str:
    """What tells this write from another one under the same key."""
    return idempotency.digest(request.method, request.url.path, request.url.query, await request.body())


@dataclass(frozen=True, slots=True)
class Once:
    """Runs a write in one transaction; under the same key it is run once and its answer given again."""

    site: Site
    key: str | None
    digest: str

    def __call__(self, permit: Permit, act: Callable[[Connection], dict[str, Any]]) -> dict[str, Any]:
        with self.site.context.database.write() as connection:
            return idempotency.once(connection, permit.person, self.key, self.digest, self.site.clock.now(), act)


async def once_of(site: SiteHere, digest: Annotated[str, Depends(request_digest)], key: IdempotencyKey = None) -> Once:
    """The runner of this request's write."""
    return Once(site, key, digest)


OnceHere = Annotated[Once, Depends(once_of)]
