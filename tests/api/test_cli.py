"""The command line as a user meets it: results on stdout, help and complaints in Vietnamese, exit codes 0, 1, 2."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from api.cli.commands import COMMANDS
from tests.api.cli import environment, troly
from tests.api.forking import ROOT

QUESTION = "Hội nghị chuyên môn tối đa bao lâu?"
PRESENT = [name for name, entry in COMMANDS.items() if importlib.util.find_spec(entry.module)]
ENGLISH = (
    "Usage",
    "Options",
    "Arguments",
    "Commands",
    "Show this message",
    "[default",
    "[required",
    "Install completion",
)


@pytest.mark.parametrize("command", ["", *PRESENT])
def test_every_help_page_is_vietnamese(command: str, tmp_path: Path) -> None:
    done = troly(*command.split(), "--help", data_dir=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Cách dùng: troly" in done.stdout
    assert [word for word in ENGLISH if word in done.stdout] == []
    assert list(tmp_path.iterdir()) == []


def test_every_command_of_the_table_exists() -> None:
    assert list(COMMANDS) == PRESENT


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["hoi"], "Không có lệnh “hoi”"),
        (["akk"], "Có phải ý bạn là: ask"),
        (["ask"], "cần một câu hỏi"),
        (["ask", QUESTION, "--batch", "x"], "chỉ một trong hai"),
        (["ask", QUESTION, "--agencies", "heza"], "Có phải ý bạn là: --agency"),
        (["ask", QUESTION, "thừa"], "thừa tham số"),
        (["facts"], "Thiếu '--agency'"),
        (["facts", "--agency", "heza", "--kind", "lạ"], "chọn một trong: limit"),
        (["ingest"], "Thiếu"),
    ],
)
def test_wrong_usage_is_answered_in_vietnamese_with_exit_code_2(
    arguments: list[str], words: str, tmp_path: Path
) -> None:
    done = troly(*arguments, data_dir=tmp_path)
    assert done.returncode == 2
    assert words in done.stderr
    assert "--help" in done.stderr
    assert done.stdout == ""


def test_no_command_shows_the_help(tmp_path: Path) -> None:
    done = troly(data_dir=tmp_path)
    assert done.returncode == 2
    assert "Các lệnh:" in done.stdout


def test_help_imports_neither_a_database_nor_a_model() -> None:
    program = (
        "import sys; from api.cli.entry import run; run(['--help']); "
        "print([m for m in ('sqlalchemy', 'pydantic', 'numpy', 'rich', 'torch', 'fastapi') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines()[-1] == "[]"


def test_an_answer_carries_its_sources(filled: Path) -> None:
    done = troly("ask", QUESTION, "--agency", "heza", data_dir=filled)
    assert done.returncode == 0, done.stderr
    answer, _, sources = done.stdout.partition("Nguồn:")
    assert "ngày" in answer
    assert "Mục" in sources
    assert "“" in sources


def test_the_json_of_an_answer_has_the_agreed_shape(filled: Path) -> None:
    done = troly("ask", QUESTION, "--agency", "heza", "--json", data_dir=filled)
    answer = json.loads(done.stdout)
    assert list(answer) == ["id", "answer", "status", "abstained", "citations", "latency_ms"]
    assert answer["abstained"] is False
    assert {tuple(citation) for citation in answer["citations"]} == {("document", "locator", "quote")}
    assert answer["citations"][0]["document"] == "heza-226-2026"


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("", "trống"),
        ("   ", "trống"),
        ("a " * 5000, "dài"),
        ("😀🎉👍", "chữ"),
        ("\x01\x02\x07", "chữ"),
        ("???", "chữ"),
    ],
)
def test_what_is_no_question_is_answered_clearly(question: str, words: str, filled: Path) -> None:
    done = troly("ask", question, data_dir=filled)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_control_characters_inside_a_question_do_no_harm(filled: Path) -> None:
    done = troly("ask", "Hội nghị\x07 chuyên môn\x1b[31m tối đa bao lâu?", "--agency", "heza", data_dir=filled)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout


def test_an_unknown_agency_is_answered_with_those_there_are(filled: Path) -> None:
    for command in (["ask", QUESTION], ["facts"], ["corpus", "list"]):
        done = troly(*command, "--agency", "sao-hoa", data_dir=filled)
        assert done.returncode == 1
        assert "sao-hoa" in done.stderr
        assert "heza" in done.stderr


def test_a_wrong_setting_is_named(tmp_path: Path) -> None:
    done = troly("ask", QUESTION, data_dir=tmp_path, TROLY_LLM_TIMEOUT_SECONDS="nhiều")
    assert done.returncode == 1
    assert "TROLY_LLM_TIMEOUT_SECONDS" in done.stderr


def test_a_missing_corpus_folder_is_named(tmp_path: Path) -> None:
    done = troly("ask", QUESTION, data_dir=tmp_path / "data", TROLY_CORPUS_DIR=str(tmp_path / "không-có"))
    assert done.returncode == 1
    assert "TROLY_CORPUS_DIR" in done.stderr


def test_a_data_directory_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("đây là tệp")
    done = troly("ask", QUESTION, data_dir=tmp_path / "file" / "data")
    assert done.returncode == 1
    assert "TROLY_DATA_DIR" in done.stderr


@pytest.mark.long
def test_two_commands_at_once_on_an_empty_data_directory_both_answer(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "from api.cli import main; main()", "ask", QUESTION, "--agency", "heza", "--json"]
    running = [
        subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(tmp_path / "data"), cwd=ROOT
        )
        for _ in range(2)
    ]
    answers = []
    for process in running:
        out, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
        answers.append(json.loads(out)["answer"])
    assert answers[0] == answers[1]
    listed = troly("corpus", "list", "--agency", "heza", "--all", data_dir=tmp_path / "data").stdout
    assert listed.count("· bản 1 ·") == listed.count("· bản")


@pytest.mark.long
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_filling_killed_at_its_commit_is_made_good_by_the_next_command(side: str, tmp_path: Path) -> None:
    killed = troly("corpus", "list", data_dir=tmp_path, TROLY_FAILPOINT=f"library.fill.{side}-commit")
    assert killed.returncode == 137
    done = troly("ask", QUESTION, "--agency", "heza", data_dir=tmp_path)
    assert done.returncode == 0
    assert ("Lần đầu chạy" in done.stderr) is (side == "before")


def test_chat_reads_piped_questions_and_ends(filled: Path) -> None:
    done = troly("chat", "--agency", "heza", data_dir=filled, stdin=f"{QUESTION}\n\n😀\nHọp quán triệt thì sao?\n")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("ngày") >= 2


def test_doctor_finds_a_fresh_installation_in_order(filled: Path) -> None:
    done = troly("doctor", data_dir=filled)
    assert done.returncode == 0, done.stdout
    assert "toàn vẹn" in done.stdout


def test_corpus_shows_outline_and_passage(filled: Path) -> None:
    outline = troly("corpus", "outline", "le-chan-226-2026", data_dir=filled)
    assert outline.returncode == 0
    key = next(line for line in outline.stdout.splitlines() if "gạch đầu dòng" in line).split("]")[0].split("[")[1]
    passage = troly("corpus", "passage", f"le-chan-226-2026#{key}", data_dir=filled)
    assert passage.returncode == 0
    assert len(passage.stdout.splitlines()) >= 2
    assert troly("corpus", "passage", "le-chan-226-2026#không", data_dir=filled).returncode == 1


@pytest.mark.long
def test_on_postgresql_the_schema_moves_only_by_command(empty_postgresql: str, tmp_path: Path) -> None:
    ask = ("ask", QUESTION, "--agency", "heza")
    refused = troly(*ask, data_dir=tmp_path, TROLY_DATABASE_URL=empty_postgresql)
    assert refused.returncode == 1
    assert "troly migrate" in refused.stderr
    assert troly("migrate", data_dir=tmp_path, TROLY_DATABASE_URL=empty_postgresql).returncode == 0
    answered = troly(*ask, data_dir=tmp_path, TROLY_DATABASE_URL=empty_postgresql)
    assert answered.returncode == 0, answered.stderr
    assert "Nguồn:" in answered.stdout


def test_a_database_that_cannot_be_reached_is_told(tmp_path: Path) -> None:
    url = "postgresql://nobody@127.0.0.1:9/none"
    done = troly("ask", QUESTION, data_dir=tmp_path, TROLY_DATABASE_URL=url)
    assert done.returncode == 1
    assert "TROLY_DATABASE_URL" in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "needs"),
    [
        ("TROLY_CALLER_PER_MINUTE", "nhiều", "cần một số nguyên"),
        ("TROLY_CALLER_PER_MINUTE", "0", "số quá nhỏ"),
        ("TROLY_LLM_ALLOWED_HOSTS", "localhost", "danh sách JSON"),
    ],
)
def test_a_wrong_setting_is_named_with_what_it_needs(tmp_path: Path, name: str, value: str, needs: str) -> None:
    done = troly("doctor", data_dir=tmp_path, **{name: value})
    assert done.returncode == 1
    assert name in done.stderr and needs in done.stderr


def test_an_answer_says_on_stderr_when_the_embedding_model_is_not_there(filled: Path) -> None:
    done = troly("ask", "họp tối đa bao lâu?", data_dir=filled, TROLY_EMBEDDING_MODEL=str(filled / "no-model"))
    assert done.returncode == 0 and done.stdout.strip()
    (line,) = done.stderr.strip().splitlines()
    assert "TROLY_EMBEDDING_MODEL" in line


def test_a_set_up_that_was_cut_short_before_its_index_is_finished_by_the_next_command(own_data: Path) -> None:
    shutil.rmtree(own_data / "vectors")
    assert "chỉ mục" in troly("corpus", "list", data_dir=own_data).stderr
    assert any((own_data / "vectors").glob("*.npz"))
    assert troly("corpus", "list", data_dir=own_data).stderr == ""


def test_doctor_says_when_the_embedding_model_is_not_there(tmp_path: Path) -> None:
    done = troly("doctor", data_dir=tmp_path, TROLY_EMBEDDING_MODEL=str(tmp_path / "no-model"))
    assert done.returncode == 1
    assert "TROLY_EMBEDDING_MODEL" in done.stdout
