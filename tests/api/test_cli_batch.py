"""`ask --batch`: every line is answered or gets its own error, in order; the agency is the line's."""

import json
from pathlib import Path
from typing import Any

from tests.api.cli import troly

QUESTION = "Hội nghị chuyên môn tối đa bao lâu?"


def _lines(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_each_line_gets_one_line_in_order_with_its_id(filled: Path, tmp_path: Path) -> None:
    items = [{"id": f"q{n}", "question": QUESTION, "agency": code} for n, code in enumerate(["heza", "le-chan", None])]
    (tmp_path / "q.jsonl").write_text("\n".join(json.dumps(item) for item in items) + "\n")
    done = troly("ask", "--batch", tmp_path / "q.jsonl", data_dir=filled)
    assert done.returncode == 0
    answers = _lines(done.stdout)
    assert [answer["id"] for answer in answers] == ["q0", "q1", "q2"]
    assert answers[0]["citations"][0]["document"].startswith("heza-")
    assert answers[1]["citations"][0]["document"].startswith("le-chan-")
    for answer in answers:
        assert list(answer) == ["id", "answer", "status", "abstained", "citations", "latency_ms"]
        assert len(answer["citations"]) <= 10
        assert all(len(citation["quote"]) <= 400 for citation in answer["citations"])


def test_a_broken_line_gets_an_error_and_the_rest_is_answered(filled: Path) -> None:
    good = json.dumps({"id": "tốt", "question": QUESTION, "agency": "heza"}).encode()
    broken = [
        b'{"id": "a", "question": ',
        b"[1, 2]",
        b"\xff\xfe\x00",
        json.dumps({"id": "b", "question": 5}).encode(),
        json.dumps({"id": "c"}).encode(),
        json.dumps({"id": "d", "question": QUESTION, "agency": "sao-hoa"}).encode(),
        json.dumps({"id": "e", "question": QUESTION, "history": "không phải danh sách"}).encode(),
        json.dumps({"id": "f", "question": "😀"}).encode(),
        b"[" * 100_000,
    ]
    done = troly("ask", "--batch", "-", data_dir=filled, stdin=b"\n".join([good, b"", *broken, good]) + b"\n")
    assert done.returncode == 0, done.stderr
    answers = _lines(done.stdout)
    assert [answer["id"] for answer in answers] == ["tốt", None, None, None, "b", "c", "d", "e", "f", None, "tốt"]
    assert ["error" in answer for answer in answers] == [False, *[True] * 9, False]
    assert f"{len(broken)} dòng không xử lý được" in done.stderr


def test_history_completes_a_follow_up(filled: Path) -> None:
    item = {"id": 1, "question": "còn họp quán triệt?", "agency": "heza", "history": [QUESTION]}
    answer = _lines(troly("ask", "--batch", "-", data_dir=filled, stdin=json.dumps(item)).stdout)[0]
    assert answer["abstained"] is False
    assert "quán triệt" in answer["answer"].lower()


def test_a_batch_file_that_is_not_there_is_one_clear_error(filled: Path, tmp_path: Path) -> None:
    done = troly("ask", "--batch", tmp_path / "không-có.jsonl", data_dir=filled)
    assert done.returncode == 1
    assert "không-có.jsonl" in done.stderr
