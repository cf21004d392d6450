"""What the outermost layer says in Vietnamese while it makes a data directory ready."""

FILLING = "Lần đầu chạy: nạp các kế hoạch có sẵn vào {folder} …"
READ_FILE = "  [{done}/{total}] {name}"
FILE_FAILED = "  Không nạp được {name}: {message}"
INDEXING = "Dựng chỉ mục tìm kiếm …"
NOT_INDEXED = "  Chưa dựng được chỉ mục ngữ nghĩa, tạm tìm theo từ ngữ: {message}"
FILLED = "Đã nạp xong."
WAITING = "Một lệnh khác đang chuẩn bị dữ liệu, xin chờ …"
DATA_DIR_UNUSABLE = (
    "Không ghi được vào thư mục dữ liệu “{folder}”. Kiểm tra quyền ghi, hoặc đặt TROLY_DATA_DIR sang thư mục khác."
)
CORPUS_DIR_MISSING = (
    "Không có thư mục văn bản “{folder}”. Kiểm tra TROLY_CORPUS_DIR, hoặc bỏ biến này để dùng bộ kế hoạch có sẵn."
)
BAD_SETTING = "Thiết lập {name} không dùng được: {why}"
BAD_SETTING_KINDS = {
    "int_parsing": "cần một số nguyên",
    "float_parsing": "cần một con số",
    "greater_than_equal": "số quá nhỏ",
    "less_than_equal": "số quá lớn",
}
SETTING_NOT_JSON = 'Thiết lập TROLY_LLM_ALLOWED_HOSTS cần một danh sách JSON, ví dụ: ["localhost","10.0.0.5"]'
BAD_SETTING_OTHER = "giá trị không hợp lệ; xem docs/cai-dat.md"
NO_SUCH_AGENCY = "Không có cơ quan “{code}”. Các mã đang có: {known}."

CHECK_PYTHON = "Python {version}"
CHECK_FOLDER = "Thư mục dữ liệu {folder}: ghi được, còn trống {gigabytes:.1f} GB"
CHECK_FOLDER_FULL = "Thư mục dữ liệu {folder} chỉ còn trống {gigabytes:.1f} GB; hãy giải phóng ổ đĩa."
CHECK_DATABASE = "Cơ sở dữ liệu {kind}: toàn vẹn, cấu trúc bản {revision}"
CHECK_DATABASE_BROKEN = "Cơ sở dữ liệu bị hỏng. Dừng các lệnh đang chạy rồi khôi phục bản sao lưu: troly restore TỆP"
CHECK_AGENCY = "{name}: {texts} văn bản, {passages} đoạn trích, {facts} dữ kiện"
CHECK_READ_AGAIN = "Được đọc bằng bản phần mềm cũ: {texts}. Chạy: troly corpus reread --agency {code}"
CHECK_VECTORS = "Chỉ mục tìm kiếm: đủ cho mọi cơ quan"
CHECK_NO_VECTORS = (
    "Chỉ mục tìm kiếm còn thiếu ở: {codes}. Trợ lý vẫn trả lời, tìm bằng từ ngữ; để dựng: chạy troly serve, "
    "hoặc nạp lại một văn bản (troly ingest)."
)
CHECK_TESSERACT = "Đọc bản quét: có Tesseract với dữ liệu tiếng Việt"
CHECK_NO_TESSERACT = (
    "Chưa đọc được bản quét (chỉ cần khi nạp PDF quét, ảnh). Cài: sudo apt install tesseract-ocr tesseract-ocr-vie"
)
CHECK_MODEL = "Mô hình ngôn ngữ: {model} (mọi câu trả lời vẫn được đối chiếu với kế hoạch)"
CHECK_NO_MODEL = "Không dùng mô hình ngôn ngữ (không bắt buộc)"
CHECK_CHANNELS = "Kênh đã thiết lập: {names}. Kiểm tra kết nối: troly bot-check"
CHECK_NO_CHANNELS = "Chưa thiết lập Telegram, Zalo (không bắt buộc)"
