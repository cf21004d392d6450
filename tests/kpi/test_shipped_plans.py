"""The shipped plans end to end: their own words set targets and days, and rewritten numbers give other verdicts."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from core.people import Agency, AgencyScope
from core.settings import REPOSITORY
from core.store import save_agency, save_unit
from corpus.model import AgencyEntry
from corpus.prepare import Order, prepare
from corpus.snapshot import Snapshot
from kpi import ledger
from kpi.agency_settings import complete_blank
from kpi.deadlines import agenda
from kpi.progress import progress
from kpi.records import MeetingCount
from kpi.standing import Standing
from kpi.targets import Measure, levels_of, targets_in_force
from kpi.window import window_of
from tests.kpi.office import TODAY, Office

PLANS = REPOSITORY / "corpus" / "plans"
_MOVE = {Measure.ONLINE_SHARE, Measure.FEWER_MEETINGS, Measure.DIGITAL_PROCEDURES, Measure.DIGITISATION}


def plan(name: str, tmp_path: Path, rewrite: Callable[[str], str] = str) -> Snapshot:
    """One shipped plan, its text rewritten first."""
    source = next(PLANS.glob(f"*/{name}.txt"))
    agency = source.parent.name
    (tmp_path / source.name).write_text(rewrite(source.read_text(encoding="utf-8")), encoding="utf-8")
    made = prepare(Order(tmp_path / source.name, agency, name))
    entry = AgencyEntry(agency, agency, agency)
    return Snapshot({agency: entry}, {name: made.document}, made.passages, made.facts)


@pytest.mark.parametrize(
    ("name", "measures"),
    [
        ("heza-226-2026", _MOVE | {Measure.ELECTRONIC_DOCUMENTS}),
        ("dong-dang-226-2026", _MOVE | {Measure.ELECTRONIC_DOCUMENTS, Measure.FEWER_DOCUMENTS}),
        ("le-chan-226-2026", _MOVE | {Measure.ELECTRONIC_DOCUMENTS}),
        ("heza-cchc-2026", set()),
    ],
)
def test_each_plan_sets_the_measures_that_its_words_name(name: str, measures: set[Measure], tmp_path: Path) -> None:
    snapshot = plan(name, tmp_path)
    (agency,) = snapshot.agencies
    assert set(levels_of(targets_in_force(snapshot, agency))) == measures


def test_a_plan_with_two_levels_gives_both_and_one_with_one_gives_one(tmp_path: Path) -> None:
    two = levels_of(targets_in_force(plan("heza-226-2026", tmp_path), "heza"))[Measure.DIGITISATION]
    one = levels_of(targets_in_force(plan("le-chan-226-2026", tmp_path), "le-chan"))[Measure.DIGITISATION]
    assert [(int(level.value), level.aspiration) for level in two] == [(95, False), (100, True)]
    assert len(one) == 1 and len(one[0].targets) == 2 and not one[0].aspiration


@pytest.mark.parametrize(("written", "standing"), [("60%", Standing.NOT_YET), ("45%", Standing.MET)])
def test_a_plan_with_another_number_gives_another_verdict(
    written: str, standing: Standing, tmp_path: Path, small_office: Office
) -> None:
    snapshot = plan("le-chan-226-2026", tmp_path, lambda text: text.replace("60%", written))
    scope = AgencyScope("le-chan")
    clerk = small_office.clerk.__class__(9, "le-chan", "Lan", small_office.clerk.role)
    with small_office.database.write() as connection:
        save_agency(connection, Agency("le-chan", "Phường", "P"))
        held = MeetingCount(day=date(2026, 3, 1), until=date(2026, 3, 31), total=10, online=5)
        ledger.record(connection, scope, held, small_office.stamp(person=clerk))
        found = progress(connection, scope, snapshot, window_of("2026"), TODAY, measures=[Measure.ONLINE_SHARE])
    assert [one.standing for one in found[0].levels] == [standing]


def test_deadlines_fall_on_the_plans_own_days_by_unit(tmp_path: Path, small_office: Office) -> None:
    scope = AgencyScope("dong-dang")
    administrator = small_office.clerk.__class__(9, "dong-dang", "Hà", small_office.administrator.role)
    for written, stated in (("01/6", date(2026, 6, 1)), ("12/7", date(2026, 7, 12))):
        snapshot = plan("dong-dang-226-2026", tmp_path, lambda text, w=written: text.replace("01/6", w))
        with small_office.database.write() as connection:
            save_agency(connection, Agency("dong-dang", "Ban", "B"))
            for unit in ("Trung tâm Quản lý cửa khẩu", "Văn phòng"):
                save_unit(connection, scope, unit)
            found = agenda(connection, scope, snapshot, TODAY)
            owed = AgencyScope("dong-dang", "Trung tâm Quản lý cửa khẩu")
            own = agenda(connection, owed, snapshot, TODAY)
        days = {(due.owed_by, due.stated) for due in found.due}
        assert (("Trung tâm Quản lý cửa khẩu",), stated) in days
        assert (("Văn phòng",), date(2026, 12, 5)) in days
        assert {due.owed_by for due in own.due} == {("Trung tâm Quản lý cửa khẩu",)}
        assert any("để trống ngày ban hành" in one.why for one in own.undated)
    with small_office.database.write() as connection:
        stamp = small_office.stamp(person=administrator)
        complete_blank(connection, scope, "dong-dang-226-2026", "day", "11/05/2026", stamp, source="Bản ký số")
        found = agenda(connection, scope, snapshot, TODAY)
    assert date(2026, 5, 16) in {due.stated for due in found.due if due.completion}


def test_a_plan_whose_dates_have_passed_reminds_of_nothing(tmp_path: Path, small_office: Office) -> None:
    with small_office.database.write() as connection:
        save_agency(connection, Agency("heza", "Ban", "B"))
        assert agenda(connection, AgencyScope("heza"), plan("heza-cchc-so-ket-2025", tmp_path), TODAY).due == ()
