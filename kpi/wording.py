"""Every Vietnamese sentence of the ledger, progress and deadlines. Templates are filled with `str.format`."""

# --- what a record may not be
ONLINE_OVER_TOTAL = "Số cuộc trực tuyến và kết hợp ({part}) lớn hơn tổng số ({total}). Kiểm tra và nhập lại."
ELECTRONIC_OVER_TOTAL = "Số văn bản điện tử ({part}) lớn hơn tổng số ({total}). Kiểm tra và nhập lại."
DIGITAL_OVER_TOTAL = "Số hồ sơ xử lý trên môi trường số ({part}) lớn hơn tổng số hồ sơ ({total}). Kiểm tra và nhập lại."
DIGITISED_OVER_DUE = "Số hồ sơ đã số hóa ({part}) lớn hơn số phải số hóa ({total}). Kiểm tra và nhập lại."
PERIOD_REVERSED = "Ngày cuối kỳ đứng trước ngày đầu kỳ. Nhập lại kỳ, ví dụ: tháng 5/2026."
DOCUMENT_UNNUMBERED = "Văn bản chưa có số (ô số để trống) thì chưa ban hành, chưa ghi được. Nhập khi đã có số."

FIELD_NAMES = {
    "title": "tên",
    "mode": "hình thức (trực tuyến, trực tiếp, kết hợp)",
    "day": "ngày",
    "until": "ngày cuối kỳ",
    "start_time": "giờ bắt đầu",
    "duration_hours": "thời lượng (giờ)",
    "attendees": "số người dự",
    "kind": "loại (hội nghị, họp)",
    "meeting_type": "loại nội dung",
    "role": "vai trò (tổ chức, dự)",
    "state": "trạng thái",
    "unit": "đơn vị",
    "total": "tổng số",
    "online": "số cuộc trực tuyến",
    "hybrid": "số cuộc kết hợp",
    "number": "số, ký hiệu văn bản",
    "direction": "văn bản đi hay đến",
    "channel": "điện tử hay giấy",
    "document_class": "nhóm văn bản",
    "electronic": "số văn bản điện tử",
    "digital": "số hồ sơ xử lý trên môi trường số",
    "digitised": "số hồ sơ đã số hóa",
    "digitise_due": "số hồ sơ phải số hóa",
    "quantity": "số lượng",
    "value": "giá trị",
    "source": "nguồn số liệu",
    "target": "chỉ tiêu",
    "task": "số thứ tự nhiệm vụ",
    "percent": "phần trăm hoàn thành",
    "period": "kỳ",
    "results": "kết quả",
    "difficulties": "khó khăn, hạn chế",
    "next_steps": "nhiệm vụ kỳ tới",
    "proposals": "kiến nghị",
    "measure": "số liệu nền (hội nghị, mọi cuộc họp, văn bản)",
}
FIELD_MISSING = "Thiếu {field}."
FIELD_NEGATIVE = "Mục {field} không được nhỏ hơn {bound}."
FIELD_TOO_LARGE = "Mục {field} quá lớn (tối đa {bound})."
FIELD_TOO_LONG = "Mục {field} quá dài (tối đa {bound} ký tự)."
FIELD_UNKNOWN = "Loại bản ghi này không có mục “{field}”."
FIELD_WRONG = "Mục {field} không đúng: “{given}”. Nhập lại."

