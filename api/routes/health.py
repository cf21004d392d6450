"""Whether the process runs, and whether it can do its work."""

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.concurrency import run_in_threadpool

from bot import store
from core.database import Database
from core.migrate import head

router = APIRouter(prefix="/health", tags=["health"])


@router.get("/live")
async def live() -> dict[str, str]:
    """The process answers."""
    return {"status": "live"}


@router.get("/ready")
async def ready(request: Request) -> JSONResponse:
    """The database answers and has this version's schema; with how many messages wait or were given up."""
    try:
        state = await run_in_threadpool(_state, request.app.state.context.database)
    except Exception:
        return JSONResponse({"status": "unavailable"}, status_code=503)
    return JSONResponse(state, status_code=200 if state["status"] == "ready" else 503)


def _state(database: Database) -> dict[str, Any]:
    if database.revision() != head():
        return {"status": "schema mismatch"}
    with database.read() as connection:
        inbox, outbox = store.counts(connection, "inbox"), store.counts(connection, "outbox")
    return {"status": "ready", "inbox": _open(inbox), "outbox": _open(outbox)}


def _open(counts: dict[str, int]) -> dict[str, int]:
    return {state: number for state, number in counts.items() if state not in ("done", "sent")}
