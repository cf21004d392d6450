"""Telegram, through python-telegram-bot: sends with buttons and folded sources, polls or keeps a webhook."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeVar

import structlog

from bot import notices, render
from bot.channel import Attachment, Capabilities, Delivery
from bot.inbox import Inbox
from bot.loop import LoopThread
from bot.sending import MayHaveArrived, NeedsAdministrator, NotSent, SendError, TryLater, Undeliverable
from bot.telegram_events import KINDS, from_update
from core.clock import Clock

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup, Message

log = structlog.get_logger()
T = TypeVar("T")
CAPABILITIES = Capabilities(
    buttons=True,
    edit=True,
    files=True,
    images=True,
    typing=True,
    groups=True,
    longest_text=4096,
    quotes=True,
    per_second=25.0,
    chat_seconds=1.0,
    group_seconds=3.0,
)
LARGEST_PHOTO = 10 * 2**20
POLL_SECONDS = 25
LONGEST_PAUSE = 60.0
_GONE = ("message to edit not found", "message can't be edited", "message_id_invalid")


class TelegramChannel:
    """One bot. `base_url` ends in /bot; nothing is asked of Telegram until something is sent or polled."""

    name = "telegram"

    def __init__(
        self,
        token: str,
        base_url: str,
        clock: Clock,
        *,
        capabilities: Capabilities = CAPABILITIES,
        timeout: float = 20.0,
    ) -> None:
        from telegram import Bot
        from telegram.request import HTTPXRequest

        self.capabilities = capabilities
        self.number = token.partition(":")[0]
        self.title = ""  # the bot's user name, once Telegram has told it
        self._clock = clock
        requests = [
            HTTPXRequest(connection_pool_size=size, read_timeout=timeout, connect_timeout=timeout, pool_timeout=timeout)
            for size in (32, 2)
        ]
        self._bot = Bot(token, base_url=base_url, request=requests[0], get_updates_request=requests[1])
        self._loop = LoopThread("telegram")
        self._polling: Any = None

    def send(self, delivery: Delivery) -> str:
        """Deliver one message. Raises one of `sending`'s errors."""
        return self._loop.run(self._guarded(self._send(delivery)))

    def start_polling(self, inbox: Inbox) -> None:
        """Fetch updates in the background; each batch is committed to the inbox before the offset moves."""
        self._polling = self._loop.submit(self._poll(inbox))

    def stop_polling(self) -> None:
        """Fetch nothing more; what was fetched and not committed comes again."""
        if self._polling is not None:
            self._polling.cancel()

    def close(self) -> None:
        """Stop polling and sending."""
        self.stop_polling()
        with suppress(Exception):
            self._loop.run(self._bot.shutdown())
        self._loop.close()

    def describe(self) -> str:
        """The bot's user name, asked of Telegram: a check of the token."""
        return self._loop.run(self._guarded(self._me()))

    def webhook(self) -> str:
        """The address Telegram sends updates to; empty while it waits for polling."""
        return self._loop.run(self._guarded(self._webhook()))

    def arrange(self, webhook_url: str, secret: str) -> None:
        """Tell Telegram the commands, and where updates go: to the webhook, or to whoever polls (empty secret)."""
        self._loop.run(self._guarded(self._arrange(webhook_url, secret)))

    async def _me(self) -> str:
        self.title = (await self._bot.get_me()).username or ""
        return self.title

    async def _webhook(self) -> str:
        return (await self._bot.get_webhook_info()).url

    async def _arrange(self, webhook_url: str, secret: str) -> None:
        from telegram import BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeAllPrivateChats

        await self._me()
        commands = [BotCommand(name, text) for name, text in notices.COMMANDS.items()]
        for scope in (BotCommandScopeAllPrivateChats(), BotCommandScopeAllGroupChats()):
            await self._bot.set_my_commands(commands, scope=scope)
        if not secret:
            await self._bot.delete_webhook()
        elif webhook_url:
            await self._bot.set_webhook(webhook_url, secret_token=secret, allowed_updates=list(KINDS))

    async def _poll(self, inbox: Inbox) -> None:
        offset, pause = None, 1.0
        while True:
            try:
                updates = await self._bot.get_updates(offset, timeout=POLL_SECONDS, allowed_updates=list(KINDS))
                kept = [await self._keep(inbox, update.to_dict()) for update in updates]
                await asyncio.gather(*(asyncio.wrap_future(future) for future in kept if future is not None))
                if updates:
                    offset = updates[-1].update_id + 1
                pause = 1.0
            except Exception as error:  # unreachable, or our own inbox is full: nothing was acknowledged
                log.warning("telegram polling", error=type(error).__name__)
                await asyncio.sleep(pause)
                pause = min(pause * 2, LONGEST_PAUSE)

    async def _keep(self, inbox: Inbox, update: dict[str, Any]) -> Any:
        try:
            incoming = from_update(update, self.number, self._clock.now(), self.title)
        except ValueError as error:
            log.warning("telegram update not understood", error=str(error))
            return None
        if incoming is None or inbox.is_stale(incoming):
            return None
        return inbox.submit(incoming)

    async def _send(self, delivery: Delivery) -> str:
        from telegram import LinkPreviewOptions
        from telegram.constants import ParseMode
        from telegram.error import TelegramError

        reply, chat = delivery.reply, int(delivery.conversation)
        if ticket := delivery.meta.get("ticket"):
            with suppress(TelegramError):  # it only stops the button's spinner
                await self._bot.answer_callback_query(ticket)
        if reply.attachments:
            return str((await self._send_file(chat, reply.attachments[0])).message_id)
        shown: dict[str, Any] = {
            "text": render.html(delivery, self.capabilities),
            "parse_mode": ParseMode.HTML,
            "reply_markup": _keyboard(delivery),
            "link_preview_options": LinkPreviewOptions(is_disabled=True),
        }
        if (earlier := delivery.meta.get("edit")) and await self._edit(chat, int(earlier), shown):
            return earlier
        return str((await self._bot.send_message(chat, **shown)).message_id)

    async def _edit(self, chat: int, message: int, shown: dict[str, Any]) -> bool:
        """Replace an earlier message; False when it is no longer there to be replaced."""
        from telegram.error import BadRequest

        try:
            await self._bot.edit_message_text(chat_id=chat, message_id=message, **shown)
        except BadRequest as error:
            reason = str(error).lower()
            if "not modified" in reason:
                return True
            if any(known in reason for known in _GONE):
                return False
            raise
        return True

    async def _send_file(self, chat: int, file: Attachment) -> "Message":
        content, caption = BytesIO(file.content), file.alt[:1000] or None
        if file.media_type in ("image/png", "image/jpeg") and len(file.content) <= LARGEST_PHOTO:
            return await self._bot.send_photo(chat, content, caption=caption, filename=file.name)
        return await self._bot.send_document(chat, content, caption=caption, filename=file.name)

    async def _guarded(self, call: Coroutine[Any, Any, T]) -> T:
        from telegram.error import TelegramError

        try:
            return await call
        except TelegramError as error:
            raise _meaning(error) from None  # the original may quote the address, and with it the token


