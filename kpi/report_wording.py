"""Every Vietnamese sentence of the periodic report and its files. Templates are filled with `str.format`."""

NO_DATA = "Chưa có số liệu."
UNKNOWN = "chưa có số liệu"
AI_LABEL = "Nội dung do Trợ lý ảo (AI) tổng hợp từ sổ ghi của cơ quan; cán bộ kiểm tra trước khi dùng."

# --- what cannot be built
NO_PLAN = "Cơ quan chưa có kế hoạch nào đang hiệu lực để báo cáo. Nạp kế hoạch bằng: troly ingest."
PLAN_UNKNOWN = "Cơ quan không có văn bản “{document}”. Các kế hoạch đang dùng: {known}."
PERIOD_NOT_BEGUN = "Kỳ {period} chưa bắt đầu, chưa lập báo cáo được."
CUT_OFF_OUTSIDE = "Ngày chốt {day} không nằm trong {period} (từ {start} đến {end}). Chọn một ngày trong kỳ."
CUT_OFF_TO_COME = "Ngày chốt {day} chưa tới. Chọn ngày hôm nay hoặc sớm hơn."
ESTIMATE_UNKNOWN = "Không có chỉ tiêu “{measure}” trong báo cáo này. Các chỉ tiêu: {measures}."

# --- blocks around the text
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
WATCHWORD = "Độc lập - Tự do - Hạnh phúc"
PEOPLES_COMMITTEE = "Ủy ban nhân dân"
SHORT_COMMITTEE = "UBND"
NUMBER = "Số:          {symbol}"
SYMBOL_BLANK = "/BC-……"
PLACE_DATE = "{place}, ngày …… tháng {month} năm {year}"
DRAFT = "DỰ THẢO"
REPORT = "BÁO CÁO"
TO = "Kính gửi:"
TO_VIA = "{receiver} (qua {via})"
RECIPIENTS = "Nơi nhận:"
AS_ABOVE = "Như trên"
FILED = "Lưu: VT"
HEAD_OF_AGENCY = "THỦ TRƯỞNG CƠ QUAN"
HEAD_OF_UNIT = "THỦ TRƯỞNG ĐƠN VỊ"
END_MARK = "./."
BLANK = "……………………"
RESULT_OF = "Kết quả thực hiện {subject}"
RESULT_OF_TEXT = "Kết quả thực hiện {document} {subject}"

LEAD = (
    "{carried_out}, {agency} báo cáo kết quả {period} như sau "
    "(số liệu tính đến ngày {day}, chi tiết tại Phụ lục kèm theo):"
)
CARRIES_OUT = "Thực hiện {document} số {number} ngày {day} {title}"
LATER = (
    "Trong kỳ còn {count} bản ghi sau ngày chốt số liệu {day}, chưa tính vào báo cáo này. "
    "Muốn chốt ngày khác, lập lại báo cáo với ngày chốt mới."
)

# --- headings
GUIDANCE = "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI"
RESULTS = "KẾT QUẢ THỰC HIỆN"
ASSESSMENT = "ĐÁNH GIÁ CHUNG"
NEXT = "NHIỆM VỤ KỲ TỚI"
PROPOSALS = "KIẾN NGHỊ, ĐỀ XUẤT"
ACHIEVED = "Kết quả đạt được"
SHORTCOMINGS = "Tồn tại, hạn chế"
CAUSES = "Nguyên nhân, khó khăn do các đơn vị nêu"
ALL_DUTIES = "Kết quả các nhiệm vụ của kế hoạch"
OTHER_RESULTS = "Số liệu và hoạt động khác"
UNITS_SAY = "Nội dung do các đơn vị báo cáo"

