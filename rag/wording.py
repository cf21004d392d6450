"""Every Vietnamese sentence the question answering says."""

from corpus.facts.model import Comparison, Direction, Role

EMPTY_QUESTION = "Câu hỏi đang trống. Hãy gõ điều cần hỏi, ví dụ: hội nghị chuyên môn tối đa bao lâu?"
QUESTION_WITHOUT_WORDS = (
    "Câu hỏi chưa có chữ nào. Hãy gõ điều cần hỏi bằng lời, ví dụ: hạn báo cáo 6 tháng là ngày nào?"
)
QUESTION_TOO_LONG = "Câu hỏi dài quá {limit} ký tự. Hãy rút gọn còn điều cần hỏi rồi gửi lại."
UNKNOWN_AGENCY = "Không có cơ quan nào mang mã “{code}”. Các mã đang có: {known}."
NO_PLANS = "Chưa có kế hoạch nào trong kho. Hãy nạp kế hoạch bằng lệnh: troly ingest TỆP --agency MÃ."

OUT_OF_SCOPE = (
    "Câu này nằm ngoài phạm vi của tôi. "
    "Tôi trả lời về kế hoạch, chỉ tiêu, thời hạn, phân công và quy định họp của cơ quan."
)
CHORE = "Tôi không làm việc này. Tôi chỉ tra cứu kế hoạch của cơ quan và ghi nhận số liệu thực hiện."
REFUSED = {
    "secrets": "Tôi không cung cấp thông tin hệ thống hay cấu hình. "
    "Tôi chỉ trả lời theo nội dung kế hoạch của cơ quan.",
    "role": "Tôi không đóng vai khác và không cam đoan thay ai. Tôi chỉ trả lời theo nội dung kế hoạch của cơ quan.",
    "privacy": "Tôi không cung cấp thông tin riêng tư của cá nhân. Kế hoạch chỉ nêu chức danh và họ tên người ký.",
}
NEEDS_AGENCY = "Bạn hỏi về cơ quan nào? Hãy nêu tên, ví dụ: {examples}."
NOT_HELD_ELSEWHERE = "Kho văn bản không có kế hoạch của {body}, nên tôi không trả lời được."
NO_SOURCE = "Kế hoạch của {agency} không nêu nội dung này."
NO_SOURCE_SLOT = "Kế hoạch của {agency} có nhắc đến nội dung này nhưng không nêu {slot}."
NO_SOURCE_ANY = "Các kế hoạch trong kho không nêu nội dung này."
NEAREST = "Mục gần nhất: {place}."
TEXT_NOT_HELD = "{known} Kho không giữ toàn văn của văn bản này nên không trả lời được nội dung bên trong."
TEXT_WITHOUT = "Kế hoạch của {agency} có dẫn {text} nhưng không nêu {slot}."
IN_FORCE_FROM = "ngày có hiệu lực"
AND = " và "
BLANK = {
    "number": "Bản kế hoạch trong kho để trống số văn bản (“{quote}”), nên không có số để trả lời.",
    "date": "Bản kế hoạch trong kho để trống ngày ban hành (“{quote}”), nên không có ngày chính xác để trả lời.",
}
BLANK_OTHER = "Chỗ này trong kế hoạch để trống (“{quote}”)."
SLOT_NAMES = {
    "duration": "thời lượng",
    "percent": "tỷ lệ",
    "amount": "con số",
    "count": "số lượng",
    "date": "thời hạn",
    "frequency": "định kỳ",
    "actor": "đơn vị thực hiện",
    "support": "đơn vị phối hợp",
    "receiver": "nơi nhận",
    "via": "đầu mối trung gian",
    "means": "kênh, phương tiện",
    "product": "sản phẩm",
    "number": "số văn bản",
    "issuer": "nơi ban hành",
    "issued": "ngày ban hành",
    "person": "họ tên",
    "money": "số tiền",
    "post": "chức vụ",
    "place": "địa điểm",
    "rank": "thứ hạng",
    "exception": "ngoại lệ",
    "base": "mốc so sánh",
    "contact": "thông tin liên hệ",
}

