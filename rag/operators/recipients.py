"""Whom a plan is sent to: the list, whether someone is on it, and the initials it is filed under."""

import re
from collections.abc import Iterator, Sequence

from core.vietnamese.text import fold, key, keys, tokens
from corpus.facts.model import IdentityFact
from rag import wording
from rag.answer import Status
from rag.draft import Draft, Piece, shorten
from rag.frame import Frame, Mode, Slot
from rag.patterns import YES_NO
from rag.view import View

_SENT = re.compile(
    r"^(?:ban )?(?:ke hoach|kh) (?!.*(?:bao cao|xong|trung tam|tong hop)).{0,60}?"
    r"(?:duoc |co )?gui(?: di| den| toi| cho)? "
)
_LIST = re.compile(r"(?<![\w'])noi nhan(?![\w'])")
_TO = r"(?:(?:cho|den|toi|ve|ca|cac|ten|ghi|de|liet ke|neu|gui|duoc|nhac) )*"
_END = r" (?:khong|chua|hay khong)(?: (?:a|chu|ha|day|nhi|vay))*$"
_NAME, _SKIP = r"(?P<who>[\w'.-]+(?: [\w'.-]+){0,9}?)", r"(?: [\w'/.-]+){0,12}?"
_WHO = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<![\w'])noi nhan{_SKIP} (?:co|gom|ghi|gui|neu) {_TO}{_NAME}{_END}",
        rf"^(?:(?:vay|the|nhung|thi|con) )*{_NAME} (?:co|duoc|nam'?|thuoc|phai)"
        r"(?: (?:co|duoc|nam'?|thuoc|ten|liet ke|ghi|gui|phai|o|trong|tai|la|muc|phan|danh sach)){0,6} noi nhan",
        rf"(?<![\w'])(?:ke hoach|kh|van ban nay){_SKIP} (?:co )?gui (?:di )?{_TO}{_NAME}{_END}",
        rf"^co {_NAME} (?:o |trong |tai )+(?:muc |phan |danh sach )?noi nhan",
        rf"^{_NAME} co (?:duoc )?(?:nhan|gui)(?: duoc)?(?: ban)? (?:ke hoach|kh){_SKIP} (?:khong|chua)",
    )
)
_FILED = re.compile(r"(?<![\w'])lưu\s*:\s*(?P<under>.+)$", re.IGNORECASE)
_NO_BODY = frozenset(tokens("ban co quan don vi cac nhung ca ai nao gi dau"))
_FEWEST_LETTERS = 3
_LONG_SHORT_FORM = 5


def recipients(frame: Frame, view: View) -> Draft | None:
    """The list of recipients, or a word on who is on it; None where the question is about neither."""
    facts = [f for f in view.facts_of(IdentityFact, frame.documents) if f.field == "recipients" and f.value]
    filed = _filed_under(frame, facts, view)
    if filed is not None:
        return filed
    who = next((match["who"].split() for pattern in _WHO if (match := pattern.search(frame.plain))), [])
    asks = bool(_LIST.search(frame.plain)) or (_SENT.search(frame.plain) is not None)
    whether = bool(who) and bool(YES_NO.search(frame.plain)) and not set(who) <= _NO_BODY and not _asks_which(frame)
    if not facts or not (asks or whether):
        return None
    pieces = tuple(Piece(view.passage(f.passage_id), shorten(f.quote)) for f in facts)
    lines = tuple(f.value for f in facts if f.value)
    if not whether:
        return Draft(wording.RECIPIENTS, pieces=pieces, lines=lines, value=" | ".join(lines), show_quotes=False)
    found = [part for line in lines for part in _parts(line) if _is_among(who, part, view)]
    lead = wording.SENT_TO.format(who=found[0]) if found else wording.NOT_SENT_TO
    return Draft(lead, pieces=pieces, lines=lines, value=lead, show_quotes=False)


def _asks_which(frame: Frame) -> bool:
    """ "Gửi những ai?" asks for the list, though it may end like a question of yes or no."""
    return frame.mode is not Mode.YES_NO and bool(frame.slots & {Slot.LIST, Slot.COUNT, Slot.PLACE, Slot.DATE})


def _parts(line: str) -> Iterator[str]:
    """The recipients of a list without where it is filed."""
    for part in line.split(";"):
        if not _FILED.search(part):
            yield part.strip()


def _is_among(who: Sequence[str], part: str, view: View) -> bool:
    """Whether a recipient is the one asked about, as either is written: in full or by initials."""
    held = _full(part, view)
    return any(_holds(held, said) or _is_short_for(part, said) for said in (list(who), _full(" ".join(who), view)))


def _is_short_for(part: str, said: Sequence[str]) -> bool:
    """Whether the short forms of a recipient stand for the words said."""
    held = keys(part)
    initials = {"".join(w[0] for w in said[i:j]) for i in range(len(said)) for j in range(i + 2, len(said) + 1)}
    short = [key(word) for word in re.findall(r"[^\W\d_]+", part) if word.isupper()]
    known = [w for w in short if w in initials or _of_same_letters(w, initials)]
    return bool(known) and all(w in held or any(w[0] in k for k in known) or w[0] in short for w in said)


def _of_same_letters(word: str, initials: set[str]) -> bool:
    """A long short form that swaps two letters ("TTQLKC") names the same body."""
    letters = sorted(word)
    return len(word) >= _LONG_SHORT_FORM and any(sorted(other) == letters for other in initials)


def _holds(held: Sequence[str], said: Sequence[str]) -> bool:
    """Whether the words stand there one behind the other, or the parts of a group ("phòng" of "các phòng")."""
    return any(list(held[i : i + len(said)]) == list(said) for i in range(len(held))) or (
        len(said) > 1 and set(said) <= set(held) and len(held) <= len(said) + 3
    )


def _full(text: str, view: View) -> list[str]:
    """Syllables of a name with its short forms written out where they have one meaning."""
    words: list[str] = []
    for word in view.matcher.lexicon.vocabulary.words(tokens(text)):
        longer = [reading for reading in word.readings[1:] if len(reading.split()) > len(word.surface.split())]
        words += keys(longer[0] if len(longer) == 1 else word.surface)
    return words


def _filed_under(frame: Frame, facts: Sequence[IdentityFact], view: View) -> Draft | None:
    """Of initials that stand behind "Lưu:", a plan tells neither the full name nor the post."""
    if not frame.slots & {Slot.POST, Slot.PERSON, Slot.ACTOR, Slot.WHAT}:
        return None
    asked = "".join(c for c in fold(frame.question) if c.isalnum() or c.isspace()).split()
    for fact in facts:
        match = _FILED.search(fact.value or "")
        for name in re.split(r"[,;()_\s]+", match["under"]) if match else ():
            short = key(re.sub(r"\W", "", name))
            if len(short) >= _FEWEST_LETTERS and short in map(key, asked) and _is_initials(name):
                piece = Piece(view.passage(fact.passage_id), shorten(fact.quote))
                lead = wording.ONLY_FILED.format(name=name)
                return Draft(lead, Status.NO_SOURCE, pieces=(piece,), show_quotes=False)
    return None


def _is_initials(name: str) -> bool:
    """Whether a name is written by its letters: "N.T.Thủy", "TTT"."""
    return "." in name or (name.isupper() and name.isalpha())
