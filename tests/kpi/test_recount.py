"""Whatever is recorded, corrected, undone, removed and replayed, progress equals a recount from scratch."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.database import Database
from core.errors import TrolyError
from kpi import ledger, store
from kpi.entries import AskOverlap, Overlap
from kpi.progress import progress
from kpi.projection import differing
from kpi.records import Meeting, MeetingCount
from kpi.targets import Measure
from kpi.window import window_of
from tests.kpi.office import SCOPE, TODAY, Office, snapshot

MODES, STATES = ("truc_tuyen", "truc_tiep", "ket_hop"), ("held", "cancelled", "postponed")
meetings = st.builds(
    Meeting,
    title=st.sampled_from(("Hội nghị A", "Hội nghị B", "Tập huấn C")),
    mode=st.sampled_from(MODES),
    kind=st.sampled_from(("hoi_nghi", "hop")),
    role=st.sampled_from(("to_chuc", "du")),
    day=st.dates(date(2026, 1, 1), TODAY),
    unit=st.sampled_from(("", "Văn phòng", "Phòng Đầu tư")),
)
sums = st.builds(
    lambda month, online, rest, unit: MeetingCount(
        day=date(2026, month, 1), until=date(2026, month, 28), total=online + rest, online=online, unit=unit
    ),
    st.integers(1, 4),
    st.integers(0, 5),
    st.integers(0, 5),
    st.sampled_from(("", "Văn phòng")),
)
acts = st.one_of(
    st.tuples(st.just("record"), meetings | sums, st.sampled_from(list(Overlap))),
    st.tuples(st.just("replay"), st.integers(0, 30), st.none()),
    st.tuples(st.just("correct"), st.integers(0, 30), st.sampled_from(MODES)),
    st.tuples(st.just("state"), st.integers(0, 30), st.sampled_from(STATES)),
    st.tuples(st.just("undo"), st.integers(0, 30), st.none()),
    st.tuples(st.just("remove"), st.integers(0, 30), st.none()),
)


class Model:
    """The ledger played by a plain Python list: each entry the stack of its states."""

    def __init__(self) -> None:
        self.stacks: dict[str, list[object]] = {}
        self.replaced: dict[str, list[str]] = {}

    def held(self) -> tuple[int, int]:
        """Online and all conferences organised and held."""
        online = total = 0
        for stack in self.stacks.values():
            one = stack[-1] if stack else None
            if isinstance(one, MeetingCount):
                online, total = online + one.online, total + one.total
            elif isinstance(one, Meeting) and (one.kind, one.role, one.state) == ("hoi_nghi", "to_chuc", "held"):
                online, total = online + (one.mode == "truc_tuyen"), total + 1
        return online, total


def play(office: Office, sequence: list[tuple[str, object, object]]) -> Model:
    model, written = Model(), []
    for number, (act, what, how) in enumerate(sequence):
        key = f"act:{number}"
        entry = written[what % len(written)] if isinstance(what, int) and written else None
        try:
            with office.database.write() as connection:
                stamp = office.stamp(key)
                if act == "record":
                    made = ledger.record(connection, SCOPE, what, stamp, how)
                    assert not isinstance(made, AskOverlap)
                    written.append((made.entry.id, key, what))
                    model.stacks[made.entry.id] = [made.entry.record]
                    model.replaced[made.entry.id] = list(made.replaced)
                    for old in made.replaced:
                        model.stacks[old].append(None)
                elif entry is None:
                    continue
                elif act == "replay":
                    again = ledger.record(connection, SCOPE, entry[2], office.stamp(entry[1]), Overlap.ADD)
                    assert again.replayed and again.entry.id == entry[0]
                elif act in ("correct", "state"):
                    fields = {"mode": how} if act == "correct" else {"state": how}
                    made = ledger.correct(connection, SCOPE, entry[0], fields, stamp)
                    model.stacks[entry[0]].append(made.entry.record)
                elif act == "remove":
                    live = bool(model.stacks[entry[0]]) and model.stacks[entry[0]][-1] is not None
                    ledger.remove(connection, SCOPE, entry[0], stamp)
                    if live:
                        model.stacks[entry[0]].append(None)
                else:
                    ledger.undo(connection, SCOPE, entry[0], stamp)
                    model.stacks[entry[0]].pop()
                    if not model.stacks[entry[0]]:
                        for old in model.replaced.pop(entry[0], []):
                            if model.stacks[old] and model.stacks[old][-1] is None:
                                model.stacks[old].pop()
        except TrolyError:
            continue  # refused in words, and then nothing was written
    return model


def check(office: Office, sequence: list[tuple[str, object, object]]) -> None:
    model = play(office, sequence)
    with office.database.read() as connection:
        assert differing(connection, SCOPE) == []
        measures = [Measure.ONLINE_SHARE, Measure.FEWER_MEETINGS]
        share, fewer = progress(connection, SCOPE, snapshot([]), window_of("2026"), TODAY, measures=measures)
        live = [row for row in store.all_entries(connection, SCOPE) if row.live]
    online, total = model.held()
    assert (share.counts.numerator, share.counts.denominator) == (online, total)
    assert share.value == (Fraction(100 * online, total) if total else None)
    assert fewer.counts.numerator == total
    assert len(live) == sum(1 for stack in model.stacks.values() if stack and stack[-1] is not None)


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(sequence=st.lists(acts, max_size=14))
def test_any_sequence_of_acts_leaves_progress_equal_to_a_recount(
    tmp_path_factory: pytest.TempPathFactory, migrated_sqlite: object, sequence: list[tuple[str, object, object]]
) -> None:
    import shutil

    from core.database import open_database

    folder = tmp_path_factory.mktemp("recount")
    shutil.copyfile(str(migrated_sqlite), folder / "troly.db")
    database = open_database(f"sqlite:///{folder / 'troly.db'}")
    try:
        check(Office(database), sequence)
    finally:
        database.close()


def test_the_same_holds_on_postgresql(postgresql_database: Database) -> None:
    office = Office(postgresql_database)
    sequence: list[tuple[str, object, object]] = []
    for month in (1, 2):
        conference = Meeting(title=f"Hội nghị tháng {month}", mode="truc_tuyen", day=date(2026, month, 5))
        total = MeetingCount(day=date(2026, month, 1), until=date(2026, month, 28), total=4, online=1)
        sequence += [("record", conference, Overlap.ADD), ("correct", 0, "truc_tiep"), ("replay", 0, None)]
        sequence += [
            ("record", total, Overlap.REPLACE),
            ("undo", 1, None),
            ("state", 0, "cancelled"),
            ("undo", 0, None),
        ]
        sequence += [("undo", 0, None), ("remove", 0, None), *[("undo", 0, None)] * 3]
    check(office, sequence)