# --- the ledger
DAY_TOO_FAR = "Ngày {day} cách hôm nay hơn một năm. Kiểm tra lại năm rồi nhập lại."
DAY_TOO_OLD = (
    "Ngày {day} thuộc năm {year}, quá xa để ghi vào sổ. Số liệu các năm trước nhập bằng: troly import-baseline."
)
DAY_NOT_COME = "Ngày {day} chưa tới, chưa ghi được. Kiểm tra lại ngày."
HELD_IN_FUTURE = "Cuộc họp ngày {day} chưa diễn ra nên chưa thể ghi là đã họp."
PLANNED_IN_PAST = "Ngày {day} đã qua. Cuộc họp đã diễn ra, bị hủy hay hoãn?"
BASELINE_NOT_PAST = "Số liệu nền là của năm trước; kỳ {day} – {until} chưa qua năm."
UNIT_ELSEWHERE = "“{unit}” là đơn vị của {agency}, không phải của cơ quan bạn. Chọn một đơn vị của cơ quan: {units}."
UNIT_UNKNOWN = "Cơ quan không có đơn vị “{unit}”. Các đơn vị: {units}."
DOCUMENT_TWICE = (
    "Văn bản {number} năm {year} đã được ghi (mã {entry}, ngày {day}, {who} ghi). "
    "Muốn sửa: trả lời dưới thẻ đã ghi, hoặc troly correct {entry}."
)
REPORT_TWICE = "Báo cáo kỳ {period} của {unit} đã được ghi là đã nộp (mã {entry}, ngày {day})."
ENTRY_UNKNOWN = "Không có bản ghi mã “{entry}” trong sổ của cơ quan."
ENTRY_GONE = "Bản ghi {entry} đã được hủy nên không sửa được. Muốn có lại, hãy ghi mới hoặc hoàn tác việc hủy."
NOTHING_TO_UNDO = "Bạn chưa ghi gì để hoàn tác."
ALREADY_UNDONE = "Bản ghi {entry} đã được hoàn tác hết."
NOTHING_CHANGED = "Bản ghi {entry} đã đúng như vậy, không có gì để sửa."
KIND_CHANGED = "Không đổi được loại bản ghi. Hãy hoàn tác rồi ghi lại."
NOT_ALLOWED = "Bạn không có quyền {act} trong cơ quan này. Nhờ người quản trị cấp quyền."
ACTS = {
    "record": "ghi sổ",
    "correct_own": "sửa sổ",
    "correct_any": "sửa bản ghi của người khác",
    "change": "đổi thiết lập",
}
STATE_WRONG = "Chỉ cuộc họp mới có trạng thái; bản ghi {entry} không phải cuộc họp."
SERIES_EMPTY = "Lịch lặp “{rule}” không có ngày nào từ {day} đến {until}."
SERIES_WRONG = "Không hiểu lịch lặp “{rule}”. Ví dụ: FREQ=WEEKLY;BYDAY=MO (thứ hai hằng tuần)."
SERIES_LONG = "Lịch lặp có quá nhiều ngày (tối đa {most}). Rút ngắn ngày cuối."
ONE_WRITE_LOST = "Bản ghi vừa được người khác sửa. Xem lại rồi thử lại."

OVERLAP = "Kỳ {period} đã có {entries}. Số mới thay hay cộng?"
OVERLAP_ENTRY = "{what} ({day}, mã {entry})"
DUPLICATE = "Có thể đã ghi: “{title}” ngày {day} (mã {entry}, {who} ghi)."
CLASH = "Trùng giờ với “{title}” của {unit} ({time} ngày {day}, mã {entry})."
INSIDE_SUM = "Ngày {day} nằm trong số gộp đã nhập ({what}, mã {entry}); ghi thêm là cộng vào số đó."
WHOLE_AGENCY = "cả cơ quan"

RECORD_NAMES = {
    "meeting": "cuộc họp",
    "meeting_count": "số gộp hội nghị",
    "document": "văn bản",
    "document_count": "số gộp văn bản",
    "procedure_count": "số hồ sơ thủ tục hành chính",
    "activity": "hoạt động",
    "measurement": "giá trị chỉ tiêu",
    "task_progress": "tiến độ nhiệm vụ",
    "report_submission": "báo cáo đã nộp",
    "baseline_count": "số liệu nền",
}
AND_MORE = "và {count} mục khác"
SUM_OF_MEETINGS = "số gộp {total} cuộc, {online} trực tuyến"

