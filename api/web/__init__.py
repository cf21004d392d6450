"""The pages: server-rendered, in Vietnamese, readable without a script."""

from fastapi import APIRouter


def pages() -> APIRouter:
    """Every page's router."""
    from api.web import (
        audit,
        chat,
        dashboard,
        people,
        plans,
        records,
        reports,
        review,
        settings,
        sign_in,
        tasks,
        undelivered,
    )

    router = APIRouter()
    for part in (
        sign_in,
        chat,
        dashboard,
        records,
        plans,
        tasks,
        reports,
        people,
        review,
        undelivered,
        audit,
        settings,
    ):
        router.include_router(part.router)
    return router
