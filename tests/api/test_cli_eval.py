"""`troly eval` on the shipped plans, with and without a model."""

import json
from pathlib import Path

from tests.api.cli import troly
from tests.rag import good_model
from tests.rag.model_server import running

QUESTIONS = (
    {"id": "a", "question": "hội nghị chuyên môn tối đa bao lâu?", "agency": "heza", "must": [["1 ngày", "01 ngày"]]},
    {"id": "b", "question": "con mèo nhà em bỏ ăn", "agency": "heza", "answerable": False},
    {"id": "c", "question": "giảm bao nhiêu phần trăm hội nghị?", "agency": "le-chan", "must": [["10%"]]},
)


def written(folder: Path) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(json.dumps(q, ensure_ascii=False) for q in QUESTIONS), encoding="utf-8")
    return path


def test_without_a_model_one_side_is_scored(filled: Path, tmp_path: Path) -> None:
    done = troly("eval", written(tmp_path), "--json", data_dir=filled)
    assert done.returncode == 0, done.stderr
    sides = json.loads(done.stdout)
    assert list(sides) == ["không mô hình"] and sides["không mô hình"]["count"] == 3
    assert "TROLY_LLM" in done.stderr


def test_a_well_behaved_model_scores_no_lower(filled: Path, tmp_path: Path) -> None:
    with running() as server:
        server.speak = good_model.speak
        done = troly(
            "eval", written(tmp_path), "--json", "--out", tmp_path / "out.jsonl",
            data_dir=filled, TROLY_LLM="openai:loopback", TROLY_LLM_BASE_URL=server.url,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr
    sides = json.loads(done.stdout)
    assert sides["có mô hình"]["reasons"]["used"] >= 1 and sides["có mô hình"]["tokens"] > 0
    assert sides["có mô hình"]["right"] >= sides["không mô hình"]["right"]
    assert len((tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()) == 2 * len(QUESTIONS)


def test_the_table_shows_both_sides_and_what_differs(filled: Path, tmp_path: Path) -> None:
    with running() as server:
        server.speak = good_model.speak
        done = troly(
            "eval", written(tmp_path), "--show", "1",
            data_dir=filled, TROLY_LLM="openai:loopback", TROLY_LLM_BASE_URL=server.url,
        )  # fmt: skip
    assert "có mô hình" in done.stdout and "trích dẫn đúng" in done.stdout and "[có mô hình, đúng" in done.stdout


def test_a_missing_file_is_a_clear_message(filled: Path) -> None:
    done = troly("eval", "khong-co.jsonl", data_dir=filled)
    assert done.returncode == 1 and "khong-co.jsonl" in done.stderr


def test_a_host_that_is_not_allowed_is_a_clear_message(filled: Path, tmp_path: Path) -> None:
    done = troly("eval", written(tmp_path), data_dir=filled, TROLY_LLM="openai:x")
    assert done.returncode == 1 and "TROLY_LLM_ALLOWED_HOSTS" in done.stderr
