"""What the REST API and the pages say in Vietnamese outside their templates."""

from kpi.choice_wording import CHOICE_NAMES

SHORT_KEY = "TROLY_SECRET_KEY quá ngắn (cần ít nhất {least} ký tự). Bỏ biến này để trợ lý tự tạo khoá."

# --- problems
TITLES = {
    400: "Yêu cầu không đọc được",
    401: "Cần đăng nhập",
    403: "Không có quyền",
    404: "Không tìm thấy",
    405: "Không dùng được cách gọi này",
    409: "Trái với dữ liệu đang có",
    413: "Quá lớn",
    415: "Không nhận loại nội dung này",
    422: "Chưa dùng được",
    429: "Quá nhiều yêu cầu",
    500: "Lỗi ngoài dự kiến",
    503: "Tạm thời chưa phục vụ được",
}
DETAILS = {
    404: "Không có địa chỉ này. Kiểm tra lại đường dẫn.",
    405: "Địa chỉ này không nhận phương thức {method}.",
    429: "Bạn gửi quá nhiều yêu cầu trong một phút. Xin chờ một lát rồi thử lại.",
    500: "Có lỗi ngoài dự kiến; dữ liệu đã ghi vẫn nguyên vẹn. Báo người quản trị mã yêu cầu {request_id}.",
}
TOO_LARGE = "Nội dung gửi lên vượt {limit} MB."
UNREADABLE = "Yêu cầu thiếu hoặc sai: {faults}."
TOKEN_NEEDED = "Cần khoá truy cập: gửi kèm “Authorization: Bearer KHOÁ”. Người quản trị cấp khoá bằng: troly token"
TOKEN_WRONG = "Khoá truy cập không đúng, đã thu hồi hoặc đã hết hạn. Xin người quản trị cấp khoá mới."
SIGN_IN_NEEDED = "Xin đăng nhập để xem trang này."
NOT_ALLOWED = "Vai trò của bạn không được làm việc này trong cơ quan “{agency}”. Nhờ người quản trị cấp quyền."
SCOPE_UNKNOWN = "Không có quyền “{scope}”. Các quyền: {scopes}."
CLOSED = "Cơ quan này chỉ trả lời người của cơ quan. Xin đăng nhập hoặc dùng khoá truy cập."
FORM_EXPIRED = "Trang đã mở quá lâu hoặc gửi từ nơi khác. Mở lại trang rồi làm lại."
KEY_REUSED = "Idempotency-Key này đã dùng cho một yêu cầu khác. Dùng khoá mới."
OVERLAP_FIELD = "{question} Gửi lại kèm overlap=thay hoặc overlap=cong. Chưa ghi gì."
TOKEN_UNKNOWN = "Không có khoá này, hoặc khoá đã được thu hồi."
TOKEN_NAME = "REST API"

# --- signing in
CODE_WRONG = "Mã không đúng, đã dùng hoặc đã hết hạn. Xin lấy mã mới."
SIGN_IN_LINK = (
    "Đăng nhập trang web của trợ lý: {link}\nHoặc nhập mã {code}. Chỉ dùng một lần, trong {minutes} phút. "
    "Nếu không phải bạn yêu cầu, xin bỏ qua tin này."
)
SIGN_IN_CODE = (
    "Mã đăng nhập trang web của trợ lý: {code}. Chỉ dùng một lần, trong {minutes} phút. "
    "Nếu không phải bạn yêu cầu, xin bỏ qua tin này."
)
LINK_SENT = "Nếu có người này trong cơ quan và đã nhắn tin với trợ lý, đường dẫn đăng nhập vừa được gửi vào tin nhắn."

# --- plans
UPLOAD_LOST = "Máy chủ dừng khi đang đọc tệp này. Xin nạp lại."
UPLOAD_FAILED = "Không đọc được tệp này (lỗi {kind})."
UPLOAD_UNKNOWN = "Không có lần nạp này trong cơ quan."
UPLOAD_BUSY = "Đang đọc nhiều tệp khác. Xin chờ các tệp đó xong rồi nạp tiếp."
PLAN_UNKNOWN = "Không có văn bản “{document}” trong cơ quan này."
VERSION_UNKNOWN = "Văn bản “{document}” không có bản {version}."
REVIEW_UNKNOWN = "Không có mục này trong danh sách chờ trả lời."
TROUBLE_UNKNOWN = "Không có tin này trong danh sách chờ thử lại."
REVIEW_NOT_NAMED = "Câu hỏi này không có đoạn nào được chọn để trả lời."
REVIEW_EMPTY = "Hãy chỉ ra đoạn trong kế hoạch, hoặc ghi cách xử lý."
PASSAGE_UNKNOWN = "Không có đoạn “{passage}” trong các văn bản của cơ quan."
NO_MESSAGE = "Hãy gõ nội dung, hoặc bấm một nút."
NOT_ANSWERED_YET = "Trợ lý chưa trả lời kịp; tin nhắn đã được nhận, xin xem lại sau ít giây."
NAME_NEEDED = "Hãy cho biết họ tên người quản trị (--name)."
PERSON_LEFT = "Người này đã rời cơ quan."
NARROWED = "Khoá này chỉ được dùng cho vài việc nên không trò chuyện được. Dùng khoá cho cả vai trò."
NO_FILE = "Chưa chọn tệp, hoặc tệp rỗng."
MEASURE_UNKNOWN = "Kế hoạch đang dùng không có chỉ tiêu đếm được tên “{measure}”."

