"""Bodies of other provinces: a question about one whose plans are not held must not be answered with ours."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

import core.vietnamese
from core.vietnamese.text import CAPITALS, keys, nfc
from rag.frame import Frame
from rag.lexicon import Lexicon, Names


@lru_cache(maxsize=1)
def _provinces() -> Names:
    """Provinces and centrally run cities of Vietnam, before and after the mergers of 2025."""
    folder = Path(core.vietnamese.__file__).parent
    names = nfc((folder / "provinces.txt").read_text(encoding="utf-8")).splitlines()
    return Names.of((name, name) for name in names if name.strip())


def body_elsewhere(frame: Frame, lexicon: Lexicon) -> str:
    """The province named in the question that no text at hand knows; empty where there is none."""
    syllables = keys(frame.text)
    for start, end, names in _provinces().find(syllables):
        pair = tuple(syllables[start : start + 2])
        if end - start >= 2 and not lexicon.has_pair((pair[0], pair[1])):
            return names[0]
    return _unknown_body(frame.question, lexicon)


_BODY = re.compile(
    r"(?<!\w)((?:UBND\s+|Ủy ban nhân dân\s+)?(?:[Pp]hường|[Xx]ã|[Tt]hị trấn|[Qq]uận|[Hh]uyện|[Tt]hành phố|[Tt]ỉnh"
    r"|[Ss]ở|[Cc]ục|[Cc]hi cục|[Bb]an [Qq]uản lý(?:\s+[Kk]hu(?:\s+[^\W\d_]+){1,3}?)?)"
    rf"\s+((?:[{CAPITALS}][^\W\d_]+\s?){{2,4}}))"
)


_TELLING = 3  # syllables that tell a department: "Sở Tài chính"
_PLAN_OF = re.compile(
    r"(?<!\w)[Kk]ế hoạch(?:\s+\d{1,4}|\s+(?!của)[^\W\d_]+){0,3}\s+của\s+"
    r"((?:Sở|Cục|Chi cục|Công an|Tòa án|Viện|Bộ)"
    rf"\s+[{CAPITALS}][^\W\d_]+(?:\s+[^\W\d_]+){{0,3}})"
)


def plan_of_another(question: str, issuers: Iterable[str]) -> str:
    """The department whose plan is spoken of, where it issued no text at hand and none that is cited."""
    match = _PLAN_OF.search(question)
    if match is None:
        return ""
    head = keys(match[1])[:_TELLING]
    return "" if any(head == keys(issuer)[:_TELLING] for issuer in issuers) else match[1].strip()


def _unknown_body(question: str, lexicon: Lexicon) -> str:
    """A body named in capitals ("phường Hồng Bàng") whose name stands in no text at hand."""
    for match in _BODY.finditer(question):
        name = keys(match[2])
        if not any(lexicon.has_pair(pair) for pair in pairwise(name)):
            return match[1].strip()
    return ""
