"""Who has to do what: by headings, sentences, labels and table columns, with partners and whom it answers to."""

import pytest

from corpus.facts.actors import heading_actor
from corpus.facts.model import Role
from tests.corpus.facts.plans import duties


def test_bullets_under_a_unit_are_its_duties() -> None:
    lead, inform = duties(
        "- Chủ trì, phối hợp với Công an phường theo dõi, đôn đốc việc thực hiện.",
        "- Chỉ đạo các phòng triển khai Kế hoạch.",
        heading=("IV. TỔ CHỨC THỰC HIỆN", "1. Văn phòng Ban Quản lý"),
    )
    assert (lead.actor, lead.role, lead.partners) == ("Văn phòng Ban Quản lý", Role.LEADS, ("Công an phường",))
    assert (inform.actor, inform.role) == ("Văn phòng Ban Quản lý", Role.DOES)


def test_a_bullet_may_speak_of_another_unit() -> None:
    (duty,) = duties(
        "- Người đứng đầu các đơn vị chịu trách nhiệm toàn diện trước Trưởng ban, các Phó Trưởng ban về kết quả.",
        heading=("1. Các phòng chuyên môn",),
    )
    assert (duty.actor, duty.role) == ("Người đứng đầu các đơn vị", Role.ANSWERS_FOR)
    assert duty.answers_to == "Trưởng ban, các Phó Trưởng ban"
    assert duty.collective


@pytest.mark.parametrize(
    ("text", "actor", "role"),
    [
        ("Giao Văn phòng là đầu mối theo dõi, đôn đốc.", "Văn phòng", Role.LEADS),
        ("Cơ quan chủ trì soạn thảo chịu trách nhiệm đến cùng.", "Cơ quan chủ trì soạn thảo", Role.ANSWERS_FOR),
        (
            "Đơn vị được giao chủ trì soạn thảo văn bản chịu trách nhiệm toàn diện.",
            "Đơn vị được giao chủ trì soạn thảo văn bản",
            Role.ANSWERS_FOR,
        ),
        ("3. Đối với các phòng ban: Tổ chức triển khai trong nội bộ.", "các phòng ban", Role.DOES),
        ("Đề nghị Ủy ban Mặt trận Tổ quốc phường giám sát.", "Ủy ban Mặt trận Tổ quốc phường", Role.DOES),
        ("Ủy ban nhân dân xã yêu cầu các thôn nghiêm túc thực hiện.", "các thôn", Role.DOES),
        ("Ủy ban nhân dân phường giao Công an phường chủ trì.", "Công an phường", Role.LEADS),
        ("Công an xã: tăng cường tuần tra ban đêm.", "Công an xã", Role.DOES),
        ("Hằng quý, Văn phòng Sở tổng hợp kết quả.", "Văn phòng Sở", Role.DOES),
        ("Nếu có vướng mắc, các đơn vị kịp thời phản ánh về Văn phòng.", "các đơn vị", Role.DOES),
        ("Phòng Kinh tế, Hạ tầng và Đô thị chủ trì rà soát.", "Phòng Kinh tế, Hạ tầng và Đô thị", Role.LEADS),
        (
            "2. Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường phối hợp với Phòng Văn hóa – Xã hội theo dõi.",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân phường",
            Role.COORDINATES,
        ),
        ("Công chức được phân công tiếp dân phải trả lời công dân.", "Công chức được phân công tiếp dân", Role.DOES),
        ("Đề cao trách nhiệm của người đứng đầu trong việc lãnh đạo.", "người đứng đầu", Role.ANSWERS_FOR),
    ],
)
def test_the_subject_of_a_sentence_has_the_duty(text: str, actor: str, role: Role) -> None:
    (duty,) = duties(text)
    assert (duty.actor, duty.role) == (actor, role)
    assert duty.quote in text


def test_label_lines_name_the_parts() -> None:
    lead, first, second = duties("- Cơ quan chủ trì: Phòng Văn hóa; cơ quan phối hợp: Công an xã, Trạm Y tế.")
    assert (lead.actor, lead.role) == ("Phòng Văn hóa", Role.LEADS)
    assert [(x.actor, x.role) for x in (first, second)] == [
        ("Công an xã", Role.COORDINATES),
        ("Trạm Y tế", Role.COORDINATES),
    ]
    assert lead.action == "Kế hoạch cải cách năm 2026"


def test_later_sentences_go_on_with_the_same_subject() -> None:
    first, second = duties("3. Đối với các phòng ban: Tổ chức triển khai. Tổng hợp kết quả, báo cáo UBND phường.")
    assert first.actor == second.actor == "các phòng ban"
    assert second.action.startswith("Tổng hợp kết quả")


@pytest.mark.parametrize(
    "text",
    [
        "Ban hành văn bản đúng thẩm quyền, đúng trình tự.",
        "Phòng, chống tham nhũng, tiêu cực trong công tác xây dựng pháp luật.",
        "Tổ chức tuyên truyền sâu rộng các nội dung của Kế hoạch.",
        "Hội nghị chuyên môn không quá 01 ngày.",
        "Trường hợp phức tạp báo cáo cấp trên.",
        "Kinh phí thực hiện được bảo đảm từ ngân sách nhà nước.",
    ],
)
def test_matters_without_a_doer_give_no_duty(text: str) -> None:
    assert duties(text) == []


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("1. Văn phòng Ban Quản lý", "Văn phòng Ban Quản lý"),
        ("2. Các phòng chuyên môn, đơn vị sự nghiệp thuộc Ban", "Các phòng chuyên môn, đơn vị sự nghiệp thuộc Ban"),
        ("b) Trách nhiệm của Công an xã", "Công an xã"),
        ("4. Phòng Tổ chức - Hành chính:", "Phòng Tổ chức - Hành chính"),
        ("Điều 8. Phòng Kế hoạch tổng hợp", "Phòng Kế hoạch tổng hợp"),
        ("Điều 9. Khoa Khám bệnh", "Khoa Khám bệnh"),
        ("2. Phó Hiệu trưởng phụ trách chuyên môn", "Phó Hiệu trưởng phụ trách chuyên môn"),
        ("II. NHIỆM VỤ, GIẢI PHÁP", ""),
        ("4. Đổi mới chế độ hội họp", ""),
        ("1. Giao ban", ""),
        ("2. Ban hành văn bản", ""),
        ("3. Phòng, chống tham nhũng", ""),
    ],
)
def test_a_heading_names_a_unit_or_a_matter(heading: str, unit: str) -> None:
    assert heading_actor(heading) == unit
