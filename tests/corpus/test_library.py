"""The life of a text: it comes in whole or not at all, is replaced without losing citations, and goes."""

import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

from core import audit
from core.clock import OFFICE_ZONE, FixedClock
from core.database import Database
from core.errors import ConflictError, NotFoundError
from core.people import AgencyScope
from corpus.facts.model import AbsoluteDue, YearlyDue
from corpus.library import Library
from corpus.model import TextStatus
from corpus.prepare import Order
from corpus.taking_in import Outcome
from tests.corpus.texts import SEA, WOOD, prepared

ROOT = Path(__file__).resolve().parents[2]
MINE, OTHERS = AgencyScope("so-bien"), AgencyScope("so-rung")


@pytest.fixture
def library(databases: Database, clock: FixedClock) -> Library:
    library = Library(databases, clock)
    library.save_agency(SEA)
    library.save_agency(WOOD)
    return library


def test_a_text_taken_in_is_read_back_as_it_was(library: Library) -> None:
    text = prepared()
    taken = library.take_in(text)
    snapshot = library.snapshot()
    assert taken.outcome is Outcome.ADDED
    assert snapshot.passages == text.passages
    assert snapshot.facts == text.facts
    assert snapshot.documents["so-bien-hop"].identity == text.document.identity
    assert snapshot.agencies["so-bien"] == SEA
    assert snapshot.generations["so-bien"] == taken.document.generation
    assert library.source(MINE, "so-bien-hop", 1) == text.content


def test_the_same_file_again_changes_nothing(library: Library) -> None:
    library.take_in(prepared())
    before = library.snapshot()
    assert library.take_in(prepared()).outcome is Outcome.UNCHANGED
    assert library.take_in(prepared(document_id="so-bien-ten-khac")).document.id == "so-bien-hop"
    assert library.snapshot() is before


def test_another_text_under_a_known_id_is_refused_unless_it_is_to_replace(library: Library) -> None:
    library.take_in(prepared())
    with pytest.raises(ConflictError, match="--replace"):
        library.take_in(prepared("Họp không quá 3 giờ."))
    assert library.take_in(prepared("Họp không quá 3 giờ."), may_replace=True).outcome is Outcome.REPLACED


def test_a_citation_of_a_replaced_version_still_resolves(library: Library) -> None:
    old = library.take_in(prepared())
    new = library.take_in(prepared("Họp không quá 3 giờ."), may_replace=True)
    then, now = old.document.generation, new.document.generation
    passage_id = old.passages[1].id
    assert library.passage(MINE, passage_id, then).text == "Hội nghị giao ban không quá 2 giờ."
    assert library.passage(MINE, passage_id, now).text == "Họp không quá 3 giờ."
    assert [p.text for p in library.snapshot().passages] == ["I. HỌP", "Họp không quá 3 giờ."]


def test_a_withdrawn_text_leaves_every_answer_but_its_citations_resolve(library: Library) -> None:
    library.take_in(prepared())
    library.withdraw(MINE, "so-bien-hop")
    snapshot = library.snapshot()
    assert (snapshot.documents, snapshot.passages, snapshot.facts) == ({}, (), ())
    assert library.passage(MINE, "so-bien-hop#I.-1").text == "Hội nghị giao ban không quá 2 giờ."
    assert [item.document.status for item in library.list(MINE)] == [TextStatus.WITHDRAWN]
    assert library.take_in(prepared()).outcome is Outcome.ADDED


def test_an_agency_can_neither_see_nor_take_another_agencys_text(library: Library) -> None:
    library.take_in(prepared())
    with pytest.raises(NotFoundError):
        library.withdraw(OTHERS, "so-bien-hop")
    with pytest.raises(NotFoundError):
        library.passage(OTHERS, "so-bien-hop#I.-1")
    with pytest.raises(NotFoundError):
        library.source(OTHERS, "so-bien-hop", 1)
    with pytest.raises(ConflictError, match="cơ quan khác"):
        library.take_in(prepared("Khác.", agency="so-rung"), may_replace=True)
    assert library.list(OTHERS) == []


def test_a_text_of_an_unknown_agency_is_refused(library: Library) -> None:
    with pytest.raises(NotFoundError, match="so-la"):
        library.take_in(prepared(agency="so-la", document_id="so-la-hop"))


def test_a_draft_is_kept_out_of_answers_until_it_is_in_force(library: Library) -> None:
    library.take_in(prepared(), status=TextStatus.DRAFT)
    assert library.snapshot().passages == ()
    assert library.list(MINE)[0].document.status is TextStatus.DRAFT
    library.set_status(MINE, "so-bien-hop", TextStatus.IN_FORCE)
    assert library.snapshot().documents["so-bien-hop"].status is TextStatus.IN_FORCE


@pytest.mark.parametrize(
    ("due", "status"),
    [
        (AbsoluteDue(day=date(2026, 5, 19)), TextStatus.EXPIRED),
        (AbsoluteDue(day=date(2026, 5, 20)), TextStatus.IN_FORCE),
        (YearlyDue(month=1, day=5), TextStatus.IN_FORCE),
        (None, TextStatus.IN_FORCE),
    ],
)
def test_a_text_expires_when_all_it_dates_is_past(
    library: Library, due: AbsoluteDue | YearlyDue | None, status: TextStatus
) -> None:
    library.take_in(prepared(due=due))
    assert library.snapshot().documents["so-bien-hop"].status is status


