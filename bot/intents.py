"""The signs by which a message is told to be a question, a record, a remark, an undo; each a small predicate."""

import re

from core.vietnamese.spelling import EDGE, spelled, words

_B = r"(?<![^\W_])"

QUESTION = spelled(
    rf"\?|{_B}(?:bao nhiêu|bn|bnhiu|bao lâu|bao giờ|khi nào|lúc nào|thế nào|ra sao|làm sao|như nào|ntn|tại sao"
    rf"|vì sao|sao lại"
    rf"|ở đâu|(?:tới|đến) đâu|đâu rồi|sao rồi|chỗ nào|là gì|là ai|cái gì|gì|ai|nào|mấy (?:giờ|tiếng|ngày"
    rf"|cuộc|phần|%|văn bản|vb|hồ sơ|người|lần"
    rf"|buổi|đơn vị|hội nghị|chỉ tiêu|nhiệm vụ|hôm|loại)"
    rf"|có phải|phải (?:không|ko|k)|(?:được|đc|dc) (?:không|ko|k|hông|hok|hem|hổng|hong|hôn|hơm|khum)"
    rf"|đúng (?:không|ko|k)|có được|(?:không|ko|k) thì"
    rf"|hay (?:không|ko|k|chưa)|có cần"
    rf"|có nên|có bị|có vi phạm|được chưa|đủ chưa|đạt chưa|chứ nhỉ|thế à|à nhỉ|cho (?:em |anh |mình )?hỏi|hỏi là"
    rf"|xin hỏi|được phép|thì sao|đạt chỉ tiêu chưa"
    rf"|(?:đạt|được|là|lên|còn|giảm) nhiêu|(?:trực tuyến|trực tiếp|onl(?:ine)?|off(?:line)?|giấy|điện tử) hay (?:là )?"
    rf"(?:họp )?(?:trực tuyến|trực tiếp|onl(?:ine)?|off(?:line)?|giấy|điện tử)){EDGE}"
    rf"|(?<!số[ ])(?<!tài[ ])(?<!dữ[ ])(?<!nguyên[ ])(?<!tư[ ]){_B}liệu (?:có|thì|mà|rằng|được|đã|là){EDGE}"
    rf"|^\W*(?:liệu|hỏi (?!nghị)|sao|tối đa|tối thiểu){EDGE}|(?:tối đa|tối thiểu|là)\W*$"
    rf"|{_B}(?:không|ko|k|chưa|hông|hok|hem|hổng|hong|hôn|hơm|khum"
    rf"|hả|ha|nhỉ|chăng|chứ)(?: (?:em|ạ|a|anh|chị|bạn|nhỉ|vậy|bot|ta|hả|nhé|ad|v|z))*\W*$"
)
# Only with its mark: without it "a" is how an elder brother is spoken to, or "ạ".
ASKING_END = re.compile(r"(?<![^\W_])(?:à|ư|hử|nhở)\W*$", re.IGNORECASE)
NOT_A_QUESTION = spelled(
    rf"{_B}(?:ai cũng|không ai|bất kỳ ai|nào đó|gì đó|\w+ nào cũng|không có gì|ko có gì|gì cả|gì hết|gì mà|ước gì"
    rf"|không có (?:\w+ ){{1,4}}nào|(?:không|ko|chẳng|chả|chưa) (?:(?!biết|rõ|hiểu|hay)\w+ ){{0,3}}?(?:gì|ai)"
    rf"|(?:về|bàn)(?: việc)? có nên){EDGE}|{_B}ai\."
)
HYPOTHESIS = words("nếu", "giả sử", "lỡ mà", "giả dụ", "ví dụ")
CHORE = spelled(
    rf"^\W*(?:(?:em|bạn|bot|trợ lý|nhờ|giúp|hãy|làm ơn|ơi|cho|anh|chị|mình|ê)\W+)*(?:nhắc|soạn|viết|dịch|tóm tắt"
    rf"|in|tìm|tra|gọi|đọc|tính|vẽ|lập|làm(?! (?:xong|được|rồi))|xuất|giải thích|so sánh|liệt kê|nêu|kể|hướng dẫn|tạo"
    rf"|gửi (?:cho )?(?:em|anh|chị|mình|tôi)){EDGE}"
)
REMARK = words(
    "mệt (?:quá|ghê|thật|thế|rồi|mỏi|lắm|nhỉ|phết|nhoài|vãi|wa|zậy|xỉu)", "mệt(?!\\s*(?:vuông|khối))",
    "chán (?:quá|ghê|thật|thế|lắm|chết|nhỉ)", "căng (?:thẳng|quá)", "buồn ngủ", "ngủ gật", "đói (?:quá|bụng)",
    "nhiều (?:quá|thế|ghê)(?! (?:\\w+ ){2})", "lắm thế", "bắt họp", "lâu (?:quá|thế|ghê)(?! \\w+ \\w)",
    "dài (?:quá|dòng|thế|lê thê)",
    "quá trời", "suốt ngày",
    "toàn họp", "lại họp", "ngại họp", "khổ (?:quá|ghê)",
    "muốn xỉu", "(?:chắc|muốn|mệt) chết", "trời ơi", "ôi trời",
    "(?:mệt|chán|lâu|nhiều|dài|đông|căng|bận|khổ|nản|oải|vui|sợ|cực) (?:ghê|vãi|chết|xỉu|dã man|thiệt|dữ|hung)",
    "hai+z+", "hi+c", "huhu+", "hu hu", "kinh khủng", "đau đầu", "vui quá(?! \\w)", "hay (?:quá|ghê)", "vất vả",
    "áp lực",
    "cả ngày rồi", "bận (?:quá|rộn|ghê)(?! \\w)", "đông quá(?! \\w)", "nóng quá(?! \\w)", "trời mưa", "tắc đường",
    "đi ăn", "ăn trưa", "cà phê", "cafe", "nghỉ đã", "về sớm", "muộn rồi", "lười (?:quá|ghê)",
    "họp với chả hành", "rã rời", "hết hơi", "hết cả buổi", "mất cả buổi", "stress",
    "nhớ (?:mặc|mang|đi|đến|là|nhé)", "đỡ (?:phải|mệt)", "may quá",
    "mỏi (?:cả |hết |rã |nhừ )?(?:tay|mắt|lưng|cổ|vai|người)",
    "(?:nhé|nha|nghen|nhen|nhá) (?:mọi người|cả nhà|anh em|bà con|các (?:bạn|anh|chị|em|đồng chí|bác|cô)|cả phòng)",
)  # fmt: skip
LATER = words(
    "(?:lát|tí|chút|xíu)(?: nữa)? (?:em |mình |anh |chị |sẽ )?(?:ghi|nhập|báo|gửi|làm|gọi|nói|nhắn)",
    "để (?:mai|sau|chiều|lát|tí|em|anh)", "mai (?:làm|ghi|nhập|gửi|tính) (?:tiếp|sau|bù)",
    "(?:họp )?xong (?:rồi )?(?:em|anh|chị|mình)? ?(?:sẽ )?(?:ghi|nhập|báo|gọi|làm)",
    "chưa (?:ghi|nhập|gửi|họp|nhận|làm|ban hành|có)", "đang (?:soạn|viết|gõ|chuẩn bị|dự thảo|trình ký|chờ ký)",
    "chưa (?:xong|ký|trình|duyệt)",
    "định (?:họp|gửi|tổ chức)", "hình như", "chắc là", "nghe nói", "nghe đâu", "không biết",
)  # fmt: skip
CHANGED_PLAN = words(
    "hoãn(?! (?:thành|thiện|công|trả|thuế|ứng|nghênh))",
    "dời (?:lịch|họp|sang|qua|lại|ngày|giờ|cuộc|buổi|tới|đến|sau)",
    "lùi lịch",
    "lùi họp",
    "huỷ họp",
    "hủy họp",
    "hủy cuộc họp",
    "huỷ cuộc họp",
    "hủy lịch",
    "không họp nữa",
    "đổi lịch",
    "chuyển lịch",
    "bỏ họp",
    "ngưng họp",
)

