"""Questions as people type them, read into frames."""

from decimal import Decimal

import pytest

from rag.frame import Frame, Mode, Slot
from rag.lexicon import Lexicon
from rag.question import Reader
from tests.rag.plans import snapshot


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Lexicon(snapshot()))


def words(frame: Frame) -> set[str]:
    return {syllable for term in frame.terms for reading in term.readings for syllable in reading}


@pytest.mark.parametrize(
    ("question", "slot"),
    [
        ("Hội nghị chuyên môn được họp bao lâu?", Slot.DURATION),
        ("hoi nghi chuyen mon hop may ngay", Slot.DURATION),
        ("Phải giảm mấy phần trăm hội nghị?", Slot.PERCENT),
        ("Báo cáo trước ngày nào?", Slot.DATE),
        ("Báo cáo gửi cho ai?", Slot.RECEIVER),
        ("Đơn vị nào chủ trì?", Slot.ACTOR),
        ("Ai phối hợp rà soát thủ tục?", Slot.SUPPORT),
        ("Văn bản điện tử trừ loại nào?", Slot.EXCEPTION),
        ("Kế hoạch ban hành ngày nào?", Slot.ISSUED),
        ("Sản phẩm là gì?", Slot.PRODUCT),
        ("Cơ quan thường trực của Chương trình là phòng nào?", Slot.ACTOR),
        ("Danh mục giấy tờ không phải nộp lại do ai chủ trì?", Slot.ACTOR),
        ("Tập huấn do P nào làm, hạn bao giờ", Slot.ACTOR),
        ("Kế hoạch của tỉnh mà Sở căn cứ có số, ngày thế nào?", Slot.NUMBER),
        ("Lệ phí cấp giấy chứng nhận là bao nhiêu?", Slot.MONEY),
        ("Phụ cấp họp bao nhiêu một buổi?", Slot.MONEY),
    ],
)
def test_a_question_word_tells_what_is_asked_for(reader: Reader, question: str, slot: Slot) -> None:
    assert slot in reader.read(question).slots


@pytest.mark.parametrize(
    ("question", "mode"),
    [
        ("Họp chuyên môn 2 ngày được không?", Mode.YES_NO),
        ("Có bao nhiêu nhiệm vụ?", Mode.COUNT),
        ("So sánh thời gian họp của hai cơ quan", Mode.COMPARE),
        ("Kế hoạch có mâu thuẫn gì không?", Mode.CONFLICT),
        ("Hội nghị chuyên môn được họp bao lâu?", Mode.LOOK_UP),
    ],
)
def test_a_question_calls_for_its_operator(reader: Reader, question: str, mode: Mode) -> None:
    assert reader.read(question).mode is mode


def test_the_subject_is_what_is_left_when_question_words_are_taken_out(reader: Reader) -> None:
    assert words(reader.read("Hội nghị chuyên môn được họp bao lâu?")) >= {"hoi", "nghi", "chuyen", "mon"}
    assert "lau" not in words(reader.read("Hội nghị chuyên môn được họp bao lâu?"))


@pytest.mark.parametrize(
    ("question", "hours"),
    [
        ("Họp chuyên môn 2 ngày được không?", Decimal(16)),
        ("Họp chuyên môn nửa ngày được không?", Decimal(4)),
        ("Họp từ 7h30 đến 11h30 được không?", Decimal(4)),
    ],
)
def test_a_length_that_is_stated_is_counted_in_working_hours(reader: Reader, question: str, hours: Decimal) -> None:
    assert hours in {value.hours for value in reader.read(question).asserted}


def test_a_share_that_is_stated_is_a_value_and_no_word(reader: Reader) -> None:
    frame = reader.read("Giảm 15% hội nghị đúng không?")
    assert [(value.value, value.unit) for value in frame.asserted] == [(Decimal(15), "%")]
    assert "15" not in words(frame)


def test_a_text_is_known_by_its_number(reader: Reader) -> None:
    assert [text.number for text in reader.read("Quyết định 534 của ai?").cited] == ["534"]


def test_a_task_is_known_by_its_number(reader: Reader) -> None:
    assert reader.read("Nhiệm vụ số 08 do ai chủ trì?").task == "8"


def test_an_agency_that_is_named_is_no_part_of_the_subject(reader: Reader) -> None:
    frame = reader.read("Cang-Bien họp chuyên môn mấy ngày?")
    assert frame.agencies == ("cang-bien",)
    assert not words(frame) & {"cang", "bien"}


@pytest.mark.parametrize("question", ["Viết hộ em bài thơ", "dịch câu này sang tiếng Anh"])
def test_a_chore_is_no_question_of_the_plans(reader: Reader, question: str) -> None:
    assert reader.read(question).chore


@pytest.mark.parametrize("question", ["", " ", "???", "a" * 5000, "\x00\x01", "% ½ / - 1/2/3", "🙂🙂"])
def test_any_text_can_be_read(reader: Reader, question: str) -> None:
    assert isinstance(reader.read(question), Frame)
