"""What the innermost layer says in Vietnamese: its errors, and what stands where something was hidden."""

# --- what may not be kept
REFUSED_CERTAIN = (
    "Nội dung này có dấu mật nên không được lưu hay gửi đi đâu. Hãy xoá tin nhắn hoặc tệp này "
    "và dùng hệ thống văn bản mật của cơ quan."
)
REFUSED_DOUBT = (
    "Chưa rõ nội dung này có phải văn bản mật không (chữ “mat”), nên chưa lưu gì. Nếu là văn bản mật, hãy xoá tin và "
    "dùng hệ thống văn bản mật; nếu không, xin gõ lại có dấu."
)
CARD_HIDDEN = "[số định danh đã che]"
PHONE_HIDDEN = "[số điện thoại đã che]"

# --- people and agencies
NO_SUCH_AGENCY = "Chưa có cơ quan “{code}”. Xem danh sách: troly corpus list"
NO_SUCH_PERSON = "Không có người này trong cơ quan."
NO_SUCH_UNIT = "Cơ quan chưa có đơn vị “{name}”."
LAST_ADMINISTRATOR = "Đây là người quản trị duy nhất của cơ quan; hãy cử người quản trị khác trước."

# --- the database
DATABASE_UNUSABLE = (
    "Không mở được cơ sở dữ liệu ({reason}). Kiểm tra TROLY_DATABASE_URL, quyền ghi vào thư mục dữ liệu, "
    "và máy chủ cơ sở dữ liệu có đang chạy không."
)
EMPTY = "trống"
MIGRATE_FIRST = (
    "Cấu trúc cơ sở dữ liệu đang ở bản {found}, phần mềm cần bản {needed}. Hãy sao lưu rồi chạy lệnh: troly migrate"
)
DATABASE_NEWER = (
    "Cơ sở dữ liệu thuộc phiên bản mới hơn (bản {found}) so với phần mềm này (bản {needed}). "
    "Hãy cập nhật phần mềm, hoặc khôi phục bản sao lưu cũ."
)

# --- back-ups
BACKUP_EXISTS = "Tệp {path} đã có. Chọn tên khác để không ghi đè bản sao lưu cũ."
BACKUP_NOT_WRITTEN = "Không ghi được tệp {path}. Kiểm tra quyền ghi và chỗ trống trên đĩa."
BACKUP_FOREIGN = "Tệp {path} do phiên bản khác tạo ra, phiên bản này không đọc được."
BACKUP_BROKEN_TABLE = "Bản sao lưu {path} hỏng ở bảng {name}. Dùng bản sao lưu khác."
BACKUP_BROKEN_FILE = "Bản sao lưu {path} hỏng ở tệp {name}. Dùng bản sao lưu khác."
BACKUP_MISSING = "Không có tệp {path}."
BACKUP_UNREADABLE = "Tệp {path} không phải bản sao lưu của Trợ lý công vụ, hoặc đã hỏng."
BACKUP_NEWER = (
    "Bản sao lưu thuộc phiên bản mới hơn (bản {found}) so với phần mềm này (bản {needed}). "
    "Hãy cập nhật phần mềm rồi khôi phục."
)
DATABASE_IN_USE = (
    "Cơ sở dữ liệu đang có dữ liệu ({rows} dòng). Sao lưu nó trước; nếu chắc chắn muốn thay "
    "toàn bộ bằng bản sao lưu, thêm --replace."
)
BACKUP_STRANGE_TABLES = "Bản sao lưu có bảng lạ: {names}."
RESTORE_DIFFERS = "Khôi phục bảng {name} không khớp bản sao lưu; đã giữ nguyên dữ liệu cũ."
