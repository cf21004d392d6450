"""Numbered replies, where a channel has no buttons: "1" means the first choice of the last card, and of it alone."""

from dataclasses import replace

from sqlalchemy import Connection

from bot import store
from bot.channel import Incoming
from bot.payload import reply_from_json


def pressed(connection: Connection, incoming: Incoming) -> Incoming:
    """The event as a press of a button when its text is the number of a choice in the latest reply."""
    text = incoming.text.strip().rstrip(".)")
    if not (text.isascii() and text.isdigit() and len(text) <= 2):
        return incoming
    latest = store.latest_reply(connection, incoming.channel, incoming.conversation)
    if latest is None:
        return incoming
    buttons = reply_from_json(latest.payload).buttons
    number = int(text)
    if not 1 <= number <= len(buttons):
        return incoming
    return replace(incoming, text="", button=buttons[number - 1].action, card=latest.card)
