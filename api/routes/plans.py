"""The agency's texts: list, upload, state of an upload, one text, withdrawal."""

from typing import Annotated, Any

from fastapi import APIRouter, File, Form, Path, Query, UploadFile
from fastapi.responses import Response

from api import plans
from api.dependencies import COMMON, WRITES, MayManagePlans, MayViewProgress, SiteHere
from api.uploads import Sent
from corpus.model import TextKind

router = APIRouter(prefix="/plans", tags=["plans"])
DocumentId = Annotated[str, Path(description="Mã văn bản", max_length=128, examples=["heza-226-2026"])]


@router.get("", summary="Các văn bản đang dùng", responses=COMMON)
def listing(permit: MayViewProgress, site: SiteHere) -> Any:
    """Số, ngày, trạng thái của từng văn bản; null là văn bản để trống."""
    return {"plans": [plans.document_object(one) for one in plans.living(site.context, permit.scope)]}


@router.post("", summary="Nạp văn bản", status_code=202, responses=WRITES)
def upload(
    permit: MayManagePlans,
    site: SiteHere,
    file: Annotated[UploadFile, File(description="Tệp txt, md, docx, pdf hoặc ảnh quét")],
    document: Annotated[
        str,
        Form(description="Mã văn bản; bỏ trống: theo tên tệp", max_length=100, pattern=r"^[a-z0-9-]*$"),
    ] = "",
    kind: Annotated[TextKind, Form(description="plan, superior hoặc legal_basis")] = TextKind.PLAN,
    replace: Annotated[bool, Form(description="Thay văn bản cùng mã")] = False,
) -> Any:
    """Tệp được đọc ở nền; xem kết quả ở `/plans/uploads/{id}`. Tệp có dấu mật bị từ chối, không lưu gì."""
    sent = Sent(file.filename or "", file.file.read(), document, kind, replace)
    return {"id": site.uploads.receive(permit, sent)}


@router.get("/uploads/{upload}", summary="Kết quả một lần nạp", responses=COMMON)
def upload_state(
    upload: Annotated[str, Path(description="Mã lần nạp", pattern="^[0-9a-f]{32}$")],
    permit: MayManagePlans,
    site: SiteHere,
) -> Any:
    """`state`: waiting, reading, done hoặc failed (kèm lý do)."""
    found = site.uploads.get(permit.scope, upload)
    return {
        "id": found.id,
        "file_name": found.file_name,
        "state": found.state,
        "message": found.message,
        "document": found.document_id,
        "outcome": found.outcome,
    }


@router.get("/{document}", summary="Một văn bản và các đoạn của nó", responses=COMMON)
def one(
    document: DocumentId,
    permit: MayViewProgress,
    site: SiteHere,
    version: Annotated[int | None, Query(ge=1, le=100_000, description="Bản thứ mấy; bỏ trống: bản cuối")] = None,
) -> Any:
    """Kèm số dữ kiện đọc được và những điểm cần xem lại."""
    return plans.text_object(plans.text_of(site.context, permit.scope, document, version))


@router.delete("/{document}", summary="Thu hồi văn bản", status_code=204, responses=WRITES)
def withdraw(document: DocumentId, permit: MayManagePlans, site: SiteHere) -> Response:
    """Văn bản thôi được dùng để trả lời; trích dẫn cũ vẫn tra được."""
    site.context.library.withdraw(permit.scope, document, permit.person)
    return Response(status_code=204)
