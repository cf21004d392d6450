"""What the library tells an administrator in Vietnamese: of a text taken in, and of two texts held together."""

ISSUER_UNKNOWN = (
    "chưa rõ của cơ quan nào (nơi ban hành: {issuer}, không khớp cơ quan đã có). "
    "Thêm --agency MÃ, và --agency-name TÊN nếu là cơ quan mới."
)
LEFT_BLANK = "để trống"
OUTCOME = {
    "added": "Đã nạp {document}: {title}",
    "replaced": "Đã thay {document} bằng bản mới: {title}",
    "unchanged": "Tệp này đã được nạp là {document}; không có gì thay đổi.",
}
KIND = {"plan": "kế hoạch của cơ quan", "superior": "văn bản cấp trên", "legal_basis": "căn cứ pháp lý"}
IDENTITY = "  Loại: {kind} · Số: {number} · Ngày: {issued} · Nơi ban hành: {issuer}"
PARTS = "  {sections} mục, {passages} đoạn trích được, {tables} bảng ({rows} dòng)"
FACT_KINDS = {
    "limit": "giới hạn",
    "target": "chỉ tiêu",
    "deadline": "thời hạn",
    "duty": "nhiệm vụ của đơn vị",
    "basis": "văn bản được dẫn",
    "task": "việc trong bảng",
    "identity": "mục lý lịch văn bản",
}
FACTS_READ = "  Đọc được: {counted}"
NOTHING_READ = "chưa có mục nào"
DIFFERENCES = "  Điểm khác nhau trong văn bản:"
DOUBTS = "  Cần xem lại:"
UNREAD = "  Có số hoặc hạn nhưng chưa đọc thành mục nào ({count}):"
UNITS = "  Đơn vị nêu trong văn bản mà cơ quan chưa khai: {names}"
NOTE = "    - {words} ({place})"
MORE = "    … và {count} chỗ nữa"
LOW_CONFIDENCE = "Bản quét: {count} đoạn nhận dạng chưa chắc, cần đối chiếu, bắt đầu từ đây"
UNKNOWN_TABLE = "Bảng chưa rõ ý nghĩa các cột: {columns}"

UNIT_PROPOSED = "  {name}"
UNITS_PROPOSED = "Đơn vị nêu trong kế hoạch mà cơ quan chưa khai (thêm --add để khai tất cả):"
UNITS_ADDED = "Đã khai {count} đơn vị của cơ quan."
NO_UNITS = "Không có tên đơn vị nào trong kế hoạch mà cơ quan chưa khai."
COMPARED = "{superior} (cấp trên) ↔ {plan}"
NOTHING_LEFT_OUT = "  Không thấy điểm nào cấp trên nêu mà kế hoạch bỏ trống hay khác mức."
LEFT_OUT = "  Kế hoạch chưa nêu: {what} – {superior_place}: “{required}”"
DIFFERS = "  Khác nhau về {what}: {superior_place}: “{required}”; kế hoạch, {plan_place}: “{found}”"
NO_SUPERIOR = (
    "Cơ quan chưa có văn bản cấp trên nào trong thư viện. Nạp bằng: troly ingest TỆP --agency {agency} --kind superior"
)
NO_PLAN = "Cơ quan chưa có kế hoạch nào trong thư viện để đối chiếu."
