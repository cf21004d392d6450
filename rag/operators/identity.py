"""What a plan says of itself: its number, date, signer, recipients; what it leaves blank is said to be blank."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.vietnamese.text import key, keys, tokens
from corpus.facts.model import Basis, IdentityFact
from corpus.model import Document
from rag import wording
from rag.answer import Status
from rag.draft import Draft, Piece
from rag.frame import Frame, Mode, Slot, Term
from rag.leads import capital
from rag.operators.recipients import recipients
from rag.patterns import EXACT_DAY, SUPERIOR
from rag.view import View

_FIELDS: tuple[tuple[Slot, str], ...] = (
    (Slot.NUMBER, "number"),
    (Slot.ISSUED, "date"),
    (Slot.PERSON, "signer"),
    (Slot.POST, "signer_role"),
)
_PLAN_WORDS = frozenset(
    tokens("ke hoach van ban nay do hanh chinh xac ki cong bo ra doi nguoi so hieu thuc hien trien khai")
)
_WHETHER = re.compile(
    r"(?<![\w'])(?:co|da|khong|chua) (?:ghi |de |nam |co )?"
    r"(?:day du |ro |cu the )*(so(?: hieu| van ban)?|ngay(?: ban hanh| ki"
    r"| thang)?)(?: .{0,30})?(?:khong|chua|trong)"
)
_OTHER_KINDS = ("quyet dinh", "nghi dinh", "nghi quyet", "thong tu", "chi thi", "luat ", "qui dinh nao", "can cu")
_OTHER_FIRST = re.compile(r"^(?:ket luan|quyet dinh|nghi dinh|nghi quyet|thong tu|chi thi|luat) ")
_THIS_TEXT = (
    r"^(?:ban |cai )?(?:{types}) nay (?:duoc )?(?:ki|ban hanh|ra|co hieu luc|so|mang so|do)(?![\w'])"
    r"|^(?:so(?: hieu| van ban)?|ngay(?: ban hanh| ki| ra)?) (?:cua )?(?:ban )?(?:{types}) nay(?![\w'])"
)
_PLAN = re.compile(r"(?<![\w'])(?:ke hoach|kh|van ban nay)(?![\w'])")
_MONTH_ASKED = re.compile(r"(?<![\w'])(?:thang|nam) (?:nao|may|bao nhieu)(?![\w'])")
_MONTH = re.compile(r"tháng\s+\d{1,2}\s+năm\s+\d{4}|tháng\s+\d{1,2}/\d{4}")
_CARRIES_OUT = re.compile(
    r"^(?:ban |cai )?(?:ke hoach|kh)(?: [\w']+){0,2}? (?:thuc hien|trien khai|cu the hoa)(?: [\w']+){0,3}?"
    r" (?:quyet dinh|ket luan|nghi quyet|chi thi|qd|kl|nq|ct)(?: so)? \d"
)
_ENOUGH = 0.6
_FEW = 3


def identity(frame: Frame, view: View) -> Draft | None:
    """A field of the plan's own identity, when the question is about the plan itself."""
    sent = recipients(frame, view)
    if sent is not None:
        return sent
    fields = [name for slot, name in _FIELDS if slot in frame.slots] or _asked_whether(frame)
    of_person = frame.slots & {Slot.PERSON, Slot.POST} and not _cites_another(frame, view) and not _of_cited(frame)
    if not fields or not (_names_this(frame, view) or _about_the_plan(frame, view) or of_person):
        return None
    documents = _meant(frame, view)
    drafts = [_field(frame, name, document, view) for document in documents for name in fields]
    known = [d for d in drafts if d is not None]
    if not known:
        return None
    if (
        frame.mode is Mode.YES_NO
        or _WHETHER.search(frame.plain)
        or "de trong" in frame.plain
        or "bo trong" in frame.plain
    ):
        known = [replace(d, status=Status.ANSWERED) for d in known]  # whether it is there is answered either way
    good = [d for d in known if d.status is Status.ANSWERED]
    if (len(good) == 1 and len(documents) == 1) or len(known) == 1:
        return (good or known)[0]
    status = Status.ANSWERED if good else Status.NO_SOURCE
    if len(documents) == 1 and len(good) == len(known):
        lead = "; ".join(dict.fromkeys(d.lead for d in good))
        return Draft(lead, pieces=tuple(p for d in good for p in d.pieces), value=lead)
    lines = tuple(
        _line(d, draft) for d, draft in zip([d for d in documents for _ in fields], drafts, strict=True) if draft
    )
    return Draft("", status, pieces=tuple(p for d in known for p in d.pieces), lines=lines, show_quotes=False)


def _of_cited(frame: Frame) -> bool:
    """Whether the question is about a text of another kind that the plan only carries out ("KL 226 do ai ký?")."""
    kinds = {kind for cited in frame.cited for kind in cited.kinds}
    return bool(kinds) and "kế hoạch" not in kinds and not _PLAN.search(f"{frame.context} {frame.plain}")


def _asked_whether(frame: Frame) -> list[str]:
    """ "Kế hoạch có ghi số không?", "có ngày ký không?"."""
    match = _WHETHER.search(frame.plain)
    return [] if match is None else ["number" if match[1].startswith("so") else "date"]


def _line(document: Document, draft: Draft) -> str:
    return f"{document.identity.title[:90]}: {draft.lead}"


