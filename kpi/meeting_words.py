"""What the words of a message say of a meeting: how it was held, what it was for, which kind, and whose it was."""

import re

from kpi.records import MeetingKind, MeetingRole, MeetingType, Mode

Span = tuple[int, int]
_E = r"(?![^\W_])"
_B = r"(?<![^\W_])"
_BY = (
    r"(?:(?:(?<!mat\s)bang|theo|duoi|qua|voi)\s+)?(?:(?:hinh\s+thuc|che\s+do|phuong\s+thuc)\s*:?\s+)?(?:(?:hop"
    r"|ngoi|to\s+chuc|hop\s+theo)\s+)?(?:theo\s+|(?<!mat\s)bang\s+)?(?:(?:hinh\s+thuc|kieu)\s*:?\s*)?"
)
_PLATFORM = (
    r"(?:zoom|(?:vnpt\s+)?e?meeting|zum|ms\s+teams|teams?|google\s+meet|gg\s+meet|meet|webex|trueconf|trans|zavi|vcs|skype"
    r"|jitsi|zalo|viber)"
)
_ONLINE = re.compile(
    rf"{_B}(?:{_BY}(?:truc\s+tuyen|online|onl|ol|ttuyen|t\.\s?tuyen)(?:\s+(?:qua|tren)\s+(?:{_PLATFORM}|mang"
    rf"|phan\s+mem))?"
    rf"|(?:hop\s+)?(?:qua|tren|bang|dung)\s+(?:phan\s+mem\s+|nen\s+tang\s+|ung\s+dung\s+)?(?:{_PLATFORM}|mang"
    rf"|video|truyen\s+hinh|cau\s+truyen\s+hinh|diem\s+cau)"
    rf"|{_PLATFORM}|(?:hop\s+)?tu\s+xa|(?:cau\s+)?truyen\s+hinh|hop\s+on(?!\s*\+)|video\s+conference){_E}"
    rf"|(?<=,\s)on(?=\s*(?:[,;.]|$))"
)
_INPERSON = re.compile(
    rf"{_B}(?:hop|ngoi|hinh\s+thuc)\s+truc\s+tiep{_E}|{_B}{_BY}(?:truc\s+tiep|offline|off|ttiep|t\.\s?tiep|tap\s+trung(?!\s+(?:vao|tham|giai|thao|ban|chi))"
    rf"|mat\s+doi\s+mat){_E}"
    r"(?!\s+(?:chi\s+dao|quan\s+ly|phu\s+trach|tham\s+muu|giai\s+quyet|cho\s+nguoi|cho\s+dan))"
)
_HYBRID = re.compile(
    rf"{_B}(?:{_BY}(?:ket\s+hop|kh)(?:\s+(?:truc\s+(?:tiep|tuyen)|on(?:line|l)?|off(?:line)?)(?:\s*(?:va|voi|\+"
    rf"|,|-|/)\s*(?:truc\s+(?:tiep|tuyen)|on(?:line|l)?|off(?:line)?))?)"
    rf"|{_BY}ket\s+hop(?=\s*(?:$|[;,.)/]|\d|luc|tu|ngay|thu\s|t\d|cn\b|bat\s+dau|sang|chieu|trong|nua|ca\s|hom|mot|hai|keo|mai|tai|o\s))"
    rf"|{_BY}hybrid|(?:{_BY})(?:vua|nua|ca)\s+(?:hop\s+)?(?:truc\s+(?:tiep|tuyen)|on(?:line|l)?"
    rf"|off(?:line)?)\s*,?\s*(?:vua|nua|va|lan|voi|\+|cung)\s*(?:hop\s+)?(?:truc\s+(?:tiep|tuyen)|on(?:line|l)?"
    rf"|off(?:line)?)"
    rf"|{_BY}(?:truc\s+tiep|off(?:line)?)\s*(?:va|\+|,?\s*ket\s+hop(?:\s+voi)?|&|lan|cong|voi"
    rf"|/)\s*(?:truc\s+tuyen|on(?:line|l)?)"
    rf"|{_BY}(?:truc\s+tuyen|on(?:line|l)?)\s*(?:va|\+|,?\s*ket\s+hop(?:\s+voi)?|&|lan|cong|voi"
    rf"|/)\s*(?:truc\s+tiep|off(?:line)?)|(?:ca\s+)?(?:hai|2)\s+hinh\s+thuc){_E}"
)
_NOT_MODE = re.compile(
    r"(?<!\w)(?:dich\s+vu\s+cong|dvc|dvctt|nop|nop\s+ho\s+so|ho\s+so|thanh\s+toan|phong\s+hop|he\s+thong\s+hop"
    r"|thiet\s+bi\s+hop"
    r"|giao\s+dich|(?:qua|tren)\s+cong|phan\s+mem\s+hop|ty\s+le\s+hop|ti\s+le\s+hop|dang\s+ky|(?<!do\s)(?<!chi\s)(?<!the\s)(?<!sieu\s)thi|(?<!khoa\s)(?<!dai\s)(?<!y\s)hoc|tuyen\s+truyen|ban\s+hang"
    r"|dau\s+gia"
    r"|khong|khong\s+phai|chu\s+khong|chu\s+khong\s+phai|thay\s+vi|thay\s+cho|khong\s+hop|toan\s+trinh"
    r"|tiep\s+dan|doi\s+tuong)\s*$"
)
_UNCLEAR_MODE = re.compile(
    rf"{_B}tt{_E}(?!\s*(?:\d|ubnd|[a-z]*hcc|quan\s+ly|hanh\s+chinh|phuc\s+vu|cua\s+khau|xuc\s+tien|dao\s+tao"
    rf"|y\s+te|pvhcc|bnv))"
)
_UNCLEAR_TYPE = re.compile(rf"{_B}(?:hop|hoi\s+nghi|hn|cuoc\s+hop)\s+qt{_E}")