UNDO = spelled(
    rf"{_B}(?:hoàn tác|undo|(?:ghi|nhập|gõ|bấm|lưu|gửi) lộn|lộn rồi"
    rf"|ghi nhầm|nhập nhầm|nhập sai|ghi sai|lưu nhầm|bấm nhầm|gõ nhầm|nhầm rồi|lỡ (?:tay|ghi"
    rf"|nhập|bấm)|thu hồi (?:lại )?(?:bản ghi|cái vừa)|rút lại (?:cái|bản ghi)"
    rf"|(?:xoá|xóa|bỏ|huỷ|hủy|gỡ|rút|quay lại|cancel|delete|trả lại){EDGE}[^.?!]{{0,40}}?(?:vừa (?:ghi|nhập|lưu|rồi"
    rf"|xong|nãy|báo|gửi lên|tạo|thêm|log)|mới (?:ghi|nhập|lưu|báo|tạo|thêm)|lúc nãy|hồi nãy|ban nãy|khi nãy"
    rf"|cuối cùng|gần nhất|trước đó|bản ghi|cái (?:đó|kia|này|vừa|mới|trên|cuối)|dòng (?:cuối|vừa|trên|mới)"
    rf"|đi giúp|giúp (?:em|mình|với))"
    rf"|(?:xoá|xóa|bỏ|huỷ|hủy) (?:đi|nó|dòng|bản ghi|cái)|không (?:tính|ghi|lưu) cái (?:vừa|đó|này|kia)"
    rf"|đừng (?:ghi|lưu|tính)(?: cái (?:đó|này|kia|vừa)| nữa| nó)?|quay lại như (?:cũ|trước)){EDGE}"
)
CORRECT = spelled(
    rf"{_B}(?:sửa (?:lại|giúp|hộ|thành|giờ|ngày|tên|hình thức|số|thời|cái|dòng|cuộc|nội"
    rf"|tổng|trực|hồ|loại|lý|điện|giấy|đến|tới|\d)|chỉnh lại|chỉnh (?:giờ"
    rf"|ngày|thành)|đổi (?:lại|thành|sang|giờ|ngày|hình thức)|điều chỉnh lại|không phải [^,.;]+ mà(?: là)?"
    rf"|cập nhật lại|đính chính){EDGE}"
)
GREETING = spelled(
    rf"^\W*(?:(?:xin )?chào|hi|hii+|hello|helo|hey|alo|a lô|chao|good morning|cảm ơn|cám ơn|tks|thanks|thank"
    rf"|thks|tkx|ok|oke|okie|okela|okay|oki|vâng|dạ|ừ|ừm|uh|uhm|um|ờ|được rồi|rồi|tốt|tốt quá|hay|giỏi|tuyệt"
    rf"|chuẩn|bye|tạm biệt|chúc|hihi|haha|hehe|hơ|yes|no|không có gì|thôi|em (?:ơi|chào)|anh chào|chị chào"
    rf"|bot ơi|trợ lý ơi|hẹn gặp|ngủ ngon|chúc mừng|xin lỗi){EDGE}"
)

