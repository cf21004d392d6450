"""A question as people type it, read into a `Frame`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from core.vietnamese.text import fold, key, nfc, spelling, tokens
from core.vietnamese.vocabulary import Word
from rag import patterns
from rag.asked import asked_noun, light_sorts
from rag.courtesy import core_of
from rag.frame import Asserted, Frame, Mode, Slot, Term
from rag.lexicon import Keys, Lexicon, stopwords
from rag.orders import without_orders
from rag.sheet import Sheet
from rag.short_forms import written_out
from rag.spelling import correct
from rag.values import TEXT_KINDS, asserted_values, cited_texts, counted_noun

_NEAR_VERB = 3
_DUTY_VERBS = frozenset(tokens("phai nop gui bao can xay duoc chiu trinh se hoan"))
_TASK_CODE = re.compile(r"(?<!\w)((?=[^\W\d_]{2,5}-?\d)[^\W\d_]{2,5}-?\d{1,3})(?![\w/-])")
_CAPITALS = re.compile(r"(?<![\w/-])[A-ZĐ]{2,6}(?![\w/-])")
_SOUTHERN_NO = re.compile(  # "hồng" is never typed so at a question's end
    r"(?<!\w)(?i:hong)(?=\s*(?:[?!.,]|$)|\s+(?:vậy|vay|v|ta|a|ạ|em|anh|chị|chi|nhỉ|nhi|dạ|da|zậy)\b)"
)
_MACHINE = re.compile(r"(?<!\w)(?:trí tuệ (?:nhân tạo )?)?\(?AI\)?(?!\w)")
MAX_QUESTION = 2000
_YEAR = re.compile(r"(?<![\d/.,-])(20\d\d)(?![\d/])")
_SUPERIOR = frozenset({"tinh", "pho", "tp", "ubnd"})  # "thành phố Hải Phòng" is not the board of that name


class Reader:
    """Reads questions with the words of one snapshot."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def read(self, question: str) -> Frame:
        """The frame of `question` alone; follow-ups are resolved by `rag.followup`. Never raises on any text."""
        asked = _written_out(without_orders(core_of(nfc(question)[:MAX_QUESTION])))
        clean = asked.replace("½", " 1/2 ").replace("%", " phần trăm ")
        typed = correct(self.lexicon.vocabulary.standard_tokens(clean), self.lexicon)
        sheet = Sheet(typed)
        agencies = self._agencies(sheet)
        asserted = asserted_values(sheet, clean)
        units = self._units(sheet)
        periods = frozenset(name for name, pattern in patterns.REPORT_PERIODS if pattern.search(sheet.plain))
        cited = cited_texts(sheet, clean)
        task = patterns.TASK_NAMED.search(sheet.plain) or _TASK_CODE.search(clean)
        annex = sheet.claim_pattern(patterns.ANNEX)
        everywhere = bool(patterns.ALL_AGENCIES.search(sheet.plain))
        if everywhere or len(agencies) > 1:
            sheet.claim_all(patterns.WHICH_AGENCY)
        counted = counted_noun(sheet.plain, clean)
        section = patterns.SECTION.search(sheet.plain)
        slots = _without_plural(_with_person(sheet.claim_slots(), sheet.plain), sheet)
        if Slot.ISSUER in slots and not cited and not patterns.LAW_OF.search(sheet.plain):
            slots = slots - {Slot.ISSUER} | {Slot.ACTOR}  # "là việc của đơn vị nào" asks who does it
        sheet.claim_all(patterns.NEUTRAL)
        sheet.claim_all(patterns.BEFORE_FIGURE)
        sheet.claim_all(patterns.POINTER)
        for pattern in (patterns.COMPARE, patterns.CONFLICT, patterns.ALL_AGENCIES):
            sheet.claim_all(pattern)
        if patterns.FUNDS.search(sheet.plain):
            slots -= {Slot.PLACE}  # "kinh phí lấy ở đâu" asks for the source
        mode = _mode(sheet.plain, slots, asserted, len(agencies))
        if mode is Mode.COMPARE:
            slots -= {Slot.PLACE}  # "khác nhau chỗ nào" asks for no place
            if not slots and patterns.AIM_TALK.search(sheet.plain):
                slots |= {Slot.AMOUNT}
        if (mode is Mode.COMPARE or everywhere) and _HOW_FAR.search(sheet.plain) and slots <= _WHO:
            slots = frozenset({Slot.PERCENT})  # "ai giảm nhiều hơn" asks for the levels
        if task and any(task[1] == text.number for text in cited):
            task = None
        return Frame(
            question=question,
            text=" ".join(typed),
            plain=sheet.plain,
            terms=light_sorts(self._terms(sheet), sheet.plain) + _asked_words(slots, sheet.plain),
            slots=_tidy(slots, bool(patterns.REDUCES.search(sheet.plain)) and not _PAID_OR_FINED.search(sheet.plain)),
            mode=mode,
            agencies=agencies,
            all_agencies=everywhere,
            counted=counted,
            codes=self._codes(clean),
            asked_noun=asked_noun(sheet.plain, self.lexicon),
            exact_day=bool(patterns.EXACT_DAY.search(sheet.plain)),
            asserted=asserted,
            cited=cited,
            task=task[1].lstrip("0") if task and not _is_agency_word(task[1]) else "",
            section=section[1] if section else "",
            periods=periods,
            units=units,
            actor_units=self._actors(sheet),
            years=tuple(int(y) for y in _YEAR.findall(sheet.plain)),
            annex=annex is not None,
            reduces=bool(patterns.REDUCES.search(sheet.plain)),
            beside_own=bool(patterns.OURS.search(sheet.plain)),
            own_unit=bool(patterns.OWN_UNIT.search(sheet.plain)),
            follows=bool(patterns.FOLLOW_UP.search(sheet.plain)),
            forbidden=next((name for name, pattern in patterns.REFUSED if pattern.search(sheet.plain)), ""),
            chore=bool(patterns.CHORE.search(sheet.plain) or (not slots and patterns.DEED_ORDERED.search(sheet.plain))),
        )

    def _codes(self, clean: str) -> tuple[str, ...]:
        """Short names in capitals that are no word, no shorthand and no agency's or unit's name."""
        if clean == clean.upper():
            return ()
        known = self.lexicon.vocabulary
        found = dict.fromkeys(key(code) for code in _CAPITALS.findall(clean))
        return tuple(
            c for c in found if (c,) not in known.readings and c not in known.shorthand and not self._is_name(c)
        )

    def _is_name(self, code: str) -> bool:
        named = (*self.lexicon.agencies.by_phrase, *self.lexicon.units.by_phrase)
        return any(code in phrase for phrase in named)

    def _agencies(self, sheet: Sheet) -> tuple[str, ...]:
        found: list[str] = []
        for start, end, codes in self.lexicon.agencies.find(sheet.keys):
            if start and sheet.keys[start - 1] in _SUPERIOR and end - start <= 2:
                continue
            sheet.claim(start, end)
            found += [code for code in codes if code not in found]
        return tuple(found)

    def _units(self, sheet: Sheet) -> tuple[str, ...]:
        hits = self.lexicon.units.find(sheet.keys)
        return tuple(dict.fromkeys(name for _, _, names in hits for name in names))

    def _actors(self, sheet: Sheet) -> tuple[str, ...]:
        """Units that stand as the one who acts: first in the question, or right before what is to be done."""
        found: list[str] = []
        for start, end, names in self.lexicon.units.find(sheet.keys):
            after = sheet.keys[end : end + _NEAR_VERB]
            if start <= 1 or any(word in _DUTY_VERBS for word in after):
                found += names
        return tuple(dict.fromkeys(found))

    def _terms(self, sheet: Sheet) -> tuple[Term, ...]:
        """Content words of what nobody claimed, in order, with all their readings."""
        spelled, typed_keys = stopwords()
        terms: list[Term] = []
        for run in sheet.unclaimed_runs():
            apart = True
            for word in self.lexicon.vocabulary.words(run):
                surface = next(self._content(word, spelled, typed_keys), "")
                if surface:
                    found = self._term(surface, word.readings)
                    terms += [replace(found[0], apart=apart), *found[1:]]
                apart = not surface
        return tuple(terms)

    def _content(self, word: Word, spelled: frozenset[str], typed_keys: frozenset[str]) -> Iterator[str]:
        """The word, unless it is a stopword."""
        parts = word.surface.split()
        if len(parts) > 1 or not _is_stopword(parts[0], spelled, typed_keys):
            yield word.surface

    def _term(self, surface: str, readings: Sequence[str]) -> list[Term]:
        """One term a word; a plain phrase without other readings gives a term a syllable."""
        as_keys = [tuple(key(part) for part in reading.split()) for reading in readings]
        if len(as_keys) == 1:
            return [Term(part, ((key(part),),), spellings=_marked([part])) for part in surface.split()]
        return [Term(surface, tuple(dict.fromkeys(as_keys)), spellings=_marked(surface.split()))]


