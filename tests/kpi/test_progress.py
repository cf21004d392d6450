"""Progress against targets that each test sets itself: worked examples of every rule, and every figure's rows."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from corpus.facts.model import Comparison, Target
from corpus.model import TextStatus
from kpi.agency_settings import change_setting, choose_level
from kpi.explain import breakdown, rows_behind
from kpi.progress import Progress, WhatIf, progress
from kpi.records import BaselineCount, Document, DocumentCount, Measurement, MeetingCount, ProcedureCount
from kpi.standing import NeedKind, Standing
from kpi.targets import Measure, measures_of
from kpi.telling import percent, progress_lines
from kpi.window import window_of
from tests.kpi.office import SCOPE, TODAY, Office, fewer, meeting, snapshot, target

YEAR = window_of("2026")
ONLINE = target("số lượng hội nghị trực tuyến", "60", base="tổng số hội nghị trong năm")


def of(
    office: Office, *facts: Target, window: str = "2026", today: date = TODAY, what_if: WhatIf | None = None
) -> Progress:
    with office.database.read() as connection:
        found = progress(connection, SCOPE, snapshot(facts), window_of(window), today, what_if=what_if)
    return found[0]


def only(found: Progress) -> tuple[Standing, tuple[NeedKind, int] | None]:
    (one,) = found.levels
    return one.standing, (one.need.kind, one.need.count) if one.need else None


def baseline(
    office: Office, total: int, measure: str = "meetings", start: str = "2025-01-01", end: str = "2025-12-31"
) -> None:
    office.write(
        BaselineCount(measure=measure, day=date.fromisoformat(start), until=date.fromisoformat(end), total=total)
    )


def test_what_is_missing_is_the_least_number_that_reaches_the_level(office: Office) -> None:
    office.meetings(online=5, in_person=6)
    found = of(office, ONLINE)
    assert (found.counts.numerator, found.counts.denominator) == (5, 11)
    assert only(found) == (Standing.NOT_YET, (NeedKind.MORE, 4))
    assert only(of(office, ONLINE, what_if=WhatIf(online=3)))[0] is Standing.NOT_YET
    assert only(of(office, ONLINE, what_if=WhatIf(online=4)))[0] is Standing.MET
    assert any("cần thêm 4 hội nghị trực tuyến" in line for line in progress_lines(found))


def test_another_plan_with_another_number_gives_another_verdict(office: Office) -> None:
    office.meetings(online=5, in_person=6)
    assert only(of(office, target("tỷ lệ họp trực tuyến", "45")))[0] is Standing.MET
    assert only(of(office, target("tỷ lệ họp trực tuyến", "46")))[0] is Standing.NOT_YET


@pytest.mark.parametrize(
    ("comparison", "met"), [(Comparison.AT_LEAST, True), (Comparison.ABOVE, False), (Comparison.EXACTLY, True)]
)
def test_reaching_the_number_itself_meets_from_but_not_above(
    small_office: Office, comparison: Comparison, met: bool
) -> None:
    small_office.meetings(online=3, in_person=2)
    found = of(small_office, target("hội nghị trực tuyến", "60", comparison=comparison))
    assert (found.levels[0].standing is Standing.MET) == met
    if not met:
        assert found.levels[0].need.count == 1


def test_nothing_is_rounded_up_to_a_pass(small_office: Office) -> None:
    small_office.meetings(online=5999, in_person=4001)
    found = of(small_office, ONLINE)
    assert only(found)[0] is Standing.NOT_YET
    assert "59,99 %" in progress_lines(found)[0]
    assert percent(Fraction(599999, 10000)) == "59,99 %"


def test_a_hybrid_meeting_counts_as_the_agency_has_decided_and_the_other_way_is_shown(office: Office) -> None:
    office.meetings(online=5, in_person=4, hybrid=1)
    before = of(office, ONLINE)
    assert before.counts.numerator == 5 and only(before)[0] is Standing.NOT_YET
    assert [reading.counts.numerator for reading in before.readings] == [6]
    assert any("kết hợp" in note for note in before.notes)
    with office.database.write() as connection:
        change_setting(connection, SCOPE, "hybrid", "truc_tuyen", office.stamp(person=office.administrator))
    after = of(office, ONLINE)
    assert after.counts.numerator == 6 and only(after)[0] is Standing.MET
    assert not any("không nói" in note for note in after.notes), "once decided it is no longer an open point"


def test_plain_meetings_count_only_when_the_agency_counts_every_meeting(office: Office) -> None:
    office.meetings(online=1, in_person=1)
    office.write(meeting("Giao ban", kind="hop"))
    assert of(office, ONLINE).counts.denominator == 2
    with office.database.write() as connection:
        change_setting(connection, SCOPE, "base", "hop", office.stamp(person=office.administrator))
    assert of(office, ONLINE).counts.denominator == 3


def test_a_smaller_in_person_share_is_reached_by_online_meetings(small_office: Office) -> None:
    small_office.meetings(online=5, in_person=6)
    found = of(small_office, target("hội nghị trực tiếp", "40", comparison=Comparison.AT_MOST))
    assert found.measure is Measure.IN_PERSON_SHARE and only(found) == (Standing.NOT_YET, (NeedKind.MORE, 4))


FEWER = fewer("số lượng hội nghị", "10", comparison=Comparison.EXACTLY, period="hằng năm")


def test_the_quota_left_is_last_years_count_less_the_reduction(office: Office) -> None:
    baseline(office, 25)
    office.meetings(online=10, in_person=5)
    found = of(office, FEWER)
    assert only(found) == (Standing.NOT_ENOUGH_DATA, (NeedKind.LEFT, 7)), "22,5 allows 22, never 23"
    assert any("còn được tổ chức 7 hội nghị" in line for line in progress_lines(found))


def test_the_same_days_of_last_year_tell_whether_the_pace_is_met(office: Office) -> None:
    for month, days in ((1, 31), (2, 28), (3, 31)):
        baseline(office, 10, start=f"2025-{month:02d}-01", end=f"2025-{month:02d}-{days}")
    office.meetings(online=27, month=2)
    found = of(office, FEWER, window="2026-Q1", today=date(2026, 5, 20))
    assert found.value == 10 and only(found)[0] is Standing.MET
    office.meetings(online=1, month=3)
    assert only(of(office, FEWER, window="2026-Q1")) == (Standing.MISSED, (NeedKind.OVER, 1))


@pytest.mark.parametrize("known", [True, False])
def test_a_base_of_zero_or_none_is_no_base(small_office: Office, known: bool) -> None:
    if known:
        baseline(small_office, 0)
    small_office.meetings(online=3)
    found = of(small_office, FEWER)
    assert found.value is None and only(found) == (Standing.NOT_ENOUGH_DATA, None)
    assert "số liệu nền" in progress_lines(found)[0]


def test_months_that_do_not_cover_the_year_are_no_base(small_office: Office) -> None:
    baseline(small_office, 10, start="2025-01-01", end="2025-01-31")
    baseline(small_office, 10, start="2025-03-01", end="2025-03-31")
    assert only(of(small_office, FEWER))[0] is Standing.NOT_ENOUGH_DATA


def test_counts_of_every_unit_together_are_the_agencys_base(small_office: Office) -> None:
    for unit in ("Văn phòng", "Phòng Đầu tư"):
        start, end = date(2025, 1, 1), date(2025, 12, 31)
        small_office.write(BaselineCount(measure="meetings", day=start, until=end, total=10, unit=unit))
    assert only(of(small_office, FEWER)) == (Standing.NOT_ENOUGH_DATA, (NeedKind.LEFT, 18))


def test_more_meetings_than_the_year_allows_make_the_reduction_impossible(office: Office) -> None:
    baseline(office, 10)
    office.meetings(online=11)
    found = of(office, FEWER)
    assert only(found) == (Standing.IMPOSSIBLE, (NeedKind.OVER, 2))
    assert any("không thể đạt" in line and "đã vượt 2" in line for line in progress_lines(found))


def test_a_full_share_is_impossible_once_one_item_fails(small_office: Office) -> None:
    small_office.write(Document(number="1/TB-VP", direction="di", channel="giay", day=date(2026, 2, 3)))
    small_office.write(Document(number="2/TB-VP", direction="di", channel="dien_tu", day=date(2026, 2, 3)))
    found = of(small_office, target("văn bản trao đổi giữa các cơ quan dưới dạng điện tử", "100"))
    assert only(found) == (Standing.IMPOSSIBLE, None) and found.counts.percent == 50


def test_more_online_meetings_than_the_quota_allows_is_said(small_office: Office) -> None:
    baseline(small_office, 14)
    small_office.meetings(online=2, in_person=8)
    with small_office.database.read() as connection:
        found = progress(connection, SCOPE, snapshot([ONLINE, FEWER]), YEAR, TODAY)
    share = next(one for one in found if one.measure is Measure.ONLINE_SHARE)
    assert any("Cần thêm 10" in note and "chỉ còn được tổ chức 2" in note for note in share.notes)


def test_at_the_end_of_the_year_the_verdict_is_final(office: Office) -> None:
    baseline(office, 20)
    office.meetings(online=5, in_person=6)
    new_year = date(2027, 1, 1)
    assert only(of(office, ONLINE, today=date(2026, 12, 31)))[0] is Standing.NOT_YET
    assert only(of(office, ONLINE, today=new_year)) == (Standing.MISSED, None)
    over = of(office, FEWER, today=new_year)
    assert only(over) == (Standing.MET, None) and over.value == 45 and over.forecast is None


def test_two_levels_are_both_shown_and_neither_judged_until_one_is_chosen(office: Office) -> None:
    firm = target("số hóa văn bản", "95")
    wish = target("số hóa hồ sơ", "100", place="Mục II.5", aspiration=True)
    office.write(ProcedureCount(day=date(2026, 3, 1), until=date(2026, 3, 31), total=100, digital=99, digitised=97))
    found = of(office, firm, wish)
    assert [one.standing for one in found.levels] == [Standing.UNDECIDED, Standing.UNDECIDED]
    text = " ".join(progress_lines(found))
    assert "nêu hai mức" in text and "95 %" in text and "100 %" in text and "không đạt" not in text
    with office.database.write() as connection:
        stamp = office.stamp(person=office.administrator)
        choose_level(connection, SCOPE, snapshot([firm, wish]), "so_hoa", firm.id, stamp, "Công văn 5/CV")
    assert only(of(office, firm, wish))[0] is Standing.MET


def test_handled_digitally_and_digitised_are_two_ratios_and_unknown_is_not_zero(office: Office) -> None:
    office.write(ProcedureCount(day=date(2026, 3, 1), until=date(2026, 3, 31), total=100, digital=96))
    both = target("xử lý thủ tục hành chính trên môi trường số và số hóa văn bản", "95")
    with office.database.read() as connection:
        found = {one.measure: one for one in progress(connection, SCOPE, snapshot([both]), YEAR, TODAY)}
    assert only(found[Measure.DIGITAL_PROCEDURES])[0] is Standing.MET
    assert only(found[Measure.DIGITISATION])[0] is Standing.NOT_ENOUGH_DATA


def test_only_administrative_documents_issued_count_for_the_reduction(small_office: Office) -> None:
    baseline(small_office, 10, measure="documents")
    january = {"day": date(2026, 1, 1), "until": date(2026, 1, 31)}
    small_office.write(DocumentCount(**january, total=6, direction="di"))
    small_office.write(DocumentCount(**january, total=50, direction="den"))
    small_office.write(DocumentCount(**january, total=9, direction="di", document_class="chuyen_nganh"))
    found = of(small_office, fewer("số lượng văn bản hành chính", "15"))
    assert found.counts.numerator == 6 and only(found) == (Standing.NOT_ENOUGH_DATA, (NeedKind.LEFT, 2))


def test_a_target_nobody_can_count_follows_the_latest_value_with_its_source(office: Office) -> None:
    happy = target("Mức độ hài lòng của người dân", "90")
    assert only(of(office, happy))[0] is Standing.NOT_ENOUGH_DATA
    for day, value in ((date(2026, 2, 1), "91"), (date(2026, 4, 1), "89.5")):
        office.write(Measurement(target=happy.subject, value=Decimal(value), day=day, source="Phiếu khảo sát"))
    found = of(office, happy)
    assert found.value == Fraction(179, 2) and found.source == "Phiếu khảo sát" and found.cut_off == date(2026, 4, 1)
    assert only(found)[0] is Standing.NOT_YET


def test_a_rank_is_met_by_a_smaller_number(small_office: Office) -> None:
    rank = target("Chỉ số cải cách hành chính", "5", direction="rank", comparison=Comparison.AT_MOST, unit="hạng")
    value = Measurement(target=rank.subject, value=Decimal(4), value_unit="hạng", day=TODAY, source="Sở Nội vụ")
    small_office.write(value)
    assert only(of(small_office, rank))[0] is Standing.MET


def test_sums_over_the_edge_of_a_window_are_left_out_and_named(office: Office) -> None:
    entry = office.write(MeetingCount(day=date(2026, 3, 1), until=date(2026, 4, 30), total=8, online=8)).entry
    found = of(office, ONLINE, window="2026-03")
    assert found.counts.denominator == 0 and any(entry.id in note for note in found.notes)
    assert of(office, ONLINE).counts.denominator == 8


def test_typed_sums_are_marked_as_such(small_office: Office) -> None:
    small_office.meetings(online=3)
    small_office.write(meeting())
    assert any("3 trong 4 là số tự khai" in note for note in of(small_office, ONLINE).notes)


def test_the_forecast_says_what_it_assumes(small_office: Office) -> None:
    small_office.meetings(online=1, in_person=1)
    small_office.write(meeting("Hội nghị tới", day=date(2026, 6, 1)))
    found = of(small_office, ONLINE)
    assert (found.forecast.counts.numerator, found.forecast.counts.denominator) == (2, 3)
    assert found.forecast.meets and "1 hội nghị đã lên lịch" in found.forecast.assumption


def test_the_rows_behind_a_figure_add_up_to_it_and_say_why_others_do_not_count(office: Office) -> None:
    office.meetings(online=2, in_person=3)
    office.write(meeting())
    office.write(meeting("Họp giao ban", kind="hop"))
    office.write(meeting("Dự hội nghị tỉnh", role="du"))
    with office.database.read() as connection:
        rows = rows_behind(connection, SCOPE, Measure.ONLINE_SHARE, YEAR, TODAY)
    total = of(office, ONLINE).counts
    assert sum(row.counts.numerator for row in rows) == total.numerator == 3
    assert sum(row.counts.denominator for row in rows) == total.denominator == 6
    assert {row.why_not for row in rows if row.why_not} == {"là họp, không phải hội nghị", "dự họp của cơ quan khác"}


def test_a_figure_splits_by_unit_and_by_quarter(office: Office) -> None:
    office.write(meeting(unit="VP"))
    office.write(meeting("Hội nghị khác", unit="KH", mode="truc_tiep", day=date(2026, 2, 3)))
    with office.database.read() as connection:
        units = breakdown(connection, SCOPE, Measure.ONLINE_SHARE, YEAR, TODAY, "unit")
        quarters = breakdown(connection, SCOPE, Measure.ONLINE_SHARE, YEAR, TODAY, "quarter")
    assert {share.label: share.counts.numerator for share in units} == {"Văn phòng": 1, "Phòng Kế hoạch": 0}
    assert [(share.label, share.counts.denominator) for share in quarters] == [("quý I/2026", 1), ("quý II/2026", 1)]


def test_an_expired_plan_sets_no_targets(small_office: Office) -> None:
    with small_office.database.read() as connection:
        plan = snapshot([ONLINE], status=TextStatus.EXPIRED)
        assert progress(connection, SCOPE, plan, YEAR, TODAY) == []


@pytest.mark.parametrize(
    ("subject", "measures"),
    [
        ("tỷ lệ họp trực tuyến", {Measure.ONLINE_SHARE}),
        ("các cuộc họp được tổ chức theo hình thức trực tuyến", {Measure.ONLINE_SHARE}),
        ("xử lý thủ tục hành chính trên môi trường số", {Measure.DIGITAL_PROCEDURES}),
        ("số hóa hồ sơ, kết quả giải quyết", {Measure.DIGITISATION}),
        ("văn bản được gửi, nhận trên môi trường mạng", {Measure.ELECTRONIC_DOCUMENTS}),
        ("thanh toán trực tuyến trên Cổng Dịch vụ công", set()),
        ("hồ sơ thủ tục hành chính được theo dõi trạng thái xử lý trên Hệ thống trực tuyến", set()),
        ("nhiệm vụ được giao", set()),
    ],
)
def test_words_alone_tell_what_a_target_is_about(subject: str, measures: set[Measure]) -> None:
    assert set(measures_of(target(subject, "70"))) == measures
