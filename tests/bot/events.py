"""Events as the platforms send them, made from the published samples."""

import copy
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

DATA = Path(__file__).parent.parent / "data" / "channels"


def sample(file: str, name: str) -> Any:
    """A fresh copy of one published sample."""
    return copy.deepcopy(json.loads((DATA / f"{file}.json").read_text(encoding="utf-8"))[name])


def telegram_text(number: int, text: str, at: datetime, user: int = 7, chat: int | None = None) -> dict[str, Any]:
    """A message typed on Telegram; a negative `chat` is a group."""
    update: dict[str, Any] = sample("telegram_updates", "message")
    message = update["message"]
    update["update_id"] = number
    message |= {"message_id": number, "date": int(at.timestamp()), "text": text}
    message.pop("entities")
    message["from"]["id"] = user
    chat = user if chat is None else chat
    message["chat"] |= {"id": chat, "type": "private" if chat > 0 else "supergroup"}
    return update


def telegram_press(number: int, data: str, message: int, user: int = 7) -> dict[str, Any]:
    """A tap on a button below `message`."""
    update: dict[str, Any] = sample("telegram_updates", "callback")
    update["update_id"] = number
    query = update["callback_query"]
    query["data"] = data
    query["from"]["id"] = user
    query["message"]["message_id"] = message
    query["message"]["chat"]["id"] = user
    return update


def zalo_text(identity: str, text: str, at: datetime, user: str = "246845883529197922") -> dict[str, Any]:
    """A message typed to the Official Account."""
    event: dict[str, Any] = sample("zalo_oa_webhooks", "user_send_text")
    event["sender"]["id"] = user
    event["message"] = {"text": text, "msg_id": identity}
    event["timestamp"] = str(int(at.timestamp() * 1000))
    return event


def signed(event: dict[str, Any], app_id: str, key: str) -> tuple[bytes, dict[str, str]]:
    """The raw body and headers of an Official Account webhook."""
    raw = json.dumps(event, ensure_ascii=False).encode()
    made = hashlib.sha256(app_id.encode() + raw + event["timestamp"].encode() + key.encode()).hexdigest()
    return raw, {"X-ZEvent-Signature": f"mac={made}"}


def zalo_bot_text(identity: str, text: str, at: datetime, user: str = "6ede9afa66b88fe6d6a9") -> dict[str, Any]:
    """A message typed to the Zalo Bot."""
    event: dict[str, Any] = sample("zalo_bot_webhooks", "text")
    message = event["result"]["message"]
    message |= {"text": text, "message_id": identity, "date": int(at.timestamp() * 1000)}
    message["from"]["id"] = message["chat"]["id"] = user
    return event
