"""What the command line says in Vietnamese."""

HELP_PHRASES = {
    "Show this message and exit.": "Hiện hướng dẫn này rồi thoát.",
    "[OPTIONS]": "[TUỲ CHỌN]",
    "COMMAND [ARGS]...": "LỆNH [THAM SỐ]…",
    "Options": "Tuỳ chọn",
    "Arguments": "Tham số",
    "Commands": "Các lệnh",
    "[default: ": "[mặc định: ",
    "; default: ": "; mặc định: ",
    "[required]": "[bắt buộc]",
    "; required]": "; bắt buộc]",
    "[env var: ": "[biến môi trường: ",
}

MISSING_COMMAND = "Chưa cho biết lệnh cần dùng."
ONE_OR_BATCH = "cần một {what}, hoặc --batch TỆP (chỉ một trong hai)"
NOT_A_MOMENT = "“{written}” không phải một thời điểm. Viết dạng 2026-05-20T09:00."
MISSING_PARAMETER = "Thiếu {name}."
NO_SUCH_COMMAND = "Không có lệnh “{name}”.{hint}"
NO_SUCH_OPTION = "Không có tuỳ chọn “{name}”.{hint}"
PERHAPS = " Có phải ý bạn là: {names}?"
BAD_VALUE = "Giá trị của {name} không dùng được: {why}"
BAD_USAGE = "Lệnh chưa đúng cách dùng: {why}"
SEE_HELP = "Xem cách dùng: {command} --help"
ERROR = "Lỗi: {message}"
INTERRUPTED = "Đã dừng theo yêu cầu."
UNEXPECTED = (
    "Lỗi ngoài dự kiến ({kind}). Dữ liệu đã ghi trước đó vẫn nguyên vẹn. "
    "Chạy lại với TROLY_LOG_LEVEL=DEBUG để có thông tin gửi người quản trị."
)
USAGE_PATTERNS = {
    "Got unexpected extra argument(s)": "thừa tham số",
    "Option ": "tuỳ chọn ",
    "Argument ": "tham số ",
}

SOURCES = "Nguồn:"
NEAREST = "Có thể xem thêm:"
MORE = "(Còn {count} phần nữa; thêm --full để xem hết.)"

NOT_JSON = "Dòng {line} không phải JSON hợp lệ."
NOT_OBJECT = "Dòng {line} phải là một đối tượng JSON {{…}}."
NOT_UTF8 = "Dòng {line} không phải chữ UTF-8."
FAILED_LINE = "Dòng {line}: lỗi ngoài dự kiến ({kind})."
NO_FILE = "Không đọc được tệp “{file}”. Kiểm tra tên tệp, hoặc dùng “-” để đọc từ đầu vào chuẩn."
SOME_FAILED = "{count} dòng không xử lý được; xem trường “error” của các dòng đó."
WRONG_FIELD = "Trường “{name}” phải là {kind}."

STATUS = {
    "draft": "dự thảo",
    "in_force": "đang hiệu lực",
    "expired": "hết hiệu lực",
    "withdrawn": "đã thay hoặc thu hồi",
}
NO_NUMBER = "số để trống"
NO_TEXT = "Không có văn bản “{document}” đang dùng. Xem: troly corpus list"
NO_PASSAGE = "Không có đoạn trích “{id}”. Xem: troly corpus outline MÃ-VĂN-BẢN"
WITHDRAWN = "Đã thu hồi {document}; trích dẫn cũ vẫn tra được."
STATUS_SET = "Đã đặt tình trạng của {document}."
READ_AGAIN = "Đã đọc lại {document}: {passages} đoạn."
CHOOSE = "chọn một trong: {choices}"

FACT_KINDS = {
    "limit": "giới hạn",
    "target": "chỉ tiêu",
    "deadline": "thời hạn",
    "duty": "nhiệm vụ của đơn vị",
    "basis": "văn bản được dẫn",
    "task": "nhiệm vụ phụ lục",
    "identity": "lý lịch văn bản",
    "finding": "điểm cần lưu ý",
}
NO_FACTS = "Chưa đọc được mục nào như vậy từ kế hoạch của cơ quan."

