"""Negations, exceptions, obligations and verdicts: small words that turn a sentence round."""

import re
from collections.abc import Iterator, Sequence

from core.vietnamese.text import fold, folded_tokens, nfc, tokens
from rag.claims import clauses

REACH = 4  # words before a phrase within which a negation counts as its own
_COMPARISON = re.compile(
    r"(?:không|chưa|chẳng)\s+(?:được\s+)?(?:kéo\s+dài\s+)?"
    r"(?:quá|vượt(?:\s+quá)?|ít\s+hơn|nhiều\s+hơn|lớn\s+hơn|cao\s+hơn|thấp\s+hơn|dưới|muộn(?:\s+hơn)?|chậm(?:\s+hơn)?|hơn|kém)(?![^\W\d_])",
    re.IGNORECASE,
)
_NEGATION = frozenset(("không", "chưa", "chẳng", "đừng", "cấm", "miễn", "tránh"))
_EXCEPTION = re.compile(
    r"(?<![^\W_])(?:trừ|ngoại\s+trừ|ngoài\s+ra\s+trừ|không\s+(?:bao\s+)?gồm|không\s+kể|không\s+tính|loại\s+trừ)(?![^\W_])",
    re.IGNORECASE,
)
_MODALITY = {
    "must": r"bắt\s+buộc|phải",
    "may": r"có\s+thể|được\s+phép|t(?:ùy|uỳ)\s+chọn|không\s+(?:cần|bắt\s+buộc)|khuyến\s+khích|nên(?=\s+[a-zđà-ỹ])",
    "forbid": r"nghiêm\s+cấm|cấm",
    "aim": r"phấn\s+đấu",
    "only": r"chỉ(?!\s+(?:tiêu|đạo|số|thị|định|huy|dẫn|rõ))|duy\s+nhất",
    "approx": r"khoảng|gần|xấp\s+xỉ|hầu\s+hết|đa\s+số|dự\s+kiến",
    "every": r"mọi|tất\s+cả|luôn|toàn\s+bộ",
}
_MODALITIES = {
    name: re.compile(rf"(?<![^\W_])(?:{pattern})(?![^\W_])", re.IGNORECASE) for name, pattern in _MODALITY.items()
}
OPPOSITES = (
    ("giảm", "tăng"),
    ("trực tuyến", "trực tiếp"),
    ("trước", "sau"),
    ("trong", "ngoài"),
    ("trên", "dưới"),
    ("cao", "thấp"),
    ("nhiều", "ít"),
    ("sớm", "muộn"),
    ("mở rộng", "thu hẹp"),
    ("bắt buộc", "khuyến khích"),
    ("điện tử", "giấy"),
    ("cấp trên", "cấp dưới"),
    ("văn bản đi", "văn bản đến"),
    ("hằng tháng", "hằng quý"),
    ("6 tháng", "hằng năm"),
)
_FREE = frozenset({"must"})  # the assistant may say "phải" of what a plan orders
_VERDICTS = ("không được", "không đúng", "không lệch", "được", "đúng", "không", "có", "khác nhau", "giống nhau")
_STOP = frozenset(tokens("là có được phải sẽ đã bị do cho của và các những một về với"))


def adds_negation(text: str, evidence: Sequence[str]) -> bool:
    """Whether the text denies something that no evidence denies."""
    denied = {words[0] for line in evidence for words in _denials(line)}
    return any(words[0] not in denied for words in _denials(text))


def denials(text: str) -> int:
    """How often a text denies something; comparisons such as "không quá" deny nothing."""
    return sum(1 for _ in _denials(text))


def reverses(text: str, evidence: Sequence[str]) -> bool:
    """Whether the text has a word where the evidence has its opposite: "tăng văn bản" for "giảm văn bản"."""
    said = f" {' '.join(tokens(text))} "
    held = [f" {' '.join(tokens(line))} " for line in evidence]
    for word, opposite in [*OPPOSITES, *((second, first) for first, second in OPPOSITES)]:
        for match in re.finditer(rf" {word} (\S+)", said):
            mine, other = f" {word} {match.group(1)} ", f" {opposite} {match.group(1)} "
            if any(other in line for line in held) and not any(mine in line for line in held):
                return True
    return False


def drops_negation(text: str, evidence: Sequence[str]) -> bool:
    """Whether the text says as so what the evidence says is not so."""
    words = tokens(_without_comparisons(text))
    for line in evidence:
        affirmed = _pairs_affirmed(tokens(_without_comparisons(line)))
        for denied in _denials(line):
            pair = tuple(denied[:2])
            if len(pair) == 2 and pair not in affirmed and pair in _pairs_affirmed(words):
                return True
    return False


def drops_exception(text: str, cited: Sequence[str], direct: Sequence[str]) -> bool:
    """Whether a clause that the text repeats has an exception which the text leaves out.

    What the direct answer itself leaves out may be left out.
    """
    if _EXCEPTION.search(text) or not cited:
        return bool(_EXCEPTION.search(text)) and not any(_EXCEPTION.search(line) for line in [*cited, *direct])
    said = frozenset(folded_tokens(text))
    for line in cited:
        for start, end in clauses(line):
            match = _EXCEPTION.search(line, start, end)
            ruled = frozenset(folded_tokens(line[start : match.start()])) if match else frozenset()
            if ruled and len(ruled & said) >= 0.7 * len(ruled):
                return True
    return False


def modality(text: str) -> frozenset[str]:
    """Which obligations, permissions and restrictions a text speaks of."""
    found = {name for name, pattern in _MODALITIES.items() if pattern.search(nfc(text))}
    return frozenset(found - _FREE)


def verdict(text: str) -> str:
    """The judgement an answer begins with ("không được", "đúng" …), empty for none."""
    head = nfc(text).strip().lower()
    head = re.sub(r"^(?:dạ|vâng|thưa [^,]*)[,.]?\s*", "", head)
    for one in _VERDICTS:
        if re.match(rf"{one}\s*[.,:;]", head) or head == one:
            return one
    return ""


def _without_comparisons(text: str) -> str:
    return _EXCEPTION.sub(" · ", _COMPARISON.sub(" · ", nfc(text).lower()))


def _denials(text: str) -> Iterator[list[str]]:
    """The few words after each negation."""
    text = _without_comparisons(text)
    for start, end in clauses(text):
        words = tokens(text[start:end])
        for place, word in enumerate(words):
            if word in _NEGATION:
                following = [fold(one) for one in words[place + 1 : place + 1 + REACH] if one not in _STOP]
                if following:
                    yield following


def _pairs_affirmed(words: Sequence[str]) -> set[tuple[str, str]]:
    """Neighbouring words that no negation stands before."""
    found = set()
    for place in range(len(words) - 1):
        if not any(word in _NEGATION for word in words[max(0, place - REACH) : place + 1]):
            found.add((fold(words[place]), fold(words[place + 1])))
    return found