_TYPES: tuple[tuple[MeetingType, re.Pattern[str]], ...] = (
    (MeetingType.QUAN_TRIET, re.compile(rf"{_B}quan\s+(?:triet|chiet|triec){_E}")),
    (
        MeetingType.CHUYEN_MON,
        re.compile(
            rf"(?<!phong\s)(?<!quan\s)(?<!don\svi\s)(?<!bo\sphan\s)(?<!cong\schuc\s)(?<!can\sbo\s)(?<!trinh\sdo\s)(?<!ban\s){_B}chuyen\s+mon{_E}"
            rf"|{_B}(?:hop|hoi\s+nghi|hn|cuoc\s+hop)\s+(?:ve\s+)?(?:cm|nghiep\s+vu){_E}"
        ),
    ),
    (
        MeetingType.QUAN_TRONG,
        re.compile(
            rf"{_B}(?:hop|hoi\s+nghi|hn|cuoc\s+hop|phien\s+hop|cuoc|buoi)\s+(?:(?!nhiem|viec|nhung"
            rf"|cac)\w+\s+){{0,2}}?quan\s+(?:trong|chong){_E}"
        ),
    ),
    (MeetingType.GIAO_BAN, re.compile(rf"{_B}giao\s+ban(?:g)?{_E}|{_B}(?:hop|hoi\s+nghi|hn)\s+gb{_E}")),
)
_CONFERENCE = re.compile(rf"{_B}(?:hoi\s+nghi|hn|h/n|hnghi|hoi\s+thao|hnth)(?![^\W_])")
_ATTENDS = re.compile(
    rf"{_B}(?:(?:tham\s+)?du|duoc\s+moi|di|len|sang|xuong|toi\s+du)\s+(?:du\s+)?(?:hop|hoi\s+nghi|cuoc\s+hop|hn"
    rf"|tap\s+huan|hoi\s+thao|giao\s+ban){_E}|{_B}tham\s+(?:gia|du){_E}|{_B}duoc\s+moi{_E}"
)
_REPEATS = re.compile(rf"{_B}(?:hang|moi)\s+(?:tuan|thang|quy|ngay)|{_B}(?:2|hai)\s+tuan\s+(?:mot|1)\s+lan{_E}")


def read_mode(plain: str) -> tuple[Mode | None, list[Span], bool]:
    """How it is held, the places that say so, and whether an unclear short form ("tt") stands for it."""
    hybrid = [m.span() for m in _HYBRID.finditer(plain)]
    online = [m.span() for m in _ONLINE.finditer(plain) if not _NOT_MODE.search(plain[: m.start()])]
    in_person = [m.span() for m in _INPERSON.finditer(plain) if not _NOT_MODE.search(plain[: m.start()])]
    if hybrid:
        return Mode.KET_HOP, hybrid, False
    if online and in_person:
        return None, [*online, *in_person], False  # both are named and nothing joins them: asked
    if online:
        return Mode.TRUC_TUYEN, online, False
    if in_person:
        return Mode.TRUC_TIEP, in_person, False
    unclear = [m.span() for m in _UNCLEAR_MODE.finditer(plain)]
    return None, unclear, bool(unclear)


def read_type(plain: str) -> MeetingType | None:
    """What it is for, by the first explicit word; KHAC without one, None where only an unclear short form says it."""
    found = [(match.start(), kind) for kind, pattern in _TYPES if (match := pattern.search(plain))]
    if found:
        return min(found)[1]
    return None if _UNCLEAR_TYPE.search(plain) else MeetingType.KHAC


def read_kind(plain: str) -> MeetingKind:
    """A conference where the message calls it one."""
    return MeetingKind.HOI_NGHI if _CONFERENCE.search(plain) else MeetingKind.HOP


def read_role(plain: str) -> MeetingRole:
    """Attending where the words say that another body holds it."""
    return MeetingRole.DU if _ATTENDS.search(plain) else MeetingRole.TO_CHUC


def read_repeat(plain: str) -> str:
    """ "week", "month", "quarter", "day" for a meeting that repeats; empty else."""
    match = _REPEATS.search(plain)
    if not match:
        return ""
    return next(name for word, name in _EVERY if word in match.group())


_EVERY = (("tuan", "week"), ("thang", "month"), ("quy", "quarter"), ("ngay", "day"))
