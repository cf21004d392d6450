"""What a clause leaves to the words around it: the case a bullet above sets, the matter a heading names."""

import re

from core.vietnamese.text import squeeze
from corpus.facts.actors import heading_actor, subject_of
from corpus.facts.clauses import without_label
from corpus.facts.dues import find_dues
from corpus.facts.subjects import clean, trim
from corpus.model import Passage

_EACH = re.compile(
    r"^(?P<action>.+?)(?<!của)(?<!cho)(?<!với)(?<!trên)(?<!trong)(?<!theo)(?<!tại)[,;\s]+(?:mỗi|từng)\s+(?P<one>(?!năm|quý|tháng|tuần|ngày)[^\W\d_]+(?:\s+[^\W\d_]+){0,2})$",
    re.IGNORECASE | re.DOTALL,
)
_HOLD = re.compile(r"^(?:tổ\s+chức|tiến\s+hành|thực\s+hiện|triển\s+khai|mở|bố\s+trí)\s+(?:các\s+)?", re.IGNORECASE)
_SURETY = re.compile(
    r"^(?P<action>.+?)\s*[,;]\s*(?:và\s+)?(?:bảo\s+đảm|đảm\s+bảo|duy\s+trì|với|có)\s+(?P<thing>"
    r"(?:thời\s+gian|thời\s+lượng|thời\s+hạn|số\s+lượng|số|mức)\s+.+)$",
    re.IGNORECASE | re.DOTALL,
)
_LINK = re.compile(r"^(?:đối\s+với|riêng(?:\s+đối\s+với)?|về)\s+", re.IGNORECASE)
_LONGEST_CASE = 16
_LONGEST_MATTER = 12


def case_above(passage: Passage) -> str:
    """The words that the section above sets before a colon ("Trường hợp phức tạp"), "" where there are none."""
    if not passage.heading_path:
        return ""
    above = squeeze(passage.heading_path[-1])
    words = without_label(above).strip(" .;:")
    if not above.endswith(":") or not 1 <= len(words.split()) <= _LONGEST_CASE or heading_actor(words):
        return ""
    return _LINK.sub("", words)


def matter_above(passage: Passage) -> str:
    """The thing that the section above is about ("1. Họp giao ban" → "Họp giao ban"), "" where it names a unit."""
    if not passage.heading_path:
        return ""
    words = without_label(squeeze(passage.heading_path[-1])).strip(" .;:")
    if not 1 <= len(words.split()) <= _LONGEST_MATTER or heading_actor(words):
        return ""
    named = clean(_LINK.sub("", words))
    return named.subject or named.measure


def each_of(text: str) -> str:
    """One of what is held time and again: "Chủ tịch tiếp dân vào thứ Năm hằng tuần, mỗi buổi" → "buổi tiếp dân"."""
    match = _EACH.match(squeeze(text))
    if not match:
        return ""
    action = match["action"]
    for due in reversed(find_dues(action, None)):
        action = f"{action[: due.start]} {action[due.end :]}"
    action = squeeze(action)
    if actor := subject_of(action):
        action = action[actor.verb :]
    action, one = _HOLD.sub("", trim(action)), squeeze(match["one"])
    if not action or action.lower().startswith(one.lower()):
        return action or one
    return f"{one} {action[:1].lower()}{action[1:]}"


def assured_in(text: str) -> str:
    """The measure a task is to keep, the task in brackets: "Vận hành kho, bảo đảm thời gian gián đoạn"."""
    match = _SURETY.match(squeeze(text))
    if not match or len(match["action"].split()) > _LONGEST_CASE:
        return ""
    action = trim(match["action"])
    return f"{match['thing']} ({action[:1].lower()}{action[1:]})" if action else ""