# --- settings of the agency
SETTING_HELP = {
    "hybrid": "Hội nghị kết hợp tính là trực tiếp hay trực tuyến (kế hoạch không quy định).",
    "base": "Chỉ tiêu hội họp tính trên hội nghị hay trên mọi cuộc họp (kế hoạch dùng cả hai chữ).",
    "exchanged": "Tỷ lệ văn bản điện tử tính trên văn bản đi, hay cả văn bản đi và đến.",
    "lunch": "Giờ nghỉ trưa, được trừ khỏi cuộc họp kéo dài qua cả khoảng nghỉ.",
    "days_off": "Ngày nghỉ thêm hoặc hoán đổi (dd/mm/yyyy, cách nhau bằng dấu phẩy).",
    "days_worked": "Ngày thứ Bảy, Chủ nhật hoặc ngày lễ phải làm bù (dd/mm/yyyy, cách nhau bằng dấu phẩy).",
    "open_answers": "Người chưa được mời có được hỏi đáp về kế hoạch của cơ quan không (họ không bao giờ được ghi).",
    "model_wording": "Mô hình ngôn ngữ (TROLY_LLM) có được diễn đạt lại câu trả lời của cơ quan không.",
    "reminder_days": "Nhắc trước hạn bao nhiêu ngày, cách nhau bằng dấu phẩy; 0 là đúng ngày hạn.",
    "reminder_hours": "Giờ trong ngày làm việc mà trợ lý được nhắn nhắc việc.",
    "digest_day": "Thứ mấy gửi tổng hợp tuần cho lãnh đạo (2 là thứ Hai … 6 là thứ Sáu).",
}
SETTING_UNKNOWN = "Không có thiết lập “{name}”. Các thiết lập: {names}."
SETTING_WRONG = "Giá trị “{value}” không dùng được cho {name}. Ví dụ: {example}."
BLANK_UNKNOWN = "Không có ô trống “{field}”. Các ô điền được: {fields}."
BLANK_WITHOUT_SOURCE = "Cần nêu nguồn (văn bản nào, của ai) khi điền chỗ kế hoạch để trống."
BLANK_DAY_WRONG = "Ngày “{value}” không đúng. Viết dd/mm/yyyy, ví dụ 12/05/2026."

# --- periods
MONTH_LABEL = "tháng {month}/{year}"
QUARTER_LABEL = "quý {quarter}/{year}"
HALF_LABELS = ("6 tháng đầu năm {year}", "6 tháng cuối năm {year}")
YEAR_LABEL = "năm {year}"
PERIOD_WRONG = "Không hiểu kỳ “{period}”. Viết: 2026-05 (tháng), 2026-Q2 (quý), 2026-H1 (6 tháng), 2026 (năm)."

# --- progress
MEASURE_NAMES = {
    "ty_le_truc_tuyen": "Tỷ lệ hội nghị trực tuyến",
    "ty_le_truc_tiep": "Tỷ lệ hội nghị trực tiếp",
    "giam_hoi_nghi": "Giảm số lượng hội nghị",
    "giam_van_ban": "Giảm số lượng văn bản hành chính",
    "van_ban_dien_tu": "Tỷ lệ văn bản điện tử",
    "tthc_moi_truong_so": "Tỷ lệ xử lý thủ tục hành chính trên môi trường số",
    "so_hoa": "Tỷ lệ số hóa",
}
ASSUME_PLANNED = "nếu tổ chức đúng {count} hội nghị đã lên lịch"
ASSUME_SAME_SHARE = "nếu tỷ lệ giữ như hiện nay"
ASSUME_PACE = "nếu giữ nhịp của {days} ngày qua"
HYBRID_READINGS = {True: "nếu tính kết hợp là trực tuyến", False: "nếu tính kết hợp là trực tiếp"}
BASE_READINGS = {True: "nếu tính mọi cuộc họp", False: "nếu chỉ tính hội nghị"}
NOTE_HYBRID = (
    "Có {count} cuộc kết hợp; kế hoạch không nói tính là trực tuyến hay trực tiếp, tạm tính trực tiếp "
    "(cơ quan chọn cách tính ở phần Thiết lập)."
)
NOTE_DECLARED = "{count} trong {total} là số tự khai."
NOTE_QUOTA = (
    "Cần thêm {need} hội nghị trực tuyến nhưng theo chỉ tiêu giảm hội nghị chỉ còn được tổ chức {left}: "
    "khó đạt cả hai, nên chuyển các cuộc đã định sang trực tuyến."
)
NOTE_STRADDLES = "Số gộp {start} – {end} (mã {entry}) vắt qua ranh giới kỳ nên chưa tính; hãy nhập tách theo kỳ."

