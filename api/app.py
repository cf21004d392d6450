"""The HTTP application: REST, pages, webhooks, health and metrics over one context."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from anyio.to_thread import current_default_thread_limiter
from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from api import errors, openapi
from api.asking import Desk
from api.dependencies import Site
from api.keys import signing_key
from api.metrics import Metrics
from api.middleware import Surroundings
from api.rates import Rates
from api.routes import (
    administration,
    health,
    messages,
    metrics,
    plans,
    progress,
    questions,
    records,
    reports,
    webhooks,
)
from api.uploads import Uploads
from api.web import pages
from api.web.rendering import STATIC
from bot.service import Conversations

if TYPE_CHECKING:
    from api.context import Context

THREADS = 6  # of requests at work: Python runs one at a time, and with forty at it SQLite's one writer waits for all


class Application(FastAPI):
    """FastAPI, past whose layers events of the platforms come straight in: they cost more than keeping the event, and
    while two hundred people write at once each waits for those before."""

    def __init__(self, metrics: Metrics, **given: Any) -> None:
        super().__init__(**given)
        self._events = Surroundings(webhooks.receive, metrics)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if webhooks.is_event(scope):
            scope["app"] = self
            await self._events(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(context: "Context", conversations: Conversations) -> FastAPI:
    """The application over a ready context. Its lifespan starts the conversations and ends them in order.

    Routes find its parts as `app.state.site`; webhooks as `app.state.context` and `app.state.conversations`.
    """

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        current_default_thread_limiter().total_tokens = THREADS
        await run_in_threadpool(site.uploads.start)
        await run_in_threadpool(conversations.start)
        yield
        await run_in_threadpool(site.uploads.close)
        await run_in_threadpool(conversations.close)

    site = _site(context, conversations)
    app = Application(
        site.metrics,
        title="Trợ lý công vụ",
        lifespan=lifespan,
        routes=list(webhooks.ROUTES),
        docs_url=None,
        redoc_url=None,
        openapi_url=openapi.URL,
    )
    app.state.context = context
    app.state.conversations = conversations
    app.state.site = site
    errors.install(app)
    app.add_middleware(Surroundings, metrics=site.metrics)
    for router in (health.router, metrics.router):
        app.include_router(router)
    app.include_router(_version_1())
    app.include_router(pages())
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    openapi.describe(app)
    return app


def _site(context: "Context", conversations: Conversations) -> Site:
    settings = context.settings
    return Site(
        context=context,
        conversations=conversations,
        desk=Desk(context),
        uploads=Uploads(context),
        rates=Rates(
            anonymous=settings.anonymous_per_minute,
            caller=settings.caller_per_minute,
            sign_in=settings.sign_ins_per_minute,
        ),
        metrics=Metrics(context.database),
        signing_key=signing_key(settings),
    )


def _version_1() -> APIRouter:
    router = APIRouter(prefix="/api/v1")
    for part in (questions, messages, records, progress, reports, plans, administration):
        router.include_router(part.router)
    return router
