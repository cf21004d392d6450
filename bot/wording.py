"""What the bot says in Vietnamese."""

import re
from collections.abc import Mapping
from typing import Any

from kpi.choice_wording import CHOICE_NAMES

INTENTS = {
    "log_meeting": "Ghi một cuộc họp",
    "log_document": "Ghi một văn bản",
    "log_procedure": "Ghi số hồ sơ thủ tục hành chính",
    "kpi_status": "Hỏi kết quả của đơn vị",
    "undo": "Hoàn tác hoặc sửa",
    "ask": "Hỏi kế hoạch",
    "smalltalk": "Trò chuyện",
}
FIELDS = {
    "title": "Tên",
    "meeting_type": "Loại họp",
    "mode": "Hình thức",
    "start": "Bắt đầu",
    "duration_hours": "Thời lượng (giờ)",
    "verdict": "So với kế hoạch",
    "number": "Số, ký hiệu",
    "direction": "Chiều",
    "channel": "Cách gửi, nhận",
    "secret": "Có dấu mật",
    "issued_date": "Ngày ban hành",
    "total": "Tổng số hồ sơ",
    "digital": "Xử lý trên môi trường số",
    "meetings": "Tổng số cuộc",
    "online": "Trong đó trực tuyến",
    "hybrid": "Trong đó kết hợp",
    "day": "Ngày",
    "period": "Kỳ",
    "metric": "Chỉ tiêu",
    "kind": "Hội nghị hay họp",
    "role": "Tổ chức hay dự",
    "repeat": "Lặp lại",
}
VALUES = {
    **CHOICE_NAMES,
    "ok": "đúng quy định của kế hoạch",
    "violation": "vượt quy định của kế hoạch",
    "unknown": "chưa xác định được",
    "ty_le_truc_tuyen": "tỷ lệ họp trực tuyến",
    "giam_hoi_nghi": "giảm hội nghị",
    "giam_van_ban": "giảm văn bản",
    "so_hoa": "xử lý hồ sơ trên môi trường số, số hóa",
    "van_ban_dien_tu": "văn bản điện tử",
}
NEEDS = "Còn thiếu"
INVALID = "Không thể có"


def told(parsed: Mapping[str, Any]) -> str:
    """How a message was understood, for a person to read."""
    lines = [INTENTS[parsed["intent"]]]
    lines += [f"  {FIELDS[name]}: {shown(value)}" for name, value in parsed["fields"].items() if name in FIELDS]
    for label, names in ((NEEDS, parsed["needs"]), (INVALID, parsed["invalid"])):
        if names:
            lines.append(f"{label}: {', '.join(FIELDS[name].lower() for name in names)}")
    return "\n".join(lines)


def shown(value: object) -> str:
    """A field's value in words."""
    if isinstance(value, bool) or value is None:
        return "có" if value else "không"
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    if match := _ISO.fullmatch(str(value)):
        year, month, day, clock = match.groups()
        return f"{clock} ngày {day}/{month}/{year}" if clock else f"{day}/{month}/{year}"
    return VALUES.get(str(value), str(value))


_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d))?")


