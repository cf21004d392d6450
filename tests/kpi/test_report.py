"""The periodic report as data: what it says is what the ledger holds, under the plan's own headings."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from core.clock import OFFICE_ZONE
from core.database import Database
from core.errors import InputError, NotFoundError
from core.people import AgencyScope
from core.settings import REPOSITORY
from corpus.facts.model import AbsoluteDue, PeriodicDue
from corpus.prepare import Order, prepare
from corpus.snapshot import Snapshot
from kpi.progress import progress
from kpi.records import MeetingCount, ReportSubmission
from kpi.report import build
from kpi.report_model import Report, Section
from kpi.standing import Standing
from kpi.targets import Measure
from kpi.window import window_of
from tests.kpi.ledgers import NOW, PLANS, UNITS, enrol, fill, shipped, snapshot_of, task_records, write
from tests.kpi.office import SCOPE, TODAY, Office, at, deadline, snapshot

AGENCIES = sorted(PLANS)


def report(database: Database, agency: str, period: str = "2026-H1", **more: object) -> Report:
    given: dict[str, object] = {"snapshot": shipped(), "now": NOW} | more
    scope = AgencyScope(agency, given.pop("unit", None))  # type: ignore[arg-type]
    snapshot, now = given.pop("snapshot"), given.pop("now")
    with database.read() as connection:
        return build(connection, scope, snapshot, period, now, **given)  # type: ignore[arg-type]


def rewritten(name: str, tmp_path: Path, rewrite: Callable[[str], str]) -> Snapshot:
    """The shipped plans with one of them rewritten."""
    source = next((REPOSITORY / "corpus" / "plans").glob(f"*/{name}.txt"))
    (tmp_path / source.name).write_text(rewrite(source.read_text(encoding="utf-8")), encoding="utf-8")
    made = prepare(Order(tmp_path / source.name, source.parent.name, name))
    return snapshot_of(dict(shipped().agencies), [(made.document, made.passages, made.facts)])


def every_line(sections: tuple[Section, ...]) -> list[str]:
    return [line for s in sections for line in (*s.lines, *every_line(s.children))]


def counts(found: Report) -> dict[Measure, tuple[int, int]]:
    told = [(f.progress.measure, f.progress.counts) for f in found.figures]
    return {m: (c.numerator, c.denominator) for m, c in told if m and c}


@pytest.mark.parametrize("agency", AGENCIES)
def test_its_numbers_are_the_ledgers(database: Database, agency: str) -> None:
    fill(database, agency)
    found = report(database, agency, cut_off=date(2026, 6, 3))
    assert counts(found)[Measure.ONLINE_SHARE] == (7, 11)
    assert counts(found)[Measure.ELECTRONIC_DOCUMENTS] == (177, 178)
    assert counts(found)[Measure.DIGITAL_PROCEDURES] == (698, 720)
    assert counts(found)[Measure.DIGITISATION] == (671, 720)
    with database.read() as connection:
        scope, window = AgencyScope(agency), window_of("2026-H1")
        ledger = progress(connection, scope, shipped(), window, date(2026, 6, 3), measures=list(counts(found)))
    assert counts(found) == {p.measure: (p.counts.numerator, p.counts.denominator) for p in ledger if p.counts}
    assert any("63,63 % (7/11)" in line for line in every_line(found.sections))


@pytest.mark.parametrize("agency", AGENCIES)
def test_rows_behind_each_figure_add_up_to_it(database: Database, agency: str) -> None:
    fill(database, agency)
    for figure in report(database, agency).figures:
        if figure.progress.counts is not None:
            assert sum(r.counts.numerator for r in figure.rows) == figure.progress.counts.numerator
            for shares in (figure.by_unit, figure.by_month):
                assert sum(s.counts.numerator for s in shares) == figure.progress.counts.numerator


def test_the_same_days_of_last_year_stand_beside_the_figure(database: Database) -> None:
    fill(database, "dong-dang")
    found = report(database, "dong-dang")
    share, fewer = found.figures[0], found.figures[1]
    assert share.last_year and share.last_year.counts and share.last_year.counts.numerator == 5
    assert share.last_year.window.end == date(2025, 6, 3)
    assert fewer.progress.base and fewer.progress.base.same_days == 14
    assert any("11 so với 14 cùng kỳ năm trước (giảm 21,42 %)" in line for line in every_line(found.sections))


@pytest.mark.parametrize("agency", AGENCIES)
def test_section_two_has_the_plans_own_headings_in_their_order(database: Database, agency: str) -> None:
    fill(database, agency)
    results = report(database, agency).sections[1]
    plan = [p for p in shipped().passages if p.document_id == PLANS[agency] and len(p.heading_path) == 1]
    headings = [p.text.split(maxsplit=1)[1].rstrip(". ") for p in plan if p.locator.startswith("Mục II.")]
    assert [s.title for s in results.children if s.locator] == headings
    assert [s.label for s in results.children] == [str(n) for n in range(1, len(results.children) + 1)]


def test_numbers_stand_under_the_heading_that_speaks_of_them(database: Database) -> None:
    fill(database, "le-chan")
    sections = {s.locator: " ".join(s.lines) for s in report(database, "le-chan").sections[1].children}
    assert "Tỷ lệ hội nghị trực tuyến" in sections["Mục II.4"] and "Tổ chức 11 hội nghị" in sections["Mục II.4"]
    assert "văn bản đi" in sections["Mục II.3"]
    assert "Tỷ lệ số hóa" in sections["Mục II.5"]
    assert "6 tin, bài" in sections["Mục II.1"] and "Kiểm tra công vụ" in sections["Mục II.6"]
    assert sections["Mục II.2"] == ""


@pytest.mark.parametrize("agency", AGENCIES)
def test_an_empty_ledger_gives_no_result_and_no_words_of_the_plan_as_one(database: Database, agency: str) -> None:
    enrol(database, agency)
    found = report(database, agency)
    guidance, results, assessment = found.sections[:3]
    assert guidance.lines == () and every_line(assessment.children) == []
    assert all("chưa có số liệu" in line for line in every_line((results,)))
    assert found.missing == tuple(part.unit for part in found.parts)


@pytest.mark.parametrize(
    ("agency", "written", "rewrite", "cut_off"),
    [
        ("dong-dang", "trước ngày 05 tháng 6", "trước ngày 05 tháng 6", date(2026, 6, 3)),
        ("dong-dang", "trước ngày 05 tháng 6", "trước ngày 23 tháng 5", date(2026, 5, 21)),
        ("dong-dang", "trước ngày 05 tháng 6", "trước ngày 12 tháng 5", date(2026, 5, 8)),
        ("le-chan", "trước ngày 10 tháng 6", "trước ngày 10 tháng 6", date(2026, 6, 8)),
    ],
)
def test_it_counts_until_a_working_day_is_left_before_it_must_be_sent(
    database: Database, tmp_path: Path, agency: str, written: str, rewrite: str, cut_off: date
) -> None:
    fill(database, agency)
    plans = rewritten(PLANS[agency], tmp_path, lambda text: text.replace(written, rewrite))
    found = report(database, agency, snapshot=plans)
    assert found.cut_off.day == cut_off and found.cut_off.deadline is not None
    assert f"{cut_off:%d/%m/%Y}" in found.lead


def test_without_a_deadline_it_counts_the_whole_period_or_until_today(database: Database) -> None:
    fill(database, "heza")
    assert report(database, "heza").cut_off.day == NOW.date()
    assert report(database, "heza", now=datetime(2026, 8, 1, tzinfo=OFFICE_ZONE)).cut_off.day == date(2026, 6, 30)
    assert report(database, "heza", "2026-03").cut_off.day == date(2026, 3, 31)


def test_records_after_the_cut_off_are_left_out_and_told(database: Database) -> None:
    fill(database, "dong-dang")
    found = report(database, "dong-dang")
    assert found.cut_off.later == 1 and any("03/06/2026" in line for line in found.reminders)
    chosen = report(database, "dong-dang", cut_off=date(2026, 6, 12))
    assert chosen.cut_off.later == 0 and counts(chosen)[Measure.ONLINE_SHARE] == (8, 12)


@pytest.mark.parametrize(("day", "why"), [(date(2026, 7, 1), "chưa tới"), (date(2025, 12, 31), "không nằm trong")])
def test_a_cut_off_outside_the_period_is_refused(database: Database, day: date, why: str) -> None:
    fill(database, "heza")
    with pytest.raises(InputError, match=why):
        report(database, "heza", cut_off=day)


@pytest.mark.parametrize(
    ("period", "label", "total"),
    [
        ("2026-03", "tháng 3/2026", 6),
        ("2026-Q1", "quý I/2026", 8),
        ("2026-H1", "6 tháng đầu năm 2026", 12),
        ("2026", "năm 2026", 12),
    ],
)
def test_it_is_made_for_months_quarters_halves_and_years(
    database: Database, period: str, label: str, total: int
) -> None:
    fill(database, "heza")
    found = report(database, "heza", period)
    assert counts(found)[Measure.ONLINE_SHARE][1] == total and label in found.lead


def test_the_blocks_around_the_text_come_from_the_plan(database: Database) -> None:
    for agency in AGENCIES:
        fill(database, agency)
    heads = {agency: report(database, agency).head for agency in AGENCIES}
    assert heads["heza"].superior == "UBND THÀNH PHỐ HẢI PHÒNG" and heads["heza"].symbol == "/BC-BQL"
    assert heads["heza"].addressees == ("Ủy ban nhân dân thành phố Hải Phòng",)
    assert heads["le-chan"].superior == "" and heads["le-chan"].place == "Phường Lê Chân"
    assert heads["le-chan"].agency_lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG LÊ CHÂN")
    assert heads["le-chan"].signature == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert heads["dong-dang"].addressees == ("Ủy ban nhân dân tỉnh Lạng Sơn (qua Sở Nội vụ)",)
    assert heads["dong-dang"].signature == ("KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")
    assert heads["dong-dang"].recipients[:2] == ("Như trên", "Sở Nội vụ (b/c)")
    assert heads["dong-dang"].recipients[-1] == "Lưu: VT, VP_(TTT)"


def test_who_signs_the_plan_is_never_named(database: Database) -> None:
    fill(database, "le-chan")
    assert "Phạm Văn Tân" not in str(report(database, "le-chan"))


def test_units_parts_are_merged_and_the_missing_ones_named(database: Database) -> None:
    clerk = enrol(database, "le-chan")
    office, culture = UNITS["le-chan"]
    said = ReportSubmission(
        period="2026-H1",
        day=date(2026, 6, 1),
        unit=office,
        results="Đã rà soát 3 quy chế.",
        proposals="Thêm phòng họp.",
    )
    write(database, "le-chan", clerk, [said])
    found = report(database, "le-chan")
    assert [(part.unit, part.sent is not None) for part in found.parts] == [(office, True)]
    assert f"{office}: Đã rà soát 3 quy chế." in every_line(found.sections[1].children)
    assert found.sections[4].lines == (f"{office}: Thêm phòng họp.",)
    write(database, "le-chan", clerk, [said.model_copy(update={"unit": culture, "period": "2026"})])
    assert [part.unit for part in report(database, "le-chan").parts] == [office]


def test_the_units_whom_the_plan_gives_a_day_are_the_ones_waited_for(database: Database) -> None:
    enrol(database, "dong-dang")
    found = report(database, "dong-dang")
    assert [(part.unit, part.due) for part in found.parts] == [("Trung tâm Quản lý cửa khẩu", date(2026, 5, 29))]
    assert found.missing == ("Trung tâm Quản lý cửa khẩu",)


def test_a_unit_makes_its_own_part_for_its_agency(database: Database) -> None:
    fill(database, "dong-dang")
    unit = "Trung tâm Quản lý cửa khẩu"
    found = report(database, "dong-dang", unit=unit)
    assert found.head.superior.startswith("BAN QUẢN LÝ") and found.head.agency_lines == (unit.upper(),)
    assert found.cut_off.day == date(2026, 5, 28)
    assert {entry.record.unit for entry in found.entries} == {unit}


def test_another_number_in_the_plan_gives_another_verdict(database: Database, tmp_path: Path) -> None:
    fill(database, "le-chan")
    plans = rewritten(PLANS["le-chan"], tmp_path, lambda text: text.replace("60%", "85%"))
    figure = report(database, "le-chan", snapshot=plans).figures[0].progress
    assert [one.standing for one in figure.levels] == [Standing.NOT_YET]


def test_tasks_of_the_annex_carry_their_latest_progress(database: Database) -> None:
    clerk = enrol(database, "heza")
    write(database, "heza", clerk, task_records()[:2])
    found = report(database, "heza", document_id="heza-cchc-2026")
    known = {line.task.number: line.progress for line in found.tasks if line.progress}
    assert set(known) == {"1", "2"} and known["2"].percent == 40 and len(found.tasks) > 10
    assert any("1/22 nhiệm vụ" in line for line in every_line(found.sections[1].children))
    assert any("Nhiệm vụ 18 quá hạn" in line for line in every_line(found.sections[2].children))


def test_a_typed_estimate_is_told_as_one_and_changes_no_figure(database: Database) -> None:
    fill(database, "heza")
    found = report(database, "heza", estimates={"ty_le_truc_tuyen": "9/13"})
    assert any("ước cả kỳ (do cơ quan nhập): 9/13" in line for line in every_line(found.sections))
    assert counts(found)[Measure.ONLINE_SHARE] == (8, 12)
    with pytest.raises(InputError, match="Không có chỉ tiêu"):
        report(database, "heza", estimates={"khong_co": "1"})


def test_a_sum_over_the_cut_off_is_not_counted_and_the_note_says_so(database: Database) -> None:
    clerk = enrol(database, "dong-dang")
    sum_ = MeetingCount(day=date(2026, 5, 25), until=date(2026, 6, 10), total=9, online=9)
    write(database, "dong-dang", clerk, [sum_])
    found = report(database, "dong-dang")
    assert counts(found)[Measure.ONLINE_SHARE] == (0, 0)
    assert any("vắt qua ranh giới" in note for note in found.notes)
    assert not any("Tổ chức 9 hội nghị" in line for line in every_line(found.sections))


def test_what_cannot_be_reported_on_is_told_plainly(database: Database) -> None:
    enrol(database, "heza")
    with pytest.raises(InputError, match="Không hiểu kỳ"):
        report(database, "heza", "2026-H3")
    with pytest.raises(InputError, match="chưa bắt đầu"):
        report(database, "heza", "2027")
    with pytest.raises(InputError, match="heza-226-2026"):
        report(database, "heza", document_id="le-chan-226-2026")
    with pytest.raises(NotFoundError, match="troly ingest"):
        report(database, "heza", snapshot=snapshot_of(dict(shipped().agencies), []))


def test_a_plan_without_headings_is_reported_on_and_what_repeats_is_told_once(small_office: Office) -> None:
    facts = [
        deadline("Nộp danh sách", AbsoluteDue(day=date(2026, 7, 1))),
        deadline("Giao ban", PeriodicDue(every="week", day=2)),
    ]
    with small_office.database.read() as connection:
        found = build(connection, SCOPE, snapshot(facts), "2026-H1", at(TODAY))
    assert [section.title for section in found.sections[1].children] == ["Kết quả các nhiệm vụ của kế hoạch"]
    assert [line.split(" – ")[0] for line in found.sections[3].lines] == ["Giao ban", "Nộp danh sách"]
    assert found.head.addressees == ("……………………",) and found.head.signature == ("THỦ TRƯỞNG CƠ QUAN",)