OWN_RESULT = spelled(
    rf"{_B}(?:tới giờ|tới nay|đến nay|đến giờ|tới hôm nay|đến hôm nay|tới thời điểm|đến thời điểm|hiện nay"
    rf"|hiện tại|hiện giờ|hiện|bây giờ|giờ|lũy kế|luỹ kế|tính đến|từ đầu năm|đã (?:họp|tổ chức|đạt|giảm|gửi"
    rf"|ban hành|số hóa|số hoá|làm|xử lý|tiếp nhận|phát hành|nhận|hoàn thành)"
    rf"|tình hình|tiến độ|số liệu|thống kê|kết quả|còn thiếu|thiếu (?:bao nhiêu|mấy)|cần thêm"
    rf"|còn (?:được (?:tổ chức|họp|bao nhiêu|mấy|ban hành)|phải|bao nhiêu|mấy)|đang (?:đạt|ở|là|được|bao nhiêu"
    rf"|thế nào|mấy|có)|đạt (?:được|chưa|bao nhiêu|mấy|chỉ tiêu chưa|kpi)|giảm (?:được|bao nhiêu|mấy)"
    rf"|được (?:bao nhiêu|mấy)(?! (?:ngày|giờ|tiếng|cuộc|lần|buổi))|so (?:với )?cùng kỳ|đủ chỉ tiêu|kịp chỉ tiêu"
    rf"|tháng này|tháng nay|tháng trước|tháng rồi|tháng vừa rồi|tháng vừa qua|tháng \d{{1,2}}|quý (?:này|nay"
    rf"|trước|\d|i{{1,3}}|iv)|năm nay|6 tháng|tuần này|tuần nay|mấy (?:cuộc|hội nghị|văn bản|hồ sơ|phần trăm|%)"
    rf"|rồi|bao nhiêu cuộc|bao nhiêu hội nghị|của (?:mình|tôi|em|phường mình|ban mình|đơn vị mình"
    rf"|cơ quan mình)){EDGE}|(?<![^\W_])chưa(?: (?:em|ạ|nhỉ|vậy|anh|chị|bot|hả))*\W*$"
)
SHOW = spelled(
    rf"{_B}(?:cho (?:xin|xem|em xem|anh xem|mình xem|coi|biết|hỏi)|xem|coi|kiểm tra|báo cáo nhanh|tổng hợp"
    rf"|thống kê|kpi|tình hình|tiến độ){EDGE}|^\W*(?:tỷ lệ|tỉ lệ|số liệu|kết quả){EDGE}"
)
TARGET_ASKED = spelled(
    rf"(?<!còn[ ]){_B}được (?:phép )?(?:tổ chức|họp){EDGE}|{_B}(?:chỉ tiêu|mục tiêu|kpi(?! [^,.;?]*thế nào))"
    rf"(?: [^,.;?]*)? (?:là|bao nhiêu|mấy|đặt ra|giao|đề ra|thế nào)|{_B}(?:phải (?:đạt|giảm|là|có)|cần (?:đạt|giảm)"
    rf"|tối thiểu|tối đa|ít nhất|yêu cầu|quy định|được giao|giao bao nhiêu|theo kế hoạch|kế hoạch (?:đặt|đề|giao"
    rf"|yêu cầu|quy)|trở lên|phấn đấu|không ít hơn|đặt ra|đề ra|nêu|bắt buộc|căn cứ|văn bản nào|hạn nộp|thời hạn"
    rf"|khi nào|bao giờ|ai |đơn vị nào|phòng nào|có phải|có được|bao lâu|mấy (?:ngày|tiếng|giờ)|vi phạm|quá giờ|vượt"
    rf"|được (?:không|ko|k)|có sao|bị){EDGE}"
)
RESULT_SURE = spelled(
    rf"{_B}(?<!phải[ ])(?<!cần[ ])(?<!nhất[ ])(?<!thiểu[ ])(?:(?:đã )?đạt (?:được )?(?:chỉ tiêu|kpi|bao nhiêu|mấy)"
    rf"|đạt chưa|đủ (?:\d+\s?%|chỉ tiêu)|tới giờ"
    rf"|tới nay|đến nay|đến giờ|hiện tại|hiện nay|bây giờ|còn thiếu|cần thêm|còn được (?:tổ chức|họp|bao nhiêu"
    rf"|mấy|ban hành)|còn phải|kịp|đã đạt|đã giảm|tiến độ|tình hình)(?![^\W_])"
)
PLAN_TOPIC = words(
    "chỉ tiêu", "mục tiêu", "hạn", "thời hạn", "quy định", "kế hoạch", "nhiệm vụ", "trách nhiệm", "căn cứ",
    "kết luận", "quyết định", "báo cáo", "cải cách", "giới hạn", "chủ trì", "phối hợp", "số hiệu", "hướng dẫn",
    "kl", "qđ",
)  # fmt: skip