def _written_out(question: str) -> str:
    """ "AI" in capitals among small letters is the machine's intelligence, not "ai?"; "hong" at the end asks."""
    question = written_out(_SOUTHERN_NO.sub("không", question))
    return question if question == question.upper() else _MACHINE.sub("trí tuệ", question)


def _marked(parts: Sequence[str]) -> tuple[str, ...]:
    """Spellings of the syllables that were typed with marks; one typed without may be any."""
    return tuple(spelling(part) for part in parts if fold(part) != part)


def _is_stopword(token: str, spelled: frozenset[str], typed_keys: frozenset[str]) -> bool:
    if spelling(token) in spelled:
        return True
    syllable = key(token)
    return syllable == token and syllable in typed_keys


def _is_agency_word(code: str) -> bool:
    """A number behind a short form that is no task code ("KL226", "QĐ534", "top 5")."""
    if "-" in code:
        return False
    letters = fold("".join(c for c in code if c.isalpha()))
    return letters in TEXT_KINDS or letters in {"tp", "top", "thang", "ngay", "nam", "quy"}


def _with_person(slots: frozenset[Slot], plain: str) -> frozenset[Slot]:
    """ "Trưởng phòng … là ai?" asks for a person's name, not for a unit."""
    if patterns.SOONER.search(plain):
        slots |= {Slot.DATE}
    if patterns.HOW_OFTEN.search(plain):
        slots = slots - {Slot.COUNT, Slot.DATE} | {Slot.FREQUENCY}
    if patterns.WITH_WHOM.search(plain) and "phoi hop" not in plain and "trach nhiem" not in plain:
        slots = slots - {Slot.ACTOR} | {Slot.WHAT}  # "kết nối với ai" asks for no doer
    if patterns.IN_WHICH_CASE.search(plain):
        slots = slots - {Slot.DATE} | {Slot.WHAT}  # "bị trả lại khi nào" asks for the case, not for a day
    if Slot.ACTOR in slots and patterns.POST.search(plain):
        return slots - {Slot.ACTOR} | {Slot.PERSON}
    return slots


