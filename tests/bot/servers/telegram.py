"""Telegram's Bot API on loopback: checks every call against the published API and remembers what people would see."""

import itertools
import json
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from tests.bot.servers.http import Answer, LoopbackServer, Request
from tests.contracts.bot_api import problems

TOKEN = "7000000001:AAFakeTokenForLoopbackTestsOnly_0123456"
SHOWN = ("sendMessage", "sendPhoto", "sendDocument", "editMessageText")


@dataclass
class Shown:
    """A message as its reader sees it."""

    id: int
    chat: str
    text: str
    buttons: list[str] = field(default_factory=list)
    method: str = "sendMessage"

    def press(self, label: str) -> str:
        """What travels back when the button is tapped."""
        return next(data for data, text in self._pairs if label in text)

    _pairs: list[tuple[str, str]] = field(default_factory=list)


class FakeTelegram(LoopbackServer):
    """`planned` holds answers that come before the usual one; `wrong` what broke the published API."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[Shown] = []
        self.wrong: list[str] = []
        self.planned: deque[Answer | float] = deque()
        self.updates: list[dict[str, Any]] = []
        self.confirmed = 0
        self.webhook: dict[str, Any] = {}
        self.commands: dict[str, Any] = {}
        self._ids = itertools.count(100)
        self._arrived = threading.Condition(self.lock)

    @property
    def base_url(self) -> str:
        return f"{self.url}/bot"

    def push(self, *updates: dict[str, Any]) -> None:
        """Updates that polling will fetch."""
        with self._arrived:
            self.updates.extend(updates)
            self._arrived.notify_all()

    def wait_for(self, count: int, timeout: float = 10.0) -> list[Shown]:
        """The messages shown, once there are so many."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: len(self.shown) >= count, timeout), self.shown
            return list(self.shown)

    def wait_confirmed(self, update_id: int, timeout: float = 10.0) -> None:
        with self._arrived:
            assert self._arrived.wait_for(lambda: self.confirmed > update_id, timeout), self.confirmed

    def answer(self, request: Request) -> Answer:
        prefix, _, method = request.path.lstrip("/").partition("/")
        if prefix != f"bot{TOKEN}":
            return Answer({"ok": False, "error_code": 401, "description": "Unauthorized"}, 401)
        found = problems(method, request.fields)
        if found:
            with self.lock:
                self.wrong.extend(found)
            return Answer({"ok": False, "error_code": 400, "description": f"Bad Request: {found[0]}"}, 400)
        if method in SHOWN and self.planned:
            planned = self.planned.popleft()
            if isinstance(planned, Answer):
                return planned
            self._show(method, request.fields)  # delivered, but the answer comes too late
            time.sleep(planned)
            return Answer(None)
        return Answer({"ok": True, "result": self._result(method, request.fields)})

    def _result(self, method: str, fields: dict[str, Any]) -> Any:
        if method in SHOWN:
            return self._show(method, fields)
        if method == "getUpdates":
            return self._fetch(int(fields.get("offset", 0)), float(fields.get("timeout", 0)))
        if method == "getMe":
            number = int(TOKEN.partition(":")[0])
            return {"id": number, "is_bot": True, "first_name": "Trợ lý", "username": "troly_thu_bot"}
        if method == "getWebhookInfo":
            url = self.webhook.get("url", "")
            return {"url": url, "has_custom_certificate": False, "pending_update_count": 0}
        if method == "setWebhook":
            self.webhook = fields
        if method == "deleteWebhook":
            self.webhook = {}
        if method == "setMyCommands":
            self.commands = {c["command"]: c["description"] for c in json.loads(fields["commands"])}
        return True

    def _show(self, method: str, fields: dict[str, Any]) -> dict[str, Any]:
        markup = json.loads(fields.get("reply_markup", "{}")).get("inline_keyboard", [])
        pairs = [(b["callback_data"], b["text"]) for line in markup for b in line]
        with self._arrived:
            number = int(fields["message_id"]) if "message_id" in fields else next(self._ids)
            text = fields.get("text", fields.get("caption", ""))
            self.shown.append(Shown(number, fields["chat_id"], text, [t for _, t in pairs], method, pairs))
            self._arrived.notify_all()
        chat = {"id": int(fields["chat_id"]), "type": "private", "first_name": "An"}
        return {"message_id": number, "date": 1760000000, "chat": chat, "text": text or "x"}

    def _fetch(self, offset: int, timeout: float) -> list[dict[str, Any]]:
        with self._arrived:
            if offset:
                self.confirmed = max(self.confirmed, offset)
                self.updates = [u for u in self.updates if u["update_id"] >= offset]
                self._arrived.notify_all()
            self._arrived.wait_for(lambda: bool(self.updates), min(timeout, 0.5))
            return self.updates[:100]
