"""Who won, suffered or made something: plans say who is to do what, seldom who has come to what.

A plan's words about the thing ("lắp camera") do not tell who won the tender for it; only a place that says the deed
does.
"""

import re

from core.vietnamese.text import fold, tokens
from rag.entries import Entry
from rag.frame import Frame, Slot

_SUFFERED = (
    r"bi (?P<suffered>(?:k[iy] luat|xu l[iy]|xu phat|phe binh|kiem diem|khien trach|canh cao|nhac nho|dinh chi|thu hoi"
    r"|cach chuc|sa thai|thoi viec|tru (?:diem|luong)|to cao|khieu nai|ha (?:bac|xep loai)|[\w']+))"
)
_PUNISHED = frozenset(
    ("ki luat", "ky luat", "xu phat", "phat", "nhac nho", "thu hoi", "sa thai", "thoi viec", "to cao", "khieu nai")
)
_PRAISED = r"(?P<praised>duoc (?:khen(?: thuong)?|thuong|vinh danh|tang luong|nang luong))"
_CAME_TO = (
    r"(?:trung (?:thau|tuyen|cu)|thang (?:thau|cuoc)|doat giai|dat giai|bo nhiem|de bat|thang (?:chuc|ham|tien)"
    r"|tuyen dung|trung cu|nghi (?:viec|huu)|thi cong|tai tro|nhan thau|bo thau|du thau|dau thau|dung (?:dau|nhat|bet"
    r"|chot)|dan dau|ve nhat|xuat sac|vang mat|vang hop|tham o|gian lan|cung cap|lap trinh|ban|mua|cho thue|cho vay)"
)
_ASKED = re.compile(
    rf"(?<!\w)(?:ai|nao|nhung ai) (?:(?:da|dang|se|vua|tung|thuong|hay|co the|lai|ma) )*"
    rf"(?:{_SUFFERED}|{_PRAISED}|(?:duoc )?(?P<came>{_CAME_TO}))(?!\w)"
)


def deed_of(frame: Frame) -> tuple[str, ...]:
    """The deed that the question asks the winner, maker or sufferer of, its syllables as typed; empty for none.

    A suffered deed begins with "bị".
    """
    if Slot.ACTOR not in frame.slots and not frame.asked_noun:
        return ()
    typed = frame.text.split()
    match = _ASKED.search(" ".join(fold(token) for token in typed))
    if match is None:
        return ()
    group = next(name for name, said in match.groupdict().items() if said)
    first = match.string[: match.start(group)].count(" ")
    deed = typed[first : first + match[group].count(" ") + 1]
    return ("bị", *deed) if group == "suffered" else tuple(deed)


def says_deed(deed: tuple[str, ...], entry: Entry) -> bool:
    """Whether the piece says the deed itself."""
    if not deed:
        return True
    said = f" {' '.join(tokens(entry.quote))} "
    if deed[0] == "bị":
        return _says_suffered(" ".join(deed[1:]), said)
    words = " ".join(deed)
    return f" {words} " in (said if fold(words) != words else f" {fold(said)} ")


def _says_suffered(deed: str, said: str) -> bool:
    """ "Kỷ luật" in "kỷ luật, kỷ cương" punishes nobody; "xử lý kỷ luật", "bị phạt", "phê bình các đơn vị" do."""
    folded = f" {fold(said).strip()} "
    words = fold(deed)
    if words in ("xu ly", "phe binh", "kiem diem", "khien trach", "canh cao", "dinh chi", "cach chuc"):
        return f" {words} " in folded
    if words not in _PUNISHED:
        return f" {deed} " in (said if words != deed else folded)  # "dự thảo nào bị trả lại": who sends it back says so
    return any(f" {before} {words} " in folded for before in ("bi", "xu ly"))
