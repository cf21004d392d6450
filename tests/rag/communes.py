"""Two communes with plans alike but for some values: bases, aims, bounds, reports, duties, an annex of tasks."""

from datetime import datetime
from pathlib import Path

from core.clock import OFFICE_ZONE, FixedClock
from core.database import open_database
from core.migrate import migrate
from corpus.library import Library
from corpus.model import AgencyEntry
from corpus.prepare import Order
from rag.answer import Asker, Status
from rag.assistant import Assistant

CLOCK = FixedClock(datetime(2027, 3, 3, 9, tzinfo=OFFICE_ZONE))
PLAN = """ỦY BAN NHÂN DÂN
XÃ {upper}

Số: {number}/KH-UBND

{name}, ngày 05 tháng 02 năm 2027

KẾ HOẠCH
Đổi mới lề lối làm việc năm 2027

Căn cứ Luật Cán bộ, công chức;
Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;
Thực hiện Quyết định số 77/QĐ-UBND ngày 12 tháng 01 năm 2027 của Ủy ban nhân dân tỉnh về tinh giản hội họp;
Ủy ban nhân dân xã {name} ban hành Kế hoạch như sau:

I. MỤC TIÊU
1. Tỷ lệ cuộc họp trực tuyến đạt từ {online}% trở lên.
2. Giảm tối thiểu 10% số lượng cuộc họp so với năm 2026.
3. Tỷ lệ hồ sơ giải quyết đúng hạn đạt 98%.
4. Tỷ lệ văn bản ký số đạt từ 90% trở lên.

II. THỜI GIAN HỌP
- Họp giao ban không quá {brief} giờ.
- Hội nghị chuyên môn không quá 01 ngày.
- Giấy mời gửi trước ít nhất 03 ngày làm việc.
- Công an xã bảo đảm an toàn thông tin cho các cuộc họp.

III. TỔ CHỨC THỰC HIỆN
1. Văn phòng HĐND và UBND
- Chủ trì theo dõi việc thực hiện Kế hoạch; báo cáo Ủy ban nhân dân tỉnh (qua Sở Nội vụ) \
trước ngày {day} tháng 12 hằng năm.
- Tham mưu sắp xếp lịch họp tuần của lãnh đạo.
2. Phòng Kinh tế
- Báo cáo kết quả 6 tháng về Văn phòng HĐND và UBND trước ngày 01 tháng 6.
- Bố trí kinh phí thực hiện Kế hoạch.
3. Trung tâm Phục vụ hành chính công
- Báo cáo kết quả năm về Văn phòng HĐND và UBND trước ngày 25 tháng 11.
- Niêm yết công khai thủ tục hành chính.
- Phấn đấu tỷ lệ văn bản ký số đạt 100%.
4. Các thôn
- Tuyên truyền Kế hoạch đến người dân.
- Xây dựng kế hoạch của thôn chậm nhất sau 05 ngày làm việc kể từ ngày Kế hoạch này được ban hành.

Nơi nhận:
- UBND tỉnh;
- Các thôn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

{signer}

PHỤ LỤC
DANH MỤC NHIỆM VỤ

| TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian | Sản phẩm |
| I | Hội họp |
| 1 | Rà soát lịch họp tuần | Văn phòng HĐND và UBND | Phòng Kinh tế | Quý I/2027 | Báo cáo |
| 2 | Lắp đặt phòng họp trực tuyến | Phòng Kinh tế | Các thôn | Tháng 6/2027 | Biên bản nghiệm thu |
| II | Văn bản |
| 3 | Số hóa văn bản | Trung tâm Phục vụ hành chính công | Văn phòng HĐND và UBND | Quý III/2027 | Kho văn bản số |
| 4 | Tuyên truyền ký số | Phòng Kinh tế | Các thôn | Thường xuyên | Tin, bài |
"""
SUOI_NHUM, DA_BAC = "suoi-nhum", "da-bac"
VALUES = {
    SUOI_NHUM: {"number": "31", "online": "55", "brief": "02", "day": "05", "signer": "Lò Văn Xuân"},
    DA_BAC: {"number": "12", "online": "60", "brief": "03", "day": "10", "signer": "Vì Thị Thơm"},
}
NAMES = {SUOI_NHUM: "Suối Nhum", DA_BAC: "Đá Bạc"}


def assistant(folder: Path) -> Assistant:
    """An assistant that has read both plans, as files, into a database in `folder`."""
    database = open_database(f"sqlite:///{folder / 'troly.db'}")
    try:
        migrate(database, folder)
        library = Library(database, CLOCK)
        for code, name in NAMES.items():
            library.save_agency(AgencyEntry(code, f"UBND xã {name}, tỉnh Phú Thọ", name, province="Phú Thọ"))
            path = folder / f"{code}.txt"
            path.write_text(PLAN.format(upper=name.upper(), name=name, **VALUES[code]), encoding="utf-8")
            library.add(Order(path, code, f"{code}-hop"))
        return Assistant(library.snapshot(), CLOCK)
    finally:
        database.close()


def told(office: Assistant, question: str, agency: str | None = SUOI_NHUM) -> tuple[Status, list[str]]:
    """How a question stands and the lines a clerk reads; what is answered has a source."""
    answer = office.ask(question, Asker(agency), ())
    assert answer.citations or answer.abstained
    return answer.status, answer.text.splitlines()
