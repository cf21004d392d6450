"""Telegram's updates as events of a conversation."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from bot.channel import Incoming

_ADDRESSED = re.compile(r"^(/\w+)@\w+", re.UNICODE)
_MENTION = re.compile(r"^@\w+\s+")
_CALLED = re.compile(r"(?:^/\w+)?@(\w*bot)\b", re.IGNORECASE)
_MEDIA = ("document", "photo", "voice", "audio", "video", "video_note", "sticker", "location", "contact", "animation")
KINDS = ("message", "edited_message", "callback_query")


def from_update(update: Mapping[str, Any], bot: str, now: datetime, name: str = "") -> Incoming | None:
    """The event an update tells of; None for kinds we have no use for. Raises ValueError if it is no update at all.

    `bot` is the bot's number, `name` its user name where known; `now` stands for the moment of a button press, which
    Telegram does not date. What a group says among itself is none of ours: only commands, mentions of the bot, and
    answers to its messages become events.
    """
    number = update.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("update_id is missing")
    event = f"tg:{bot}:{number}"
    try:
        if "callback_query" in update:
            return _press(update["callback_query"], event, now)
        for kind in ("message", "edited_message"):
            if kind in update:
                return _message(update[kind], event, bot, name, edited=kind == "edited_message")
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not Telegram's shape: {type(error).__name__}") from error
    return None


def _message(message: Mapping[str, Any], event: str, bot: str, name: str, *, edited: bool) -> Incoming | None:
    sender, chat = message.get("from"), message["chat"]
    if sender is None or sender.get("is_bot"):
        return None  # channel posts, other bots
    text = str(message.get("text") or message.get("caption") or "")
    media = next((kind for kind in _MEDIA if kind in message), "")
    if not text and not media:
        return None  # somebody joined, a title changed …
    is_group = chat["type"] != "private"
    answered = message.get("reply_to_message") or {}
    if is_group and not _is_meant(text, answered, bot, name):
        return None
    stamp = message.get("edit_date") if edited else message["date"]
    return Incoming(
        channel="telegram",
        event_id=event,
        account=str(sender["id"]),
        conversation=str(chat["id"]),
        sent_at=datetime.fromtimestamp(int(stamp or message["date"]), UTC),
        text=_bare(text, is_group),
        reply_to=str(answered.get("message_id", "")),
        is_group=is_group,
        display_name=_name(sender),
        edited=edited,
        media=media,
    )


def _is_meant(text: str, answered: Mapping[str, Any], bot: str, name: str) -> bool:
    """Whether a message of a group speaks to the bot: calls it, commands it, or answers it."""
    called = [found.casefold() for found in _CALLED.findall(text)]
    if called:
        return not name or name.casefold() in called
    return text.startswith("/") or str((answered.get("from") or {}).get("id", "")) == bot


def _press(query: Mapping[str, Any], event: str, now: datetime) -> Incoming | None:
    message, data = query.get("message"), query.get("data")
    if message is None or not data:
        return None  # the card is too old for Telegram to tell which it was
    chat = message["chat"]
    return Incoming(
        channel="telegram",
        event_id=event,
        account=str(query["from"]["id"]),
        conversation=str(chat["id"]),
        sent_at=now,
        button=str(data),
        reply_to=str(message["message_id"]),
        is_group=chat["type"] != "private",
        display_name=_name(query["from"]),
        ticket=str(query["id"]),
    )


def _bare(text: str, is_group: bool) -> str:
    text = _ADDRESSED.sub(r"\1", text)
    return _MENTION.sub("", text) if is_group else text


def _name(user: Mapping[str, Any]) -> str:
    return " ".join(filter(None, [user.get("last_name"), user.get("first_name")]))
