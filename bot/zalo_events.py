"""Zalo's webhooks, of the Official Account and of the Bot, as events of a conversation; and the account's signature."""

import hashlib
import hmac
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channel import Incoming

_OA_MEDIA = ("image", "file", "audio", "video", "gif", "sticker", "location", "link", "business_card")
_BOT_MEDIA = {"image": "photo", "sticker": "sticker", "voice": "voice", "unsupported": "unsupported"}
_ADDRESSED = re.compile(r"^@")


def signature_holds(raw: bytes, header: str, header_timestamp: str, app_id: str, secret_key: str) -> str:
    """Where the timestamp of a true signature was found ("body", "header"), or "" when the signature is false.

    The signature is SHA-256 of app id + raw body + timestamp + secret key, over the bytes as they came.
    """
    given = header.strip().removeprefix("mac=").strip().lower().encode()
    true_at = ""
    for place, timestamp in (("body", _timestamp_in(raw)), ("header", header_timestamp)):
        made = hashlib.sha256(app_id.encode() + raw + timestamp.encode() + secret_key.encode()).hexdigest()
        if hmac.compare_digest(given, made.encode()) and timestamp and not true_at:
            true_at = place
    return true_at


def from_oa(event: Mapping[str, Any], oa_id: str) -> Incoming | None:
    """The event of an Official Account; None for echoes of our own sends and kinds we have no use for.

    Raises ValueError if it is no event at all.
    """
    try:
        name = event["event_name"]
        if name == "follow":
            follower = str(event["follower"]["id"])
            sent_at = _moment(event["timestamp"])
            return Incoming(
                "zalo_oa", f"oa:{oa_id}:follow:{follower}:{event['timestamp']}", follower, follower, sent_at, "/start"
            )
        kind = name.removeprefix("user_send_")
        if kind != "text" and (kind == name or kind not in _OA_MEDIA):
            return None
        message, sender = event["message"], str(event["sender"]["id"])
        return Incoming(
            channel="zalo_oa",
            event_id=f"oa:{oa_id}:{_identity(message['msg_id'])}",
            account=sender,
            conversation=sender,
            sent_at=_moment(event["timestamp"]),
            text=str(message.get("text") or ""),
            reply_to=str(message.get("quote_msg_id") or ""),
            media="" if kind == "text" else kind,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not Zalo's shape: {type(error).__name__}") from error


def from_bot(event: Mapping[str, Any], bot: str, name: str = "") -> Incoming | None:
    """The event of a Zalo Bot; None for kinds we have no use for. Raises ValueError if it is no event at all.

    `name` is the bot's name as groups mention it.
    """
    try:
        result = event.get("result", event)
        kind = str(result["event_name"]).removeprefix("message.").removesuffix(".received")
        if kind != "text" and kind not in _BOT_MEDIA:
            return None
        message = result["message"]
        sender, chat = message["from"], message["chat"]
        if sender.get("is_bot"):
            return None
        is_group = chat.get("chat_type") == "GROUP"
        text = str(message.get("text") or message.get("caption") or "")
        return Incoming(
            channel="zalo_bot",
            event_id=f"zbot:{bot}:{_identity(message['message_id'])}",
            account=str(sender["id"]),
            conversation=str(chat["id"]),
            sent_at=_moment(message["date"]),
            text=_without_mention(text, name) if is_group else text,
            is_group=is_group,
            display_name=str(sender.get("display_name") or ""),
            media=_BOT_MEDIA.get(kind, ""),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not Zalo's shape: {type(error).__name__}") from error


def _timestamp_in(raw: bytes) -> str:
    try:
        body = json.loads(raw)
    except ValueError:
        return ""
    return str(body.get("timestamp", "")) if isinstance(body, dict) else ""


def _moment(milliseconds: Any) -> datetime:
    try:
        return datetime.fromtimestamp(int(milliseconds) / 1000, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ValueError("timestamp") from error


def _identity(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ValueError("message id")
    return value


def _without_mention(text: str, name: str) -> str:
    if name and text.casefold().startswith(f"@{name.casefold()}"):
        return text[len(name) + 1 :].lstrip(" ,:")
    return _ADDRESSED.sub("", text)
