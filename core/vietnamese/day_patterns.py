"""How people write days, as patterns over folded text: "20/5", "t6 tuần sau", "mùng 3", "hôm kia"."""

import re

from core.vietnamese.spelling import words

_E = r"(?![^\W_])"  # the word ends here
_B = r"(?<![\w/])"  # the word begins here

PAST = words(
    "đã",
    "vừa(?! (?:trực|onl|off))(?! (?:\\w+ ){1,3}vừa)",
    "mới (?:họp|nhận|gửi|xong|tổ chức)",
    "xong",
    "rồi",
    "(?:hồi|lúc|ban) nãy",
    "hôm qua",
)
FUTURE = words(
    "sẽ", "sắp", "mai", "tới đây", "dự kiến", "chuẩn bị", "lên lịch", "đặt lịch", "tuần (?:sau|tới)", "(?:ngày|bữa) mốt"
)
"""On the text as typed; what its words say of time, with or without their marks."""

_YEAR = r"(?:\s?(?:[/.-]|,?\s*nam\s)\s?(?P<{}>(?:19|20)\d\d|\d\d(?!\d|h|g)))?"
_NOT_DATE = (
    rf"(?![\d/]|\s?(?:%|h{_E}|ngay{_E}(?!\s+(?:ruoi|\d))|buoi{_E}|cuoc{_E}|gio{_E}|tieng{_E}|ho\s+so|van\s+ban))"
)
_DASH = r"\s*(?:-|–|—|den(?:\s+het)?(?:\s+ngay)?|toi(?:\s+ngay)?)\s*"
_TO = r"\s*(?:-|–|—|(?:den|toi)(?:\s+het)?)\s*(?:ngay\s+)?"
DAY_RANGE = re.compile(
    rf"(?<![\w/.,-])(?P<d1>\d{{1,2}}){_DASH}(?P<d2>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}}){_YEAR.format('y')}{_NOT_DATE}"
)
DATE_RANGE = re.compile(
    rf"(?<![\w/.,-])(?P<d1>\d{{1,2}})\s?/\s?(?P<m1>\d{{1,2}}){_YEAR.format('y1')}{_TO}"
    rf"(?P<d2>\d{{1,2}})\s?/\s?(?P<m2>\d{{1,2}}){_YEAR.format('y2')}{_NOT_DATE}"
)
SLASHED = re.compile(
    rf"(?<![\w/.,-])(?:{_B}(?:mung"
    rf"|mong)\s+)?(?P<d>\d{{1,2}})\s?/\s?(?P<m>\d{{1,2}})(?P<year>(?:\s?/\s?(?P<y>(?:19|20)\d\d|\d\d)"
    rf"|\s+nam\s+(?P<y2>20\d\d))(?!\d))?{_NOT_DATE}"
)
DASHED = re.compile(
    r"(?<![\w/.,-])(?P<d>\d{1,2})(?P<sep>[.-])(?P<m>\d{1,2})(?P=sep)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/.-]*\d)"
)
CUED = re.compile(
    rf"{_B}(?:ngay|hom|mung|mong)\s+(?:mung\s+|mong\s+)?(?P<d>\d{{1,2}})[.-](?P<m>\d{{1,2}})(?![\d/.-]|\s?h{_E})"
)
ISO = re.compile(r"(?<![\d-])(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)")
LONG = re.compile(
    rf"(?<![\w/.,-])(?:(?:ngay|hom|mung|mong)\s+)*(?P<d>\d{{1,2}})\s+(?:thang"
    rf"|thg)\s?(?:(?P<m>\d{{1,2}})(?:(?:\s*,?\s*nam\s+|\s?[/-]\s?)(?P<y>20\d\d))?|(?P<which>nay|sau|toi|truoc"
    rf"|roi)){_E}"
)
DAY_OF_MONTH = re.compile(
    rf"{_B}(?:(?:ngay|hom|bua)\s+(?:mung\s+|mong\s+)?|mung\s+|mong\s+)(?P<d>\d{{1,2}}|mot|hai|ba|bon|nam|sau|bay"
    rf"|tam|chin|muoi)(?![\d/.,-]*\d|\s*(?:h|gio|thang|nguoi|ngay|hom){_E}|[\w]|\s+(?:hang|moi)\s)"
    rf"(?:\s+(?P<which>nay|toi|sap\s+toi|vua\s+(?:roi|qua)|truoc|roi){_E})?"
)
_PART = r"(?:dau\s+gio\s+|cuoi\s+gio\s+)?(?:sang|trua|chieu|toi|dem)"
_THROUGH = (
    r"(?!\s+(?:zoom|zum|teams?|meet|google|gg|mang|truc\s+(?!t)|phan\s+mem|trans|webex|video|vcs|cau|email"
    r"|he\s+thong|app))"
)
RELATIVE: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(pattern), days)
    for pattern, days in (
        (
            rf"{_B}(?:(?:ngay\s+)?(?:hom|bua)\s+nay|h\.?nay|hn(?=\s+(?:hop|nhan|gui))"
            rf"|{_PART}\s+(?:hom\s+)?nay|ngay\s+nay){_E}",
            0,
        ),
        (
            rf"{_B}(?:ngay\s+)?(?:{_PART}\s+)?(?:hom|bua|ngay)\s+qua{_E}"
            rf"|{_B}{_PART}\s+qua{_E}{_THROUGH}|{_B}h\.?qua{_E}",
            -1,
        ),
        (rf"{_B}(?:{_PART}\s+)?(?:hom|bua)\s+kia{_E}", -2),
        (
            rf"{_B}(?:{_PART}\s+)?ngay\s+(?:kia|mot){_E}|{_B}(?:{_PART}|bua)\s+mot{_E}"
            rf"|(?:(?<=^)|(?<=,\s))mot(?=\s+(?:hop{_E}|\d\d?\s?[hg:]))",
            2,
        ),
        (
            rf"(?<!chi\s)(?<!co\s)(?<!ba\s)(?<!em\s)(?<!thi\s)(?<!ngoc\s)(?<!d/c\s)"  # people called Mai
            rf"{_B}(?:(?:ngay|bua|{_PART}(?:\s+ngay)?)\s+)?mai{_E}(?!\s+(?:phuong|lan|anh|hoa|dao|huong|linh|hong))",
            1,
        ),
    )
)
AGO = re.compile(
    rf"{_B}(?:cach\s+day\s+)?(?P<n>\d{{1,2}}|mot|hai|ba|bon|nam)\s+(?:ngay|hom|bua)\s+(?P<way>truoc|nua|toi){_E}"
    rf"|{_B}cach\s+day\s+(?P<ago>\d{{1,2}}|mot|hai|ba|bon|nam)\s+(?:ngay|hom|bua){_E}"
)
_WEEK = r"tuan\s+(?P<{}>nay|sau|toi|ke|truoc|roi|qua|vua\s+(?:roi|qua)|tiep\s+theo)"
_PLACE_IN_MONTH = r"(?:dau\s+tien|cuoi\s+cung|(?:dau|cuoi)\s+(?:moi\s+)?thang|tuan\s+(?:thu\s|dau|cuoi))"
_DAYNAME = r"(?:(?:thu\s?(?P<w>hai|ba|tu|nam|sau|bay|[2-7])|t\s?(?P<d>[2-7]))(?![/\d]|h\b)|(?P<sunday>chu\s+nhat|cn))"
_AND_DAY = r"(?:\s*(?:,|va|voi)\s*(?:thu\s?\w+|t[2-7]|chu\s+nhat|cn))+"
WEEKDAY = re.compile(
    rf"{_B}(?:{_WEEK.format('before')}\s*,?\s*(?:vao\s+)?(?:hom\s+|{_PART}\s+)?)?(?:{_PART}\s+)?(?:ngay\s+"
    rf"|hom\s+)?{_DAYNAME}{_E}(?!\s+(?:hang|moi|gio|nguoi){_E}|\s+{_PLACE_IN_MONTH}|{_AND_DAY}\s+(?:hang|moi)\s)"
    rf"(?:\s*,?\s*(?:{_WEEK.format('after')}|(?P<which>nay|toi|sap\s+toi|sau|truoc|vua\s+(?:roi|qua)|roi)){_E})?"
)
VAGUE = re.compile(
    rf"{_B}(?:(?:dau|giua|cuoi|trong)\s+(?:tuan|thang)(?:\s+(?:nay|sau|toi|truoc|roi))?|(?:tuan|thang"
    rf"|quy)\s+(?:nay|sau|toi|ke|truoc|roi|qua|vua\s+(?:roi|qua))"
    rf"|(?:may|vai|hom|bua)\s+(?:hom\s+|bua\s+|ngay\s+)?(?:truoc|no|rồi)|(?:may|vai)\s+(?:hom|bua|ngay)\s+(?:nua"
    rf"|toi)|hom\s+roi|dao\s+nay|sap\s+toi|thoi\s+gian\s+toi){_E}"
)
