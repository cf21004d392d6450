"""Asking the plans."""

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from api.dependencies import COMMON, CallerHere, SiteHere

router = APIRouter(tags=["questions"])


class Question(BaseModel):
    """Một câu hỏi về kế hoạch."""

    model_config = ConfigDict(extra="ignore")
    question: str = Field(description="Câu hỏi", examples=["Hội nghị chuyên môn tối đa bao lâu?"])
    agency: str | None = Field(None, description="Mã cơ quan của người hỏi; null: chưa biết", examples=["heza"])
    history: list[str] = Field([], description="Các câu hỏi trước của cùng người, cũ trước", max_length=50)
    id: Any = Field(None, description="Mã riêng của người gọi, được trả lại nguyên vẹn")


class Quoted(BaseModel):
    """Một trích dẫn."""

    document: str = Field(description="Mã văn bản")
    locator: str = Field(description="Vị trí trong văn bản")
    quote: str = Field(description="Nguyên văn")


class Answered(BaseModel):
    """Câu trả lời, cùng dạng với một dòng của `troly ask --batch`."""

    id: Any = Field(None, description="Mã riêng của người gọi")
    answer: str = Field(description="Câu trả lời, không kèm nguồn")
    status: str = Field(description="Kết thúc thế nào: answered, partial, conflicting, needs_agency, no_source …")
    abstained: bool = Field(description="Trợ lý không trả lời được từ kế hoạch")
    citations: list[Quoted] = Field(description="Các trích dẫn")
    latency_ms: float = Field(description="Thời gian trả lời, mili giây")


@router.post("/questions", summary="Hỏi về kế hoạch", response_model=Answered, responses=COMMON)
def ask(question: Question, caller: CallerHere, site: SiteHere) -> dict[str, Any]:
    """Trả lời từ kế hoạch của cơ quan, kèm trích dẫn nguyên văn; không cần khoá trừ khi cơ quan đóng."""
    answer, shown = site.desk.timed(caller, question.question, question.agency, question.history, question.id)
    site.metrics.answered(answer.status.value)
    return shown