def test_a_text_expires_overnight_in_a_process_that_keeps_running(database: Database) -> None:
    class Calendar:
        day = 19

        def now(self) -> datetime:
            return datetime(2026, 5, self.day, 9, tzinfo=OFFICE_ZONE)

    calendar = Calendar()
    library = Library(database, calendar)
    library.save_agency(SEA)
    library.take_in(prepared(due=AbsoluteDue(day=date(2026, 5, 19))))
    assert library.snapshot().documents["so-bien-hop"].status is TextStatus.IN_FORCE
    calendar.day = 20
    assert library.snapshot().documents["so-bien-hop"].status is TextStatus.EXPIRED


def test_each_change_leaves_its_trace(library: Library, databases: Database) -> None:
    library.take_in(prepared())
    library.take_in(prepared("Họp không quá 3 giờ."), may_replace=True)
    library.withdraw(MINE, "so-bien-hop")
    with databases.read() as connection:
        actions = [entry.action for entry in audit.latest(connection, MINE)]
    assert actions == ["plan.withdraw", "plan.replace", "plan.add"]


CHANGES = {
    "add": "library.take_in(prepared('Mới.', document_id='so-bien-moi'))",
    "replace": "library.take_in(prepared('Họp không quá 3 giờ.'), may_replace=True)",
    "read again": "library.read_again(AgencyScope('so-bien'), 'so-bien-hop')",
    "withdraw": "library.withdraw(AgencyScope('so-bien'), 'so-bien-hop')",
    "status": "library.set_status(AgencyScope('so-bien'), 'so-bien-hop', TextStatus.DRAFT)",
    "agency": "library.save_agency(AgencyEntry('so-bien', 'Sở Biển đảo', 'Sở Biển'))",
}


POINTS = {"replace": "add", "read again": "add"}


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("side", ["before", "after"])
def test_a_change_killed_at_its_commit_leaves_the_old_state_or_the_new(
    change: str, side: str, database: Database, clock: FixedClock
) -> None:
    library = Library(database, clock)
    library.save_agency(SEA)
    library.take_in(prepared())
    before = library.snapshot()
    program = (
        "from core.database import open_database; from core.people import AgencyScope; "
        "from corpus.library import Library; from corpus.model import AgencyEntry, TextStatus; "
        "from tests.corpus.texts import prepared; "
        f"library = Library(open_database({database.url!r})); {CHANGES[change]}"
    )
    killed = subprocess.run(
        [sys.executable, "-c", program],
        env={"TROLY_FAILPOINT": f"library.{POINTS.get(change, change)}.{side}-commit"},
        cwd=ROOT,
        check=False,
    )
    assert killed.returncode == 137
    after = Library(database, clock).snapshot()
    if side == "before":
        assert (after.documents, after.passages, after.facts) == (before.documents, before.passages, before.facts)
        assert after.generations == before.generations
    else:
        assert after.generations["so-bien"] == before.generations["so-bien"] + 1
        assert (after.documents, after.agencies) != (before.documents, before.agencies)
        assert {passage.document_id for passage in after.passages} == set(after.documents)
        assert {fact.document_id for fact in after.facts} == set(after.documents)


@pytest.mark.parametrize("side", ["before", "after"])
def test_a_filling_killed_at_its_commit_leaves_nothing_or_everything(
    side: str, database: Database, clock: FixedClock, tmp_path: Path
) -> None:
    (tmp_path / "plans" / "so-bien").mkdir(parents=True)
    (tmp_path / "agencies.toml").write_text('[so-bien]\nname = "Sở Biển"\n', encoding="utf-8")
    for number in (1, 2):
        text = f"KẾ HOẠCH\nHọp năm 2026\n\nI. HỌP\n- Họp giao ban không quá {number} giờ.\n"
        (tmp_path / "plans" / "so-bien" / f"so-bien-{number}.txt").write_text(text, encoding="utf-8")
    program = (
        "from pathlib import Path; from core.database import open_database; from corpus.library import Library; "
        f"Library(open_database({database.url!r})).fill(Path({str(tmp_path)!r}))"
    )
    point = {"TROLY_FAILPOINT": f"library.fill.{side}-commit"}
    assert subprocess.run([sys.executable, "-c", program], env=point, cwd=ROOT, check=False).returncode == 137
    library = Library(database, clock)
    left = library.snapshot()
    assert library.is_empty() is (side == "before")
    assert set(left.documents) == (set() if side == "before" else {"so-bien-1", "so-bien-2"})
    assert {passage.document_id for passage in left.passages} == set(left.documents)


def test_units_a_plan_names_are_offered_and_taken_over(library: Library, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(
        "KẾ HOẠCH\nHọp\n\n1. Phòng Tàu thuyền theo dõi việc họp.\n2. Văn phòng báo cáo.\n", encoding="utf-8"
    )
    library.add(Order(path, "so-bien"))
    assert library.proposed_units(MINE) == ["Phòng Tàu thuyền"]
    library.add_units(MINE, ["Phòng Tàu thuyền"])
    assert library.proposed_units(MINE) == []
    assert dict(library.snapshot().agencies["so-bien"].units) == {"Văn phòng": ("VP",), "Phòng Tàu thuyền": ()}
