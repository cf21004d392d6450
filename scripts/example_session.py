"""Writes docs/vi-du-hoi-dap.md: three people's sessions with `troly chat`, as typed and as answered.

usage: python scripts/example_session.py
Each session runs in a data directory of its own, so that nothing but what is shown stands in the ledger.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "docs" / "vi-du-hoi-dap.md"
HEAD = """# Ví dụ hỏi đáp

Ba phiên `troly chat` thật, chép nguyên văn: dòng bắt đầu bằng “Bạn:” là người dùng gõ, phần còn lại là trợ lý trả lời.
Không dùng mô hình ngôn ngữ, không cần mạng. Tệp này do `python scripts/example_session.py` viết lại.
"""


@dataclass(frozen=True)
class Session:
    """One person: who, of which agency, what they type."""

    title: str
    agency: str
    lines: tuple[str, ...]


SESSIONS = (
    Session(
        "Cán bộ văn phòng của phường Lê Chân",
        "le-chan",
        (
            "họp quán triệt ở phường được bao lâu?",
            "thế họp chuyên môn?",
            "sáng 18/5/2026 phường họp quán triệt KL 226 qua Zoom từ 8h đến 11h",
            "1",
            "chi tieu hop truc tuyen la bao nhieu",
            "phòng Văn hóa – Xã hội phải báo cáo 6 tháng trước ngày nào, gửi ai?",
            "còn báo cáo năm?",
            "bảng phân công trong phụ lục đâu?",
            "phường phải giảm bao nhiêu phần trăm văn bản hành chính?",
            "mai trời có mưa không?",
        ),
    ),
    Session(
        "Chánh Văn phòng Ban Quản lý Khu kinh tế cửa khẩu Đồng Đăng – Lạng Sơn",
        "dong-dang",
        (
            "VP phải báo cáo UBND tỉnh 6 tháng trước ngày nào, qua đâu?",
            "Trung tâm Quản lý cửa khẩu báo cáo Ban trước ngày nào?",
            "chỉ tiêu làm thủ tục trên môi trường số là bao nhiêu?",
            "năm ngoái ban hành 400 văn bản hành chính thì năm nay được tối đa bao nhiêu?",
            "so với phường Lê Chân thì hạn báo cáo năm của mình sớm hay muộn hơn?",
            "kế hoạch này số bao nhiêu?",
            "Quyết định 534 quy định gì ở Điều 3?",
            "lấy kinh phí từ nguồn nào?",
        ),
    ),
    Session(
        "Trưởng một phòng chuyên môn của Ban Quản lý Khu kinh tế Hải Phòng",
        "heza",
        (
            "các phòng chuyên môn phải làm gì theo kế hoạch 226?",
            "mai họp chuyên môn 1,5 ngày được không?",
            "nhiệm vụ số 10 trong phụ lục CCHC 2026 là gì?",
            "ai phối hợp việc này?",
            "nhóm cải cách thủ tục hành chính gồm những việc nào?",
            "họp online phải đạt 80% đúng không?",
            "số hóa văn bản phải đạt bao nhiêu?",
            "hạn gửi báo cáo kết quả về Văn phòng là ngày nào?",
            "tháng 5/2026 phòng tiếp nhận 80 hồ sơ, 76 hồ sơ trực tuyến",
            "2",
        ),
    ),
)


def told(session: Session, filled: Path, folder: Path) -> list[tuple[str, str]]:
    """Each line typed with the answer to it: what one line more prints. `filled` is a data directory made ready."""
    turns, before = [], ""
    for count, typed in enumerate(session.lines, 1):
        data_dir = folder / f"{session.agency}-{count}"
        shutil.copytree(filled, data_dir)
        whole = troly(["chat", "--agency", session.agency], data_dir, session.lines[:count])
        if not whole.startswith(before):
            raise SystemExit(f"“{typed}”: an earlier answer came out differently")
        turns.append((typed, whole.removeprefix(before).strip()))
        before = whole
    return turns


def troly(arguments: list[str], data_dir: Path, lines: Sequence[str] = ()) -> str:
    """What `troly` prints when these lines are piped in."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("TROLY_")}
    done = subprocess.run(
        [sys.executable, "-c", "from api.cli import main; main()", *arguments],
        input="".join(f"{line}\n" for line in lines),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        cwd=ROOT,
        env={**clean, "TROLY_DATA_DIR": str(data_dir)},
        check=True,
    )
    return done.stdout


def main() -> None:
    """Run the sessions and write the document."""
    parts = [HEAD]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        troly(["corpus", "list"], folder / "filled")
        for session in SESSIONS:
            turns = [f"Bạn: {typed}\n\n{answer}" for typed, answer in told(session, folder / "filled", folder)]
            talk = "\n\n".join([f"$ troly chat --agency {session.agency}", *turns])
            parts.append(f"## {session.title}\n\n```text\n{talk}\n```\n")
    TARGET.write_text("\n".join(parts), encoding="utf-8")


if __name__ == "__main__":
    main()
