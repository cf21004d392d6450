"""What a user is told when a file cannot be read."""

SECRET = (
    "Tệp có dấu mật nên không được tiếp nhận, không có nội dung nào được lưu. "
    "Hãy xóa tệp khỏi máy này và dùng hệ thống quản lý văn bản mật."
)
NO_TESSERACT = (
    "Đây là bản quét (ảnh), cần chương trình nhận dạng chữ Tesseract có tiếng Việt. "
    "Hãy cài bằng lệnh: sudo apt-get install tesseract-ocr tesseract-ocr-vie"
)
NO_TEXT = "Không đọc được chữ nào trong tệp “{name}”. Hãy kiểm tra lại tệp, hoặc quét lại rõ hơn (300 dpi, đen trắng)."
BROKEN = "Tệp “{name}” bị hỏng hoặc không đúng định dạng {kind}. Hãy mở và lưu lại bằng phần mềm gốc rồi gửi lại."
MISSING = "Không tìm thấy tệp “{name}”. Hãy kiểm tra lại đường dẫn."
NOT_A_FILE = "“{name}” không phải là một tệp thường. Hãy chọn một tệp văn bản."
EMPTY = "Tệp “{name}” rỗng, không có nội dung."
UNKNOWN_KIND = (
    "Chưa đọc được loại tệp “{suffix}”. Hãy gửi tệp .docx, .pdf, .txt, .md hoặc ảnh quét (.png, .jpg, .tif). "
    "Tệp .doc, .odt: hãy mở và lưu lại thành .docx."
)
TOO_LARGE = "Tệp “{name}” nặng {size} MB, vượt giới hạn {limit} MB. Hãy tách hoặc nén bớt ảnh trong tệp."
WRONG_CONTENT = (
    "Tệp “{name}” có đuôi {suffix} nhưng nội dung bên trong không phải loại đó. Hãy gửi tệp gốc, đừng đổi đuôi tệp."
)
TWO_KINDS = "Tệp “{name}” chứa lẫn hai loại nội dung khác nhau nên không an toàn. Hãy xuất lại tệp từ phần mềm gốc."
ZIP_TOO_MANY = "Tệp “{name}” chứa quá nhiều thành phần ({count}, giới hạn {limit}) nên không được mở."
ZIP_BOMB = "Tệp “{name}” khi giải nén sẽ vượt giới hạn {limit} MB nên không được mở."
ZIP_PATHS = "Tệp “{name}” có thành phần với đường dẫn không an toàn nên không được mở."
MACRO = "Tệp “{name}” có macro hoặc đối tượng nhúng nên không được nhận. Hãy lưu lại thành .docx không có macro."
ENCRYPTED = "Tệp “{name}” được đặt mật khẩu hoặc mã hóa. Hãy bỏ mật khẩu rồi gửi lại."
EXTERNAL = (
    "Tệp “{name}” có liên kết tải nội dung từ bên ngoài ({what}) nên không được nhận. Hãy bỏ liên kết và lưu lại."
)
XML_ENTITIES = "Tệp “{name}” có khai báo XML không an toàn nên không được mở."
ACTIVE_PDF = (
    "Tệp “{name}” có nội dung tự chạy ({what}) nên không được nhận. Hãy in lại ra PDF (“Print to PDF”) rồi gửi lại."
)
TOO_MANY_PAGES = "Tệp “{name}” có {pages} trang, vượt giới hạn {limit} trang. Hãy tách tệp."
TOO_MANY_PIXELS = "Ảnh trong tệp “{name}” quá lớn ({pixels} triệu điểm ảnh, giới hạn {limit}). Hãy giảm độ phân giải."
BINARY_TEXT = "Tệp “{name}” không phải văn bản thuần. Hãy gửi tệp gốc (.docx, .pdf)."
OLD_CODE = (
    "Tệp “{name}” gõ bằng phông chữ cũ (như .VnTime, VNI-Times) nên không đọc đúng được tiếng Việt. Hãy chuyển sang "
    "Unicode (trong UniKey: Công cụ → Chuyển mã, nguồn TCVN3 hoặc VNI, đích Unicode), lưu lại rồi nạp lại."
)
TOO_SLOW = "Đọc tệp “{name}” quá {seconds} giây nên đã dừng. Hãy tách tệp thành phần nhỏ hơn."
TOO_HUNGRY = "Đọc tệp “{name}” cần quá nhiều bộ nhớ nên đã dừng. Hãy tách tệp hoặc giảm kích thước ảnh."
STOPPED = (
    "Việc đọc tệp “{name}” dừng giữa chừng: tệp có thể bị hỏng hoặc cần quá nhiều bộ nhớ. "
    "Hãy mở và lưu lại bằng phần mềm gốc, hoặc tách tệp, rồi gửi lại."
)
CRASHED = "Không đọc được tệp “{name}”: tệp có thể bị hỏng. Hãy mở và lưu lại bằng phần mềm gốc rồi gửi lại."

ACTIVE_NAMES = {
    "/JavaScript": "JavaScript",
    "/JS": "JavaScript",
    "/Launch": "lệnh mở chương trình",
    "/EmbeddedFile": "tệp đính kèm",
    "/EmbeddedFiles": "tệp đính kèm",
    "/RichMedia": "đa phương tiện",
    "/XFA": "biểu mẫu XFA",
    "/SubmitForm": "gửi dữ liệu ra ngoài",
    "/ImportData": "nhập dữ liệu từ ngoài",
    "/GoToR": "liên kết tới tệp khác",
    "/GoToE": "liên kết tới tệp nhúng",
}
LINK_NAMES = {
    "attachedTemplate": "mẫu văn bản",
    "image": "ảnh",
    "oleObject": "đối tượng nhúng",
    "frame": "khung",
    "subDocument": "văn bản con",
    "hyperlink": "liên kết tới tệp trên máy khác",
}
