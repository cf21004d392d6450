"""Fits a reply to a channel: its length limit, its buttons or numbered choices, its way to show sources."""

import re
from dataclasses import replace
from html import escape

from bot import notices
from bot.channel import Attachment, Button, Capabilities, Delivery, Reply
from core.vietnamese.text import nfc

LONGEST_ACTION = 64  # bytes, the least any platform with buttons carries
_BREAKS = ("\n\n", "\n", ". ", "; ", " ")
_LABEL_MARK = re.compile(r"^[^\w]+\s*", re.UNICODE)


def split(reply: Reply, capabilities: Capabilities) -> list[Reply]:
    """The reply as messages that each fit the channel: files first, then the text in parts, buttons under the last.

    Nothing is left out: sources that do not fit follow in a message of their own. A file the channel cannot carry
    becomes a line that says where it is.
    """
    for button in reply.buttons:
        if len(button.action.encode()) > LONGEST_ACTION:
            raise ValueError(f"button action over {LONGEST_ACTION} bytes: {button.action}")
    files, missing = [], []
    for file in reply.attachments:
        carried = capabilities.images if file.media_type.startswith("image/") else capabilities.files
        if carried:
            files.append(Reply("", attachments=(file,)))
        else:
            missing.append(without_file(file))
    text = "\n\n".join(filter(None, [nfc(reply.text), *missing]))
    parts = _parts(replace(reply, text=text, attachments=()), capabilities)
    if len(parts) > 1:
        parts[0] = replace(parts[0], edits="")
    return files + [part for part in parts if part.text or part.sources or part.buttons]


def plain(delivery: Delivery, capabilities: Capabilities) -> str:
    """The whole message as plain text, in NFC."""
    return _joined(_resent(delivery, delivery.reply.text), delivery.reply, capabilities, quote=_plain_source)


def html(delivery: Delivery, capabilities: Capabilities) -> str:
    """The whole message as the HTML Telegram knows, each source folded under an expandable quote."""
    return _joined(
        escape(_resent(delivery, delivery.reply.text), quote=False), delivery.reply, capabilities, _html_source
    )


def without_file(file: Attachment) -> str:
    """What stands for a file that the channel cannot carry."""
    return "\n".join(filter(None, [nfc(file.alt), notices.FILE_ON_WEB.format(name=file.name)]))


def length(text: str) -> int:
    """How long platforms count a text: in UTF-16 units, after NFC."""
    return len(nfc(text).encode("utf-16-le")) // 2


def _resent(delivery: Delivery, text: str) -> str:
    return f"{notices.RESENT}\n{text}" if "resent" in delivery.meta else text


def _parts(reply: Reply, capabilities: Capabilities) -> list[Reply]:
    limit = capabilities.longest_text - length(notices.RESENT) - 1
    tail = Reply("", reply.buttons, card=reply.card)
    room = limit - length(_joined("", tail, capabilities, _plain_source)) - 2
    texts = _cut(reply.text, room)
    parts = [Reply(text) for text in texts[:-1]]
    last = Reply(texts[-1] if texts else "")
    for number, (title, quote) in enumerate(reply.sources):
        place = reply.places[number : number + 1]
        grown = replace(last, sources=(*last.sources, (nfc(title), nfc(quote))), places=(*last.places, *place))
        if length(_joined(grown.text, grown, capabilities, _plain_source)) <= room:
            last = grown
            continue
        if last.text or last.sources:
            parts.append(last)
        last = Reply("", sources=((nfc(title), _shortened(nfc(quote), room - length(title) - 30)),), places=place)
    last = replace(last, buttons=reply.buttons, card=reply.card, edits=reply.edits)
    return [*parts, last]


def _cut(text: str, room: int) -> list[str]:
    """Parts of at most `room`, cut at a paragraph, else a line, a sentence, a word; never far from full."""
    parts = []
    while length(text) > room:
        head = _prefix(text, room)
        ends = (head.rfind(mark) + len(mark) for mark in _BREAKS if mark in head)
        at = next((end for end in ends if end > room // 2), len(head))
        parts.append(text[:at].rstrip())
        text = text[at:].lstrip()
    return [*parts, text] if text or not parts else parts


def _prefix(text: str, room: int) -> str:
    head = text[:room]
    while length(head) > room:
        head = head[:-1]
    return head


def _shortened(quote: str, room: int) -> str:
    return quote if length(quote) <= room else _prefix(quote, room - 1) + "…"


def _joined(text: str, reply: Reply, capabilities: Capabilities, quote) -> str:  # type: ignore[no-untyped-def]
    blocks = [text] if text else []
    if reply.sources:
        blocks.append("\n".join([notices.SOURCES, *(quote(*source) for source in reply.sources)]))
    if reply.buttons and not capabilities.buttons:
        blocks.append(_numbered(reply.buttons))
    return "\n\n".join(blocks)


def _numbered(buttons: tuple[Button, ...]) -> str:
    choices = [
        notices.NUMBERED_CHOICE.format(number=number, label=_LABEL_MARK.sub("", button.label).strip() or button.label)
        for number, button in enumerate(buttons, start=1)
    ]
    return notices.NUMBERED.format(choices=", ".join(choices))


def _plain_source(title: str, quote: str) -> str:
    return f"– {title}: “{quote}”" if quote else f"– {title}"


def _html_source(title: str, quote: str) -> str:
    if not quote:
        return f"– {escape(title, quote=False)}"
    return f"<blockquote expandable>{escape(title, quote=False)}\n{escape(quote, quote=False)}</blockquote>"
