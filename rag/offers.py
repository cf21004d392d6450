"""What a piece of evidence can answer: the slots that a fact fills, and those that a clause may fill."""

import re

from core.vietnamese.text import fold
from corpus.facts.model import (
    Basis,
    ContinuousDue,
    Deadline,
    Direction,
    Due,
    Duty,
    Fact,
    IdentityFact,
    Limit,
    PeriodicDue,
    RelativeDue,
    Role,
    Target,
    Task,
    YearlyDue,
)
from rag.frame import Slot

_TIME_UNIT = {"ngày", "giờ", "phút", "buổi", "ngày làm việc", "tuần", "tháng"}
_IN_TEXT = (
    (Slot.PERCENT, re.compile(r"\d\s?%|phan tram")),
    (Slot.AMOUNT, re.compile(r"\d|\b(?:mot|hai|ba) (?:don vi|co quan|nguoi|phong)")),
    (Slot.DURATION, re.compile(r"(?:\d|½|nua|mot|hai|ba)\s*(?:ngay|gio|buoi|phut|tieng|tuan)\b|\d\s*thang\b")),
    (
        Slot.DATE,
        re.compile(
            r"truoc (?:ngay|thang)|cham nhat|thoi han|thoi gian|\bhan\b|(?:den|tu|vao|trong) (?:het )?(?:ngay|thang"
            r"|nam|quy) [\divx]"
            r"|hang (?:nam|thang|quy|tuan|ngay)|thuong xuyen|dinh ky"
            r"|(?:ngay|sang|chieu|toi|vao|tu|den) (?:thu (?:hai|ba|tu|nam|sau|bay)|chu nhat)\b"
        ),
    ),
    (
        Slot.FREQUENCY,
        re.compile(r"h[aà]ng (?:nam|thang|quy|tuan|ngay)|dinh ky|thuong xuyen|moi (?:nam|thang|quy|tuan)|dot xuat"),
    ),
    (
        Slot.RECEIVER,
        re.compile(
            r"bao cao|gui|trinh|phan anh|kien nghi|truoc|tham muu|cho "
            r"|\b(?:toi|den) (?:tat ca|toan(?: bo| the)?|tung|moi|cac|nguoi|can bo|cong chuc|doi ngu|doanh nghiep)"
        ),
    ),
    (Slot.ISSUER, re.compile(r"\bdo (?:[a-z]+ ){1,6}ban hanh")),
    (Slot.VIA, re.compile(r"\bqua\b|thong qua|tren")),
    (
        Slot.MEANS,
        re.compile(
            r"\b(?:tren|len|qua|bang) (?:cac |nhung )?(?:fanpage|cong|trang|nen tang|phuong tien|he thong(?! chinh tri)"
            r"|bao|dai|kenh|mang|zalo|ung dung|co so du lieu|loa|bang tin|pa no)"
        ),
    ),
    (Slot.EXCEPTION, re.compile(r"\btru\b|khong bao gom|ngoai")),
    (Slot.NUMBER, re.compile(r"\d+\s?(?:/\d{4})?[/-]\s?[a-z]{2}|luat ")),
    (
        Slot.ACTOR,
        re.compile(
            r"\bphong(?! hop| chong)|\bban (?!hanh|than|dau)|don vi|co quan|trung tam|\bso (?:noi|nganh|tai|xay)"
            r"|uy ban|van phong|lanh dao|nguoi|chu tich|can bo|cong chuc"
            r"|to chuc|doanh nghiep|dang uy|cap uy|tap the|ca nhan"
        ),
    ),
    (Slot.SUPPORT, re.compile(r"phoi hop")),
    (Slot.PRODUCT, re.compile(r"bao cao|ke hoach|quyet dinh|san pham|van ban|de an|danh muc|quy trinh|quy che")),
    (
        Slot.COUNT,
        re.compile(
            r"(?<![\d/.,-])\d{1,3} (?!thang|ngay|nam|gio|phut)[a-z]{2,}|\b(?:mot|hai|ba) (?:don vi|co quan|nguoi|phong)"
        ),
    ),
    (Slot.PLACE, re.compile(r"\b(?:tai|o|tren|den|ve|len)\b")),
    (Slot.BASE, re.compile(r"so voi")),
    (Slot.REASON, re.compile(r"nham|de |do |vi ")),
    (Slot.MONEY, re.compile(r"\d[\d.,]*\s?(?:dong|trieu|ty|nghin)\b")),
)
# Figures that count nothing: numbers of texts, dates, years, the number of a row.
_CODES = re.compile(
    r"^\d{1,3} \||\d+(?:/\d{4})?\s?[/-]\s?[a-z]{2}[\w/&-]*|\b(?:iso|tcvn) [\w:.]+|\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?\b"
    r"|\bngay \d{1,2} thang \d{1,2}(?: nam \d{4})?|\b(?:dinh ky|bao cao) \d{1,2} thang|\b(?:ngay|thang|nam"
    r"|quy) \d[\d/]*|\b\d{4}(?:\s?[-–]\s?\d{4})?\b"
)
_FIGURES = frozenset({Slot.AMOUNT, Slot.DURATION, Slot.COUNT})
_ALWAYS = frozenset({Slot.WHAT, Slot.ACTION, Slot.LIST})