COUNTED = words("bao nhiêu", "bn", "mấy", "tỷ lệ", "tỉ lệ", "đạt", "phần trăm", "giảm", "thiếu")
PROGRESS = spelled(
    rf"{_B}(?:kpi|chỉ tiêu (?:\w+ ){{0,4}}?(?:tới đâu|đến đâu|sao rồi|thế nào rồi)|(?:tình hình|tiến độ"
    rf"|kết quả) (?:\w+ ){{0,2}}?chỉ tiêu){EDGE}"
)

MEETING = spelled(
    rf"{_B}(?:họp|hội nghị|hn|hnghị|giao ban|hội thảo|tọa đàm|toạ đàm|tập huấn|hội ý|sơ kết|tổng kết|cuộc họp"
    rf"|phiên họp|hnth|sinh hoạt (?:chi bộ|chuyên đề)|đối thoại (?:với|doanh nghiệp)|làm việc với){EDGE}"
)
NOT_A_MEETING = spelled(
    rf"{_B}(?:giấy mời|thư mời|lịch|biên bản|tài liệu|phòng|thông báo(?: kết luận)?|chương trình|nội dung"
    rf"|kinh phí|chi phí|danh sách|về(?: việc)?) (?:(?:số )?§+ )?$"
)
BRIEFING = words("quán triệt", "phổ biến", "học tập", "bồi dưỡng")
DOCUMENT_NOUN = spelled(
    rf"{_B}(?:văn bản|vb|vbản|công văn|cv|tờ trình|thông báo|quyết định|kế hoạch|báo cáo|công điện|giấy mời"
    rf"|chỉ thị|hướng dẫn|nghị quyết|biên bản|phiếu chuyển|phiếu gửi|thư mời|hợp đồng|tb|bc|ttr|qđ){EDGE}"
)
PLAIN_DOCUMENT = words(
    "văn bản", "vb", "vbản", "công văn", "cv", "tờ trình", "công điện", "giấy mời", "thông báo", "phiếu chuyển"
)
NUMBERED_DOCUMENT = spelled(
    rf"{_B}(?:kế hoạch|báo cáo|quyết định|chỉ thị|hướng dẫn|nghị quyết|biên bản|hợp đồng|thư mời|bc|tb|ttr"
    rf"|qđ) (?:số )?\d"
)
TELLS = spelled(r"^\W*(?:báo cáo|bc|thông báo|tb)(?=\s*[:,]| (?:sếp|anh|chị|em|lãnh đạo))")
DOCUMENT_ACT = words(
    "gửi",
    "gởi",
    "nhận",
    "ban hành",
    "phát hành",
    "lưu",
    "vào sổ",
    "vô sổ",
    "tiếp nhận",
    "ghi",
    "ký",
    "chuyển",
    "đến",
    "đi",
    "nhập",
    "log",
    "ra",
)
HANDLED = words("gửi", "gởi", "nhận", "ban hành", "phát hành", "tiếp nhận", "ký", "chuyển", "vào sổ", "vô sổ")
MADE_RECORD = words("ghi", "ghi giúp", "ghi nhận", "lưu", "nhập", "log", "vào sổ", "ghi sổ", "báo cáo", "note", "thêm")
DOSSIERS = words("hồ sơ", "hs", "tthc", "thủ tục hành chính", "thủ tục", "bộ hồ sơ", "dvc", "dịch vụ công")
DOSSIER_ACT = words(
    "tiếp nhận",
    "nhận",
    "giải quyết",
    "xử lý",
    "làm",
    "trả",
    "thu",
    "ghi",
    "nhập",
    "phát sinh",
    "có",
    "được",
    "tổng",
    "số liệu",
    "hoàn thành",
)
