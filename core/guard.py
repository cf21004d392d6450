"""What may not be kept: state-secret marks and personal numbers, looked for on every path before anything is stored.

Pure functions. `look_for_secret` tells certain, in doubt or clean; `refuse_secret` raises for the first two, in words
that say what to do; `mask_personal` hides identity-card and phone numbers. Words about secrecy are no mark: "bảo mật",
"bí mật nhà nước", "trừ văn bản mật", or a question such as "văn bản mật có phải gửi điện tử không".
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from core import wording
from core.errors import SecretRefused
from core.vietnamese.text import CAPITALS, fold, nfc


class Secrecy(StrEnum):
    """How sure it is that a text carries a state-secret mark."""

    CERTAIN = "certain"
    DOUBT = "doubt"
    CLEAN = "clean"


class PersonalData(StrEnum):
    """A kind of personal number."""

    IDENTITY_CARD = "identity_card"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class Masked:
    """A text with its personal numbers hidden, and which kinds there were."""

    text: str
    found: frozenset[PersonalData] = frozenset()


_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")
_LEVEL = r"(?:tuyệt\s+|tối\s+)?mật"
_NOUN = (
    r"(?:văn\s+bản|công\s+văn|tài\s+liệu|báo\s+cáo|tờ\s+trình|quyết\s+định|thông\s+báo|kế\s+hoạch|giấy\s+mời|hồ\s+sơ"
    r"|công\s+điện|biên\s+bản|nghị\s+quyết|chỉ\s+thị|cuộc\s+họp|họp|hội\s+nghị|nội\s+dung|cv|vb|vbđ|qđ|tb|kh|bc)"
)
# "mật" inside another word says nothing of the text at hand.
_OTHER_WORDS = re.compile(
    r"\b(?:bảo|bí|thân|cơ|giải|túi|sỏi|gan|đường|tiết|anh|chị|ông|bà|đ/c|đồng\s+chí)\s+mật\b"
    r"|\bmật\s+(?:khẩu|độ|mã|ong|thiết|danh|vụ|thư|mía)\b"
    r"|\b(?:không|chẳng|chưa|không\s+phải(?:\s+là)?)\s+mật\b",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"\bđộ\s+mật\s*[:\-–]\s*{_LEVEL}\b|\bđộ\s+(?:tuyệt\s+mật|tối\s+mật)\b"
    rf"|\bdấu\s+(?:chỉ\s+)?(?:độ\s+)?{_LEVEL}\b|[\[(“\"]\s*{_LEVEL}\s*[\])”\"]|^\W*{_LEVEL}\W*$|^\W*{_LEVEL}\s*[:\-–]"
    r"|\bM\s+Ậ\s+T\b",
    re.IGNORECASE | re.MULTILINE,
)
_WORD = re.compile(rf"\b{_LEVEL}\b", re.IGNORECASE)
_NOUN_MARK = re.compile(rf"\b{_NOUN}\s+(?:đến\s+|đi\s+)?(?:loại\s+|là\s+|độ\s+)?{_LEVEL}\b", re.IGNORECASE)
_HIGHER = re.compile(r"\b(?:tuyệt|tối)\s+mật\b", re.IGNORECASE)
_STAMPED = re.compile(rf"(?<![{CAPITALS}]\s)\bMẬT\b(?!\s[{CAPITALS}]{{2}})")
_NAMED = re.compile(rf"\b[{CAPITALS}][^\W\d_{CAPITALS}]+\s+Mật\b")

_NUMBER = re.compile(r"\b\d+\s*[-/]\s*[A-Za-zĐđ]|\b(?:số|so)\s*:?\s*\d+", re.IGNORECASE)
_ACT = re.compile(
    r"\b(?:vua|da|moi|sang nay|chieu nay|hom nay|hom qua)\s+(?:\w+\s+)?"
    r"(?:nhan|gui|ban hanh|ky|phat hanh|soan|chuyen|trinh|in)\b"
)
_QUESTION = re.compile(
    r"\?|\b(?:co phai|the nao|ra sao|lam sao|la gi|thi sao|nhu nao|duoc khong|hay khong|khi nao|bao nhieu|bao lau"
    r"|tai sao|vi sao|may ngay|o dau|ai|gi|nao)\b|\b(?:khong|chua|ha|nhi)\W*$"
)
_TOPIC = re.compile(
    r"\b(?:tru|ngoai|khong bao gom|khong gom|khong tinh|khong phai(?: la)?|loai tru|khac voi|he thong|quan ly|quy che"
    r"|quy dinh|huong dan|cong tac|tap huan)\s+(?:\w+\s+){0,4}?"
    r"(?:van ban|tai lieu|cong van|ho so|noi dung|vb|cv)\s+(?:\w+\s+){0,2}?(?:(?:tuyet|toi)\s+)?mat\b"
)
_UNMARKED = re.compile(r"\bmat\b", re.IGNORECASE)
_UNMARKED_OTHER = re.compile(
    r"\b(?:bao|bi|than|gap|co|vang|be|truoc|dien|giai|thay|ra|tui|khong|chua|so|hop|giap|toi|bi)\s+mat\b(?!\s*[,.;]|$)"
    r"|\b(?:bao|bi|gap|co|vang|be|truoc|thay|ra)\s+mat\b"
    r"|\bmat\s+(?:khau|do|ma|bang|thoi|dien|tien|tran|hang|mang|ket|tich|\d+|may|bao|nuoc|ong|cong|gio|ngay|them|trat)\b"
)
_UNMARKED_NOUN = re.compile(
    r"\b(?:van ban|cong van|tai lieu|bao cao|to trinh|quyet dinh|thong bao|ke hoach|giay moi|ho so|cong dien|chi thi"
    r"|cv|vb|qd|tb|kh|bc|do|dau|tuyet|dong dau)\s+(?:di\s+|den\s+)?(?:toi\s+|tuyet\s+)?mat\b"
)

_CARD = re.compile(r"(?<![\d/.,-])0\d{2}(?:[ .]?\d{3}){3}(?![\d/])")
_OLD_CARD = re.compile(r"(?i)((?:cmnd|cmtnd|chứng minh(?: nhân dân)?|cccd|căn cước)\D{0,12})(\d{9}|\d{12})(?!\d)")
_PHONE = re.compile(
    r"(?<![\d/.,-])(?:(?:\+84|0084|0|\(0\))[ .-]?[35789](?:[ .-]?\d){8}"
    r"|(?:\+84|0)[ .-]?2\d{1,2}(?:[ .-]?\d){7,8})(?![\d/])"
)


def look_for_secret(text: str) -> Secrecy:
    """Whether `text` carries a mark Mật, Tối mật or Tuyệt mật, with or without accents."""
    clean = _INVISIBLE.sub("", nfc(text))
    if _LABEL.search(clean):
        return Secrecy.CERTAIN
    rest = _OTHER_WORDS.sub(" ", clean)
    if _WORD.search(rest):
        return _of_marked(rest)
    return _of_unmarked(clean)


def refuse_secret(*texts: str) -> None:
    """Raise SecretRefused, in words that say what to do, when a text carries a mark or may carry one."""
    found = {look_for_secret(text) for text in texts}
    if Secrecy.CERTAIN in found:
        raise SecretRefused(wording.REFUSED_CERTAIN)
    if Secrecy.DOUBT in found:
        raise SecretRefused(wording.REFUSED_DOUBT)


def mask_personal(text: str) -> Masked:
    """`text` with identity-card and phone numbers replaced by a note of what stood there."""
    found = set()
    masked, cards = _CARD.subn(wording.CARD_HIDDEN, text)
    masked, old_cards = _OLD_CARD.subn(rf"\1{wording.CARD_HIDDEN}", masked)
    if cards or old_cards:
        found.add(PersonalData.IDENTITY_CARD)
    masked, phones = _PHONE.subn(wording.PHONE_HIDDEN, masked)
    if phones:
        found.add(PersonalData.PHONE)
    return Masked(masked, frozenset(found))


def _of_marked(text: str) -> Secrecy:
    """The verdict where "mật" is written with its accents and stands by itself."""
    if _NUMBER.search(text):
        return Secrecy.CERTAIN
    if _is_general(text):
        return Secrecy.CLEAN
    if _NOUN_MARK.search(text) or _HIGHER.search(text) or _STAMPED.search(text):
        return Secrecy.CERTAIN
    return Secrecy.DOUBT


def _of_unmarked(text: str) -> Secrecy:
    """The verdict where only "mat" is written: never more than a doubt, for it may be mất, mặt, mát …"""
    if not _UNMARKED.search(text):
        return Secrecy.CLEAN
    folded = " ".join(fold(word) if fold(word) == word.lower() else "·" for word in text.split())
    if _UNMARKED_NOUN.search(folded):
        return Secrecy.DOUBT if _NUMBER.search(text) or not _is_general(text) else Secrecy.CLEAN
    rest = _UNMARKED_OTHER.sub(" ", folded)
    return Secrecy.DOUBT if _UNMARKED.search(rest) and _NUMBER.search(text) else Secrecy.CLEAN


def _is_general(text: str) -> bool:
    """Whether the text speaks of secret texts in general: a question, an exception, a topic; not of one at hand."""
    folded = fold(text).strip()
    if folded.startswith("/") or _ACT.search(folded):
        return False
    return bool(_QUESTION.search(folded) or _TOPIC.search(folded))
