"""People and codes, tokens, settings, the review list, the audit trail, tasks."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query
from fastapi.responses import Response
from pydantic import BaseModel, Field

from api import audits, people, review, tasks, tokens
from api import settings as agency_settings
from api.dependencies import (
    COMMON,
    WRITES,
    MayAudit,
    MayChangeSettings,
    MayManagePeople,
    MayReview,
    MayViewProgress,
    OnceHere,
    SiteHere,
)
from bot.access import Invitation, invite
from core.people import Role

router = APIRouter(tags=["administration"])
Number = Annotated[int, Path(ge=1, le=2**31 - 1, description="Số")]


class NewInvitation(BaseModel):
    """Người được mời."""

    role: Role = Field(description="Vai trò")
    unit: str = Field("", max_length=300, description="Đơn vị trong cơ quan")
    name: str = Field("", max_length=200, description="Họ tên; bỏ trống: theo tài khoản")


class PersonChange(BaseModel):
    """Vai trò, đơn vị mới; null: giữ nguyên."""

    role: Role | None = Field(None, description="Vai trò")
    unit: str | None = Field(None, max_length=300, description="Đơn vị; rỗng: không thuộc đơn vị nào")


class NewToken(BaseModel):
    """Khoá mới cho một hệ thống khác."""

    name: str = Field(min_length=1, max_length=200, description="Hệ thống nào dùng")
    role: Role = Field(Role.READER, description="Vai trò")
    scopes: list[str] = Field([], max_length=20, description="Chỉ cho các việc này; rỗng: cả vai trò")


class NewValue(BaseModel):
    """Giá trị mới của một thiết lập."""

    value: str = Field(max_length=2000, description="Giá trị; rỗng: về mặc định")
    source: str = Field("", max_length=500, description="Căn cứ: văn bản nào, của ai")
    source_day: date | None = Field(None, description="Ngày của căn cứ")


class Settling(BaseModel):
    """Cách xử lý một câu hỏi."""

    passage: str = Field("", max_length=300, description="Mã đoạn trong kế hoạch trả lời câu hỏi")
    note: str = Field("", max_length=1000, description="Hoặc đã xử lý thế nào")


@router.get("/tasks", summary="Nhiệm vụ trong phụ lục", responses=COMMON, tags=["progress"])
def task_list(
    permit: MayViewProgress,
    site: SiteHere,
    unit: Annotated[str, Query(description="Chỉ nhiệm vụ nêu tên đơn vị này", max_length=300)] = "",
) -> Any:
    """Mỗi nhiệm vụ kèm tiến độ ghi gần nhất."""
    return {"tasks": [tasks.task_object(one) for one in tasks.tasks_of(site.context, permit.scope, unit)]}


@router.get("/people", summary="Người của cơ quan", responses=COMMON)
def members(permit: MayManagePeople, site: SiteHere) -> Any:
    """Kể cả người đã rời."""
    with site.context.database.read() as connection:
        return {"people": [people.member_object(one) for one in people.members(connection, permit.scope)]}


@router.post("/people/invitations", summary="Cấp mã mời", status_code=201, responses=WRITES)
def new_invitation(wanted: NewInvitation, permit: MayManagePeople, site: SiteHere, once: OnceHere) -> Any:
    """Mã dùng một lần, trong bảy ngày, trên Zalo, Telegram hoặc trang web."""
    invitation = Invitation(permit.scope.agency, wanted.role, wanted.unit, wanted.name)
    return once(permit, lambda c: {"code": invite(c, invitation, site.clock.now(), permit.person)})


@router.patch("/people/{person}", summary="Đổi vai trò, đơn vị", responses=WRITES)
def change_person(person: Number, wanted: PersonChange, permit: MayManagePeople, site: SiteHere, once: OnceHere) -> Any:
    """Người quản trị cuối cùng không hạ vai trò được."""

    def act(connection: Any) -> dict[str, Any]:
        now = site.clock.now()
        changed = people.change(
            connection, permit.scope, person, role=wanted.role, unit=wanted.unit, now=now, by=permit.person
        )
        return people.member_object(people.Member(changed, ()))

    return once(permit, act)


@router.delete("/people/{person}", summary="Cho rời cơ quan", status_code=204, responses=WRITES)
def remove_person(person: Number, permit: MayManagePeople, site: SiteHere) -> Response:
    """Mọi quyền, tài khoản, khoá, phiên đăng nhập hết hiệu lực ngay."""
    with site.context.database.write() as connection:
        people.remove(connection, permit.scope, person, site.clock.now(), permit.person)
    return Response(status_code=204)


@router.get("/tokens", summary="Các khoá truy cập", responses=COMMON)
def token_list(permit: MayManagePeople, site: SiteHere) -> Any:
    """Không hiện lại khoá đã cấp."""
    with site.context.database.read() as connection:
        return {"tokens": [tokens.token_object(one) for one in tokens.tokens_of(connection, permit.scope)]}


@router.post("/tokens", summary="Cấp khoá", status_code=201, responses=WRITES)
def new_token(wanted: NewToken, permit: MayManagePeople, site: SiteHere) -> Any:
    """Khoá chỉ hiện một lần này."""
    with site.context.database.write() as connection:
        person = tokens.service_person(connection, permit.scope.agency, wanted.role, wanted.name)
        made = tokens.issue(
            connection, person, site.clock.now(), label=wanted.name, scopes=wanted.scopes, by=permit.person
        )
    return {"token": made}


@router.delete("/tokens/{token}", summary="Thu hồi khoá", status_code=204, responses=WRITES)
def revoke_token(token: Number, permit: MayManagePeople, site: SiteHere) -> Response:
    """Có hiệu lực ngay."""
    with site.context.database.write() as connection:
        tokens.revoke(connection, permit.scope, token, site.clock.now(), permit.person)
    return Response(status_code=204)


@router.get("/settings", summary="Thiết lập của cơ quan", responses=COMMON)
def setting_list(permit: MayChangeSettings, site: SiteHere) -> Any:
    """Giá trị, ai đặt, khi nào, theo căn cứ nào."""
    with site.context.database.read() as connection:
        return agency_settings.settings_object(connection, permit.scope)


@router.put("/settings/{name}", summary="Đổi một thiết lập", responses=WRITES)
def change_setting(
    name: Annotated[str, Path(description="Tên thiết lập", max_length=64)],
    wanted: NewValue,
    permit: MayChangeSettings,
    site: SiteHere,
    once: OnceHere,
) -> Any:
    """Giá trị cũ vẫn được giữ trong nhật ký."""
    return once(
        permit,
        lambda c: agency_settings.change(
            c, permit, name, wanted.value, wanted.source, wanted.source_day, site.clock.now()
        ),
    )


@router.get("/review", summary="Câu hỏi chờ trả lời", responses=COMMON)
def review_items(permit: MayReview, site: SiteHere) -> Any:
    """Câu hỏi kế hoạch không trả lời được, hoặc bị chê; và các câu mới xử lý, đoạn nào đang được dùng để trả lời."""
    with site.context.database.read() as connection:
        return {
            "items": [review.item_object(one) for one in review.open_items(connection, permit.scope)],
            "settled": [review.settled_object(one) for one in review.settled_items(connection, permit.scope)],
        }


@router.post("/review/{item}", summary="Xử lý một câu hỏi", status_code=204, responses=WRITES)
def settle(item: Number, wanted: Settling, permit: MayReview, site: SiteHere) -> Response:
    """Chỉ ra đoạn trong kế hoạch, hoặc ghi cách xử lý."""
    with site.context.database.write() as connection:
        now = site.clock.now()
        review.settle(site.context, connection, permit.scope, item, wanted.passage, wanted.note, now, permit.person)
    return Response(status_code=204)


@router.delete("/review/{item}/passage", summary="Thôi dùng đoạn đã chọn", status_code=204, responses=WRITES)
def take_back(item: Number, permit: MayReview, site: SiteHere) -> Response:
    """Câu hỏi lại được trả lời từ kế hoạch như trước. Gọi lại không đổi gì thêm."""
    with site.context.database.write() as connection:
        review.take_back(connection, permit.scope, item, site.clock.now(), permit.person)
    return Response(status_code=204)


@router.get("/audit", summary="Nhật ký", responses=COMMON)
def audit_trail(
    permit: MayAudit,
    site: SiteHere,
    limit: Annotated[int, Query(ge=1, le=200, description="Số dòng")] = 100,
    before: Annotated[int | None, Query(ge=1, le=2**31 - 1, description="Trước dòng số này")] = None,
) -> Any:
    """Ai làm gì, khi nào; mới nhất trước. Không ai sửa, xoá được."""
    with site.context.database.read() as connection:
        return audits.page_object(connection, permit.scope, limit, before)