# --- what the pages say after something was done
DONE = {
    "sua": "Đã sửa. Dòng cũ vẫn được giữ trong lịch sử.",
    "hoan-tac": "Đã hoàn tác.",
    "hoan-tac-ca-lan": "Đã hoàn tác cả lần nhập. Số đã bị thay, nếu có, được tính lại.",
    "nhap": "Đã nhập số liệu.",
    "nhiem-vu": "Đã ghi tiến độ nhiệm vụ.",
    "nop": "Đã ghi nhận báo cáo đã nộp.",
    "thu-hoi": "Đã thu hồi văn bản; trích dẫn cũ vẫn tra được.",
    "trang-thai": "Đã đổi trạng thái văn bản.",
    "doc-lai": "Đã đọc lại văn bản.",
    "nguoi": "Đã đổi vai trò, đơn vị.",
    "roi": "Người này đã rời cơ quan; mọi quyền hết hiệu lực ngay.",
    "khoa": "Đã thu hồi khoá.",
    "xu-ly": "Đã xử lý câu hỏi.",
    "thu-lai": "Tin sẽ được thử lại ngay.",
    "thoi-dung": "Câu hỏi này lại được trả lời từ kế hoạch như trước.",
    "thiet-lap": "Đã lưu thiết lập.",
}
FACT_KINDS = {
    "limit": "giới hạn",
    "target": "chỉ tiêu",
    "deadline": "thời hạn",
    "duty": "trách nhiệm",
    "basis": "căn cứ",
    "task": "nhiệm vụ",
    "identity": "thông tin văn bản",
}
TEXT_STATUSES = {
    "draft": "dự thảo",
    "in_force": "đang hiệu lực",
    "expired": "hết hiệu lực",
    "withdrawn": "đã thu hồi",
}
TEXT_KINDS = {"plan": "kế hoạch của cơ quan", "superior": "văn bản cấp trên", "legal_basis": "căn cứ pháp lý"}
TASK_STATES = {
    "not_started": "chưa bắt đầu",
    "in_progress": "đang làm",
    "done": "đã xong",
    "stopped": "đã dừng",
}
UPLOAD_STATES = {"waiting": "chờ đọc", "reading": "đang đọc", "done": "đã nạp", "failed": "không nạp được"}
UPLOAD_OUTCOMES = {"added": "văn bản mới", "replaced": "đã thay bản cũ", "unchanged": "đã có, không đổi", "": ""}
REVIEW_KINDS = {"unanswered": "kế hoạch không nêu", "down_voted": "câu trả lời bị chê"}
ACTIONS = {
    "sign_in": "đăng nhập",
    "sign_out": "đăng xuất",
    "sign_in.code": "cấp mã đăng nhập",
    "invite": "cấp mã mời",
    "enrol": "vào cơ quan",
    "leave": "rời cơ quan",
    "administrator.add": "lập người quản trị",
    "person.change": "đổi vai trò, đơn vị",
    "token.issue": "cấp khoá",
    "token.revoke": "thu hồi khoá",
    "plan.add": "nạp văn bản",
    "plan.replace": "thay văn bản",
    "plan.withdraw": "thu hồi văn bản",
    "plan.status": "đổi trạng thái văn bản",
    "setting.changed": "đổi thiết lập",
    "review.settle": "xử lý câu hỏi",
}
CHOICES = {
    **CHOICE_NAMES,
    "planned": "đã lên lịch",
    "held": "đã họp",
    "cancelled": "đã huỷ",
    "postponed": "đã hoãn",
    "di_den": "đi và đến",
    "hanh_chinh": "hành chính",
    "quy_pham": "quy phạm pháp luật",
    "chuyen_nganh": "chuyên ngành",
    "co": "có",
    "khong": "không",
    **TASK_STATES,
}