# --- deadlines
UNDATED_RHYTHM = "Kế hoạch nêu “{wording}” nhưng không nêu ngày."
UNDATED_CONTINUOUS = "Kế hoạch nêu “{wording}”, không có ngày cụ thể."
UNDATED_AHEAD = "“{wording}”: tính lùi từ việc đó; chưa biết ngày diễn ra."
UNDATED_EVENT = "Tính từ “{event}”; chưa biết ngày đó."
UNDATED_BLANK = (
    "“{wording}”: kế hoạch để trống ngày ban hành nên chưa tính ra ngày được. "
    "Người quản trị điền ngày ban hành, kèm nguồn, ở phần Thiết lập."
)
WEEKEND = "ngày nghỉ"

# --- rows behind a figure
NOT_COUNTED_STRADDLES = "vắt qua ranh giới kỳ"
NOT_COUNTED_DOCUMENT = "không thuộc văn bản được tính"
NOT_COUNTED_UNKNOWN = "chưa nêu số liệu"
NOT_COUNTED_KIND = "là họp, không phải hội nghị"
NOT_COUNTED_STATES = {
    "planned": "chưa họp",
    "cancelled": "đã hủy",
    "postponed": "đã hoãn",
    "du": "dự họp của cơ quan khác",
}
SEVERAL_MONTHS = "số gộp nhiều tháng"

# --- last year's counts from a file
BASELINE_COLUMNS = {"period": "kỳ", "measure": "số liệu", "total": "tổng số"}
BASELINE_TOO_LARGE = "Tệp lớn hơn {size} MB. Chỉ giữ các cột cần thiết rồi nhập lại."
BASELINE_KIND = "Tệp {name} không phải CSV hoặc XLSX."
BASELINE_EMPTY = "Tệp không có dòng số liệu nào dưới dòng tiêu đề."
BASELINE_LONG = "Tệp có hơn {most} dòng. Chia nhỏ rồi nhập lại."
BASELINE_NO_COLUMN = "Tệp thiếu cột: {names}. Dòng đầu cần có: kỳ, số liệu, tổng số (và nếu muốn: đơn vị, nguồn)."
BASELINE_TWICE = "Trùng với dòng {row}: cùng kỳ, cùng số liệu, cùng đơn vị."
BASELINE_MEASURE = "Không hiểu số liệu “{text}”. Ghi: hội nghị, họp (mọi cuộc họp), hoặc văn bản."
BASELINE_NUMBER = "“{text}” không phải số nguyên."
BASELINE_FAULTY = "Tệp có {count} dòng sai nên chưa nhập dòng nào. Sửa các dòng đó rồi nhập lại."
BASELINE_BROKEN_CSV = "Tệp CSV hỏng hoặc không phải mã UTF-8. Lưu lại từ Excel: CSV UTF-8."
BASELINE_BROKEN_XLSX = "Tệp XLSX hỏng hoặc có mật khẩu. Mở bằng Excel, lưu lại rồi nhập."

