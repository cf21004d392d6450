"""A name set in capitals as running text writes it: "SỞ NỘI VỤ TỈNH LẠNG SƠN" → "Sở Nội vụ tỉnh Lạng Sơn"."""

import re
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import core.vietnamese
from core.vietnamese.syllables import is_syllable
from core.vietnamese.text import fold, nfc, squeeze
from corpus.words import common_pairs

# Kinds of body, longest first. After those of the second group the words that follow stay small.
_HEADS = re.split(
    r",\s+",
    """ban quản lý, ban chỉ đạo, ban chấp hành, tổng cục, chi cục, cục, vụ, viện kiểm sát, viện, sở, phòng,
    ban, văn phòng, trung tâm, thanh tra, công an, đảng ủy, đảng uỷ, trường, bệnh viện, kho bạc, tòa án, toà án,
    bảo hiểm xã hội, hội, đoàn, bộ, tổng công ty, công ty, trạm, đội, quỹ, học viện, thư viện, bảo tàng, nhà văn hóa,
    mặt trận tổ quốc, bộ chỉ huy, đài""",
)
_PLAIN_HEADS = re.split(
    r",\s+",
    """ủy ban nhân dân, uỷ ban nhân dân, hội đồng nhân dân, khu kinh tế cửa khẩu, khu kinh tế,
    khu công nghiệp, cụm công nghiệp, hợp tác xã, chính phủ, quốc hội""",
)
_HEAD_PARTS = [head.split() for head in _HEADS if head != "ban quản lý"]
_SECOND_CAPITAL = {"quản", "chỉ", "chấp"}  # "Ban Quản lý"
_AREAS = ("thành phố", "thị xã", "thị trấn", "đặc khu", "tỉnh", "huyện", "quận", "xã", "phường", "thôn", "khu phố")
_ROMAN = re.compile(r"^[IVX]{1,4}$")
_RUN = re.compile(r"(?:[^\W\d_]{2,}[\s,&-]+)+[^\W\d_]{2,}")


def in_running_letters(name: str) -> str:
    """`name` with what stands in capitals written as in a sentence; a name without such words is left alone."""
    if not any(run.group().isupper() and " " in run.group() for run in _RUN.finditer(name)) and not _has_capital_run(
        name
    ):
        return name
    words = squeeze(name).split()
    low = [word.lower() for word in words]
    result: list[str] = []
    while len(result) < len(words):
        result += _next(words, low, len(result))
    return _with_provinces(" ".join(result))


def _has_capital_run(name: str) -> bool:
    words = [word for word in name.split() if word.isalpha() and len(word) > 1]
    return any(a.isupper() and b.isupper() and is_syllable(fold(b)) for a, b in pairwise(words))


def _next(words: list[str], low: list[str], place: int) -> list[str]:
    """The words of the kind of body, of the area or of the name that begins at `place`."""
    rest = " ".join(low[place:])
    for area in _AREAS:
        if f"{rest} ".startswith(f"{area} ") and len(low) > place + area.count(" ") + 1:
            size = area.count(" ") + 1
            return [*low[place : place + size], *_proper(words, low, place + size)]
    for head in (*_PLAIN_HEADS, *(_HEADS if _starts(low, place) else ())):
        if f"{rest} ".startswith(f"{head} "):
            return _head(low, place, head)
    word = words[place]
    if _ROMAN.match(word) or (word.isupper() and not is_syllable(fold(word)) and word.isalpha()):
        return [word]
    return [low[place].capitalize() if _starts(low, place) or _is_name(low, place) else low[place]]


def _head(low: list[str], place: int, head: str) -> list[str]:
    parts = low[place : place + head.count(" ") + 1]
    return [parts[0].capitalize(), *(p.capitalize() if p in _SECOND_CAPITAL else p for p in parts[1:])]


def _proper(words: list[str], low: list[str], place: int) -> list[str]:
    """A place's name: every syllable with a capital, up to the next kind of body."""
    found: list[str] = []
    for at in range(place, len(words)):
        rest = " ".join(low[at:]) + " "
        kind = any(rest.startswith(f"{head} ") for head in (*_AREAS, *_PLAIN_HEADS) if at > place)
        if kind or low[at] in {"-", "–", "và"}:
            break
        found.append(words[at] if words[at].isdigit() or _ROMAN.match(words[at]) else low[at].capitalize())
        if words[at].endswith(","):
            break
    return found


def _starts(low: list[str], place: int) -> bool:
    """Whether a field's name begins at `place`: "Sở |Nội vụ", "và |Môi trường"."""
    if place == 0 or low[place - 1] in {"và", "-", "–"} or low[place - 1].endswith(","):
        return True
    return any(
        low[place - size : place] == parts and _starts(low, place - size)
        for parts in _HEAD_PARTS
        if (size := len(parts)) <= place
    )


def _is_name(low: list[str], place: int) -> bool:
    """Whether a word and one beside it are no words of the office: together a place's name."""
    beside = (place - 1, place + 1)
    return _is_strange(low, place) and any(_is_strange(low, other) for other in beside)


def _is_strange(low: list[str], place: int) -> bool:
    if not 1 < place < len(low) or not low[place].isalpha() or _starts(low, place) or _starts(low, place - 1):
        return False
    if any(" ".join(low[place:]).startswith(f"{area} ") for area in _AREAS):
        return False
    pairs = zip(low[place - 1 :], low[place : place + 2], strict=False)
    return not any(pair in common_pairs() for pair in pairs)


@lru_cache(maxsize=1)
def _provinces() -> tuple[str, ...]:
    text = Path(core.vietnamese.__file__).with_name("provinces.txt").read_text(encoding="utf-8")
    return tuple(line.strip() for line in nfc(text).splitlines() if line.strip())


def _with_provinces(name: str) -> str:
    """Names of provinces as they are written, wherever they stand."""
    for province in _provinces():
        name = re.sub(rf"(?<!\w){re.escape(province)}(?!\w)", province, name, flags=re.IGNORECASE)
    return name