# --- lines
UNIT_SAYS = "{unit}: {text}"
INFORMED = "Đã tổ chức {count} cuộc quán triệt, triển khai: {titles}."
INFORMED_ONE = "“{title}” ({day})"
SENT = "{count}/{total} đơn vị đã gửi nội dung báo cáo: {units}."
NOT_SENT = "{count}/{total} đơn vị chưa gửi nội dung báo cáo: {units}."
ACTIVITY = "{title} ({day}{quantity}{unit})."
MEETING_LINE = "{kind} “{title}” ({day}, {mode}{unit})."
MEETING_KINDS = {"hoi_nghi": "Hội nghị", "hop": "Họp"}
MEETINGS = (
    "Tổ chức {total} hội nghị: {online} trực tuyến, {hybrid} kết hợp, {in_person} trực tiếp; {others} cuộc họp khác."
)
OVERLONG = "{count}/{total} cuộc đã ghi có thời lượng vượt mức kế hoạch cho phép: {titles}."
DOCUMENTS = (
    "Ban hành {sent} văn bản đi (trong đó {administrative} văn bản hành chính); tiếp nhận {received} văn bản đến."
)
PROCEDURES = "Tiếp nhận, xử lý {total} hồ sơ thủ tục hành chính, trong đó {digital} hồ sơ trên môi trường số."
DIGITISED = "Số hóa {count}/{due} hồ sơ."
SHARE_LINE = "{name}: {value}; cùng kỳ năm trước: {before}{estimate}. {levels}"
COUNT_LINE = "{name}: {value} so với {before} cùng kỳ năm trước ({change}){estimate}. {levels}"
COUNT_LINE_ALONE = "{name}: {value}; cùng kỳ năm trước: {before}{estimate}. {levels}"
WHOLE_PERIOD_ONLY = "chưa có số liệu (cả kỳ năm trước: {count})"
VALUE_LINE = "{name}: {value} (ngày {day}, nguồn: {source}). {levels}"
UNKNOWN_FIGURES = "{count} chỉ tiêu khác của kế hoạch: chưa có số liệu (liệt kê tại Phụ lục)."
EMPTY_LINE = "{name}: chưa có số liệu. {levels}"
ESTIMATE = "; ước cả kỳ (do cơ quan nhập): {estimate}"
LEVEL_LINE = "Mức kế hoạch {level}: {standing}."
LEVELS_OPEN = "Kế hoạch nêu {count} mức: {levels}; cơ quan chưa chọn mức để đánh giá."
ASSESSED = "{name}: {value}; mức kế hoạch {level}: {standing}."
TOO_LONG = "{count} cuộc có thời lượng vượt mức kế hoạch cho phép: {titles}."
NEED_LINE = "{name}: {need} (mức {level})."
DUE_LINE = "{what} – {owed}; trước hoặc trong ngày {day} ({locator})."
MORE_DUE = "Và {count} hạn khác trong lịch các hạn của cơ quan."
REST = "và {count} cuộc khác"
TASKS_DONE = "{done}/{total} nhiệm vụ của phụ lục đã hoàn thành; {unknown} nhiệm vụ chưa có số liệu."
LATE_TASK = "Nhiệm vụ {number} quá hạn ({due}), chưa ghi nhận hoàn thành: {content}."
NONE_PROPOSED = "Các đơn vị chưa gửi kiến nghị."

# --- annexes
ANNEX = "PHỤ LỤC"
ANNEX_NUMBERED = "Phụ lục {number}"
ANNEX_ALONE = "Phụ lục"
FIGURES_TITLE = "SỐ LIỆU CÁC CHỈ TIÊU {period}"
TASKS_TITLE = "TIẾN ĐỘ CÁC NHIỆM VỤ CỦA PHỤ LỤC KẾ HOẠCH"
ATTACHED = "(Kèm theo Báo cáo số       {symbol} ngày …… tháng {month} năm {year} của {agency})"
FIGURE_HEADINGS = ("TT", "Chỉ tiêu", "Mức của kế hoạch", "Tử số", "Mẫu số", "Kết quả", "Cùng kỳ năm trước", "Đánh giá")
TASK_HEADINGS = ("TT", "Nhiệm vụ", "Chủ trì", "Thời hạn", "Sản phẩm", "Tiến độ")
COUNTED_UNTIL = "Số liệu tính đến ngày {day}."
NOTE = "Ghi chú: {note}"
REMINDER = "Lưu ý của bản dự thảo (xóa trước khi trình ký): {reminder}"
TASK_STATES = {
    "not_started": "chưa bắt đầu",
    "in_progress": "đang thực hiện",
    "done": "đã hoàn thành",
    "stopped": "dừng thực hiện",
}
TASK_STATE = "{state}{percent} ({day})"
CLOSING = "Trên đây là báo cáo kết quả {period} của {agency}"

