"""The noun that a question asks for: a sort of thing ("hình thức nào") says little, a thing ("phần mềm nào") much."""

import re
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from core.vietnamese.syllables import is_syllable
from core.vietnamese.text import keys, tokens
from core.vietnamese.vocabulary import phrases
from rag.frame import Term
from rag.lexicon import Lexicon, stopwords
from rag.slots import PAID

_ASKED = re.compile(r"(?<![\w'])([a-z]+'?) ([a-z]+'?) (?:cu the )?(?:nao|gi)(?! khong| chua| het| ca)(?![\w'])")
_PAID = re.compile(rf"(?<![\w'])(?:muc )?{PAID} (?:[\w']+ )*?(?:bao nhieu|may|muc nao)(?![\w'])")
_TOOL = re.compile(
    r"(?<![\w'])(phan mem|nha mang|nha cung cap)(?: (?!vao|nhung|cac|cho|de|theo|thi)[\w']+){1,4} (?:nao|gi)"
    r"(?! khong| chua| het| ca)(?![\w'])"
)
SORT_WEIGHT = 0.3  # a plan seldom names the sort of what it lists

_SORT_SYLLABLES = frozenset(
    tokens(
        "cach kieu kenh loai dang nhom muc huong nguon mat khau viec ngay thang nam qui tuan gio ki dip luc khi ai "
        "noi ben cap phong ban so nganh to nguoi vi ong ba bac cho dau nhung cac mot lam la ra nhu the thi de co cua "
        "theo vao ve tu den voi nop gui bi duoc phai can dong doi moc diem phan dieu khoan chuong trang luat lop "
        "hoi bao p"
    )
)


@lru_cache(maxsize=1)
def _sorts() -> frozenset[str]:
    """Nouns that name only a sort: what answers them need not say them again."""
    return frozenset(" ".join(keys(word)) for word in phrases("sorts"))


def asked_noun(plain: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Syllables of the thing that "nào" or "gì" asks for; empty where none is named or only a sort of thing.

    Of a payment that is asked for, its own name: an allowance is not told by a budget.
    """
    paid = _PAID.search(plain)
    if paid:
        return tuple((paid["one"] or paid["two"] or paid["bare"]).split()[-2:])
    tool = _TOOL.search(plain)
    if tool:  # "phần mềm họp trực tuyến nào": what it is for says nothing of which it is
        return tuple(tool[1].split())
    match = _last(plain)
    if match is None:
        return ()
    first, second = (part.rstrip("'") for part in match.groups())
    if "'" in match[0] and not lexicon.is_word((first, second)):
        return ()
    if f"{first} {second}" in _sorts() or second in _SORT_SYLLABLES:
        return ()
    if not is_syllable(second) and (second,) in lexicon.vocabulary.readings:
        return ()  # a short form ("loại VB nào") may stand there written out
    spelled = stopwords()[1]
    if lexicon.is_word((first, second)):
        return first, second
    return () if second in spelled else (second,)


def light_sorts(terms: tuple[Term, ...], plain: str) -> tuple[Term, ...]:
    """`terms` with the noun that only names a sort of answer made light."""
    match = _last(plain)
    if match is None or " ".join(match.groups()) not in _sorts():
        return terms
    sort = match.groups()
    light = list(terms)
    for place, (left, right) in enumerate(pairwise(terms)):
        if (left.readings[0], right.readings[0]) == (sort[:1], sort[1:]):
            light[place : place + 2] = [replace(left, weight=SORT_WEIGHT), replace(right, weight=SORT_WEIGHT)]
    return tuple(replace(t, weight=SORT_WEIGHT) if t.readings[0] == sort else t for t in light)


def _last(plain: str) -> re.Match[str] | None:
    found = None
    for match in _ASKED.finditer(plain):
        found = match
    return found
