"""The OpenAPI document: Vietnamese titles, the one error shape, no undocumented answers."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from api.errors import Problem

URL = "/api/v1/openapi.json"
VERSION = "1"
DESCRIPTION = (
    "Hỏi đáp từ kế hoạch của cơ quan có trích dẫn, ghi sổ họp, văn bản, hồ sơ, xem tiến độ, hạn và báo cáo. "
    "Trợ lý ảo (AI): cán bộ kiểm tra trước khi dùng."
)
TAGS = {
    "questions": "Hỏi đáp và tin nhắn",
    "records": "Sổ ghi",
    "progress": "Tiến độ, hạn, nhiệm vụ",
    "reports": "Báo cáo, biểu đồ, lịch",
    "plans": "Văn bản",
    "administration": "Người dùng, khoá, thiết lập, chờ trả lời, nhật ký",
}


def describe(app: FastAPI) -> None:
    """Let the application describe itself so."""

    def document() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = document  # type: ignore[method-assign]


def _document(app: FastAPI) -> dict[str, Any]:
    made = get_openapi(
        title=app.title,
        version=VERSION,
        description=DESCRIPTION,
        routes=app.routes,
        tags=[{"name": name, "description": words} for name, words in TAGS.items()],
    )
    schemas = made.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    return made
