"""What the channels themselves say in Vietnamese: enrolment, refusals, reminders, delivery. The dialogue's own words
are in `wording.py`."""

from core.wording import REFUSED_CERTAIN, REFUSED_DOUBT

OVERLOADED = "Hệ thống đang quá tải. Xin thử lại sau ít phút."
REFUSED = {"mật": REFUSED_CERTAIN, "mat": REFUSED_DOUBT}

# --- delivery
NUMBERED = "Trả lời {choices}."
NUMBERED_CHOICE = "{number} để {label}"
SOURCES = "Nguồn:"
RESENT = "(Gửi lại do mất kết nối; nếu đã nhận, xin bỏ qua tin này.)"
FILE_ON_WEB = "(Tệp {name}: mở trên trang web của trợ lý.)"

# --- trouble while handling a message
FAILED = "Xin lỗi, tin nhắn vừa rồi chưa xử lý được và chưa ghi gì. Người quản trị đã được báo; xin thử lại sau."
TEXT_ONLY = "Trợ lý chỉ đọc chữ, chưa đọc tệp, ảnh hay ghi âm ở đây. Xin gõ nội dung bằng chữ."

# --- enrolment
ENROLLED = "Đã nhận {name} vào {agency}{unit}, vai trò: {role}. Gõ /trogiup để xem trợ lý giúp được gì."
ENROLLED_UNIT = ", đơn vị {unit}"
ROLES = {
    "administrator": "quản trị",
    "leader": "lãnh đạo",
    "clerk": "cán bộ",
    "reader": "người xem",
}
ENROL_ALONE = "Mã chỉ dùng khi nhắn riêng với trợ lý, không dùng trong nhóm. Mã này coi như lộ, hãy xin mã mới."
CODE_WRONG = "Mã không đúng, đã dùng hoặc đã hết hạn. Hãy xin người quản trị cấp mã mới."
CODE_MISSING = "Hãy gửi kèm mã người quản trị đã cấp, ví dụ: LIENKET 7HK2QMZ9."
CODE_TOO_OFTEN = "Bạn đã nhập sai mã nhiều lần. Xin thử lại sau một giờ."
INVITED_ONLY = (
    "Trợ lý ảo (AI) chỉ phục vụ người được mời. Hãy xin người quản trị của cơ quan cấp mã, rồi gửi: LIENKET và mã đó."
)
LEFT = "Đã rút tài khoản này khỏi trợ lý. Mọi quyền đã hết hiệu lực."
NAMELESS = "Cán bộ"
UNIT_UNKNOWN = "Cơ quan {agency} chưa có đơn vị “{unit}”. Các đơn vị: {units}."
NO_UNITS = "chưa có đơn vị nào"
ROLE_UNKNOWN = "Không có vai trò “{role}”. Chọn một trong: {roles}."
CSV_COLUMNS = "Tệp CSV cần các cột: ho_ten, don_vi, vai_tro. Thiếu: {missing}."
CSV_LINE = "Dòng {line}: {problem}"
CSV_EMPTY = "Tệp CSV chưa có dòng nào."

# --- settings of channels
ZALO_NOT_CONNECTED = "Zalo OA chưa có khoá truy cập. Chạy: troly zalo-connect"
ZALO_RECONNECT = "Khoá làm mới của Zalo OA không dùng được nữa ({reason}). Chạy lại: troly zalo-connect"
ZALO_UNREACHABLE = "Không kết nối được máy chủ Zalo ({reason}). Kiểm tra mạng rồi thử lại."
HALF_CONFIGURED = "Kênh {channel} khai báo chưa đủ. Thiếu: {missing}. Khai báo thêm, hoặc bỏ hết các biến của kênh này."
TELEGRAM_BASE = "TROLY_TELEGRAM_BASE_URL phải kết thúc bằng /bot (đang là: {value})."
CHANNEL_NAMES = {"telegram": "Telegram", "zalo_oa": "Zalo Official Account", "zalo_bot": "Zalo Bot"}

# --- what Telegram lists when "/" is typed
COMMANDS = {
    "hoi": "Hỏi về kế hoạch của cơ quan",
    "hop": "Ghi một cuộc họp, hội nghị",
    "vanban": "Ghi văn bản đi, đến",
    "tthc": "Ghi số hồ sơ thủ tục hành chính",
    "hoatdong": "Ghi một hoạt động đã làm",
    "kpi": "Xem tiến độ chỉ tiêu",
    "han": "Xem các hạn sắp đến",
    "nhiemvu": "Xem nhiệm vụ của đơn vị",
    "baocao": "Lập báo cáo",
    "sua": "Sửa một dòng đã ghi",
    "hoantac": "Hoàn tác lần ghi gần nhất",
    "donvi": "Xem đơn vị, vai trò của bạn",
    "huy": "Bỏ nội dung đang soạn",
    "trogiup": "Xem trợ lý giúp được gì",
}

# --- reminders
REMINDER = "Nhắc hạn:\n{lines}"
REMINDER_LINE = "• {what}: hạn {day} ({left}){moved}"
DAYS_LEFT = {0: "hôm nay", 1: "ngày mai"}
DAYS_LEFT_MORE = "còn {days} ngày"
OVERDUE = "đã quá hạn {days} ngày"
MOVED = "; văn bản ghi {stated}, trùng {why}"
REPORT_FOR = "{what} (kỳ {period})"
ASK_HELD = "Cuộc họp “{title}” ngày {day} đã diễn ra chưa?"
HELD_BUTTONS = (("✅ Đã họp", "held"), ("⏸ Hoãn", "postponed"), ("✖ Huỷ", "cancelled"))
LEADERS_LIST = "Lãnh đạo lưu ý: các nhắc hạn hôm nay không gửi được qua Zalo (quá 48 giờ kể từ tin cuối):\n{lines}"
LEADERS_LINE = "• {name}{unit}: {what}, hạn {day} – {how}"
LEADERS_REFUSED = "Lãnh đạo lưu ý: tin nhắc của {name}{unit} bị kênh từ chối – {how}:\n{text}"
REACHED_ELSEWHERE = "đã gửi qua {channel}"
NOT_REACHED = "chưa gửi được, xin nhắc trực tiếp"
DIGEST = "Tuần này ({start} – {end}) của {agency}:\n{lines}"
DIGEST_LINE = "• {what}: hạn {day} ({left}). {missing}"
DIGEST_MISSING = "Chưa nộp: {units}."
DIGEST_DONE = "Đã nộp đủ."
DIGEST_NOTHING = "• Không có hạn nào trong tuần, không có việc quá hạn."
WHOLE_AGENCY = "cơ quan"
