"""Zalo's Official Account, its OAuth, and Zalo Bot on loopback, answering in the documented shapes."""

import itertools
import json
from collections import deque
from pathlib import Path
from typing import Any

from tests.bot.servers.http import Answer, LoopbackServer, Request

DATA = Path(__file__).parent.parent.parent / "data" / "channels"
RESPONSES: dict[str, Any] = json.loads((DATA / "zalo_oa_responses.json").read_text(encoding="utf-8"))
REQUESTS: dict[str, Any] = json.loads((DATA / "zalo_oa_requests.json").read_text(encoding="utf-8"))
BOT: dict[str, Any] = json.loads((DATA / "zalo_bot_api.json").read_text(encoding="utf-8"))
BOT_TOKEN = "1459232241454765289:FakeTokenForLoopbackTestsOnly"
APP_SECRET = "app-secret-for-tests"
MESSAGE_SHAPES = [REQUESTS[name] for name in ("text", "image_by_attachment_id", "file")]


class FakeZaloAccount(LoopbackServer):
    """The account and its OAuth. A refresh token works once; only the newest access token is taken."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.messages: list[dict[str, Any]] = []
        self.uploads: list[tuple[str, bytes]] = []
        self.wrong: list[str] = []
        self.planned: deque[Answer] = deque()
        self.access, self.refresh = "access-0", "refresh-0"
        self.refreshed = 0
        self._ids = itertools.count(1)

    def answer(self, request: Request) -> Answer:
        with self.lock:
            if request.path == "/v4/oa/access_token":
                return self._renew(request)
            if request.headers.get("access_token") != self.access:
                return Answer(RESPONSES["token_invalid (HTTP 200)"])
            if request.path.startswith("/v2.0/oa/upload/"):
                return self._upload(request)
            if request.path == "/v2.0/oa/getoa":
                return Answer({"error": 0, "message": "Success", "data": {"name": "Cơ quan thử"}})
            return self._send(request)

    def _renew(self, request: Request) -> Answer:
        right = request.headers.get("secret_key") == APP_SECRET
        known = request.fields.get("refresh_token") == self.refresh or request.fields.get("code") == "code-0"
        if not (right and known):
            return Answer(
                {"error": -14014, "error_name": "invalid_grant", "error_description": "Invalid refresh token"}
            )
        self.refreshed += 1
        self.access, self.refresh = f"access-{self.refreshed}", f"refresh-{self.refreshed}"
        return Answer(RESPONSES["oauth_ok"] | {"access_token": self.access, "refresh_token": self.refresh})

    def _upload(self, request: Request) -> Answer:
        kind = request.path.rpartition("/")[2]
        self.uploads.append((kind, request.fields["file"]))
        return Answer(RESPONSES["upload_image_ok" if kind == "image" else "upload_file_ok"])

    def _send(self, request: Request) -> Answer:
        if request.path != "/v3.0/oa/message/cs" or not any(_alike(request.fields, s) for s in MESSAGE_SHAPES):
            self.wrong.append(f"{request.path} {request.fields}")
        text = request.fields["message"].get("text", "")
        if len(text) > 2000:
            self.wrong.append(f"{len(text)} characters")
        if self.planned:
            return self.planned.popleft()
        user = request.fields["recipient"]["user_id"]
        self.messages.append(request.fields)
        self.texts.append((user, text))
        answer = json.loads(json.dumps(RESPONSES["send_ok"]))
        answer["data"] |= {"user_id": user, "message_id": f"sent-{next(self._ids)}"}
        return Answer(answer)


class FakeZaloBot(LoopbackServer):
    """Zalo Bot. `wrong` holds calls out of shape."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.wrong: list[str] = []
        self.planned: deque[Answer] = deque()
        self.webhook = ""
        self._ids = itertools.count(1)

    def answer(self, request: Request) -> Answer:
        with self.lock:
            prefix, _, method = request.path.lstrip("/").partition("/")
            if prefix != f"bot{BOT_TOKEN}":
                return Answer({"ok": False, "error_code": 401, "description": "Unauthorized"})
            if method == "getMe":
                return Answer(BOT["resp_getMe"])
            if method == "setWebhook":
                self.webhook = request.fields["url"]
                return Answer(BOT["resp_setWebhook"])
            if method == "getWebhookInfo":
                if not self.webhook:
                    return Answer(BOT["resp_getWebhookInfo_none (HTTP 404, observed)"], 404)
                return Answer({"ok": True, "result": {"url": self.webhook}})
            return self._send(request.fields)

    def _send(self, fields: dict[str, Any]) -> Answer:
        if not _alike(fields, BOT["sendMessage"]) or not 1 <= len(fields["text"]) <= 2000:
            self.wrong.append(str(fields)[:200])
        if self.planned:
            return self.planned.popleft()
        self.texts.append((fields["chat_id"], fields["text"]))
        answer = json.loads(json.dumps(BOT["resp_sendMessage"]))
        answer["result"]["message_id"] = f"sent-{next(self._ids)}"
        return Answer(answer)


def _alike(given: Any, documented: Any) -> bool:
    """The same keys all the way down, and the same kinds of values."""
    if isinstance(documented, dict):
        return (
            isinstance(given, dict)
            and given.keys() == documented.keys()
            and all(_alike(given[key], value) for key, value in documented.items())
        )
    if isinstance(documented, list):
        return isinstance(given, list) and all(_alike(item, documented[0]) for item in given)
    return type(given) is type(documented)
