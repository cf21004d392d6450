"""Sections I and II of a report: what was done to carry the plan out, under the plan's own headings."""

from collections import Counter
from collections.abc import Sequence

from kpi import report_wording as wording
from kpi.entries import Entry
from kpi.records import Activity, MeetingType, TaskState
from kpi.report_lines import (
    activity_line,
    document_lines,
    figure_line,
    held_meetings,
    meeting_line,
    meeting_lines,
    named,
    procedure_lines,
)
from kpi.report_model import Figure, Part, Section, TaskLine
from kpi.report_plan import PlanSection
from kpi.report_topics import Topic, section_of_figure, section_of_topic
from kpi.validation import show

_TOPIC_LINES = {Topic.MEETINGS: meeting_lines, Topic.DOCUMENTS: document_lines, Topic.PROCEDURES: procedure_lines}


def guidance(
    label: str, document_id: str, duties: Sequence[PlanSection], entries: Sequence[Entry], parts: Sequence[Part]
) -> Section:
    """Section I: meetings that passed the plan on, activities for its other parts, and who has reported."""
    lines = []
    informed = [m for m in held_meetings(entries) if m.meeting_type is MeetingType.QUAN_TRIET]
    if informed:
        lines.append(wording.INFORMED.format(count=len(informed), titles=named(informed)))
    for activity in _activities(entries):
        if _is_of(activity, document_id) and activity.section and _place_of(activity.section, duties) is None:
            lines.append(activity_line(activity))
    if sent := [part for part in parts if part.sent]:
        told = ", ".join(f"{part.unit} ({show(part.sent.day)})" for part in sent if part.sent)
        lines.append(wording.SENT.format(count=len(sent), total=len(parts), units=told))
    return Section(label, wording.GUIDANCE, tuple(lines))


def results(
    label: str,
    document_id: str,
    duties: Sequence[PlanSection],
    entries: Sequence[Entry],
    figures: Sequence[Figure],
    tasks: Sequence[TaskLine],
    parts: Sequence[Part],
) -> Section:
    """Section II: one heading of the plan after another, each with what the ledger holds for it."""
    lines: dict[str, list[str]] = {section.locator: [] for section in duties}
    other: list[str] = []

    def under(section: PlanSection | None) -> list[str]:
        return other if section is None else lines[section.locator]

    for topic, told in _TOPIC_LINES.items():
        under(section_of_topic(topic, duties)).extend(told(entries))
    unknown: Counter[str] = Counter()
    for figure in figures:
        place = section_of_figure(figure.progress, duties)
        if figure.progress.measure is None and figure.progress.value is None:
            unknown[place.locator if place else ""] += 1
        else:
            under(place).append(figure_line(figure))
    for locator, count in unknown.items():
        lines.get(locator, other).append(wording.UNKNOWN_FIGURES.format(count=count))
    for meeting in held_meetings(entries):
        if place := _place_of(meeting.section, duties):
            lines[place.locator].append(meeting_line(meeting))
    for activity in _activities(entries):
        place = _place_of(activity.section, duties) if _is_of(activity, document_id) else None
        if place is not None or not activity.section:
            under(place).append(activity_line(activity))
    if tasks:
        other.append(_tasks_line(tasks))
    children = [Section(str(n), s.title, tuple(lines[s.locator]), (), s.locator) for n, s in enumerate(duties, 1)]
    if other or not children:
        title = wording.OTHER_RESULTS if children else wording.ALL_DUTIES
        children.append(Section(str(len(children) + 1), title, tuple(other)))
    if said := units_say(parts, "results"):
        children.append(Section(str(len(children) + 1), wording.UNITS_SAY, said))
    return Section(label, wording.RESULTS, (), tuple(children))


def units_say(parts: Sequence[Part], field: str) -> tuple[str, ...]:
    """What the units wrote in one field of their parts, each under its name."""
    told = [(part.unit, str(getattr(part.sent, field)).strip()) for part in parts if part.sent]
    return tuple(wording.UNIT_SAYS.format(unit=unit, text=" ".join(text.split())) for unit, text in told if text)


def _activities(entries: Sequence[Entry]) -> list[Activity]:
    found = [e.record for e in entries if isinstance(e.record, Activity)]
    return sorted(found, key=lambda activity: activity.day)


def _is_of(activity: Activity, document_id: str) -> bool:
    return activity.document_id in ("", document_id)


def _place_of(locator: str, duties: Sequence[PlanSection]) -> PlanSection | None:
    return next((section for section in duties if locator and section.holds(locator)), None)


def _tasks_line(tasks: Sequence[TaskLine]) -> str:
    done = sum(line.progress is not None and line.progress.state is TaskState.DONE for line in tasks)
    unknown = sum(line.progress is None for line in tasks)
    return wording.TASKS_DONE.format(done=done, total=len(tasks), unknown=unknown)