def _about_the_plan(frame: Frame, view: View) -> bool:
    """The subject is the plan: it is named by its own number, or every content word is of a plan or of its title."""
    own = [set(keys(d.identity.number or "")) for d in view.documents]
    if frame.cited and all(any(set(keys(cited.number)) <= number for number in own) for cited in frame.cited):
        others = any(kind in frame.plain for kind in _OTHER_KINDS)
        return len(frame.terms) <= _FEW or (_of_titles(frame, view) and not others)
    if _carries_out(frame, view):
        return True
    if (
        _OTHER_FIRST.search(frame.plain)
        or SUPERIOR.search(_without_own_name(frame.plain, view))
        or any(kind in frame.plain for kind in _OTHER_KINDS)
        or _cites_another(frame, view)
    ):
        return False
    if "ke hoach" not in frame.plain and "van ban" not in frame.plain and "kh " not in frame.plain:
        return False
    return not _is_cited(frame, view) and _of_titles(frame, view)


def _carries_out(frame: Frame, view: View) -> bool:
    """ "Kế hoạch thực hiện Quyết định 534 … đề ngày mấy?" is about the plan, not the text that it carries out."""
    titles = " ".join(d.identity.title for d in view.documents)
    named = all(key(cited.number) in keys(titles) for cited in frame.cited)
    above = SUPERIOR.search(_without_own_name(frame.plain, view))
    return bool(frame.cited) and named and not above and _CARRIES_OUT.search(frame.plain) is not None


def _of_titles(frame: Frame, view: View) -> bool:
    """Whether most words are of the plans' titles, or of any plan."""
    titles = {w for d in view.documents for w in keys(f"{d.identity.title} {d.identity.number or ''}")} | _PLAN_WORDS
    held = sum(any(set(reading) <= titles for reading in term.readings) for term in frame.terms)
    return held >= _ENOUGH * len(frame.terms)


def _without_own_name(plain: str, view: View) -> str:
    """The question without the agency's own name: "của Sở Tài chính" is no superior to that department itself."""
    agency = view.agency
    for name in sorted((agency.name, agency.short_name, *agency.aliases), key=len, reverse=True):
        if name:
            plain = re.sub(rf"(?<!\w){' '.join(keys(name))}(?!\w)", "", plain)
    return plain


def _names_this(frame: Frame, view: View) -> bool:
    """ "Quyết định này ban hành ngày nào?": the text is called by its own type."""
    types = {"ke hoach", "kh"} | {
        " ".join(keys(fact.value)) for fact in view.facts_of(IdentityFact) if fact.field == "type" and fact.value
    }
    return bool(re.search(_THIS_TEXT.format(types="|".join(map(re.escape, sorted(types)))), frame.plain))


def _is_cited(frame: Frame, view: View) -> bool:
    """Whether a text that the plan cites has all the words of the question, and the plan's own title has not."""
    asked = [t for t in frame.terms if not any(set(r) <= _PLAN_WORDS for r in t.readings)]
    own = {w for d in view.documents for w in keys(f"{d.identity.title} {d.identity.issuer}")}
    cited = [set(keys(f"{b.type_name} {b.subject} {b.issuer}")) for b in view.facts_of(Basis)]
    return bool(asked) and not _all_in(asked, own) and any(_all_in(asked, words) for words in cited)


def _all_in(terms: Sequence[Term], words: set[str]) -> bool:
    return all(any(words.issuperset(reading) for reading in term.readings) for term in terms)


def _cites_another(frame: Frame, view: View) -> bool:
    """Whether a number in the question is neither a plan's own nor in its title."""
    known = {w for d in view.documents for w in keys(f"{d.identity.title} {d.identity.number or ''}")}
    return any(not set(keys(cited.number)) <= known for cited in frame.cited)


def _meant(frame: Frame, view: View) -> Sequence[Document]:
    """The plans hinted at, else all of the agency."""
    hinted = [d for d in view.documents if d.id in frame.documents]
    return hinted or list(view.documents)


def _asks_signer(frame: Frame, view: View, document: Document) -> bool:
    """The signer is told to who asks who signed, or by the very post; never for another post or task."""
    if "ki" in f"{frame.context} {frame.plain}".split() or "nguoi ki" in frame.plain:
        return True
    role = keys((document.identity.signer_role or "").split("(")[0])
    said = keys(frame.text)
    spans = [said[i : i + len(role)] for i in range(len(said))]
    before = [said[i - 1] for i, span in enumerate(spans) if span == role and i]
    return role in spans and "pho" not in before and len(frame.terms) <= len(role) + 1


def _field(frame: Frame, name: str, document: Document, view: View) -> Draft | None:
    facts = [f for f in view.facts_of(IdentityFact, (document.id,)) if f.field == name]
    if not facts:
        return None
    fact = facts[0]
    if name == "signer" and not _asks_signer(frame, view, document):
        return None
    pieces = (Piece(view.passage(fact.passage_id), fact.quote),)
    month = _MONTH.search(fact.quote) if name == "date" and not EXACT_DAY.search(frame.plain) else None
    if fact.value is None and month and _MONTH_ASKED.search(frame.plain):
        return Draft(capital(month[0]), pieces=pieces, value=month[0])
    if fact.value is None:
        form = wording.BLANK.get(name, wording.BLANK_OTHER)
        return Draft(form.format(quote=fact.quote), Status.NO_SOURCE, pieces=pieces, show_quotes=False)
    value = fact.quote if name == "date" else fact.value
    return Draft(value, pieces=pieces, value=value)