def _without_plural(slots: frozenset[Slot], sheet: Sheet) -> frozenset[Slot]:
    """ "Mấy cuộc quan trọng họp bao lâu?": "mấy" before the subject says "những", where something else is asked."""
    others = slots - {Slot.COUNT, Slot.WHAT, Slot.AMOUNT}
    if not others or not sheet.plain.startswith("may "):
        return slots
    sheet.release_noun(Slot.COUNT)
    return others


_SLOT_WORDS = {
    Slot.PRODUCT: "sản phẩm",
    Slot.SUPPORT: "phối hợp",
    Slot.MONEY: "kinh phí",
    Slot.FREQUENCY: "định kỳ",
}
ASKED_WEIGHT = 0.3


_REPORTED = re.compile(
    r"(?<![\w'])(phan anh|kien nghi) (?:[\w']+ ){0,2}?(?:dau|ai|noi nao|phong nao|don vi nao)(?![\w'])"
)
_FUNDS = "nguồn"
_SAID_TO = {"phan anh": "phản ánh", "kien nghi": "kiến nghị"}


def _asked_words(slots: frozenset[Slot], plain: str) -> tuple[Term, ...]:
    """What is asked for, as a light word of its own: a line labelled "Sản phẩm:" answers "sản phẩm là gì"."""
    reported = _REPORTED.search(plain) if Slot.RECEIVER in slots else None
    said = [words for slot, words in _SLOT_WORDS.items() if slot in slots]
    said += [_SAID_TO[reported[1]]] if reported else []
    said += [_FUNDS] if patterns.FUNDS.search(plain) and "nguon" not in plain.split() else []
    return tuple(Term(words, (as_keys(words),), ASKED_WEIGHT, apart=True) for words in said)


_OTHERS = frozenset(
    {Slot.ACTOR, Slot.RECEIVER, Slot.NUMBER, Slot.ISSUER, Slot.ISSUED, Slot.PRODUCT, Slot.PERSON, Slot.RANK}
)
_AMOUNTS = frozenset({Slot.MONEY, Slot.PERCENT, Slot.DURATION, Slot.COUNT, Slot.FREQUENCY, Slot.DATE, Slot.CONTACT})


_HOW_FAR = re.compile(
    r"(?<![\w'])(?:giam|bot|cat|dat|chi tieu|ti le|muc)(?: [\w']+)* (?:nhieu|it|cao|thap) (?:hon|nhat)(?![\w'])"
)
_WHO = frozenset({Slot.ACTOR, Slot.PLACE, Slot.WHAT, Slot.LIST})
_PAID_OR_FINED = re.compile(r"(?<![\w'])(?:muc|tien) (?:tien )?(?:phat|khen thuong|thuong)(?![\w'])")


def _tidy(slots: frozenset[Slot], reduces: bool) -> frozenset[Slot]:
    """The vague slots give way to a precise one."""
    if Slot.MONEY in slots and reduces:
        slots = slots - {Slot.MONEY} | {Slot.AMOUNT}
    if slots & _AMOUNTS or slots & _OTHERS:
        slots -= {Slot.AMOUNT}
    return slots - {Slot.WHAT} if slots - {Slot.WHAT, Slot.LIST} else slots


def _mode(plain: str, slots: frozenset[Slot], asserted: Sequence[Asserted], agencies: int) -> Mode:
    if patterns.CONFLICT.search(plain):
        return Mode.CONFLICT
    if patterns.COMPARE.search(plain) or agencies > 1:
        return Mode.COMPARE
    if Slot.COUNT in slots:
        return Mode.COUNT
    asks = slots - {Slot.WHAT, Slot.AMOUNT}
    if patterns.YES_NO.search(plain) and (not asks or asserted):
        return Mode.YES_NO
    if Slot.LIST in slots:
        return Mode.LIST
    return Mode.LOOK_UP


def content_keys(frame: Frame) -> frozenset[str]:
    """All syllable keys of the content words, in every reading."""
    return frozenset(part for term in frame.terms for reading in term.readings for part in reading)


def as_keys(text: str) -> Keys:
    """Syllable keys of a phrase."""
    return tuple(key(token) for token in text.split())