def _keyboard(delivery: Delivery) -> "InlineKeyboardMarkup | None":
    from telegram import InlineKeyboardButton, InlineKeyboardMarkup

    buttons = [InlineKeyboardButton(b.label, callback_data=b.action) for b in delivery.reply.buttons]
    if not buttons:
        return None
    return InlineKeyboardMarkup([buttons[start : start + 3] for start in range(0, len(buttons), 3)])


def _meaning(error: Exception) -> SendError:
    """What one of the library's errors means for the message."""
    import httpx
    from telegram import error as kinds

    kind, cause = type(error).__name__, error.__cause__
    match error:
        case kinds.RetryAfter():
            wait = error._retry_after
            return TryLater("flood", wait.total_seconds() if isinstance(wait, timedelta) else float(wait))
        case kinds.InvalidToken() | kinds.EndPointNotFound():
            return NeedsAdministrator(kind)
        case kinds.Forbidden() | kinds.BadRequest() | kinds.ChatMigrated():
            return Undeliverable(f"{kind}: {error}"[:200])
        case kinds.NetworkError() if isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
            return NotSent(type(cause).__name__)
        case kinds.NetworkError() if cause is None and not isinstance(error, kinds.TimedOut):
            return NotSent(kind)  # Telegram answered, and said no
    return MayHaveArrived(type(cause).__name__ if cause else kind)