# --- telling progress
COMPARISONS = {
    "at_least": "từ {value} trở lên",
    "above": "trên {value}",
    "at_most": "không quá {value}",
    "below": "dưới {value}",
    "exactly": "{value}",
}
CHANGES_BY = {
    "at_least": "{change} từ {value} trở lên",
    "above": "{change} trên {value}",
    "at_most": "{change} không quá {value}",
    "below": "{change} dưới {value}",
    "exactly": "{change} {value}",
}
DIRECTIONS = {"reduce": "giảm", "increase": "tăng"}
ASPIRATION = "; phấn đấu"
UNTIL = "tính đến {day}"
FIGURE = "{place}: {ratio}, {till}."
FIGURE_EMPTY = "{place}: chưa có số liệu, {till}."
FIGURE_COUNT = "{place}: {count}, {base}, {till}."
FIGURE_CHANGE = "{place}: {count} so với {before} cùng kỳ năm trước, {change}, {till}."
FIGURE_MEASURED = "{place}: {value}, {till} (nguồn: {source})."
FIGURE_NO_VALUE = "{place}: chưa có giá trị; nhập bằng: troly log."
BASE_WHOLE = "cả kỳ năm trước {base}"
BASE_ZERO = "số liệu nền năm trước là 0, chưa đủ để so"
BASE_UNKNOWN = "chưa đủ số liệu nền năm trước"
TWO_LEVELS = "Kế hoạch nêu hai mức: {levels}. Cơ quan chọn mức nào thì đánh giá theo mức đó."
LEVEL = "Mức {level}: {standing}"
STANDINGS = {
    "met": "đạt",
    "not_yet": "chưa đạt",
    "not_enough_data": "chưa đủ số liệu",
    "impossible": "không thể đạt trong kỳ này",
    "missed": "không đạt, kỳ đã hết",
    "undecided": "chờ cơ quan chọn mức",
}
NEEDS = {
    "more": {
        "ty_le_truc_tuyen": "cần thêm {count} hội nghị trực tuyến",
        "ty_le_truc_tiep": "cần thêm {count} hội nghị không họp trực tiếp",
        "van_ban_dien_tu": "cần thêm {count} văn bản điện tử",
        "tthc_moi_truong_so": "cần thêm {count} hồ sơ xử lý trên môi trường số",
        "so_hoa": "cần thêm {count} hồ sơ số hóa",
    },
    "left": {
        "giam_hoi_nghi": "còn được tổ chức {count} hội nghị",
        "giam_van_ban": "còn được ban hành {count} văn bản hành chính",
    },
    "over": {
        "giam_hoi_nghi": "đã vượt {count} hội nghị",
        "giam_van_ban": "đã vượt {count} văn bản hành chính",
    },
}
CANNOT = {
    "ty_le_truc_tuyen": "đã có hội nghị không trực tuyến",
    "ty_le_truc_tiep": "đã có hội nghị trực tiếp",
    "giam_hoi_nghi": "",
    "giam_van_ban": "",
    "van_ban_dien_tu": "đã có văn bản giấy",
    "tthc_moi_truong_so": "đã có hồ sơ không xử lý trên môi trường số",
    "so_hoa": "đã có hồ sơ không số hóa",
}
FORECAST = "Dự báo cuối kỳ: {what}, {assumption}."
FORECAST_COUNT = "{count}, {change} so với năm trước"
FALL = "giảm {value}"
RISE = "tăng {value}"
READING = "Cách tính khác, {label}: {what}."
ROW = "{day} · {what} · {told} · mã {entry}"

# --- telling deadlines
DUE = "{last}{moved} · {what} · {owed}{to} · “{wording}” ({document}, {locator}) · {status}{completed}"
MOVED = " (sớm hơn vì {why})"
COMPLETED = " · ngày do cơ quan điền theo {source}"
DUE_STATUSES = {
    "done": "đã nộp",
    "overdue": "đã qua hạn, chưa ghi nhận đã nộp",
    "today": "hạn hôm nay",
    "soon": "sắp đến hạn",
    "upcoming": "chưa đến hạn",
}
STILL_MISSING = ", còn thiếu: {units}"

# --- one line each
ENTRY_ID = "mã {entry}"
MEETING_STATES = {"planned": "đã lên lịch", "held": "đã họp", "cancelled": "đã hủy", "postponed": "đã hoãn"}
CHANGES = {"record": "ghi", "correct": "sửa", "undo": "hoàn tác", "remove": "hủy"}
NOTHING = "không có"
BY_DEFAULT = "mặc định"
COMPLETION = "{field} của {document}: {value} (cơ quan điền, nguồn: {source}; {who})"
LEVEL_UNKNOWN = "Không có mức “{target}” cho {measure}. Các mức: {ids}."
MEASURE_UNKNOWN = "Không có chỉ tiêu “{measure}”. Các chỉ tiêu đếm được: {measures}."
