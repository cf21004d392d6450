"""The thing asked for, said first: a few words out of one fact."""

import re

from core.vietnamese.text import squeeze
from corpus.facts.model import (
    Basis,
    Comparison,
    Deadline,
    Direction,
    Duty,
    Fact,
    IdentityFact,
    Limit,
    Role,
    Target,
    Task,
    YearlyDue,
)
from rag import wording
from rag.draft import shorten
from rag.frame import Frame, Slot

_GROUP_ASKED = re.compile(r"(?<![\w'])(?:nhom|mang|linh vuc)(?: [\w']+){0,3}? (?:nao|gi|may)(?![\w'])")
_NAMED = 160  # characters that tell a task beside what is asked of it


def lead_of(fact: Fact, frame: Frame) -> str:
    """The direct answer that `fact` gives to `frame`; empty where its quote should speak for itself."""
    match fact:
        case Limit():
            return wording.LIMIT_OF.format(value=bound(fact), subject=fact.subject)
        case Target() if Slot.EXCEPTION in frame.slots and fact.exclusions:
            return wording.TARGET_EXCEPT.format(value=bound(fact), subject=fact.subject, exclusions=fact.exclusions)
        case Target():
            return wording.TARGET_OF.format(value=bound(fact), subject=fact.subject)
        case Deadline():
            return _deadline(fact, frame)
        case Duty():
            return _duty(fact, frame)
        case Basis():
            return basis_line(fact)
        case Task():
            return _task(fact, frame)
        case IdentityFact():
            return fact.value or ""
        case _:
            return ""


def bound(fact: Limit | Target) -> str:
    """The value with its comparison: "Không quá 1 ngày", "Giảm ít nhất 15%", "Từ 95% trở lên"."""
    value = fact.quantity.text
    if isinstance(fact, Limit):
        return wording.COMPARISON[fact.comparison].format(value=value)
    aspiration = wording.ASPIRATION if fact.aspiration else ""
    if fact.direction is Direction.RANK:
        return wording.RANK.format(value=value) + aspiration
    if fact.direction in wording.CHANGE:
        form = wording.CHANGE_EXACTLY if fact.comparison is Comparison.EXACTLY else wording.CHANGE_AT_LEAST
        return form.format(change=wording.CHANGE[fact.direction], value=value) + aspiration
    return wording.COMPARISON[fact.comparison].format(value=value) + aspiration


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def lower(text: str) -> str:
    """A bound as it stands inside a sentence."""
    return text[:1].lower() + text[1:]


def deadline_line(fact: Deadline) -> str:
    """The day, who, what and for whom."""
    what = shorten(fact.what, 160)
    if fact.actor and not what[:2].isupper():
        what = what[:1].lower() + what[1:]
    line = capital(squeeze(wording.DEADLINE_OF.format(wording=fact.wording, actor=fact.actor, what=what)))
    to = (
        f" ({wording.RECEIVER.format(receiver=fact.receiver).lower()})"
        if fact.receiver and fact.receiver not in fact.what
        else ""
    )
    return line + to


def _deadline(fact: Deadline, frame: Frame) -> str:
    via = wording.DEADLINE_VIA.format(via=fact.via) if fact.via else ""
    if Slot.FREQUENCY in frame.slots and Slot.DATE not in frame.slots and isinstance(fact.due, YearlyDue):
        return ""  # how often is told by the words round the day
    if Slot.DATE in frame.slots or Slot.FREQUENCY in frame.slots or Slot.DURATION in frame.slots:
        who = wording.DOER.format(actor=fact.actor) if fact.actor and Slot.ACTOR in frame.slots else ""
        if fact.receiver and frame.slots & {Slot.RECEIVER, Slot.VIA}:
            return capital(wording.DEADLINE_TO.format(wording=fact.wording, receiver=fact.receiver)) + via + who
        return capital(fact.wording) + who
    if Slot.RECEIVER in frame.slots and fact.receiver:
        return wording.RECEIVER.format(receiver=fact.receiver) + via
    if Slot.VIA in frame.slots and fact.via:
        return wording.VIA.format(via=fact.via)
    if Slot.ACTOR in frame.slots and fact.actor:
        return capital(fact.actor)
    return capital(fact.wording)


def _duty(fact: Duty, frame: Frame) -> str:
    if Slot.RECEIVER in frame.slots and fact.answers_to:
        return wording.ANSWERS_TO.format(whom=fact.answers_to)
    helps = fact.role is Role.COORDINATES
    if Slot.SUPPORT in frame.slots and not helps and fact.partners:
        if any(partner in frame.units for partner in fact.partners) and fact.actor not in frame.units:
            return capital(fact.actor)  # asked with whom the partner works
        partners = wording.PARTNERS.format(partners="; ".join(fact.partners))
        both = Slot.ACTOR in frame.slots and fact.actor not in frame.units
        return f"{capital(fact.actor)}. {partners}" if both else partners
    return capital(fact.actor) if frame.slots & {Slot.ACTOR, Slot.SUPPORT} else ""


def basis_line(fact: Basis) -> str:
    """Type, number, date, issuer and subject of a cited text, as far as the plan gives them."""
    if not fact.number:
        return (
            f"{fact.type_name} {fact.subject}{wording.BASIS_ISSUED.format(issued=fact.issued) if fact.issued else ''}"
        )
    line = wording.BASIS_NUMBERED.format(type_name=fact.type_name, number=fact.number)
    if fact.issued:
        line += wording.BASIS_ISSUED.format(issued=fact.issued)
    if fact.issuer:
        line += wording.BASIS_ISSUER.format(issuer=fact.issuer)
    if fact.subject:
        line += wording.BASIS_SUBJECT.format(subject=fact.subject)
    return line


def _task(fact: Task, frame: Frame) -> str:
    """What is asked of a task first, the other columns after."""
    columns = [
        (Slot.ACTOR, wording.TASK_LEAD, fact.lead),
        (Slot.SUPPORT, wording.TASK_SUPPORT, fact.support),
        (Slot.DATE, wording.TASK_DUE, fact.due_text),
        (Slot.PRODUCT, wording.TASK_PRODUCT, fact.product),
    ]
    if fact.group and _GROUP_ASKED.search(frame.plain):
        columns.insert(0, (Slot.WHAT, wording.TASK_OF_GROUP, fact.group))
    asked = [
        c
        for c in columns
        if c[0] is Slot.WHAT or c[0] in frame.slots or (c[0] is Slot.DATE and Slot.DURATION in frame.slots)
    ]
    rest = [c for c in columns if c not in asked]
    content = wording.TASK.format(number=fact.number, content=shorten(fact.content, _NAMED) if asked else fact.content)
    parts = [form.format(value=value) for _, form, value in asked if value]
    if Slot.SUPPORT in frame.slots and not fact.support:
        parts.append(wording.TASK_NO_SUPPORT)
    others = [form.format(value=value) for _, form, value in rest if value]
    return ". ".join(part.rstrip(". ") for part in [*parts, content, *others] if part)
