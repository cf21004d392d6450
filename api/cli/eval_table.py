"""The figures of `troly eval` as a table of text, in Vietnamese."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rag.wording_model import REASONS

if TYPE_CHECKING:
    from rag.evaluation import Question
    from rag.trial import Side

WITHOUT, WITH, REWRITTEN = "không mô hình", "có mô hình", "viết lại câu hỏi"
NO_MODEL = "Chưa đặt TROLY_LLM nên chỉ chấm cách trả lời không dùng mô hình."
BAD_DOCUMENTS = "Không đọc được “{path}”. Cần một tệp JSON dạng {{mã văn bản: mã trong bộ câu hỏi}}."
_SHARES = {
    "right": "đúng (tất cả)",
    "answerable": "đúng (câu có đáp án)",
    "abstention": "từ chối đúng",
    "over_abstained": "từ chối oan",
    "direct": "nói ngay điều hỏi",
    "citation": "trích dẫn đúng",
}
_VIOLATIONS = "lỗi kiểm chứng"
_LATENCY = "độ trễ giữa / p95 (ms)"
_TOKENS = "số token"
_WIDTH = 26


def table(sides: "Mapping[str, Side]") -> list[str]:
    """One column a side, one row a figure."""
    rows = [_row("", list(sides))]
    rows.append(_row("số câu", [str(side.score.count) for side in sides.values()]))
    for name, label in _SHARES.items():
        rows.append(_row(label, [f"{100 * getattr(side.score, name):.1f} %" for side in sides.values()]))
    rows.append(_row(_LATENCY, ["{:.1f} / {:.1f}".format(*side.latency_ms) for side in sides.values()]))
    rows.append(_row(_TOKENS, [str(side.tokens) for side in sides.values()]))
    for name, side in sides.items():
        rows += [f"  {name}: {REASONS.get(reason, reason)}: {count}" for reason, count in side.reasons.most_common()]
        rows += [f"  {name}, {_VIOLATIONS} {what}: {count}" for what, count in side.violations.most_common()]
    return rows


def differences(questions: "Sequence[Question]", sides: "Mapping[str, Side]", most: int) -> list[str]:
    """The first `most` questions whose answers differ between the sides."""
    lines: list[str] = []
    shown = 0
    for place, question in enumerate(questions):
        runs = {name: side.runs[place] for name, side in sides.items()}
        if shown < most and len({run.answer.text for run in runs.values()}) > 1:
            shown += 1
            lines.append(f"\n{question.id} {question.question}")
            for name, run in runs.items():
                verdict = "đúng" if run.mark.passed else "sai"
                lines.append(f"  [{name}, {verdict}, {run.answer.status.value}] {run.answer.text}")
    return lines


def _row(label: str, cells: Sequence[str]) -> str:
    return label.ljust(_WIDTH) + "".join(cell.rjust(_WIDTH) for cell in cells)
