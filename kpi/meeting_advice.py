"""What the plan says of meetings beside how long they may last: said on the card while it can still be heeded."""

import re
from dataclasses import dataclass
from datetime import date

from core.vietnamese.spelling import words
from corpus.snapshot import Snapshot
from kpi.records import Meeting, Mode, Record

MOST = 2
LONGEST = 220
_MEETING = words("họp", "cuộc họp", "hội nghị", "hội họp")
_ONLINE = words("trực tuyến")
_PREFERS = words("ưu tiên", "đẩy mạnh", "tăng cường")
_CONDUCT = words("không đọc lại", "không đọc", "không giấy tờ", "không giấy")
_MEASURED = re.compile(r"\d")  # targets and limits have their own place
_SENTENCE = re.compile(r"(?<=[.;:])\s+")


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence of the agency's own plan, with its place."""

    quote: str
    locator: str


def meeting_advice(snapshot: Snapshot, agency: str, record: Record, today: date) -> list[Advice]:
    """At most two sentences for a meeting still to come: on going online where it is held in person, on how to hold it.

    Empty for anything else, and where the plans say nothing of the kind.
    """
    if not isinstance(record, Meeting) or record.day < today:
        return []
    online, conduct = [], []
    for passage in snapshot.passages_of(agency):
        for sentence in _SENTENCE.split(passage.text):
            quote = sentence.strip(" -–•.;:")
            if len(quote) > LONGEST or _MEASURED.search(quote):
                continue
            advice = Advice(quote, passage.locator)
            if _MEETING.search(quote) and _ONLINE.search(quote) and _PREFERS.search(quote):
                online.append(advice)
            elif _CONDUCT.search(quote):
                conduct.append(advice)
    wanted = online[:1] if record.mode is Mode.TRUC_TIEP else []
    return [*wanted, *conduct[:1]][:MOST]