# --- spreadsheets
DIRECTIONS = {"di": "văn bản đi", "den": "văn bản đến"}
CHANNELS = {"dien_tu": "điện tử", "giay": "giấy"}
RECORD_HEADINGS = (
    *("Mã", "Loại", "Từ ngày", "Đến ngày", "Nội dung", "Đơn vị", "Hình thức", "Trạng thái"),
    *("Tổng số", "Trong đó đạt", "Đã số hóa", "Nguồn", "Ghi chú", "Người ghi", "Lúc ghi"),
)
SHEETS = {
    "about": "Thông tin",
    "figures": "Chỉ tiêu",
    "rows": "Dòng tính",
    "units": "Theo đơn vị",
    "months": "Theo tháng",
    "records": "Sổ ghi",
    "tasks": "Nhiệm vụ phụ lục",
    "parts": "Đơn vị gửi",
}
FIGURE_COLUMNS = (
    *("TT", "Chỉ tiêu", "Mức của kế hoạch", "Tử số", "Mẫu số", "Kết quả", "Cùng kỳ năm trước", "Đánh giá"),
    *("Cần thêm / còn được", "Ước cả kỳ (cơ quan nhập)", "Tính lại (%)"),
    *("Tử số cộng từ dòng", "Mẫu số cộng từ dòng", "Đối chiếu"),
)
ROW_COLUMNS = ("Chỉ tiêu", "Mã", "Từ ngày", "Đến ngày", "Nội dung", "Đơn vị", "Tử số", "Mẫu số", "Không tính vì")
SHARE_COLUMNS = ("Chỉ tiêu", "Phần", "Tử số", "Mẫu số", "Kết quả")
PART_COLUMNS = ("Đơn vị", "Hạn của đơn vị", "Ngày gửi", "Mã", "Kết quả", "Khó khăn, hạn chế", "Kỳ tới", "Kiến nghị")
ABOUT = {
    "agency": "Cơ quan",
    "report": "Báo cáo",
    "plan": "Kế hoạch",
    "period": "Kỳ",
    "span": "Từ ngày – đến ngày",
    "cut_off": "Số liệu tính đến ngày",
    "deadline": "Hạn gửi theo kế hoạch",
    "made_at": "Lập lúc",
    "note": "Ghi chú",
    "label": "Nhãn",
}
AGREES = "khớp"
DIFFERS = "LỆCH"
NOT_SENT_YET = "chưa gửi"
FIGURE_CSV = (
    *("Chỉ tiêu", "Kỳ", "Tính đến ngày", "Tử số", "Mẫu số", "Kết quả", "Cùng kỳ năm trước", "Mức của kế hoạch"),
    "Đánh giá",
)

# --- calendar
CALENDAR = "Hạn công việc – {agency}"
EVENT = "{what} – {owed}"
EVENT_DONE = "[Đã nộp] {what}"
EVENT_AGENCY = "Cơ quan: {agency}"
EVENT_OWED = "Đơn vị thực hiện: {owed}"
EVENT_TO = "Nơi nhận: {receiver}"
EVENT_WORDING = "Kế hoạch ghi: “{wording}” (mốc {day})"
EVENT_MOVED = "Sớm hơn mốc vì {why}: nộp chậm nhất ngày {day}"
EVENT_SOURCE = "Căn cứ: {locator}, văn bản {document}: “{quote}”"
EVENT_STATUS = "Tình trạng: {status}"
EVENT_MISSING = "Còn thiếu: {units}"
EVENT_COMPLETED = "Ngày do cơ quan điền theo {source}"

# --- charts
CHART_TITLE = "Tiến độ so với chỉ tiêu, {period}"
CHART_UNTIL = "tính đến {day}"
CHART_LINE = "{name}: {value}; {levels}."
CHART_LEVEL = "mức {level}, {standing}"
CHART_EMPTY = "Chưa có chỉ tiêu nào để vẽ."
CHART_AXIS = "%"
CHART_TARGET = "mức kế hoạch"
CHART_LEGEND = {"met": "đạt", "short": "chưa đạt", "open": "chưa kết luận"}
MONTHS_TITLE = "{name}, {period}"
MONTHS_LINE = "{label}: {value}"
MONTHS_TEXT = "{name}: {months}. {levels}{forecast}"
MONTHS_FORECAST = " Dự báo cả kỳ: {value} ({assumption})."
FORECAST_LABEL = "dự báo cả kỳ"
WHOLE_LABEL = "đến nay"
SHORT_MONTH = "T{month}"
MOST_ALLOWED = "tối đa {count}"
ADDED_UP = "cộng dồn"
CHART_NOT_COUNTED = "“{name}” không đếm theo tháng trong sổ nên không vẽ được theo kỳ."
COUNT_ALONE = "{count}, chưa có số liệu cùng kỳ năm trước"
NOT_WRITTEN = "Không ghi được tệp “{path}”. Kiểm tra thư mục có tồn tại và có quyền ghi không."
