"""What a plan says of meetings beside their length, told while it can still be heeded."""

from datetime import date, timedelta
from pathlib import Path

from core.clock import FixedClock
from core.database import Database
from corpus.library import Library
from kpi.meeting_advice import meeting_advice
from tests.kpi.office import at, meeting

TODAY = date(2026, 5, 20)


def test_a_coming_meeting_in_person_hears_of_online_meetings_and_of_reports_not_read_out(database: Database) -> None:
    library = Library(database, FixedClock(at(TODAY)))
    library.fill(Path(__file__).parents[2] / "corpus")
    snapshot = library.snapshot()
    coming = meeting(day=TODAY + timedelta(days=3), mode="truc_tiep")
    quotes = [advice.quote for advice in meeting_advice(snapshot, "heza", coming, TODAY)]
    assert "trực tuyến" in quotes[0] and "Không đọc lại báo cáo" in quotes[1]
    online = meeting(day=TODAY + timedelta(days=3), mode="truc_tuyen")
    assert len(meeting_advice(snapshot, "heza", online, TODAY)) == 1
    assert meeting_advice(snapshot, "heza", meeting(day=TODAY - timedelta(days=1)), TODAY) == []
