"""Duties: who leads, coordinates, does or answers for what, from headings, sentences, labels and task columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from core.vietnamese.text import squeeze
from corpus.facts.actors import (
    DUTY_VERB,
    GIVEN,
    actor_at,
    heading_actor,
    is_collective,
    offices_at,
    offices_in,
    subject_of,
)
from corpus.facts.clauses import body_start, masked, quote_of, sentences, without_label
from corpus.facts.model import Duty, Role, Task
from corpus.facts.source import Source, is_front_or_end, is_table
from corpus.model import Passage, SectionKind

_TOWARDS = re.compile(r"^(?:đối\s+với|trách\s+nhiệm\s+của)\s+(?P<who>[^:]{3,160}?)\s*:\s*", re.IGNORECASE)
_LABEL = re.compile(
    r"^\W*(?P<label>(?:(?:đơn\s+vị|cơ\s+quan|bộ\s+phận|phòng)\s+)?(?:chủ\s+trì(?:\s+thực\s+hiện)?|"
    r"đầu\s+mối|phối\s+hợp(?:\s+thực\s+hiện)?|thực\s+hiện|phụ\s+trách|chịu\s+trách\s+nhiệm|"
    r"theo\s+dõi))\s*:\s*(?P<who>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_RESPONSIBILITY = re.compile(
    r"(?:đề\s+cao|nâng\s+cao|tăng\s+cường|phát\s+huy|xử\s+lý)[^;.]*?trách\s+nhiệm(?:\s+(?:cá\s+nhân|"
    r"liên\s+đới|giải\s+trình|nêu\s+gương|và\s+trách\s+nhiệm))*\s+(?P<link>của|đối\s+với|"
    r"cá\s+nhân)?\s*(?=(?:các\s+)?(?:người\s+đứng\s+đầu|thủ\s+trưởng|lãnh\s+đạo|trưởng))",
    re.IGNORECASE,
)
_WITH = re.compile(r"phối\s+hợp(?:\s+(?:chặt\s+chẽ|thường\s+xuyên|cùng))*\s+(?:với|cùng)\s+", re.IGNORECASE)
_PARTNER_STOP = re.compile(r"[;.(]|(?<![^\W\d_])(?:trong|để|nhằm|khi)(?![^\W\d_])")
_BEFORE_WHOM = re.compile(
    r"chịu\s+trách\s+nhiệm[^;.]*?(?<![^\W\d_])trước\s+(?P<who>[^;.]*?)(?=\s+(?:về|trong|đối\s+với|nếu|"
    r"khi)(?![^\W\d_])|[;.]|$)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"^(?:chủ\s+trì|chủ\s+động\s+chủ\s+trì|(?:là|làm)\s+(?:cơ\s+quan\s+|đơn\s+vị\s+)?(?:đầu\s+mối|"
    r"thường\s+trực))",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"^(?:phải\s+)?chịu\s+trách\s+nhiệm", re.IGNORECASE)
_COORDINATES = re.compile(r"^(?:tiếp\s+tục\s+|chủ\s+động\s+|có\s+trách\s+nhiệm\s+)?phối\s+hợp", re.IGNORECASE)
_MATTER = re.compile(r"\s*(?:trong\s+(?:việc\s+)?|về\s+(?:việc\s+)?)(?P<matter>\S.*)", re.IGNORECASE | re.DOTALL)
_GENERAL_HEADING = re.compile(
    r"tổ\s+chức\s+(?:và\s+)?(?:thực\s+hiện|triển\s+khai)|phân\s+công|trách\s+nhiệm|thực\s+hiện$", re.IGNORECASE
)
_NAMES_ISSUER = re.compile(
    r"(?:ban\s+hành|xây\s+dựng)\s+(?:kế\s+hoạch|quyết\s+định)[^;]*(?:như\s+sau|sau\s*:|sau\s*$)", re.IGNORECASE
)
_SKIP = {SectionKind.HEADING, SectionKind.PART, SectionKind.CHAPTER, SectionKind.PREAMBLE, SectionKind.APPENDIX}


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    actor: str
    action: str
    role: Role | None = None
    answers_to: str = ""
    is_subject: bool = True  # what follows in the passage is its duty too


def duties_of(passage: Passage, source: Source) -> Iterator[Duty]:
    """The duties a passage of running text states; bullets under a unit's heading are that unit's."""
    if is_front_or_end(passage) or is_table(passage) or passage.kind in _SKIP:
        return
    if heading_actor(passage.text) and not passage.text.rstrip().endswith("."):
        return
    for ordinal, found in enumerate(_found(passage, source), 1):
        action = found.action
        yield Duty(
            **source.base(passage, "duty", ordinal),
            quote=quote_of(passage.text, found.start, found.end),
            actor=found.actor,
            role=found.role or _role(action),
            action=action,
            collective=is_collective(found.actor),
            partners=tuple(_partners(action)),
            answers_to=found.answers_to or _answers_to(action),
        )


def task_duties(tasks: Sequence[Task]) -> Iterator[Duty]:
    """Each unit of the lead and support columns has the row's task for a duty."""
    for task in tasks:
        leads, supports = offices_in(task.lead), offices_in(task.support)
        parts = [(name, Role.LEADS) for name in leads] + [(name, Role.COORDINATES) for name in supports]
        for ordinal, (name, role) in enumerate(parts, 1):
            others = supports if role is Role.LEADS else leads
            yield Duty(
                id=f"{task.passage_id}/duty/{ordinal}",
                document_id=task.document_id,
                agency=task.agency,
                passage_id=task.passage_id,
                locator=task.locator,
                quote=task.quote,
                actor=name,
                role=role,
                action=task.content,
                collective=is_collective(name),
                partners=tuple(others),
            )