COMPARISON = {
    Comparison.AT_MOST: "Không quá {value}",
    Comparison.BELOW: "Dưới {value}",
    Comparison.AT_LEAST: "Ít nhất {value}",
    Comparison.ABOVE: "Trên {value}",
    Comparison.EXACTLY: "{value}",
}
CHANGE = {Direction.REDUCE: "Giảm", Direction.INCREASE: "Tăng"}
CHANGE_AT_LEAST = "{change} ít nhất {value}"
CHANGE_EXACTLY = "{change} {value}"
RANK = "Trong {value}"
ASPIRATION = " (phấn đấu)"
LIMIT_OF = "{value} đối với {subject}"
TARGET_EXCEPT = "{value} {subject}, {exclusions}"
TARGET_OF = "{value}: {subject}"

DEADLINE = "{wording}"
DEADLINE_TO = "{wording}, gửi {receiver}"
DOER = ". Đơn vị thực hiện: {actor}"
DEADLINE_VIA = " (qua {via})"
RECEIVER = "Gửi {receiver}"
VIA = "Qua {via}"
ROLE_LEAD = {
    Role.LEADS: "{actor}",
    Role.COORDINATES: "{actor} (phối hợp)",
    Role.DOES: "{actor}",
    Role.ANSWERS_FOR: "{actor}",
}
ANSWERS_TO = "Trước {whom}"
PARTNERS = "Phối hợp: {partners}"

BASIS_NUMBERED = "{type_name} số {number}"
BASIS_ISSUED = ", ngày {issued}"
BASIS_ISSUER = ", của {issuer}"
BASIS_SUBJECT = ", {subject}"
BASIS_CITED_BY = "Được dẫn trong {plans}."

TASK = "Nhiệm vụ {number}: {content}"
TASK_LEAD = "Chủ trì: {value}"
TASK_SUPPORT = "Phối hợp: {value}"
TASK_DUE = "Thời gian: {value}"
TASK_OF_GROUP = "Thuộc nhóm: {value}"
TASK_PRODUCT = "Sản phẩm: {value}"
TASK_NO_SUPPORT = "Phối hợp: để trống"
PARTS = {
    Role.LEADS: "{unit} chủ trì.",
    Role.COORDINATES: "{unit} phối hợp.",
    Role.DOES: "{unit} thực hiện.",
    Role.ANSWERS_FOR: "{unit} chịu trách nhiệm.",
}
ROW_DUTY = {
    Role.LEADS: "Chủ trì: {action}",
    Role.COORDINATES: "Phối hợp: {action}",
    Role.DOES: "{action}",
    Role.ANSWERS_FOR: "Chịu trách nhiệm: {action}",
}
NO_PART_IN_TASK = "{unit} không chủ trì và không phối hợp trong việc này."
NO_SUCH_TASK = "Phụ lục chỉ có {count} nhiệm vụ, không có nhiệm vụ số {number}."
AIMS = "chỉ tiêu"
TASKS, GROUPS = "nhiệm vụ", "nhóm"
GROUP_OF_SIZE = "{groups}: {count} {noun}"
COUNT_SO = "Đúng: có {count} {noun}."
COUNT_OTHERWISE = "Không đúng: có {count} {noun}."
NO_PLAN_OF_YEAR = "Kho văn bản không có kế hoạch nào như vậy của năm {year}."
SECTIONS = "mục"
TASK_COUNT = "{count} {noun}"
TASK_RANGE = "Từ số {first} đến {last} ({first}-{last})"
TASK_GROUP = "Nhóm {group} có {count} nhiệm vụ, từ {first} đến {last} ({first}-{last})"

