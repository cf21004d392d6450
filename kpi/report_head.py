"""The blocks around a report's text, taken from the plan: agency, symbol, place, subject, addressees, recipients,
signature. What an office alone may give (number, day, name, seal) stays blank."""

import re
from collections.abc import Sequence
from datetime import date

from core.vietnamese.text import fold, squeeze
from corpus.facts.model import Deadline
from corpus.model import AgencyEntry, Document, Passage, SectionKind
from kpi import report_wording as wording
from kpi.citation_spans import find_numbers
from kpi.report_model import Head
from kpi.report_plan import written_out

_CARRIES_OUT = re.compile(r"^(?:tổ\s+chức\s+)?(?:triển\s+khai\s+)?(?:thực\s+hiện|triển\s+khai)\s+", re.IGNORECASE)
_ABOUT = re.compile(r"\s+về\s+(?:việc\s+)?", re.IGNORECASE)
_YEAR = re.compile(r",?\s+năm\s+\d{4}$", re.IGNORECASE)
_AUTHORITY = re.compile(r"^(?:TM|KT|TL|TUQ|Q)\s*\.")
_REPORTED = re.compile(r"\((?:đ\w\s+)?(?:b\s*/\s*c|báo\s+cáo)\)", re.IGNORECASE)  # scans read "đế"
_OF_ANOTHER = re.compile(r"^như\s+(?:điều|trên|kính)\b", re.IGNORECASE)


def head_of(
    document: Document,
    passages: Sequence[Passage],
    entry: AgencyEntry,
    due: Deadline | None,
    today: date,
) -> Head:
    """The head of an agency's report. `due` is the deadline the report answers, where the plan has one."""
    identity = document.identity
    superior, lines = _agency_block(entry, _lines(passages, SectionKind.ISSUER))
    addressees = _addressees(identity.recipients, entry, due)
    return Head(
        superior,
        lines,
        entry.name,
        _symbol(identity.symbol),
        identity.place or entry.province or wording.BLANK,
        today.month,
        today.year,
        _subject(document),
        addressees,
        _recipients(identity.recipients, addressees, entry),
        _signature(_lines(passages, SectionKind.SIGNATURE), identity.signer_role),
    )


def unit_head(head: Head, unit: str) -> Head:
    """The head of a unit's own part, which goes to its agency."""
    return Head(
        head.agency_name.upper(),
        (unit.upper(),),
        unit,
        wording.SYMBOL_BLANK,
        head.place,
        head.month,
        head.year,
        head.subject,
        (head.agency_name,),
        (wording.AS_ABOVE, wording.FILED),
        (wording.HEAD_OF_UNIT,),
    )


def _lines(passages: Sequence[Passage], kind: SectionKind) -> list[str]:
    return [squeeze(line) for p in passages if p.kind is kind for line in p.text.splitlines() if line.strip()]


def _agency_block(entry: AgencyEntry, written: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """The superior line and the agency's own lines: as the plan's head has them, else from the names."""
    name = fold(entry.name)
    for start in range(len(written)):
        if fold(" ".join(written[start:])) == name:
            own = tuple(line.upper() for line in written[start:])
            return " ".join(line.upper() for line in written[:start]), own
    committee = fold(wording.PEOPLES_COMMITTEE)
    if name.startswith(committee + " "):
        place = entry.name.split(maxsplit=len(committee.split()))[-1]
        return "", (wording.PEOPLES_COMMITTEE.upper(), place.upper())  # a people's committee has no line above it
    superior = entry.parent
    if fold(superior).startswith(committee):
        superior = f"{wording.SHORT_COMMITTEE}{superior[len(wording.PEOPLES_COMMITTEE) :]}"
    return superior.upper(), (entry.name.upper(),)


def _symbol(of_plan: str | None) -> str:
    """The plan's symbol with the report's letters: "/KH-BQL" → "/BC-BQL"."""
    _, dash, issuer = (of_plan or "").lstrip("/").partition("-")
    return f"/BC-{issuer}" if dash and issuer else wording.SYMBOL_BLANK


def _subject(document: Document) -> str:
    """A short subject line without the period; the opening sentence gives the plan's whole title."""
    title = squeeze(document.identity.title)
    core = _CARRIES_OUT.sub("", title)
    if core != title and find_numbers(core):
        short = _ABOUT.split(core, maxsplit=1)[0]
        return wording.RESULT_OF.format(subject=short)
    plain = _YEAR.sub("", title)
    kind = document.identity.type_name or "Kế hoạch"
    return wording.RESULT_OF_TEXT.format(document=kind, subject=plain[:1].lower() + plain[1:])


def _addressees(recipients: Sequence[str], entry: AgencyEntry, due: Deadline | None) -> tuple[str, ...]:
    """Whom the report is for: as the deadline says, else the superior body, else those the plan reports to."""
    if due is not None and due.receiver:
        receiver = _full_name(due.receiver, entry.parent)
        return (wording.TO_VIA.format(receiver=receiver, via=due.via) if due.via else receiver,)
    if entry.parent:
        return (entry.parent,)
    reported = [squeeze(_REPORTED.sub("", name)) for name in recipients if _REPORTED.search(name)]
    return tuple(_full_name(name, "") for name in reported) or (wording.BLANK,)


def _full_name(name: str, parent: str) -> str:
    written = written_out(name)
    return parent if parent and fold(parent).startswith(fold(written)) else written


def _recipients(recipients: Sequence[str], addressees: Sequence[str], entry: AgencyEntry) -> tuple[str, ...]:
    """The plan's own list, the addressee told as "Như trên"; "Như Điều 5" speaks of the plan's articles."""
    addressed = " ; ".join(fold(name) for name in addressees)
    kept = [
        name for name in recipients
        if not _OF_ANOTHER.match(name)
        and not addressed.startswith(fold(_full_name(squeeze(_REPORTED.sub("", name)), entry.parent)))
    ]  # fmt: skip
    return (wording.AS_ABOVE, *(kept or (wording.FILED,)))


def _signature(lines: Sequence[str], role: str | None) -> tuple[str, ...]:
    """The lines of power and post; the name is left for whoever signs."""
    posts = [line for line in lines if line.isupper() or _AUTHORITY.match(line)]
    if posts:
        return tuple(posts)
    return ((role or "").split(" (")[0].upper() or wording.HEAD_OF_AGENCY,)