def _found(passage: Passage, source: Source) -> Iterator[_Found]:
    if _LABEL.match(without_label(passage.text)):
        yield from _labelled(passage, _matter(passage, source))
        return
    heading = _heading_unit(passage) if passage.kind is not SectionKind.CLOSING else ""
    running = heading
    for start, end in sentences(passage.text):
        sentence = passage.text[start:end]
        own = list(_own_actors(sentence, start))
        if own:
            yield from own
            running = own[-1].actor if own[-1].is_subject else heading
        elif running:
            action = squeeze(sentence).strip(" ,;")
            if action and not action.endswith(":"):
                yield _Found(start, end, running, action)


def _own_actors(sentence: str, offset: int) -> Iterator[_Found]:
    """The units or persons a sentence itself gives something to do."""
    if _NAMES_ISSUER.search(sentence):
        return
    if match := _TOWARDS.match(sentence):
        yield _Found(offset, offset + len(sentence), squeeze(match["who"]), _action(sentence[match.end() :]))
        return
    if actor := subject_of(sentence):
        yield _Found(offset, offset + len(sentence), actor.name, _action(sentence[actor.verb :]))
        return
    if (match := _RESPONSIBILITY.search(sentence)) and (office := offices_at(sentence, match.end())):
        yield _answering(sentence, offset, match, office)
        return
    yield from _inner(sentence, offset)


def _answering(sentence: str, offset: int, match: re.Match[str], office: tuple[str, int]) -> _Found:
    """ "Đề cao trách nhiệm của người đứng đầu trong việc …": who answers, for what."""
    hidden = masked(sentence)
    stop = hidden.find(";", office[1])
    stop = stop if stop > 0 else len(sentence)
    begin = max(hidden.rfind(";", 0, match.end()) + 1, 0)
    begin += len(sentence[begin:]) - len(sentence[begin:].lstrip())
    rest = _MATTER.match(sentence[office[1] : stop])
    action = _action(rest["matter"]) if rest else _action(sentence[begin:stop])
    return _Found(offset + begin, offset + stop, office[0], action, Role.ANSWERS_FOR, is_subject=False)


def _inner(sentence: str, offset: int) -> Iterator[_Found]:
    """A subject inside: "… . Đề nghị các phòng …", "nếu có vướng mắc, các đơn vị kịp thời phản ánh …"."""
    hidden = masked(sentence)
    for match in GIVEN.finditer(hidden):
        if actor := actor_at(sentence, match.end()):
            yield _Found(offset + match.start(), offset + len(sentence), actor.name, _action(sentence[actor.verb :]))
            return
    if re.search(r"nếu\s+(?:có|gặp)[^;.]*(?:vướng|khó|phát)", hidden, re.IGNORECASE):
        for match in re.finditer(r",\s+", hidden):
            if (actor := actor_at(sentence, match.end())) and match.end() > hidden.lower().find("nếu"):
                yield _Found(offset, offset + len(sentence), actor.name, _action(sentence[actor.verb :]))
                return


def _matter(passage: Passage, source: Source) -> str:
    """What a line such as "Đơn vị chủ trì: …" is about: the heading that names a matter, else the text's title."""
    for heading in reversed(passage.heading_path):
        if not _GENERAL_HEADING.search(heading) and not heading_actor(heading):
            return squeeze(without_label(heading))
    return squeeze(source.document.identity.title)


def _labelled(passage: Passage, matter: str) -> Iterator[_Found]:
    """ "Đơn vị chủ trì: Văn phòng; đơn vị phối hợp: …": each unit's part in the matter of the heading or the text."""
    start = body_start(passage.text)
    for piece in re.finditer(r"[^;]+", passage.text[start:]):
        match = _LABEL.match(piece.group().strip())
        if not match:
            continue
        label = squeeze(match["label"]).lower()
        leads = "chủ trì" in label or "đầu mối" in label
        role = Role.LEADS if leads else Role.COORDINATES if "phối hợp" in label else Role.DOES
        for name in offices_in(match["who"].strip(" .;")):
            yield _Found(start + piece.start(), start + piece.end(), name, matter or squeeze(match["label"]), role)


def _heading_unit(passage: Passage) -> str:
    """The unit named by the nearest heading that names one, if no matter stands between."""
    for heading in reversed(passage.heading_path):
        return heading_actor(heading)
    return ""


def _action(text: str) -> str:
    return squeeze(text).strip(" ,;:./").removesuffix("/")


def _role(action: str) -> Role:
    if _LEADS.match(action):
        return Role.LEADS
    if _ANSWERS.match(action):
        return Role.ANSWERS_FOR
    return Role.COORDINATES if _COORDINATES.match(action) else Role.DOES


def _partners(action: str) -> list[str]:
    match = _WITH.search(action)
    if not match:
        return []
    marks = [m.start() for p in (_PARTNER_STOP, DUTY_VERB) if (m := p.search(action, match.end()))]
    stop = min(marks, default=len(action))
    return [name for name in offices_in(action[match.end() : stop].strip(" ,")) if name]


def _answers_to(action: str) -> str:
    match = _BEFORE_WHOM.search(action)
    return squeeze(match["who"]).strip(" ,") if match else ""