ONE_DOCUMENT = "chỉ dùng được khi nạp đúng một tệp"
FILE_FAILED = "Không nạp được {name}: {message}"
INGEST_FAILED = "{failed} trên {total} tệp không nạp được."
BAD_CODE = "Mã cơ quan “{code}” không hợp lệ: dùng 3–48 chữ thường không dấu, số và gạch nối, ví dụ quang-ha."
NEW_AGENCY = (
    "Chưa có cơ quan “{code}” (đang có: {known}). "
    'Để lập cơ quan mới, thêm --agency-name "Tên đầy đủ, tỉnh hoặc thành phố".'
)

# --- the ledger, progress, deadlines, settings, backups
NOT_A_RECORD = (
    "“{sentence}” không phải một loại bản ghi, cũng chưa đọc được thành việc cần ghi. Xem: troly log add --help"
)
SAID_TOO_LITTLE = "Câu này còn thiếu hoặc không rõ: {missing}. Viết đủ rồi chạy lại."
SERIES_IN_CHAT = "Cuộc họp lặp lại: hãy ghi trong troly chat, Zalo hoặc Telegram để xem và xác nhận cả loạt."
WHY_NEEDED = '{verdict} Vẫn ghi thì nêu lý do: --why "…"'
FIELD_FORM = "“{word}” cần có dạng mục=giá trị, ví dụ mode=truc_tuyen."
LOGGED = "Đã ghi: {entry}"
ASK_OVERLAP = "{question} Thêm --overlap thay hoặc --overlap cong. Chưa ghi gì."
LEDGER_EMPTY = "Sổ chưa có dòng nào như vậy."
NO_TARGETS = "Kế hoạch của cơ quan chưa có chỉ tiêu nào đọc được. Xem: troly facts --kind target"
NO_DUE = "Kế hoạch không có hạn nào có ngày trong khoảng này."
MORE_UNDATED = "Còn {count} hạn không nêu ngày; xem bằng --undated."
FILE_UNREADABLE = "Không đọc được tệp {file}."
FAULTY_ROW = "Dòng {row}: {text}"
IMPORT_ROWS = "Nhập {count} dòng?"
IMPORTED = "Đã nhập {count} dòng."
SETTING_SET = "Đã đặt {name} = {value}."
BY_DEFAULT = "mặc định"
LEVEL_CHOSEN = "Đã chọn mức cho {measure}."
LEVEL_IN_FORCE = "mức đã chọn cho {measure}: {target}"
NO_SUCH_DOCUMENT = "Cơ quan không có văn bản “{document}”. Xem: troly corpus list --agency {agency}"
BLANK_FILLED = "Đã điền {blank} của {document}: {value} (nguồn: {source})."
CORRECTED = "Đã sửa: {entry}"
CHANGED = "  {line}"
REMARK = "Lưu ý: {text}"
UNDONE = "Đã hoàn tác: {entry}"
ALL_UNDONE = "Đã hoàn tác cả lần nhập: {count} dòng không tính nữa."
NOW_IS = "Nay là: {entry}"
BACKED_UP = "Đã sao lưu {rows} dòng của {tables} bảng vào {path}, đã kiểm tra."
RESTORED = "Đã khôi phục {rows} dòng, sao lưu lúc {taken_at:%H:%M %d/%m/%Y}."


def shortened(text: str, length: int) -> str:
    """`text`, cut with an ellipsis where it is longer than `length`."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


MARKS = {"good": "[được]", "note": "[lưu ý]", "bad": "[hỏng]"}

# --- tokens and the first administrator
TOKEN_LINE = "{number} · {person} · {role} · cấp {made} · {state} · quyền: {scopes}"
TOKEN_LIVES = "đang dùng"
TOKEN_ENDED = "đã thu hồi"
TOKEN_WHOLE = "cả vai trò"
TOKEN_REVOKED = "Đã thu hồi khoá số {number}."
ADMIN_READY = "{name} là người quản trị. Mở {where}, chọn “Đăng nhập”, nhập mã trên (một lần, trong một ngày)."
ADMIN_WHERE = "trang web của trợ lý"