YES = "Có."
NO = "Không."
WITHIN = "Được, phù hợp quy định: {said} nằm trong mức {bound} đối với {subject}."
WITHIN_ASKED = "Không vượt quy định: {said} nằm trong mức {bound} đối với {subject}."
OVER = "Không được, vượt quy định: mức tối đa là {bound} đối với {subject}; {said} vượt {excess}."
STRANGER = "Kế hoạch của {agency} không nêu “{unit}”."
TO_ALL_UNITS = "Việc giao chung cho các đơn vị: {place}."
DAYS_SET = "Kế hoạch đặt {count} mốc thời gian:"
NO_KIND = "Kế hoạch của {agency} không đặt mức cho loại được hỏi, chỉ cho các loại khác."
BY_KIND = "Tùy loại, kế hoạch đặt mức riêng cho mỗi loại:"
ENOUGH = "Được, đủ mức tối thiểu {bound} đối với {subject}: {said}."
TOO_LITTLE = "Không được, chưa đủ: mức tối thiểu là {bound} đối với {subject}; {said} còn thiếu {excess}."
PAST = "Không được, vượt quy định: mức tối đa là {bound} đối với {subject}; {said} là vượt mức này."
ONLY_UP_TO = "Chỉ được trong mức tối đa {bound} đối với {subject}; {said} mà quá mức này là vượt quy định."
BELOW = "Không đúng: kế hoạch đặt {bound}, không phải {said}."
IN_TIME = "Kịp: hạn là {bound}, ngày {said} vẫn trong hạn."
TOO_LATE = "Không kịp, quá hạn: hạn là {bound}, ngày {said} là muộn."
IN_TIME_BY = "Kịp: hạn là {bound}, {said} vẫn trong hạn."
TOO_LATE_BY = "Không kịp, quá hạn: hạn là {bound}, {said} là muộn."
MONTH = "tháng {month}/{year}"
QUARTER = "quý {quarter}/{year}"
YEAR = "năm {year}"
FROM_TO = "{first} đến {last}"
NO_LAST_DAY = "Kế hoạch ghi “{wording}” cho việc này, không đặt hạn cuối."
COUNTED_FROM = "Ngày {day} ({span})"
MATCHES = "Đúng: kế hoạch đặt {bound}."
REACHED = "Đạt: kế hoạch đặt {bound}, {said} là đã đạt."
NOT_REACHED = "Chưa đạt: kế hoạch đặt {bound}, mới {said}."
PLACE = "hạng {place}"
RANK_REACHED = "Đạt: kế hoạch đặt {aim}, {said} nằm trong mức này."
RANK_MISSED = "Chưa đạt, ngoài {aim}: {said} còn thấp hơn {gap} bậc, phải từ hạng {place} trở lên mới đạt."
RANK_TOO_WIDE = "Chưa chắc đạt: kế hoạch đặt {aim}; {said} chỉ đạt khi xếp từ hạng {place} trở lên."
LEFT_OUT = "Không thuộc chỉ tiêu này: kế hoạch ghi {exclusions}."
NOT_RECKONED = "Kế hoạch của {agency} không nêu trường hợp này có được tính hay không."
OR = " hoặc "
CONDITION_OF_LIMIT = "Không quá"
NEED_OF = "{total} {unit} thì {word} {count} {unit} {what}."
NEED_CUT = "{total} {unit} thì nhiều nhất {left} {unit}, tức là bớt {cut} {unit} ({what})."
AT_LEAST_COUNT = "ít nhất"
AT_MOST_COUNT = "nhiều nhất"