def fact_offers(fact: Fact) -> frozenset[Slot]:
    """The slots a fact can fill."""
    match fact:
        case Limit() | Target():
            unit = fact.quantity.unit
            if isinstance(fact, Target) and fact.direction is Direction.RANK:
                return frozenset({Slot.RANK, Slot.AMOUNT, Slot.WHAT})
            time, share = unit in _TIME_UNIT, unit == "%"
            return frozenset(
                {Slot.AMOUNT, Slot.WHAT}
                | ({Slot.DURATION} if time else set())
                | ({Slot.PERCENT} if share else set())
                | ({Slot.EXCEPTION} if isinstance(fact, Target) and fact.exclusions else set())
            )
        case Deadline():
            return frozenset(
                {Slot.DATE, Slot.WHAT}
                | _due_slots(fact.due)
                | ({Slot.ACTOR} if fact.actor else set())
                | ({Slot.RECEIVER} if fact.receiver else set())
                | ({Slot.VIA} if fact.via else set())
                | ({Slot.FREQUENCY} if fact.report_period else set())
            )
        case Duty():
            return frozenset(
                {Slot.ACTOR, Slot.ACTION, Slot.LIST, Slot.WHAT}
                | ({Slot.RECEIVER} if fact.answers_to else set())
                | ({Slot.SUPPORT} if fact.partners or fact.role is Role.COORDINATES else set())
                | text_offers(fact.quote)
            )
        case Basis():
            return frozenset(
                {Slot.WHAT, Slot.LIST}
                | ({Slot.NUMBER} if fact.number else set())
                | ({Slot.ISSUER} if fact.issuer else set())
                | ({Slot.ISSUED} if fact.issued else set())
            )
        case Task():
            return frozenset(
                {Slot.WHAT, Slot.ACTION, Slot.LIST}
                | ({Slot.ACTOR} if fact.lead else set())
                | ({Slot.SUPPORT} if fact.support else set())
                | ({Slot.DATE} if fact.due_text else set())
                | ({Slot.PRODUCT} if fact.product else set())
                | (text_offers(fact.content) & {Slot.PERCENT, Slot.AMOUNT})
            )
        case IdentityFact():
            return {
                "number": frozenset({Slot.NUMBER}),
                "date": frozenset({Slot.ISSUED, Slot.DATE}),
                "issuer": frozenset({Slot.ISSUER, Slot.ACTOR}),
                "signer": frozenset({Slot.PERSON}),
                "signer_role": frozenset({Slot.POST}),
                "recipients": frozenset({Slot.RECEIVER, Slot.LIST}),
            }.get(fact.field, frozenset({Slot.WHAT}))
        case _:
            return _ALWAYS


def _due_slots(due: Due) -> set[Slot]:
    match due:
        case RelativeDue():
            return {Slot.DURATION}
        case PeriodicDue() | YearlyDue() | ContinuousDue():
            return {Slot.FREQUENCY}
        case _:
            return set()


def text_offers(text: str) -> frozenset[Slot]:
    """The slots a clause may fill, judged by what kinds of words and figures it holds."""
    folded = fold(text)
    counting = _CODES.sub(" ", folded)
    return _ALWAYS | {slot for slot, pattern in _IN_TEXT if pattern.search(counting if slot in _FIGURES else folded)}
