"""Talking with the assistant as in chat: questions, records, buttons."""

import uuid
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, Field

from api.dependencies import WRITES, CallerHere, IdempotencyKey, SiteHere
from api.messaging import Message, converse
from api.page_channel import REST
from core.people import Action

router = APIRouter(tags=["questions"])


class Sent(BaseModel):
    """Một tin nhắn, hoặc một lần bấm nút."""

    text: str = Field(
        "", max_length=4000, description="Lời nhắn", examples=["sáng nay họp giao ban trực tuyến 2 tiếng"]
    )
    action: str = Field("", max_length=64, description="Hành động của nút được bấm")
    reply_to: int | None = Field(None, ge=0, le=2**53, description="Mã câu trả lời có nút đó")


class Told(BaseModel):
    """Các câu trả lời."""

    replies: list[dict[str, Any]] = Field(description="Câu trả lời: id, text, choices, sources, files, card")


@router.post("/messages", summary="Nhắn tin với trợ lý", response_model=Told, responses=WRITES)
async def send(sent: Sent, caller: CallerHere, site: SiteHere, key: IdempotencyKey = None) -> dict[str, Any]:
    """Cùng cuộc trò chuyện như trên Zalo, Telegram: hỏi, ghi, xác nhận, sửa, hoàn tác. Gửi lại cùng
    Idempotency-Key thì không ghi hai lần."""
    permit = caller.require_whole(Action.ASK)
    message = Message(key or uuid.uuid4().hex, sent.text, sent.action, sent.reply_to)
    replies = await converse(site.context, site.conversations, REST, permit.person, message)
    return {"replies": [asdict(reply) for reply in replies]}
