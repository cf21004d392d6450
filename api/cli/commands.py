"""The table of commands: what is typed, the module that answers, and the line `troly --help` shows for it.

A module listed here has `app = typer.Typer(help=…)`: with one command it is that command, with several a group of
them. `troly --help` reads this table alone, so it costs no import; a row whose module is absent is not shown.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: the module that holds its `app`, and its line of help in Vietnamese."""

    module: str
    help: str


COMMANDS: dict[str, Entry] = {
    "chat": Entry("api.cli.chat", "Trò chuyện với trợ lý ngay trong cửa sổ lệnh"),
    "ask": Entry("api.cli.ask", "Hỏi một câu (hoặc cả tệp câu hỏi), trả lời kèm trích dẫn"),
    "parse": Entry("api.cli.parse", "Xem trợ lý hiểu một tin nhắn thế nào (không ghi gì)"),
    "log": Entry("api.cli.log", "Ghi cuộc họp, văn bản, hồ sơ vào sổ; xem sổ"),
    "undo": Entry("api.cli.undo", "Hoàn tác lần ghi gần nhất"),
    "correct": Entry("api.cli.correct", "Sửa một dòng đã ghi (dòng cũ vẫn được giữ)"),
    "kpi": Entry("api.cli.kpi", "Xem tiến độ chỉ tiêu: tử số, mẫu số, còn thiếu bao nhiêu"),
    "deadlines": Entry("api.cli.deadlines", "Xem các hạn sắp đến theo kế hoạch"),
    "import-baseline": Entry("api.cli.import_baseline", "Nhập số liệu năm trước để so sánh"),
    "report": Entry("api.cli.report", "Lập báo cáo của một kỳ (docx, xlsx)"),
    "ingest": Entry("api.cli.ingest", "Nạp văn bản của cơ quan (txt, md, docx, pdf, bản quét)"),
    "corpus": Entry("api.cli.corpus", "Xem, thay, thu hồi các văn bản đã nạp; xem đề cương, đoạn trích"),
    "facts": Entry("api.cli.facts", "Xem giới hạn, chỉ tiêu, thời hạn, nhiệm vụ đọc được từ kế hoạch"),
    "settings": Entry("api.cli.settings", "Xem và đổi thiết lập của cơ quan"),
    "invite": Entry("api.cli.invite", "Cấp mã một lần để cán bộ vào cơ quan trên Zalo, Telegram"),
    "admin": Entry("api.cli.admin", "Lập người quản trị đầu tiên, in mã đăng nhập trang web"),
    "token": Entry("api.cli.token", "Cấp và thu hồi khoá dùng REST API"),
    "outbox": Entry("api.cli.outbox", "Xem và gửi lại các tin nhắn chưa xử lý, chưa gửi được"),
    "bot-check": Entry("api.cli.bot_check", "Kiểm tra kết nối Telegram, Zalo"),
    "zalo-connect": Entry("api.cli.zalo_connect", "Nối Zalo Official Account (lấy và giữ khoá truy cập)"),
    "serve": Entry("api.cli.serve", "Chạy máy chủ: trang web, REST, Telegram, Zalo"),
    "backup": Entry("api.cli.backup", "Sao lưu toàn bộ dữ liệu vào một tệp"),
    "restore": Entry("api.cli.restore", "Khôi phục dữ liệu từ tệp sao lưu"),
    "migrate": Entry("api.cli.migrate", "Nâng cấp cấu trúc cơ sở dữ liệu lên bản mới nhất"),
    "doctor": Entry("api.cli.doctor", "Kiểm tra máy: dữ liệu, văn bản, chỉ mục, công cụ đọc bản quét"),
    "eval": Entry("api.cli.eval", "Chấm bộ câu hỏi thử"),
}
