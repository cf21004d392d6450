"""The ledger's commands from the outside: exit codes, clear messages, nothing half-written."""

import json
from datetime import datetime
from pathlib import Path

import pytest

from core.clock import OFFICE_ZONE
from tests.api.cli import troly

OF = ("--agency", "dong-dang")
TODAY = datetime.now(OFFICE_ZONE).date()  # the commands run by the machine's own clock
MONTH, LAST_YEAR = f"{TODAY:%Y-%m}", TODAY.year - 1


def entry_of(output: str) -> str:
    return output.split("mã ")[1].split()[0]


def test_a_meeting_is_logged_corrected_undone_and_its_history_kept(own_data: Path) -> None:
    fields = ("title=Hội nghị sơ kết", "mode=truc_tiep", f"day={TODAY}", "unit=VP", "state=held")
    made = troly("log", "add", "meeting", *OF, *fields, data_dir=own_data)
    assert made.returncode == 0 and "Văn phòng" in made.stdout, made.stderr
    entry = entry_of(made.stdout)
    corrected = troly("correct", entry, *OF, "mode=truc_tuyen", "--why", "ghi nhầm", data_dir=own_data)
    assert "Hình thức: trực tiếp → trực tuyến" in corrected.stdout
    undone = troly("undo", *OF, data_dir=own_data)
    assert undone.stdout.startswith("Nay là") and "trực tiếp" in undone.stdout
    past = troly("log", "history", entry, *OF, data_dir=own_data).stdout.splitlines()
    assert len(past) == 3 and "ghi nhầm" in past[1] and "trực tiếp → trực tuyến" in past[1]
    shown = troly("log", "show", *OF, "--json", data_dir=own_data)
    assert [json.loads(line)["id"] for line in shown.stdout.splitlines()] == [entry]


def test_progress_and_deadlines_are_told_in_words_and_as_json(own_data: Path) -> None:
    counted = (f"day={TODAY.replace(day=1)}", f"until={TODAY}", "total=10", "online=5")
    assert troly("log", "add", "meeting_count", *OF, *counted, data_dir=own_data).returncode == 0
    told = troly("kpi", *OF, "--period", MONTH, "--measure", "ty_le_truc_tuyen", "--rows", data_dir=own_data)
    assert "50 % (5/10)" in told.stdout and "số gộp 10 cuộc, 5 trực tuyến" in told.stdout
    plain = json.loads(troly("kpi", *OF, "--period", MONTH, "--json", data_dir=own_data).stdout)
    assert {one["measure"] for one in plain} >= {"ty_le_truc_tuyen", "giam_van_ban"}
    due = json.loads(troly("deadlines", *OF, "--json", data_dir=own_data).stdout)
    assert any(one["owed_by"] == ["Trung tâm Quản lý cửa khẩu"] and one["locator"] for one in due)


def test_what_cannot_be_is_refused_with_exit_code_one_and_nothing_is_kept(own_data: Path) -> None:
    too_far = troly("log", "add", "meeting", *OF, "title=A", "mode=truc_tuyen", "day=2099-01-01", data_dir=own_data)
    assert too_far.returncode == 1 and "hơn một năm" in too_far.stderr
    wrong = troly("log", "add", "meeting", *OF, "title=A", "mode", data_dir=own_data)
    assert wrong.returncode == 1 and "mục=giá trị" in wrong.stderr
    assert "chưa có dòng" in troly("log", "show", *OF, data_dir=own_data).stdout


def test_last_years_counts_come_from_a_file_and_a_broken_file_changes_nothing(own_data: Path, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text(f"kỳ,số liệu,tổng số\n{LAST_YEAR},hội nghị,nhiều\n", encoding="utf-8")
    bad = troly("import-baseline", str(tmp_path / "bad.csv"), *OF, "--yes", data_dir=own_data)
    assert bad.returncode == 1 and "Dòng 2" in bad.stderr
    (tmp_path / "good.csv").write_text(f"kỳ,số liệu,tổng số\n{LAST_YEAR},hội nghị,20\n", encoding="utf-8")
    assert troly("import-baseline", str(tmp_path / "good.csv"), *OF, "--yes", data_dir=own_data).returncode == 0
    told = troly("kpi", *OF, "--measure", "giam_hoi_nghi", data_dir=own_data)
    assert "còn được tổ chức 18 hội nghị" in told.stdout


def test_settings_are_shown_changed_and_remembered(own_data: Path) -> None:
    assert troly("settings", "set", "hybrid", "truc_tuyen", *OF, "--source", "QĐ 1", data_dir=own_data).returncode == 0
    assert "hybrid = truc_tuyen" in troly("settings", "show", *OF, data_dir=own_data).stdout
    assert "QĐ 1" in troly("settings", "history", *OF, data_dir=own_data).stdout
    assert troly("settings", "set", "hybrid", "đỏ", *OF, data_dir=own_data).returncode == 1
    unknown = troly("settings", "complete", "khong-co", "day", "1/1/2026", *OF, "--source", "x", data_dir=own_data)
    assert unknown.returncode == 1 and "không có văn bản" in unknown.stderr


@pytest.mark.long
def test_a_backup_is_restored_elsewhere_and_not_over_existing_data(own_data: Path, tmp_path: Path) -> None:
    save = str(tmp_path / "save.zip")
    saved = troly("backup", save, data_dir=own_data)
    assert saved.returncode == 0 and "đã kiểm tra" in saved.stdout, saved.stderr
    refused = troly("restore", save, data_dir=own_data)
    assert refused.returncode == 1 and "--replace" in refused.stderr
    assert troly("restore", save, data_dir=tmp_path / "new").returncode == 0
    assert "dong-dang-226-2026" in troly("corpus", "list", data_dir=tmp_path / "new").stdout


def test_a_record_is_told_in_a_sentence_whole_or_not_at_all(own_data: Path) -> None:
    def add(sentence: str, *more: str) -> tuple[int, str]:
        done = troly("log", "add", sentence, "--agency", "heza", *more, data_dir=own_data)
        return done.returncode, done.stdout + done.stderr

    assert "thời lượng" in add("hôm qua họp giao ban trực tuyến lúc 8h")[1]
    assert "--why" in add("hôm qua họp quán triệt KL 226 trực tiếp từ 7h đến 17h")[1]
    assert "mật" in add("hôm qua nhận công văn 5/CV độ Tuyệt mật, giấy")[1]
    assert "không phải một loại" in add("trời đẹp")[1]
    assert "chưa có" in troly("log", "show", "--agency", "heza", data_dir=own_data).stdout.lower()
    assert add("hôm qua họp giao ban trực tuyến từ 8h đến 9h")[0] == 0
    code, told = add("hôm qua họp quán triệt KL 226 trực tiếp từ 7h đến 17h", "--why", "Bão lũ")
    assert code == 0, told
    assert len(troly("log", "show", "--agency", "heza", data_dir=own_data).stdout.splitlines()) == 2
