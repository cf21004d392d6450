"""Which heading of a plan a number belongs under: the one that states its target, else the one that speaks of it."""

from collections.abc import Sequence
from enum import StrEnum

from kpi.progress import Progress
from kpi.report_plan import PlanSection
from kpi.targets import Measure


class Topic(StrEnum):
    """What the ledger counts without asking any plan."""

    MEETINGS = "meetings"
    DOCUMENTS = "documents"
    PROCEDURES = "procedures"


_WORDS = {
    Topic.MEETINGS: ("hoi hop", "che do hop", "hoi nghi", "cuoc hop"),
    Topic.DOCUMENTS: ("ban hanh van ban", "soan thao", "van thu", "van ban"),
    Topic.PROCEDURES: ("thu tuc hanh chinh", "tthc", "mot cua", "dich vu cong", "so hoa", "moi truong so"),
}
_TOPICS = {
    Measure.ONLINE_SHARE: Topic.MEETINGS,
    Measure.IN_PERSON_SHARE: Topic.MEETINGS,
    Measure.FEWER_MEETINGS: Topic.MEETINGS,
    Measure.FEWER_DOCUMENTS: Topic.DOCUMENTS,
    Measure.ELECTRONIC_DOCUMENTS: Topic.DOCUMENTS,
    Measure.DIGITAL_PROCEDURES: Topic.PROCEDURES,
    Measure.DIGITISATION: Topic.PROCEDURES,
}


def section_of_topic(topic: Topic, sections: Sequence[PlanSection]) -> PlanSection | None:
    """The section whose heading speaks most of the topic, else whose text does; None where none does."""
    for text in (_heading, _words):
        scored = [(sum(text(section).count(word) for word in _WORDS[topic]), section) for section in sections]
        best = max(scored, key=lambda pair: pair[0], default=(0, None))
        if best[0]:
            return best[1]
    return None


def section_of_figure(figure: Progress, sections: Sequence[PlanSection]) -> PlanSection | None:
    """The section that states a target of the figure, else that of its topic."""
    places = [target.locator for standing in figure.levels for target in standing.level.targets]
    for section in sections:
        if any(section.holds(place) for place in places):
            return section
    return section_of_topic(_TOPICS[figure.measure], sections) if figure.measure else None


def _heading(section: PlanSection) -> str:
    return section.heading


def _words(section: PlanSection) -> str:
    return section.words
