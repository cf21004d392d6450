"""`troly ingest`: a plan never seen is taken in, reported and answered from; what is no plan is refused by name."""

from pathlib import Path

import pytest

from tests.api.cli import troly

PLAN = """ỦY BAN NHÂN DÂN
XÃ ĐỒI CHÈ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 77/KH-UBND

Đồi Chè, ngày 12 tháng 3 năm 2026

KẾ HOẠCH
Đổi mới việc tổ chức họp của xã Đồi Chè năm 2026

I. MỤC TIÊU
- Giảm ít nhất 12% số cuộc họp trong năm 2026.

II. QUY ĐỊNH
1. Thời gian họp
- Họp giao ban không quá 90 phút.
- Hội nghị sơ kết không quá 1 ngày.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
"""
NEW = ("--agency", "doi-che", "--agency-name", "UBND xã Đồi Chè, tỉnh Phú Thọ")


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach-hop.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_a_plan_never_seen_is_reported_and_answered_from(own_data: Path, plan: Path) -> None:
    done = troly("ingest", plan, *NEW, data_dir=own_data)
    assert done.returncode == 0, done.stderr
    assert "doi-che-ke-hoach-hop" in done.stdout
    assert "77/KH-UBND" in done.stdout
    answer = troly("ask", "Họp giao ban tối đa bao lâu?", "--agency", "doi-che", data_dir=own_data)
    assert "90 phút" in answer.stdout


def test_the_same_file_again_changes_nothing(own_data: Path, plan: Path) -> None:
    troly("ingest", plan, *NEW, data_dir=own_data)
    again = troly("ingest", plan, "--agency", "doi-che", data_dir=own_data)
    assert again.returncode == 0
    assert "không có gì thay đổi" in again.stdout


def test_a_changed_file_replaces_only_when_told_and_can_be_withdrawn(own_data: Path, plan: Path) -> None:
    troly("ingest", plan, *NEW, data_dir=own_data)
    plan.write_text(PLAN.replace("90 phút", "75 phút"), encoding="utf-8")
    refused = troly("ingest", plan, "--agency", "doi-che", data_dir=own_data)
    assert refused.returncode == 1
    assert "--replace" in refused.stderr
    replaced = troly("ingest", plan, "--agency", "doi-che", "--document", "doi-che-ke-hoach-hop", data_dir=own_data)
    assert "Đã thay" in replaced.stdout
    question = ("ask", "Họp giao ban tối đa bao lâu?", "--agency", "doi-che")
    assert "75 phút" in troly(*question, data_dir=own_data).stdout
    troly("corpus", "withdraw", "doi-che-ke-hoach-hop", "--agency", "doi-che", data_dir=own_data)
    assert "75 phút" not in troly(*question, data_dir=own_data).stdout


def test_a_folder_is_taken_in_and_failures_are_told_by_file(own_data: Path, plan: Path) -> None:
    (plan.parent / "rong.txt").write_bytes(b"")
    done = troly("ingest", plan.parent, *NEW, data_dir=own_data)
    assert done.returncode == 1
    assert "rong.txt" in done.stderr
    assert "1 trên 2 tệp" in done.stderr
    assert "doi-che-ke-hoach-hop" in done.stdout


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("rong.txt", b""),
        ("trang.txt", b"   \n\n\t\n"),
        ("nhi-phan.txt", bytes(range(256)) * 20),
        ("gia-docx.docx", b"khong phai docx"),
        ("gia-pdf.pdf", b"%PDF-1.7 hong"),
        ("la.exe", b"MZ" + b"\0" * 100),
        ("mat.txt", ("MẬT\n" + PLAN).encode()),
    ],
)
def test_what_is_no_plan_is_refused_by_name_and_leaves_nothing(
    name: str, content: bytes, own_data: Path, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content)
    done = troly("ingest", tmp_path / name, "--agency", "heza", data_dir=own_data)
    assert done.returncode == 1
    assert name in done.stderr
    assert "Traceback" not in done.stderr
    assert "ngoài dự kiến" not in done.stderr
    listed = troly("corpus", "list", "--agency", "heza", "--all", data_dir=own_data).stdout
    assert name.split(".")[0] not in listed


def test_a_file_that_is_not_there_is_named(own_data: Path, tmp_path: Path) -> None:
    done = troly("ingest", tmp_path / "khong-co.txt", "--agency", "heza", data_dir=own_data)
    assert done.returncode == 1
    assert "khong-co.txt" in done.stderr


def test_a_new_agency_needs_a_name_and_a_plain_code(own_data: Path, plan: Path) -> None:
    nameless = troly("ingest", plan, "--agency", "doi-che", data_dir=own_data)
    assert nameless.returncode == 1
    assert "--agency-name" in nameless.stderr
    odd = troly("ingest", plan, "--agency", "Đồi Chè", "--agency-name", "UBND xã Đồi Chè", data_dir=own_data)
    assert odd.returncode == 1
    assert "không hợp lệ" in odd.stderr


@pytest.mark.parametrize("side", ["before", "after"])
def test_an_ingest_killed_at_its_commit_leaves_the_old_state_or_the_new(side: str, own_data: Path, plan: Path) -> None:
    question = ("ask", "Họp giao ban tối đa bao lâu?", "--agency", "doi-che")
    troly("ingest", plan, *NEW, data_dir=own_data)
    plan.write_text(PLAN.replace("90 phút", "75 phút"), encoding="utf-8")
    replacing = ("ingest", plan, "--agency", "doi-che", "--replace")
    killed = troly(*replacing, data_dir=own_data, TROLY_FAILPOINT=f"library.add.{side}-commit")
    assert killed.returncode == 137
    answer = troly(*question, data_dir=own_data).stdout
    assert ("90 phút" in answer, "75 phút" in answer) == ((True, False) if side == "before" else (False, True))
    assert troly(*replacing, data_dir=own_data).returncode == 0
    assert "75 phút" in troly(*question, data_dir=own_data).stdout


SUPERIOR = """UBND TỈNH PHÚ THỌ

Số: 12/KH-UBND

Phú Thọ, ngày 02 tháng 01 năm 2026

KẾ HOẠCH
Giảm họp năm 2026

I. MỤC TIÊU
- Giảm ít nhất 12% số cuộc họp trong năm 2026.

II. BÁO CÁO
Ủy ban nhân dân các xã báo cáo UBND tỉnh kết quả trước ngày 10 tháng 12 năm 2026.
"""


def test_a_superiors_text_is_no_rule_of_the_agency_but_shows_what_its_plan_leaves_out(
    own_data: Path, plan: Path
) -> None:
    superior = plan.with_name("cap-tren.txt")
    superior.write_text(SUPERIOR, encoding="utf-8")
    troly("ingest", plan, *NEW, data_dir=own_data)
    alone = troly("corpus", "compare", "--agency", "doi-che", data_dir=own_data)
    assert alone.returncode == 1
    assert "--kind superior" in alone.stderr
    taken = troly("ingest", superior, "--agency", "doi-che", "--kind", "superior", data_dir=own_data)
    assert "văn bản cấp trên" in taken.stdout
    told = troly("corpus", "compare", "--agency", "doi-che", data_dir=own_data).stdout
    assert "chưa nêu: báo cáo UBND tỉnh kết quả" in told
    assert "12%" not in told
    answer = troly("ask", "Báo cáo UBND tỉnh trước ngày nào?", "--agency", "doi-che", data_dir=own_data).stdout
    assert "không nêu" in answer and "Văn bản cấp trên" in answer and "10 tháng 12" in answer