# --- first words, help
NOTICE = (
    "Tôi là Trợ lý ảo (AI) của cơ quan, không phải người. Câu trả lời lấy từ kế hoạch, có dẫn nguồn; "
    "số liệu chỉ được ghi khi bạn xác nhận. Đừng gửi nội dung mật.\n"
    "Tôi giữ tin nhắn với tài khoản chat của bạn và, khi bạn đã liên kết, họ tên, đơn vị, vai trò "
    "(xem: /donvi, rút: /roi)."
)
HELP = (
    "Trợ lý ảo (AI) giúp được:\n"
    "• Hỏi kế hoạch: gõ câu hỏi, hoặc /hoi\n"
    "• Ghi họp: /hop Hội nghị quán triệt …, trực tuyến, 20/5 8h, 2 giờ (hoặc gõ tự nhiên)\n"
    "• Ghi văn bản: /vanban đi 125/BC-VP điện tử\n"
    "• Ghi hồ sơ thủ tục: /tthc tổng 80, trực tuyến 76\n"
    "• Ghi hoạt động: /hoatdong Tập huấn chuyển đổi số\n"
    "• Kết quả: /kpi (thêm tháng, quý) · Hạn: /han · Nhiệm vụ: /nhiemvu · Báo cáo: /baocao\n"
    "• Sửa: /sua trực tiếp · Hoàn tác: /hoantac · Bỏ bản nháp: /huy · Về bạn: /donvi"
)
SMALLTALK = "Dạ, tôi nghe. Gõ câu hỏi, việc cần ghi, hoặc /trogiup để xem tôi giúp được gì."
NO_SUCH_COMMAND = "Không có lệnh {command}.{hint} Gõ /trogiup để xem các lệnh."
DID_YOU_MEAN = " Có phải /{command}?"
ASK_WHAT = "Bạn muốn hỏi gì? Ví dụ: /hoi Hội nghị chuyên môn tối đa bao lâu?"
NOTHING_MORE = "Không còn phần nào để xem tiếp."
MORE = "(Còn nữa: gõ “tiếp”.)"
ABOUT_YOU = "{name}, {unit}{agency}, vai trò: {role}."
UNIT_PART = "{unit}, "
UNKNOWN_PERSON = "Tài khoản này chưa được cơ quan nào nhận. Xin người quản trị cấp mã, rồi gửi: LIENKET và mã đó."
CANNOT_WRITE = "Chỉ người được cơ quan mời mới ghi được. Xin người quản trị cấp mã, rồi gửi: LIENKET và mã đó."
NOT_YOUR_ROLE = "Vai trò của bạn chỉ được xem, chưa được ghi. Cần ghi, xin người quản trị đổi vai trò."
REPORTS_ELSEWHERE = (
    "Kênh này không gửi được tệp. Lấy báo cáo kỳ {period} trên trang web của trợ lý (mục Báo cáo), qua Telegram, hoặc: "
    "troly report --agency {agency} --period {period} --format docx"
)
REPORT_MADE = "Dự thảo báo cáo {period}, số liệu chốt đến {day}. Kỳ khác: /baocao tháng 5, quý 2, 2026."
REPORT_ALT = "Dự thảo báo cáo {period} của {agency}"
STRANGER_HELP = (
    "Trợ lý ảo (AI) trả lời câu hỏi về kế hoạch công khai của: {agencies}. Hãy gõ câu hỏi, kèm tên cơ quan.\n"
    "Muốn ghi họp, văn bản, xem số liệu của cơ quan mình: xin người quản trị cấp mã, rồi gửi: LIENKET và mã đó."
)
AND_MORE = " và {count} cơ quan khác"
EDIT_CHANGES_NOTHING = "Sửa lại tin cũ không đổi gì đã ghi. Muốn đổi, hãy gõ tin mới, ví dụ: sửa thành trực tiếp."
NOT_YOUR_CARD = "Thẻ này của người khác. Chỉ người soạn, lãnh đạo hoặc quản trị của cơ quan bấm được."
STATE_ALREADY = "Đã cập nhật từ trước: {what}."
REPEATS = {"day": "mỗi ngày làm việc", "week": "hằng tuần", "month": "hằng tháng", "quarter": "hằng quý"}
REPEATS_CARD = "• Lặp lại: {how}, đến {until} ({count} cuộc; đổi ngày cuối: sửa đến 30/6)"
EVERY_TWO_WEEKS = "hai tuần một lần"
SAVED_SERIES = "Đã ghi {count} cuộc, từ {first} đến {last}: {what}."
SERIES_UNDONE = "Đã bỏ {count} cuộc họp của cả loạt."
UNDO_SERIES = "↩ Bỏ cả loạt"
SAY_DROP = "{question} (Gõ “bỏ” để thôi.)"
VOTED_UP = "Cảm ơn bạn."
VOTED_DOWN = "Đã chuyển câu hỏi này cho người phụ trách xem lại."
UP, DOWN = "👍 Hữu ích", "👎 Chưa đúng"

