"""Wordings held against their evidence: good ones pass, none that says something else does."""

import pytest

from rag.answer import Answer, Status
from rag.chat import ModelError
from rag.compose import parse_reply
from rag.verify import Sentence, Verifier, Violation, agency_names
from tests.rag.wordings import AGENCIES, CASES, Case, bad_replies, cite, reply

VERIFIER = Verifier(agency_names({c: (a.name, a.short_name, *a.aliases) for c, a in AGENCIES.items()}))


def passes(case: Case, text: str) -> bool:
    try:
        return not VERIFIER.check(parse_reply(text), case.answer, case.question)
    except ModelError:
        return False


def found(text: str, answer: Answer, *ids: str) -> set[Violation]:
    return set(VERIFIER.check([Sentence(text, ids or ("1",))], answer))


def test_good_wordings_pass() -> None:
    refused = [good for case in CASES for good in case.good if not passes(case, reply(good))]
    assert refused == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.question)
def test_no_bad_wording_passes(case: Case) -> None:
    bad = list(bad_replies(case))
    assert len(bad) > 20
    assert [what for what, text in bad if passes(case, text)] == []


def test_the_bad_wordings_are_many() -> None:
    assert sum(1 for case in CASES for _ in bad_replies(case)) > 1000


LIMIT, DUTY = CASES[0].answer, CASES[9].answer


@pytest.mark.parametrize(
    ("text", "violation"),
    [
        ("Hội nghị chuyên môn không quá 03 ngày.", Violation.VALUE),
        ("Hội nghị chuyên môn ít nhất 01 ngày.", Violation.BOUND),
        ("Hội nghị chuyên môn kéo dài 01 ngày.", Violation.BOUND),
        ("Hội nghị chuyên môn không quá 1,5 ngày.", Violation.SUBJECT),
        ("Hội nghị chuyên môn không quá 01 ngày (Mục III.9).", Violation.VALUE),
        ("Kiểm lâm Đồi Thông: hội nghị chuyên môn không quá 01 ngày.", Violation.OTHER_AGENCY),
        ("Hội nghị chuyên môn không quá 01 ngày, theo Sở Tài chính.", Violation.NAME),
        ("Hội nghị chuyên môn không quá 01 ngày: “họp cho gọn”.", Violation.QUOTATION),
        ("Hội nghị chuyên môn không quá 01 ngày, không cần biên bản.", Violation.NEGATION),
        ("Hội nghị chuyên môn có thể không quá 01 ngày.", Violation.MODALITY),
        ("Hội nghị chuyên môn không quá 01 ngày và tiệc liên hoan.", Violation.UNGROUNDED),
        ("Thực hiện nghiêm thời gian họp.", Violation.LOST),
        ("hoi nghi chuyen mon khong qua 01 ngay", Violation.UNGROUNDED),
    ],
)
def test_each_rule_names_what_is_wrong(text: str, violation: Violation) -> None:
    assert violation in found(text, LIMIT)


def test_a_sentence_without_a_citation_is_refused() -> None:
    assert Violation.NO_CITATION in VERIFIER.check([Sentence("Không quá 01 ngày.", ())], LIMIT)


def test_a_value_must_stand_in_the_evidence_its_sentence_cites() -> None:
    answer = Answer("Giảm 10%", Status.ANSWERED, (cite("Giảm 10% số lượng hội nghị."), cite("Số hóa văn bản.")))
    text = "Giảm 10% số lượng hội nghị."
    assert not found(text, answer, "1")
    assert found("Giảm 12% số lượng hội nghị.", answer, "1")
    assert Violation.UNKNOWN_CITATION in found(text, answer, "3")


def test_units_do_not_exchange_their_parts() -> None:
    quote = "Văn phòng Ban Quản lý chủ trì, phối hợp với Phòng Kế hoạch và các phòng chuyên môn rà soát thủ tục."
    answer = Answer("Văn phòng Ban Quản lý", Status.ANSWERED, (cite(quote),))
    assert not found("Văn phòng Ban Quản lý chủ trì rà soát thủ tục.", answer)
    assert found("Các phòng chuyên môn chủ trì, phối hợp với Văn phòng Ban Quản lý rà soát thủ tục.", answer)
    assert found("Phòng Kế hoạch chủ trì, Văn phòng Ban Quản lý phối hợp rà soát thủ tục.", answer)


def test_two_levels_must_both_stay() -> None:
    quotes = (cite("Số hóa văn bản đạt từ 95% trở lên."), cite("Phấn đấu số hóa văn bản đạt 100%."))
    text = "Kế hoạch nêu hai mức: ít nhất 95%; phấn đấu 100%. Mức nào dùng để đánh giá do cơ quan quyết định."
    answer = Answer(text, Status.CONFLICTING, quotes)
    assert Violation.LOST in found("Số hóa văn bản đạt từ 95% trở lên.", answer)


@pytest.mark.parametrize("text", ["5 ngày", "05 ngày", "năm ngày"])
def test_digits_and_words_are_one_number(text: str) -> None:
    answer = Answer("Chậm nhất 05 ngày", Status.ANSWERED, (cite("Báo cáo gửi chậm nhất 05 ngày."),))
    assert not found(f"Báo cáo gửi chậm nhất {text}.", answer)


def test_working_days_are_not_days() -> None:
    answer = Answer("Chậm nhất 05 ngày", Status.ANSWERED, (cite("Báo cáo gửi chậm nhất 05 ngày."),))
    assert Violation.VALUE in found("Báo cáo gửi chậm nhất 05 ngày làm việc.", answer)


@pytest.mark.parametrize(
    ("direct", "text"),
    [
        ("Số hiệu 118/NĐ-CP không có năm.", "Số hiệu 118/NĐ-CP có năm."),
        ("Không đúng: kế hoạch đặt ít nhất 60%, không phải 80%.", "Không đúng: kế hoạch đặt ít nhất 60%, phải 80%."),
        ("Nhóm thể chế có 3 nhiệm vụ, từ 3 đến 5.", "Nhóm thể chế có 5 nhiệm vụ, từ 3 đến 5."),
        ("Nhóm thể chế có 3 nhiệm vụ, từ 3 đến 5.", "Nhóm thể chế có 3 nhiệm vụ, từ 5 đến 3."),
        ("Không quá 1/2 ngày đối với hội nghị quán triệt", "Hội nghị không quán triệt không quá 1/2 ngày."),
        ("Thực hiện quy định về giảm văn bản.", "Thực hiện quy định về tăng văn bản."),
        ("Họp trực tuyến trên môi trường số.", "Họp trực tiếp trên môi trường số."),
    ],
)
def test_small_changes_that_turn_the_meaning_are_refused(direct: str, text: str) -> None:
    quote = f"{direct} Tiếp tục tăng cường quán triệt, trực tiếp chỉ đạo."
    assert found(text, Answer(direct, Status.ANSWERED, (cite(quote),)))


def test_figures_of_one_agency_are_not_given_to_another() -> None:
    case = CASES[11]
    swapped = (("Kiểm lâm Đồi Thông giảm ít nhất 10% số lượng hội nghị.", ("1",)), case.good[0][1])
    assert not passes(case, reply(swapped))
