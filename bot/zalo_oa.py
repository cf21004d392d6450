"""Zalo Official Account: free texts within the window, pictures and files uploaded first, errors by their class."""

from typing import Any

import httpx

from bot import render
from bot.channel import Attachment, Capabilities, Delivery
from bot.sending import MayHaveArrived, NeedsAdministrator, NotSent, SendError, TryLater, Undeliverable, WindowClosed
from bot.zalo_tokens import ZaloTokens

WINDOW_HOURS = 48
CAPABILITIES = Capabilities(
    files=True, images=True, longest_text=2000, reply_window_hours=WINDOW_HOURS, per_second=20.0, chat_seconds=0.2
)
LARGEST_IMAGE = 2**20
LARGEST_FILE = 5 * 2**20
_IMAGES = ("image/png", "image/jpeg")
_FILES = ("pdf", "doc", "docx")
_TOKEN_REFUSED = (-216, -220)
_WINDOW = (-230,)
_NEVER = (-213, -227, -232, -244)
_SLOW_DOWN = (-32,)
_ADMINISTRATOR = (-209, -212, -221, -223, -224)
BACK_OFF_SECONDS = 60.0


class ZaloOfficialAccount:
    """The account as a channel. `timeout` in seconds, for each request."""

    name = "zalo_oa"

    def __init__(
        self, tokens: ZaloTokens, base_url: str, *, capabilities: Capabilities = CAPABILITIES, timeout: float = 15.0
    ) -> None:
        self.capabilities = capabilities
        self._tokens = tokens
        self._client = httpx.Client(base_url=base_url.rstrip("/"), timeout=timeout)

    def send(self, delivery: Delivery) -> str:
        """Deliver one message. Raises one of `sending`'s errors."""
        if delivery.reply.attachments:
            message = self._file_message(delivery.reply.attachments[0])
        else:
            message = {"text": render.plain(delivery, self.capabilities)}
        body = {"recipient": {"user_id": delivery.conversation}, "message": message}
        data = self._call("/v3.0/oa/message/cs", json=body)
        return str(data.get("message_id", ""))

    def describe(self) -> str:
        """The account's name, asked of Zalo: a check of the tokens."""
        return str(self._call("/v2.0/oa/getoa", method="GET").get("name", ""))

    def close(self) -> None:
        self._client.close()

    def _file_message(self, file: Attachment) -> dict[str, Any]:
        extension = file.name.rpartition(".")[2].lower()
        if file.media_type in _IMAGES and len(file.content) <= LARGEST_IMAGE:
            data = self._upload("image", file)
            element = {"media_type": "image", "attachment_id": data["attachment_id"]}
            payload = {"template_type": "media", "elements": [element]}
            return {"text": file.alt, "attachment": {"type": "template", "payload": payload}}
        if extension in _FILES and len(file.content) <= LARGEST_FILE:
            return {"attachment": {"type": "file", "payload": {"token": self._upload("file", file)["token"]}}}
        return {"text": render.without_file(file)}

    def _upload(self, kind: str, file: Attachment) -> dict[str, Any]:
        try:
            return self._call(f"/v2.0/oa/upload/{kind}", files={"file": (file.name, file.content, file.media_type)})
        except MayHaveArrived as error:
            raise NotSent(str(error)) from None  # an upload that nobody refers to is seen by nobody

    def _call(self, path: str, method: str = "POST", **request: Any) -> dict[str, Any]:
        token = self._tokens.access_token()
        answer = self._ask(method, path, token, request)
        if answer.get("error") in _TOKEN_REFUSED:
            answer = self._ask(method, path, self._tokens.access_token(refused=token), request)
        if answer.get("error", 0) != 0:
            raise _meaning(answer["error"])
        data = answer.get("data")
        return data if isinstance(data, dict) else {}

    def _ask(self, method: str, path: str, token: str, request: dict[str, Any]) -> dict[str, Any]:
        return ask(self._client, method, path, headers={"access_token": token}, **request)


def ask(client: httpx.Client, method: str, path: str, **request: Any) -> dict[str, Any]:
    """One request to Zalo; its JSON object, whatever it says. Raises NotSent or MayHaveArrived."""
    try:
        response = client.request(method, path, **request)
        answer = response.json()
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as error:
        raise NotSent(type(error).__name__) from None
    except httpx.HTTPError as error:
        raise MayHaveArrived(type(error).__name__) from None
    except ValueError:
        reason = f"HTTP {response.status_code}"
        raise (NotSent if response.status_code in (429, 502, 503, 504) else MayHaveArrived)(reason) from None
    return answer if isinstance(answer, dict) else {}


def _meaning(code: int) -> SendError:
    reason = f"Zalo {code}"
    if code in _SLOW_DOWN:
        return TryLater(reason, BACK_OFF_SECONDS)
    if code in _WINDOW:
        return WindowClosed(reason)
    if code in _NEVER:
        return Undeliverable(reason)
    if code in _ADMINISTRATOR or code in _TOKEN_REFUSED:
        return NeedsAdministrator(reason)
    return Undeliverable(reason)
