"""Zalo Bot, for small pilots: plain texts of at most 2,000 characters, no buttons, no files."""

from typing import Any

import httpx

from bot import render
from bot.channel import Capabilities, Delivery
from bot.sending import NeedsAdministrator, NotSent, SendError, TryLater, Undeliverable
from bot.zalo_oa import ask

CAPABILITIES = Capabilities(typing=True, groups=True, longest_text=2000, per_second=10.0, chat_seconds=0.5)
QUOTA_SECONDS = 300.0


class ZaloBot:
    """One bot. `timeout` in seconds, for each request."""

    name = "zalo_bot"

    def __init__(
        self, token: str, base_url: str, *, capabilities: Capabilities = CAPABILITIES, timeout: float = 15.0
    ) -> None:
        self.capabilities = capabilities
        self.number = token.partition(":")[0]
        self.title = ""
        self._client = httpx.Client(base_url=f"{base_url.rstrip('/')}/bot{token}", timeout=timeout)

    def send(self, delivery: Delivery) -> str:
        """Deliver one message. Raises one of `sending`'s errors."""
        text = render.plain(delivery, self.capabilities)
        return str(self._call("sendMessage", chat_id=delivery.conversation, text=text).get("message_id", ""))

    def describe(self) -> str:
        """The bot's name, asked of Zalo: a check of the token. Groups mention the bot by it."""
        self.title = str(self._call("getMe").get("account_name", ""))
        return self.title

    def webhook(self) -> str:
        """The address Zalo sends events to; empty when none is set."""
        try:
            return str(self._call("getWebhookInfo").get("url", ""))
        except Undeliverable:
            return ""  # Zalo answers "not found" when there is none

    def arrange(self, webhook_url: str, secret: str) -> None:
        """Tell Zalo where events go, and the secret they carry."""
        if webhook_url:
            self._call("setWebhook", url=webhook_url, secret_token=secret)
        self.describe()

    def close(self) -> None:
        self._client.close()

    def _call(self, method: str, **fields: Any) -> dict[str, Any]:
        answer = ask(self._client, "POST", f"/{method}", json=fields)
        if answer.get("ok") is not True:
            raise _meaning(answer.get("error_code", 0))
        result = answer.get("result")
        return result if isinstance(result, dict) else {}


def _meaning(code: int) -> SendError:
    reason = f"Zalo Bot {code}"
    if code == 429:
        return TryLater(reason, QUOTA_SECONDS)
    if code in (401, 403):
        return NeedsAdministrator(reason)
    if code == 408 or code >= 500:
        return NotSent(reason)
    return Undeliverable(reason)
