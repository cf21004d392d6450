"""One line each for entries, changes, rows behind a figure, due dates and settings."""

from kpi import wording
from kpi.agency_settings import AgencySettings, Completion, Definition, SettingValue
from kpi.choice_wording import MODES
from kpi.deadlines import DueDate, DueStatus, Undated
from kpi.differences import differences
from kpi.entries import Change, Entry
from kpi.explain import CountedRow, Share
from kpi.records import Meeting
from kpi.remarks import describe, span
from kpi.telling import percent
from kpi.validation import show


def entry_line(entry: Entry) -> str:
    """An entry: days, what, how, unit, id, who."""
    record = entry.record
    parts = [span(record), describe(record)]
    if isinstance(record, Meeting):
        parts += [MODES[record.mode.value], wording.MEETING_STATES[(record.state or "held")]]
    parts += [record.unit, wording.ENTRY_ID.format(entry=entry.id), entry.person_name]
    return " · ".join(part for part in parts if part)


def change_line(change: Change) -> str:
    """One change of an entry's history, with what became of each field."""
    done = wording.CHANGES[change.change]
    told = [describe(change.record), *(differences(change.before, change.record) if change.before else ())]
    why = f" · {change.why}" if change.why else ""
    by = f"{change.person_name} · {change.channel}"
    return f"{change.at:%H:%M %d/%m/%Y} · {done} · {'; '.join(told)} · {by}{why}"


def share_line(share: Share) -> str:
    """A unit's or month's part of a figure."""
    counts, value = share.counts, share.counts.percent
    shown = f" = {percent(value)}" if value is not None and counts.numerator != counts.denominator else ""
    return f"{share.label}: {counts.numerator}/{counts.denominator}{shown}"


def undated_line(item: Undated) -> str:
    """A deadline without a day."""
    place = f"{item.fact.document_id}, {item.fact.locator}"
    return f"{item.fact.what} · {item.fact.actor or wording.WHOLE_AGENCY} · {item.why} ({place})"


def setting_line(definition: Definition, settings: AgencySettings) -> str:
    """A setting in force: value, meaning, who set it."""
    set_by = settings.decided.get(definition.name)
    value = set_by.value if set_by else definition.default or wording.NOTHING
    told = _by(set_by) if set_by else wording.BY_DEFAULT
    return f"{definition.name} = {value} ({told}) · {definition.help}"


def completion_line(completion: Completion) -> str:
    """A blank of a plan that the agency has filled in."""
    source = completion.source + (f", {show(completion.source_day)}" if completion.source_day else "")
    return wording.COMPLETION.format(
        field=completion.field,
        document=completion.document_id,
        value=completion.value,
        source=source,
        who=completion.person_name,
    )


def setting_change_line(change: SettingValue) -> str:
    """One change of a setting."""
    return f"{change.name} = {change.value or wording.BY_DEFAULT} ({_by(change)})"


def _by(value: SettingValue) -> str:
    source = f", {value.source}" if value.source else ""
    at = f" {value.at:%H:%M %d/%m/%Y}" if value.at else ""
    return f"{value.person_name}{at}{source}"


def row_line(row: CountedRow) -> str:
    """One row behind a figure."""
    record = row.entry.record
    mode = MODES.get(getattr(record, "mode", ""), "")
    told = row.why_not or (mode or f"{row.counts.numerator}/{row.counts.denominator}")
    return wording.ROW.format(day=span(record), what=describe(record), told=told, entry=row.entry.id)


def due_line(due: DueDate) -> str:
    """A due date: what, by when, for whom, by whom, where the plan says so, and its status."""
    fact = due.fact
    owed = ", ".join(unit or fact.actor or wording.WHOLE_AGENCY for unit in due.owed_by)
    to = f" → {fact.receiver}{f' (qua {fact.via})' if fact.via else ''}" if fact.receiver else ""
    status = wording.DUE_STATUSES[due.status.value]
    if due.status is not DueStatus.DONE and due.sent_by:
        status += wording.STILL_MISSING.format(units=", ".join(due.missing))
    moved = wording.MOVED.format(why=due.moved_for) if due.moved_for else ""
    completed = wording.COMPLETED.format(source=due.completion.source) if due.completion else ""
    return wording.DUE.format(
        last=show(due.last_safe),
        moved=moved,
        what=fact.what,
        owed=owed,
        to=to,
        wording=fact.wording,
        locator=fact.locator,
        document=fact.document_id,
        status=status,
        completed=completed,
    )
