"""What the command line says in Vietnamese about channels and invitations."""

SERVING = "Trợ lý chạy tại http://{host}:{port} (kênh: {channels}). Dừng: Ctrl-C."
NO_CHANNELS = "chưa nối Telegram, Zalo"

HOW_TO_ENROL = "Mã dùng một lần, trong 7 ngày. Telegram: gửi /start MÃ · Zalo: gửi LIENKET MÃ"
CSV_UNREADABLE = "Không đọc được tệp {name}. Hãy lưu thành CSV, mã UTF-8."
UNIT_AND_CSV = "Dùng --csv hoặc --role/--unit/--name, không dùng cả hai."
ROLE_OR_CSV = "Cần --role (administrator, leader, clerk, reader), hoặc --csv TỆP."

CHECK_NOTHING = "Chưa khai báo kênh nào. Đặt các biến TROLY_TELEGRAM_… hoặc TROLY_ZALO_… rồi chạy lại."
CHECK_OK = "{channel}: kết nối được, tên “{name}”."
CHECK_FAILED = "{channel}: chưa dùng được – {why}"
CHECK_UNREACHED = "không nối được tới máy chủ ({reason}). Kiểm tra mạng, địa chỉ và tường lửa."
CHECK_REFUSED = "máy chủ từ chối ({reason}). Kiểm tra lại khoá (token) của kênh này."
CHECK_WEBHOOK = "{channel}: webhook {url}."
CHECK_NO_WEBHOOK = "{channel}: chưa đặt webhook. Khai báo TROLY_PUBLIC_URL rồi chạy lại troly serve."
CHECK_OTHER_WEBHOOK = "{channel}: webhook đang trỏ tới {url}, cần {wanted}. Chạy lại troly serve để đặt lại."
CHECK_POLLING_BLOCKED = "{channel}: đang nhận tin kiểu hỏi định kỳ nhưng còn webhook {url}; troly serve sẽ gỡ."
CHECK_POLLING = "{channel}: nhận tin kiểu hỏi định kỳ (polling)."

ZALO_NOT_CONFIGURED = "Chưa khai báo Zalo Official Account (TROLY_ZALO_OA_ID, _APP_ID, _SECRET_KEY, _APP_SECRET)."
ZALO_OPEN = "Mở địa chỉ sau bằng tài khoản quản trị OA, đồng ý, rồi chép giá trị “code” trên thanh địa chỉ:\n{url}"
ZALO_CODE = "Mã code"
ZALO_CONNECTED = "Đã nối Zalo Official Account và giữ khoá truy cập."
TROUBLE_LINE = "{number} · {box} · {channel} {conversation} · {at} · {state} ({problem}) · thử lại: {command}"
BOXES = {"inbox": "tin đến", "outbox": "tin đi"}
TROUBLES = {"dead": "đã dừng thử", "uncertain": "chưa rõ đã đến hay chưa"}
NO_TROUBLE = "Không có tin nào chưa xử lý hoặc chưa gửi được."
TROUBLE_UNKNOWN = "Không có tin số {number} đang chờ thử lại. Xem: troly outbox list"
RETRIED = "Tin số {number} sẽ được thử lại."
CLOSED_AGENCY = "{agencies} chỉ trả lời câu hỏi của người trong cơ quan. Hãy hỏi người phụ trách của cơ quan đó."
