"""What every channel speaks: an incoming message, a reply, and what the channel can do."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a channel can show; the renderer follows it. `reply_window_hours` None: no limit."""

    buttons: bool = False
    edit: bool = False
    files: bool = False
    images: bool = False
    typing: bool = False
    groups: bool = False
    longest_text: int = 2000
    reply_window_hours: int | None = None
    quotes: bool = False  # citations fold under an expandable quote
    per_second: float | None = None  # messages the platform takes in a second, all conversations together
    chat_seconds: float = 0.0  # least time between two messages to one conversation
    group_seconds: float = 0.0  # the same for a group
    visited: bool = False  # people come and look (a page): nobody is reminded there

    def may_write(self, last_incoming: datetime | None, now: datetime) -> bool:
        """Whether someone who last wrote then may be written to unasked: the window is open, or there is none."""
        if self.reply_window_hours is None:
            return True
        return last_incoming is not None and now - last_incoming < timedelta(hours=self.reply_window_hours)


@dataclass(frozen=True, slots=True)
class Incoming:
    """One event of a conversation, authenticated and parsed, whatever the channel.

    `event_id` is the dedupe key of the channel ("tg:<bot>:<update_id>"); `account` the chat account that wrote;
    `conversation` where the reply goes (differs from `account` in groups). Exactly one of `text`, `button` is set.
    `reply_to` is the outgoing message answered to, where the channel tells; `card` is that message's card, or the card
    whose button was pressed, looked up before the dialogue sees the event. `edited` marks a changed earlier message,
    `media` a kind of content that is not text ("document", "photo"; `text` is then its caption, perhaps empty).
    `ticket` is what the channel needs to acknowledge this event (the id of a button press).
    """

    channel: str
    event_id: str
    account: str
    conversation: str
    sent_at: datetime
    text: str = ""
    button: str = ""
    reply_to: str = ""
    is_group: bool = False
    display_name: str = ""
    card: str = ""
    edited: bool = False
    media: str = ""
    ticket: str = ""


@dataclass(frozen=True, slots=True)
class Button:
    """A choice under a reply. `action` travels back, at most 64 bytes: a verb and a short id ("ghi:8f3a")."""

    label: str
    action: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A picture or file to send along. `alt` says in words what it shows."""

    name: str
    media_type: str
    content: bytes
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """What the assistant says. `sources` are shown below the text, each a title line and a quote; `card` is the id of
    the draft or record this reply is a card of, so that buttons and replies act on it alone."""

    text: str
    buttons: tuple[Button, ...] = ()
    sources: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()
    card: str = ""
    edits: str = ""  # card of the earlier reply to replace, where the channel can; elsewhere a new message is sent
    places: tuple[str, ...] = ()  # the passage id of each source, where known, for channels that can open it


@dataclass(frozen=True, slots=True)
class Delivery:
    """A reply addressed to a conversation of a channel, as it lies in the outbox.

    `meta`: "edit" the channel's id of the message to replace, "ticket" the event to acknowledge, "group" if it is one,
    "resent" if an earlier attempt may have arrived.
    """

    channel: str
    conversation: str
    reply: Reply
    dedupe: str = ""
    meta: dict[str, str] = field(default_factory=dict)


class Channel(Protocol):
    """A way to reach people. `send` returns the channel's id of the message sent."""

    name: str
    capabilities: Capabilities

    def send(self, delivery: Delivery) -> str: ...
