"""Lengths that are said by where they reach: "kéo sang ngày thứ hai" is more than one day."""

import re
from decimal import Decimal

from core.vietnamese.durations import HOURS_PER_DAY
from rag.frame import Asserted
from rag.sheet import Sheet

_INTO = r"(?:(?:lan |keo |an )?(?:sang|qua)|den(?: het)?|toi(?: tan)?|het)"
_LASTS = r"(?:keo(?: dai)?|lan|hop|hoi nghi|dien ra|to chuc|tap huan|lam|an)"
_DAYS = {"hai": 2, "2": 2, "ba": 3, "3": 3, "tu": 4, "bon": 4, "4": 4, "nam": 5, "5": 5}
_NTH_DAY = re.compile(rf"(?<![\w'])(?P<said>{_INTO} (?:ca )?(?:ngay|hom|bua) thu (?P<nth>{'|'.join(_DAYS)}))(?![\w'/])")
_NEXT_DAY = re.compile(
    rf"(?<![\w']){_LASTS}(?: [\w']+){{0,8}}? "
    rf"(?P<said>{_INTO} (?:ca )?(?:ngay |buoi )?(?:hom sau|hom toi|ngay mai|ngay sau|ngay hom sau"
    r"|ngay ke tiep|ngay tiep theo))(?![\w'])"
)
_AFTERNOON = re.compile(
    rf"(?<![\w']){_LASTS}(?: [\w']+){{0,8}}? "
    rf"(?P<said>{_INTO} (?:ca )?(?:dau |cuoi |giua )?(?:buoi )?chieu)(?! (?:ngay|thu|mai|hom))(?![\w'])"
)
_MOVED = re.compile(
    r"(?<![\w'])(?:doi|chuyen(?! mon| de| vien)|hoan|lui|doi lich)(?: [\w']+){0,4}? (?:sang|qua|den|toi)(?![\w'])"
)
_MORNING_LENGTH = Decimal("0.5")


def overruns(sheet: Sheet) -> list[Asserted]:
    """What is said to last longer than a number of days; a meeting put off to another day lasts no longer."""
    if _MOVED.search(sheet.plain):
        return []
    for pattern, days in ((_NTH_DAY, None), (_NEXT_DAY, Decimal(1)), (_AFTERNOON, _MORNING_LENGTH)):
        match = pattern.search(sheet.plain)
        if match is None:
            continue
        first, last = sheet.claim_part(match, "said")
        length = Decimal(_DAYS[match["nth"]] - 1) if days is None else days
        return [Asserted(length, "ngày", " ".join(sheet.typed[first:last]), length * HOURS_PER_DAY, more=True)]
    return []
