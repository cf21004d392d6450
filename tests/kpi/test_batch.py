"""A file's rows are one batch: kept whole or not at all, once, taken back whole, on each database."""

from collections.abc import Sequence
from datetime import date

import pytest
from sqlalchemy import event

from core.errors import ConflictError, DeniedError, InputError, NotFoundError
from core.people import AgencyScope, Person
from kpi import batch, ledger, store
from kpi.entries import AskOverlap, Entry, Overlap, Stamp
from kpi.projection import differing
from kpi.records import BaselineCount, Document, Record
from tests.kpi.office import SCOPE, Office


def count(month: int, total: int = 5, **fields: str) -> BaselineCount:
    day = date(2025, month, 1)
    return BaselineCount(
        measure="meetings", day=day, until=day.replace(day=28), total=total, source="Báo cáo", **fields
    )


def write(office: Office, records: Sequence[Record], stamp: Stamp, replaced: Sequence[Entry] = ()) -> list[Entry]:
    with office.database.write() as connection:
        return batch.record_all(connection, SCOPE, records, stamp, replaced)


def undo_last(office: Office, person: Person | None = None) -> list[Entry]:
    with office.database.write() as connection:
        return ledger.undo_last(connection, SCOPE, office.stamp(person=person))


def total(office: Office) -> int:
    with office.database.read() as connection:
        assert differing(connection, SCOPE) == []
        return sum(t.total for t in store.tally(connection, SCOPE, date(2025, 1, 1), date(2025, 12, 31)))


def test_rows_are_kept_in_order_each_with_a_history_of_its_own(office: Office) -> None:
    made = write(office, [count(1, 3, unit="vp"), count(2, 4)], office.stamp(why="số liệu báo cáo"))
    assert [(e.record.unit, e.record.total, e.version) for e in made] == [("Văn phòng", 3, 1), ("", 4, 1)]  # type: ignore[union-attr]
    with office.database.read() as connection:
        (change,) = ledger.history(connection, SCOPE, made[0].id)
        latest = [store.entry_row(connection, SCOPE, e.id).latest for e in made]  # type: ignore[union-attr]
    assert (change.change, change.person_name, change.why) == ("record", "Lan", "số liệu báo cáo")
    assert latest == sorted(latest) and total(office) == 7


def test_a_file_sent_again_under_its_key_is_kept_once(office: Office) -> None:
    first, again = (write(office, [count(1), count(2)], office.stamp("nap:1")) for _ in range(2))
    assert [e.id for e in first] == [e.id for e in again] and total(office) == 10


def test_one_row_that_cannot_be_leaves_nothing(office: Office) -> None:
    with pytest.raises(InputError, match="Phòng Lạ"):
        write(office, [count(1), count(2, unit="Phòng Lạ")], office.stamp())
    twice = [Document(number="12/BC-VP", direction="di", channel="giay", day=date(2026, 5, 4)) for _ in range(2)]
    with pytest.raises(ConflictError):
        write(office, [count(1), *twice], office.stamp())
    with office.database.read() as connection:
        assert store.all_changes(connection, SCOPE) == [] and store.all_entries(connection, SCOPE) == []


def test_who_may_not_record_brings_no_file(small_office: Office) -> None:
    with pytest.raises(DeniedError):
        write(small_office, [count(1)], small_office.stamp(person=small_office.reader))


def test_undoing_takes_the_whole_file_back_with_rows_corrected_meanwhile(office: Office) -> None:
    made = write(office, [count(month) for month in range(1, 6)], office.stamp())
    with office.database.write() as connection:
        ledger.correct(connection, SCOPE, made[0].id, {"total": 9}, office.stamp())
        assert batch.beside(connection, SCOPE, made[3].id) == 5
    assert total(office) == 29
    assert [e.id for e in undo_last(office)] == [made[0].id] and total(office) == 25
    with office.database.write() as connection:
        ledger.correct(connection, SCOPE, made[0].id, {"total": 9}, office.stamp())
        assert len(batch.undo_all(connection, SCOPE, made[3].id, office.stamp())) == 5
    assert total(office) == 0
    with office.database.write() as connection, pytest.raises(ConflictError, match="hoàn tác hết"):
        batch.undo_all(connection, SCOPE, made[3].id, office.stamp())


def test_the_last_act_of_a_person_is_the_whole_file(office: Office) -> None:
    made = write(office, [count(1), count(2)], office.stamp())
    assert {e.id for e in undo_last(office)} == {e.id for e in made} and total(office) == 0


def test_what_a_file_replaced_counts_again_once_all_of_it_is_gone(office: Office) -> None:
    old = write(office, [count(1, 50), count(2, 60)], office.stamp())
    made = write(office, [count(1), count(2)], office.stamp(), replaced=old)
    assert total(office) == 10
    with office.database.write() as connection:
        ledger.undo(connection, SCOPE, made[0].id, office.stamp())
    assert total(office) == 5  # the rest of the file still stands in the old one's place
    with office.database.write() as connection:
        batch.undo_all(connection, SCOPE, made[0].id, office.stamp())
    assert total(office) == 110
    assert len(undo_last(office)) == 2 and total(office) == 0


def test_a_clerk_neither_replaces_nor_takes_back_what_a_colleague_brought(office: Office) -> None:
    old = write(office, [count(1), count(2)], office.stamp())
    with pytest.raises(DeniedError):
        write(office, [count(1, 9)], office.stamp(person=office.colleague), replaced=old)
    with office.database.write() as connection:
        with pytest.raises(DeniedError):
            batch.undo_all(connection, SCOPE, old[0].id, office.stamp(person=office.colleague))
        with pytest.raises(NotFoundError):
            batch.undo_all(connection, AgencyScope("khac"), old[0].id, office.stamp())
        batch.undo_all(connection, SCOPE, old[0].id, office.stamp(person=office.leader))
    assert total(office) == 0


def test_an_overlap_is_found_among_many_rows_by_month_and_unit(office: Office) -> None:
    from kpi.remarks import overlaps

    write(office, [count(month, unit="vp") for month in range(1, 13)], office.stamp())
    year = BaselineCount(measure="meetings", day=date(2025, 1, 1), until=date(2025, 12, 31), total=60, source="Báo cáo")
    with office.database.read() as connection:
        met = overlaps(connection, SCOPE, [count(3, unit="Phòng Kế hoạch"), year, count(4)])
    assert [len(question.earlier) for question in met] == [12, 1]
    assert "thay hay cộng?" in met[0].question


def test_a_count_written_alone_has_nothing_beside_it(small_office: Office) -> None:
    with small_office.database.write() as connection:
        made = ledger.record(connection, SCOPE, count(1), small_office.stamp(), Overlap.ADD)
        assert not isinstance(made, AskOverlap)
        assert batch.beside(connection, SCOPE, made.entry.id) == 1


def test_many_rows_cost_no_more_statements_than_two(office: Office) -> None:
    def statements(records: Sequence[Record]) -> int:
        seen: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
            seen.append(statement)

        event.listen(office.database.engine, "before_cursor_execute", note)
        write(office, records, office.stamp())
        event.remove(office.database.engine, "before_cursor_execute", note)
        return len(seen)

    few = statements([count(1, unit="vp"), count(2, unit="vp")])
    assert statements([count(month, unit="vp") for month in range(1, 13) for _ in range(20)]) == few
