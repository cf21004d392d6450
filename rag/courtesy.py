"""Greetings, thanks and fillers round a question, taken off before it is read: they say nothing of what is asked."""

import re
from dataclasses import dataclass

from core.vietnamese.text import key, nfc, tokens

_WORD = re.compile(r"\w+")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")

_WHO = (
    r"(?:anh chi|cac (?:anh|chi|ban|bac)|quy (?:co quan|vi)|anh|chi|em|ad|admin|ban|bac|chu|co|bot"
    r"|tro li(?: ao)?|minh|toi|chau|moi nguoi|ca nha|sep)"
)
_GREETING = (
    rf"(?:xin )?(?:kinh )?chao(?: {_WHO}){{0,3}}|xin phep|(?:hello|hi|alo)(?: {_WHO}){{0,2}}"
    rf"|da(?: thua)?(?: {_WHO})?|thua(?: {_WHO}){{1,2}}"
    rf"|{_WHO} oi|(?:lam )?phien (?:{_WHO} )?|lam on"
)
_ASKING = (
    rf"(?:(?:kinh |xin )?(?:de nghi|nho|mong|phien|nho vao|vui long|xin|hay"
    rf"|nho (?:cac )?{_WHO}) ?)?(?:{_WHO} )?(?:vui long |lam on |giup |hay |co the )*"
    rf"(?:cho (?:{_WHO} )?(?:(?:duoc )?hoi(?: (?:mot|ti|chut|xiu|nhanh|them|cai|ti))*|(?:duoc )?biet"
    rf"|xin hoi))(?: (?:la|rang|ve viec|voi))?"
    rf"|(?:{_WHO} )?(?:xin|muon|can|dang can|dang muon) (?:duoc )?(?:hoi|biet|hoi ro|biet ro)(?: (?:mot|ti|chut|xiu"
    rf"|them))*(?: (?:la|rang|ve viec))?"
    r"|(?:kinh |xin )?de nghi(?= (?:liet ke|neu|ke|tra loi|cho biet|giai dap|giai thich|huong dan|lam ro|xac nhan) )"
    rf"|(?:de nghi|nho|phien) {_WHO}(?: (?:cho biet|tra loi|chi giup))?|vui long(?: tra loi| cho biet)?"
    rf"|(?:{_WHO} )?(?:tra loi|chi|tra cuu|xem|kiem tra) (?:giup|gium|ho|dum) (?:{_WHO} )?(?:voi )?(?:la |xem )?"
)
_THANKS = (
    rf"(?:{_WHO} )?(?:xin |rat )?(?:chan thanh )?(?:cam on|thanks?|thank you|tks|tk|ths)(?: {_WHO})?"
    rf"(?: (?:nhieu|truoc|rat nhieu|lam|nhe|nha|a|nghe))*"
)
_ENDING = (
    rf"{_THANKS}|(?:giup|gium|ho|dum)(?: {_WHO})?(?: (?:voi|nhe|nha|a))*|(?:vay|the|nhe|nha|nhi|hen|nghen"
    rf"|ta)(?: {_WHO})?"
    rf"|{_WHO} oi|(?:a|voi) (?!tro li){_WHO}|voi a"
)
_HEAD = re.compile(rf"(?:{_GREETING}|{_ASKING}|{_THANKS})(?= |$)")
_TAIL = re.compile(rf"(?:^| )(?:{_ENDING})$")
_ASKED_FIRST = re.compile(r"[^,;]*?(?:không|khong|chưa|chua|nào|nao|gì|gi|đâu|ai|nhiêu|nhieu|lâu|lau)(?=\s*[,;])", re.I)
_ASKS = frozenset(tokens("khong nao gi nhieu ai lau dau sao may chua tram ngay"))


@dataclass(frozen=True, slots=True)
class _Spoken:
    key: str
    written: str
    start: int
    end: int


def sentences_of(question: str) -> list[str]:
    """The sentences of a question, less those that are courtesies alone."""
    return [bare for bare in map(_bare, _SENTENCE_END.split(nfc(question))) if bare]


def asking_clauses(sentence: str) -> list[str]:
    """The clause that ends in a question word before the first comma, and the one after the last."""
    match = _ASKED_FIRST.match(nfc(sentence))
    _, comma, last = nfc(sentence).rpartition(",")
    return ([match[0]] if match else []) + ([last.strip()] if comma else [])


def core_of(question: str) -> str:
    """`question` without the courtesies round it, its own words untouched; whole where nothing else would be left."""
    return " ".join(sentences_of(question)) or nfc(question)


def _bare(sentence: str) -> str:
    """One sentence less its head and tail of courtesies; empty where it holds nothing else."""
    words = [_Spoken(key(m[0]), m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(sentence)]
    first, last = 0, len(words)
    while first < last:
        taken = _at_head(words[first:last])
        if not taken:
            break
        first += taken
    while first < last:
        taken = _at_tail(words[first:last])
        if not taken:
            break
        last -= taken
    if first == last:
        return ""
    end = words[last].start if last < len(words) else len(sentence)
    return sentence[words[first].start : end].rstrip(" ,;:-–") if (first, last) != (0, len(words)) else sentence


def _at_head(words: list[_Spoken]) -> int:
    match = _HEAD.match(" ".join(word.key for word in words))
    return len(match[0].split()) if match else 0


def _at_tail(words: list[_Spoken]) -> int:
    last = words[-1]
    if last.written == "ạ" or (last.written == "a" and len(words) > 1 and words[-2].key in _ASKS):
        return 1
    match = _TAIL.search(" ".join(word.key for word in words))
    return len(match[0].split()) if match and _is_tail(match[0].strip(), words) else 0


def _is_tail(said: str, words: list[_Spoken]) -> bool:
    """ "thế", "vậy" end a question only behind its question word; elsewhere they point back."""
    count = len(said.split())
    if said.split()[0] in ("the", "vay", "ta", "nhi", "nhe", "nha"):
        return len(words) > count
    return True