AGENCY_LINE = "{agency}: {text}"
ALL_SAME = "{agencies} đều như nhau: {text}"
SAME = "Giống nhau ở {agencies}: {text}"
SOONER = "{agency} sớm hơn {others}:"
DIFFERENT = "Khác nhau:"
ONLY = "Chỉ có {agencies} nêu."
AGENCY_SILENT = "{agency}: kế hoạch không nêu."
TWO_LEVELS = "Kế hoạch nêu hai mức: {levels}. Mức nào dùng để đánh giá do cơ quan quyết định."
BOTH_STATED = "Kế hoạch ghi cả hai: {stated}."
NO_LEVELS = "Không thấy chỗ nào trong kế hoạch nêu hai mức khác nhau cho cùng một nội dung."
LEVELS_OF = "Hai mức cho {subject}: {levels}. Mức nào dùng để đánh giá do cơ quan quyết định."
LEVEL_AT = "{value} ({locator})"
MEASURED_ON = "{subject} trên {base}"
WORDED_APART = "Mức là {value}, nhưng các chỗ trong kế hoạch ghi không cùng một cách:"
NO_CONFLICT = "Không lệch, không mâu thuẫn: các chỗ trong kế hoạch thống nhất ghi {value}."
FOUND = {
    "skipped_number": "Đúng, phần đánh số bị nhảy: {detail}.",
    "missing_annex": "Phụ lục được nhắc đến nhưng không kèm trong bản đang có: {detail}.",
    "incomplete_number": "{detail}.",
    "blank": "Chỗ này để trống: {detail}.",
    "levels": "Kế hoạch nêu hai mức: {detail}.",
}
QUOTE = "“{quote}”"
MORE = "Còn {count} mục nữa. Trả lời “tiếp” để xem."
EXPIRED = "(Theo kế hoạch cũ đã hết hiệu lực, chỉ để tham khảo.)"
SUPERIOR_NOTE = "cấp trên"
SUPERIOR_TELLS = "Văn bản cấp trên ({text}) nêu: {told}"
SUPERIOR_SILENT = "Văn bản cấp trên ({text}) có trong kho nhưng không thấy nêu nội dung này."
STANDING = "{title}: {standing}."
STANDINGS = {
    "draft": "dự thảo, chưa có hiệu lực",
    "in_force": "đang có hiệu lực",
    "expired": "đã hết hiệu lực, chỉ để tham khảo",
}
SCAN_NOTE = "bản quét, cần đối chiếu"
EXPIRED_NOTE = "đã hết hiệu lực"
LEADS_TASKS = "Chủ trì {count} nhiệm vụ trong phụ lục (số {numbers})."
NO_EXACT_DAY = "Kế hoạch chỉ ghi “{wording}”, không nêu ngày cụ thể."
DEADLINE_OF = "{wording}: {actor} {what}"
BASES_OF = "Các căn cứ của kế hoạch:"
BASES_OF_TYPE = "Trong căn cứ của kế hoạch có {type}:"
NO_BASIS_OF_TYPE = "Không, căn cứ của kế hoạch không có {type} nào, chỉ có:"
TEXT_TYPES = {
    "luat": "luật",
    "nghi dinh": "nghị định",
    "nghi quyet": "nghị quyết",
    "thong tu": "thông tư",
    "quyet dinh": "quyết định",
    "ket luan": "kết luận",
    "chi thi": "chỉ thị",
    "ke hoach": "kế hoạch",
    "chuong trinh": "chương trình",
    "cong van": "công văn",
}
DUE_TASK = "{number}. {task} ({due})"
NO_TASK_DUE = "Phụ lục không có nhiệm vụ nào ghi hạn trong thời gian này."
TASKS_FOUND = "Có {count} nhiệm vụ (số {numbers}):"
NO_CONSEQUENCE = "Kế hoạch của {agency} không nêu việc xử lý trong trường hợp này."
DAYS_APART = "Cách nhau {days} ngày:"
SEVERAL_DATES = "Kế hoạch ghi các hạn khác nhau cho từng việc, từng đơn vị:"
DIFFERENT_PLANS = "Các kế hoạch ghi như sau:"
PLAN_SILENT = "không nêu"
NO_TASKS = "Bản kế hoạch đang có không kèm phụ lục nhiệm vụ, nên không có nhiệm vụ theo số để trả lời."
HAS_PART = "Có: {place} “{title}”."
NO_PART = "Không có mục này. Kế hoạch gồm: {names}."
SIGNED = "Đúng: {who} ký."
NOT_SIGNED = "Không đúng: người ký là {who}."
SIGNED_EACH = "{title}: {who}"
ISSUED_SO = "Đúng: {told}."
ISSUED_OTHERWISE = "Không đúng: {told}."
IT_IS = "Đúng: {actor}."
IT_IS_NOT = "Không: {actor}."
RECIPIENTS = "Nơi nhận:"
SENT_TO = "Có: {who}. Nơi nhận gồm:"
NOT_SENT_TO = "Không có trong nơi nhận. Nơi nhận gồm:"
ONLY_FILED = "Kế hoạch chỉ ghi “{name}” ở phần Lưu, không nêu họ tên đầy đủ và chức vụ."
