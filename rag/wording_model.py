"""What the language-model side says, in Vietnamese: settings that are wrong, and why a wording was thrown away."""

NO_PROVIDER = (
    "TROLY_LLM=“{name}” thiếu tên nhà cung cấp. Viết theo dạng ollama:TÊN hoặc openai:TÊN, hoặc để trống để không dùng."
)
NO_SUCH_PROVIDER = (
    "Chưa dùng được mô hình của “{provider}”: thiếu gói cài đặt hoặc tên nhà cung cấp sai. "
    'Cài bằng: pip install "troly[llm]", rồi kiểm tra TROLY_LLM.'
)
NO_BASE_URL = "Cần TROLY_LLM_BASE_URL để biết mô hình của “{provider}” chạy ở máy chủ nào."
HOST_NOT_ALLOWED = (
    "Máy chủ mô hình “{host}” chưa được cho phép. "
    "Thêm vào TROLY_LLM_ALLOWED_HOSTS nếu cơ quan đồng ý gửi câu hỏi tới đó."
)
REASONS = {
    "used": "dùng lời của mô hình",
    "off": "cơ quan đã tắt mô hình",
    "nothing_to_word": "không có nội dung để diễn đạt lại",
    "secret": "câu hỏi có thể chứa nội dung mật nên không gửi đi",
    "resting": "mô hình đang tạm nghỉ sau nhiều lần lỗi",
    "timeout": "mô hình trả lời quá lâu",
    "unreachable": "không kết nối được mô hình",
    "refused": "máy chủ mô hình báo lỗi",
    "cut": "câu trả lời của mô hình bị đứt giữa chừng",
    "too_long": "mô hình trả lời quá dài",
    "malformed": "mô hình trả lời sai khuôn dạng",
    "verification": "lời của mô hình không khớp với trích dẫn",
}

NO_QUESTIONS = "Không đọc được câu hỏi nào từ “{path}”. Cần một tệp JSONL (UTF-8), mỗi dòng một câu hỏi."
BAD_QUESTION = (
    "Dòng {line} của “{path}” không đúng khuôn: cần id, question và các trường must, must_not, sources, agency."
)