# --- drafts
CARD_HEADS = {
    "meeting": "Ghi cuộc họp này?",
    "document": "Ghi văn bản này?",
    "procedure": "Ghi số hồ sơ này?",
    "meeting_sum": "Ghi số gộp các cuộc họp này?",
    "activity": "Ghi hoạt động này?",
}
ASK_FIELD = {
    "title": "Cuộc họp về việc gì?",
    "mode": "Họp trực tuyến, trực tiếp hay kết hợp?",
    "meeting_type": "“qt” là quán triệt hay quan trọng?",
    "start": "Họp ngày nào, mấy giờ?",
    "duration_hours": "Họp bao lâu?",
    "number": "Số, ký hiệu văn bản là gì?",
    "direction": "Văn bản đi hay đến?",
    "channel": "Gửi, nhận điện tử hay giấy?",
    "issued_date": "Ngày ban hành là ngày nào?",
    "total": "Tổng số hồ sơ là bao nhiêu?",
    "digital": "Bao nhiêu hồ sơ xử lý trên môi trường số?",
    "meetings": "Tổng cộng bao nhiêu cuộc?",
    "online": "Trong đó bao nhiêu cuộc trực tuyến?",
    "reason": "Vì sao vẫn họp vượt quy định? Gõ lý do để ghi.",
    "activity": "Đã làm việc gì? Gõ tên hoạt động.",
}
IMPOSSIBLE = "{field} vừa nêu không thể có."
CHOICES = {
    "mode": (("Trực tuyến", "truc_tuyen"), ("Trực tiếp", "truc_tiep"), ("Kết hợp", "ket_hop")),
    "meeting_type": (("Quán triệt", "quan_triet"), ("Quan trọng", "quan_trong"), ("Khác", "khac")),
    "direction": (("Đi", "di"), ("Đến", "den")),
    "channel": (("Điện tử", "dien_tu"), ("Giấy", "giay")),
}
SAVE, SAVE_WITH_REASON, CANCEL, UNDO, CHANGE = "✅ Ghi", "📝 Vẫn ghi, nêu lý do", "✖ Bỏ", "↩ Hoàn tác", "✏ Sửa"
ADD, REPLACE = "Cộng thêm", "Thay số cũ"
NOT_UNDERSTOOD = "Chưa hiểu câu trả lời."
CANCELLED = "Đã bỏ bản nháp, chưa ghi gì."
NO_DRAFT = "Không có bản nháp nào đang chờ."
EXPIRED = "Bản nháp này đã quá 30 phút nên hết hạn, chưa ghi gì. Xin gõ lại nếu vẫn cần ghi."
GONE = "Thẻ này không còn dùng được."
ALREADY_CANCELLED = "Bản nháp này đã bỏ, chưa ghi gì."
SAVED = "Đã ghi: {what}."
SAVED_BEFORE = "Đã ghi từ trước: {what}. Không ghi thêm."
UNDONE = "Đã hoàn tác: {what}."
ALL_UNDONE = "Đã hoàn tác cả lần nhập: {count} dòng không tính nữa."
CORRECTION_UNDONE = "Đã hoàn tác lần sửa gần nhất, còn lại: {what}."
CORRECTED = "Đã sửa: {what}."
STATE_SET = "Đã cập nhật: {what}."
WHAT_TO_CHANGE = "Muốn sửa gì? Ví dụ: sửa thành trực tiếp; sửa giờ 9h; sửa thành 2 tiếng."
NOTHING_TO_CHANGE = "Chưa rõ sửa dòng nào. Trả lời ngay dưới thẻ đã ghi, hoặc ghi lại."
WHICH_MEETING = "Cuộc họp nào?"
NO_PLANNED = "Chưa có cuộc họp nào đã lên lịch."
WITHIN = "Đúng quy định: {quote} ({locator})."
OVER = "⚠ Vượt quy định: {quote} ({locator})."
ADVICE = "Kế hoạch nhắc: “{quote}” ({locator})."
NO_RULE = "Kế hoạch không nêu giới hạn cho loại họp này."
NO_TARGETS = "Kế hoạch của cơ quan chưa nêu chỉ tiêu nào đếm được."
NO_DUE = "Không có hạn nào trong 60 ngày tới."
SECRET_UNKEPT = "Văn bản mật không được ghi ở đây. Hãy xoá tin nhắn và dùng hệ thống văn bản mật của cơ quan."
NEAREST = "Có thể xem thêm:"
PLAN_CHANGES = (("⏸ Hoãn", "postponed"), ("✖ Huỷ", "cancelled"))
TASKS_OF = "Nhiệm vụ của {unit} là gì?"
