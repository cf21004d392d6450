"""What platforms call: check who speaks, keep the event, and only then say that it arrived.

403 wrong secret or signature, and replays of the signed kind · 413 too large · 400 not the platform's shape · 404 the
channel is not configured · 503 too much is waiting · 200 kept, kept before, or of no use to us. A replay on the other
two platforms gets 200 as well, for there an error only brings it back.
"""

import asyncio
import hmac
import json
import re
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.channel import Incoming
from bot.service import WEBHOOKS, Conversations
from bot.telegram_events import from_update
from bot.zalo_events import from_bot, from_oa, signature_holds
from core.settings import Settings

log = structlog.get_logger()
LARGEST_BODY = 256 * 1024
COMMIT_SECONDS = 1.8  # Zalo gives up after two
_VERIFIER = re.compile(r"zalo_verifier[\w-]{1,100}\.html", re.ASCII)


async def telegram(request: Request) -> Response:
    settings, conversations = _parts(request)
    secret = settings.telegram_webhook_secret.get_secret_value()
    channel = conversations.channels.get("telegram")
    if channel is None or not secret:
        return Response(status_code=404)
    if not _same(request.headers.get("X-Telegram-Bot-Api-Secret-Token", ""), secret):
        return _refused("telegram", "wrong secret", 403)
    raw = await _body(request)
    if raw is None:
        return _refused("telegram", "body too large", 413)
    try:
        incoming = from_update(_json(raw), channel.number, conversations.clock.now(), channel.title)
    except ValueError as error:
        return _refused("telegram", str(error), 400)
    return await _keep(conversations, "telegram", incoming, stale_status=200)


async def zalo_oa(request: Request) -> Response:
    settings, conversations = _parts(request)
    if "zalo_oa" not in conversations.channels:
        return Response(status_code=404)
    raw = await _body(request)
    if raw is None:
        return _refused("zalo_oa", "body too large", 413)
    if raw.strip() == b"{}":
        return Response(status_code=200)  # the console's probe when the address is saved: unsigned, and empty
    found_at = signature_holds(
        raw,
        request.headers.get("X-ZEvent-Signature", ""),
        request.headers.get("X-ZEvent-Timestamp", ""),
        settings.zalo_oa_app_id,
        settings.zalo_oa_secret_key.get_secret_value(),
    )
    if not found_at:
        return _refused("zalo_oa", "wrong signature", 403)
    log.debug("signature holds", channel="zalo_oa", timestamp=found_at)
    try:
        incoming = from_oa(_json(raw), settings.zalo_oa_id)
    except ValueError as error:
        return _refused("zalo_oa", str(error), 400)
    return await _keep(conversations, "zalo_oa", incoming, stale_status=403)


async def zalo_bot(request: Request) -> Response:
    settings, conversations = _parts(request)
    channel = conversations.channels.get("zalo_bot")
    if channel is None:
        return Response(status_code=404)
    secret = settings.zalo_bot_secret.get_secret_value()
    if not _same(request.headers.get("X-Bot-Api-Secret-Token", ""), secret):
        return _refused("zalo_bot", "wrong secret", 403)
    raw = await _body(request)
    if raw is None:
        return _refused("zalo_bot", "body too large", 413)
    try:
        incoming = from_bot(_json(raw), channel.number, channel.title)
    except ValueError as error:
        return _refused("zalo_bot", str(error), 400)
    return await _keep(conversations, "zalo_bot", incoming, stale_status=200)


async def domain_verification(request: Request) -> Response:
    """The file by which Zalo sees that the domain is ours: put it, as downloaded, into the data directory."""
    settings, _ = _parts(request)
    path = settings.data_dir / f"{request.path_params['name']}.html"
    if not _VERIFIER.fullmatch(path.name) or not path.is_file():
        return Response(status_code=404)
    return PlainTextResponse(path.read_text(encoding="utf-8"), media_type="text/html")


def _parts(request: Request) -> tuple[Settings, Conversations]:
    return request.app.state.context.settings, request.app.state.conversations


async def _body(request: Request) -> bytes | None:
    """The raw body; None as soon as it is seen to be too large."""
    stated = request.headers.get("content-length", "0")
    if stated.isdigit() and int(stated) > LARGEST_BODY:
        return None
    body = bytearray()
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            return None
    return bytes(body)


def _json(raw: bytes) -> dict[str, Any]:
    try:
        body = json.loads(raw)
    except (ValueError, RecursionError):
        raise ValueError("malformed JSON") from None
    if not isinstance(body, dict):
        raise ValueError("not an object")
    return body


def _same(given: str, secret: str) -> bool:
    return hmac.compare_digest(given.encode(), secret.encode())


def _refused(channel: str, why: str, status: int) -> Response:
    log.warning("webhook refused", channel=channel, why=why, status=status)
    return Response(status_code=status)


async def _keep(conversations: Conversations, channel: str, incoming: Incoming | None, stale_status: int) -> Response:
    if incoming is None:
        return Response(status_code=200)
    if conversations.inbox.is_stale(incoming):
        return _refused(channel, "old event", stale_status)
    try:
        kept = asyncio.wrap_future(conversations.inbox.submit(incoming))
        await asyncio.wait((kept,), timeout=COMMIT_SECONDS)
        kept.result()
    except Exception as error:  # not committed, as far as we know: the platform must not think it arrived
        return _refused(channel, f"not kept: {type(error).__name__}", 503)
    return Response(status_code=200)


_TAKERS = {"telegram": telegram, "zalo_oa": zalo_oa, "zalo_bot": zalo_bot}
_EVENTS = {WEBHOOKS[channel]: Route(WEBHOOKS[channel], take, methods=["POST"]) for channel, take in _TAKERS.items()}
ROUTES = [*_EVENTS.values(), Route("/{name}.html", domain_verification)]


def is_event(scope: Scope) -> bool:
    """Whether a platform sends an event; what else comes to its address is for the routes to refuse."""
    return scope["type"] == "http" and scope["method"] == "POST" and scope["path"] in _EVENTS


async def receive(scope: Scope, receive: Receive, send: Send) -> None:
    """Take an event, as an ASGI application."""
    scope["route"] = route = _EVENTS[scope["path"]]
    response = await route.endpoint(Request(scope, receive))
    await response(scope, receive, send)
