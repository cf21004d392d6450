"""What a correction changed, in words: each field with its old and its new value."""

from kpi.choice_wording import CHOICE_NAMES
from kpi.report_wording import TASK_STATES
from kpi.wording import FIELD_NAMES, MEETING_STATES

CHANGED = "{field}: {old} → {new}"
NOTHING = "chưa có"
HOURS = "{hours} giờ"
FIELDS = {
    **{name: told.split(" (")[0] for name, told in FIELD_NAMES.items()},  # without the hint what to type
    "verdict": "so với kế hoạch",
    "reason": "lý do",
    "place": "địa điểm",
    "note": "ghi chú",
    "issuer": "cơ quan ban hành",
    "type_name": "loại văn bản",
    "receiver": "nơi nhận",
    "product": "sản phẩm",
    "value_unit": "đơn vị tính",
    "quantity_unit": "đơn vị tính",
}
VALUES = {
    **CHOICE_NAMES,
    **MEETING_STATES,
    **TASK_STATES,
    "hanh_chinh": "hành chính",
    "quy_pham": "quy phạm pháp luật",
    "chuyen_nganh": "chuyên ngành",
    "ok": "đúng quy định",
    "violation": "vượt quy định",
    "unknown": "chưa xác định được",
}
SET_FIELDS = frozenset(
    {"kind", "meeting_type", "mode", "role", "state", "direction", "channel", "document_class", "verdict"}
)
