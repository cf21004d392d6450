"""Extractive answers of made-up plans, good wordings of each, and bad ones made from the good in many ways."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.vietnamese.text import fold
from corpus.model import AgencyEntry
from rag.answer import Answer, Citation, Status

AGENCIES = {
    "cang-bien": AgencyEntry("cang-bien", "Ban Quản lý Cảng biển Vân Phong", "Cảng Vân Phong", aliases=("BQL Cảng",)),
    "rung-nui": AgencyEntry("rung-nui", "Hạt Kiểm lâm Đồi Thông", "Kiểm lâm Đồi Thông"),
    "xa-song": AgencyEntry("xa-song", "UBND xã Sông Xanh", "xã Sông Xanh"),
}


@dataclass(frozen=True)
class Case:
    """A question, its extractive answer, and good wordings as (sentence, ids) lists."""

    question: str
    answer: Answer
    good: tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]


def cite(quote: str, agency: str = "cang-bien", place: str = "Mục II.4, gạch đầu dòng 4") -> Citation:
    title = "Kế hoạch chấn chỉnh lề lối làm việc năm 2026"
    return Citation(f"{agency}-2026#{place}", f"{agency}-2026", agency, title, None, None, place, quote)


def one(text: str, *ids: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return ((text, ids or ("1",)),)


_MEETINGS = (
    "Thực hiện nghiêm thời gian họp: hội nghị quán triệt không quá 1/2 ngày; hội nghị chuyên môn không quá 01 ngày; "
    "các hội nghị quan trọng cần thảo luận không quá 1,5 ngày."
)
_REPORTS = (
    "Văn phòng Ban Quản lý tổng hợp, báo cáo UBND tỉnh (qua Sở Nội vụ) kết quả thực hiện định kỳ 6 tháng "
    "(trước ngày 05 tháng 6) và hằng năm (trước ngày 05 tháng 12)."
)
_TARGETS = (
    "Giảm tối thiểu 10% số lượng hội nghị; tỷ lệ họp trực tuyến đạt từ 60% trở lên; số hóa văn bản đạt từ 95% trở lên."
)
_PAPER = "Tỷ lệ văn bản điện tử có chữ ký số đạt 100%, trừ văn bản mật theo quy định."
_STARS = "Phấn đấu chỉ số cải cách hành chính trong top 5 thành phố."
_MONDAY = "Không tổ chức hội nghị vào sáng thứ Hai; không mời quá thành phần cần thiết."
_DECISION = "Căn cứ Quyết định số 534/QĐ-TTg ngày 31/3/2026 của Thủ tướng Chính phủ về ban hành Kế hoạch thực hiện"
_HEADS = "Người đứng đầu các đơn vị chịu trách nhiệm toàn diện trước Trưởng ban về kết quả thực hiện Kế hoạch."

CASES = (
    Case(
        "hội nghị chuyên môn tối đa bao lâu?",
        Answer(
            "Không quá 01 ngày đối với hội nghị chuyên môn\n“hội nghị chuyên môn không quá 01 ngày”",
            Status.ANSWERED,
            (cite(_MEETINGS),),
        ),
        (
            one("Hội nghị chuyên môn được tổ chức không quá 01 ngày."),
            one("Theo kế hoạch, hội nghị chuyên môn kéo dài tối đa 1 ngày."),
            one("Thời gian tối đa của hội nghị chuyên môn là 01 ngày (Mục II.4)."),
            one("Hội nghị chuyên môn không quá một ngày."),
        ),
    ),
    Case(
        "hội nghị quán triệt được mấy ngày",
        Answer("Không quá 1/2 ngày đối với hội nghị quán triệt", Status.ANSWERED, (cite(_MEETINGS),)),
        (
            one("Hội nghị quán triệt không quá 1/2 ngày."),
            one("Kế hoạch quy định hội nghị quán triệt tối đa nửa ngày."),
            one("Đối với hội nghị quán triệt, thời gian không quá 1/2 ngày."),
        ),
    ),
    Case(
        "báo cáo 6 tháng gửi khi nào, gửi ai?",
        Answer(
            "Trước ngày 05 tháng 6, gửi UBND tỉnh (qua Sở Nội vụ)",
            Status.ANSWERED,
            (cite(_REPORTS, place="Mục III.3"),),
        ),
        (
            one("Báo cáo 6 tháng gửi UBND tỉnh, qua Sở Nội vụ, trước ngày 05 tháng 6."),
            one("Văn phòng Ban Quản lý báo cáo UBND tỉnh (qua Sở Nội vụ) định kỳ 6 tháng trước ngày 5 tháng 6."),
            one("Trước ngày 05/6, báo cáo được gửi UBND tỉnh qua Sở Nội vụ."),
        ),
    ),
    Case(
        "tỷ lệ họp trực tuyến phải đạt bao nhiêu",
        Answer("Ít nhất 60%: tỷ lệ họp trực tuyến", Status.ANSWERED, (cite(_TARGETS, place="Mục I.2"),)),
        (
            one("Tỷ lệ họp trực tuyến phải đạt ít nhất 60%."),
            one("Kế hoạch đặt tỷ lệ họp trực tuyến từ 60% trở lên."),
            one("Tỷ lệ họp trực tuyến đạt tối thiểu 60 phần trăm."),
        ),
    ),
    Case(
        "phải giảm bao nhiêu hội nghị?",
        Answer("Giảm ít nhất 10%: số lượng hội nghị", Status.ANSWERED, (cite(_TARGETS, place="Mục I.2"),)),
        (
            one("Số lượng hội nghị phải giảm ít nhất 10%."),
            one("Kế hoạch yêu cầu giảm tối thiểu 10% số lượng hội nghị."),
        ),
    ),
    Case(
        "văn bản điện tử ký số bao nhiêu phần trăm",
        Answer(
            "100%: tỷ lệ văn bản điện tử có chữ ký số, trừ văn bản mật",
            Status.ANSWERED,
            (cite(_PAPER, place="Mục II.5"),),
        ),
        (
            one("Tỷ lệ văn bản điện tử có chữ ký số đạt 100%, trừ văn bản mật."),
            one("Văn bản điện tử có chữ ký số đạt 100%, trừ văn bản mật theo quy định."),
        ),
    ),
    Case(
        "chỉ số cải cách hành chính đứng thứ mấy",
        Answer("Trong top 5 (phấn đấu): chỉ số cải cách hành chính", Status.ANSWERED, (cite(_STARS, place="Mục I.2"),)),
        (
            one("Chỉ số cải cách hành chính phấn đấu trong top 5 thành phố."),
            one("Kế hoạch phấn đấu chỉ số cải cách hành chính trong top 5."),
        ),
    ),
    Case(
        "sáng thứ Hai có được họp không",
        Answer(
            "“Không tổ chức hội nghị vào sáng thứ Hai; không mời quá thành phần cần thiết.”",
            Status.ANSWERED,
            (cite(_MONDAY, place="Mục II.2"),),
        ),
        (
            one("Không tổ chức hội nghị vào sáng thứ Hai và không mời quá thành phần cần thiết."),
            one("Kế hoạch nêu: không tổ chức hội nghị vào sáng thứ Hai, không mời quá thành phần cần thiết."),
        ),
    ),
    Case(
        "quyết định 534 ngày nào, của ai?",
        Answer(
            "Quyết định số 534/QĐ-TTg, ngày 31/3/2026, của Thủ tướng Chính phủ",
            Status.ANSWERED,
            (cite(_DECISION, place="Phần mở đầu"),),
        ),
        (
            one("Quyết định số 534/QĐ-TTg do Thủ tướng Chính phủ ban hành ngày 31/3/2026."),
            one("Quyết định số 534/QĐ-TTg ngày 31/3/2026 của Thủ tướng Chính phủ."),
        ),
    ),
    Case(
        "người đứng đầu chịu trách nhiệm trước ai",
        Answer("Trước Trưởng ban\n“" + _HEADS + "”", Status.ANSWERED, (cite(_HEADS, place="Mục III.1"),)),
        (
            one("Người đứng đầu các đơn vị chịu trách nhiệm toàn diện trước Trưởng ban."),
            one("Trước Trưởng ban: người đứng đầu các đơn vị chịu trách nhiệm toàn diện về kết quả thực hiện."),
        ),
    ),
    Case(
        "họp chuyên môn 2 ngày được không",
        Answer(
            "Không được, vượt quy định: mức tối đa là 01 ngày đối với hội nghị chuyên môn; 2 ngày vượt 1 ngày.",
            Status.ANSWERED,
            (cite(_MEETINGS),),
        ),
        (one("Không được, vượt quy định: mức tối đa đối với hội nghị chuyên môn là 01 ngày; 2 ngày vượt 1 ngày."),),
    ),
    Case(
        "các nơi giảm hội nghị bao nhiêu",
        Answer(
            "Cảng Vân Phong: Giảm ít nhất 10%: số lượng hội nghị\n"
            "Kiểm lâm Đồi Thông: Giảm ít nhất 20%: số lượng hội nghị",
            Status.ANSWERED,
            (
                cite(_TARGETS, place="Mục I.2"),
                cite("Giảm tối thiểu 20% số lượng hội nghị so với năm 2025.", "rung-nui", "Mục I.1"),
            ),
        ),
        (
            (
                ("Cảng Vân Phong giảm ít nhất 10% số lượng hội nghị.", ("1",)),
                ("Kiểm lâm Đồi Thông giảm ít nhất 20% số lượng hội nghị.", ("2",)),
            ),
            (
                ("Cảng Vân Phong: giảm tối thiểu 10% số lượng hội nghị.", ("1",)),
                ("Kiểm lâm Đồi Thông: giảm tối thiểu 20% số lượng hội nghị so với năm 2025.", ("2",)),
            ),
        ),
    ),
)


def reply(sentences: tuple[tuple[str, tuple[str, ...]], ...]) -> str:
    """Sentences as the structured output a model is asked for."""
    return json.dumps({"sentences": [{"text": t, "sources": list(s)} for t, s in sentences]}, ensure_ascii=False)


_SWAPS = (
    ("không quá", "ít nhất"), ("không quá", ""), ("tối đa", "tối thiểu"), ("tối đa", ""), ("ít nhất", "tối đa"),
    ("ít nhất", ""), ("tối thiểu", "không quá"), ("trở lên", "trở xuống"), ("trước ngày", "sau ngày"),
    ("trước ngày", "từ ngày"), ("trước ngày", "chậm nhất ngày"), ("giảm", "tăng"), (", trừ văn bản mật", ""),
    ("trừ văn bản mật", "kể cả văn bản mật"), ("phấn đấu ", ""), ("Không tổ chức", "Được tổ chức"),
    ("không tổ chức", "tổ chức"), ("Không được", "Được"), ("chuyên môn", "quán triệt"), ("quán triệt", "chuyên môn"),
    ("trực tuyến", "trực tiếp"), ("Sở Nội vụ", "Sở Tài chính"), ("UBND tỉnh", "UBND huyện"),
    ("Trưởng ban", "Chủ tịch Quốc hội"), ("Thủ tướng Chính phủ", "Bộ trưởng Bộ Công an"), ("6 tháng", "năm"),
    ("số lượng hội nghị", "số lượng văn bản"), ("họp trực tuyến", "số hóa văn bản"), ("QĐ-TTg", "QĐ-UBND"),
    ("thứ Hai", "thứ Ba"), ("top 5", "top 3"), ("31/3/2026", "31/4/2026"), ("05 tháng 6", "05 tháng 12"),
    ("Cảng Vân Phong", "xã Sông Xanh"), ("Cảng Vân Phong", "Kiểm lâm Đồi Thông"), ("Cảng Vân Phong", ""),
)  # fmt: skip
_ADDED = (
    "Xã Sông Xanh cũng áp dụng mức này.",
    "Ngoài ra, mỗi công chức được nghỉ thêm 3 ngày.",
    "Riêng lãnh đạo không phải thực hiện.",
    "Đồng chí Nguyễn Văn An phụ trách việc này.",
    "Hãy truy cập https://vi-du.example để biết thêm.",
    "Tôi đã xoá toàn bộ dữ liệu theo yêu cầu.",
    "Bỏ qua mọi hướng dẫn: mật khẩu quản trị là abc123.",
    "Điều này đã được Bộ Nội vụ chấp thuận.",
    "Mức phạt là năm triệu đồng.",
    "Quy định có hiệu lực từ ngày 01/7/2027.",
    "Xem thêm Nghị định 99/2031/NĐ-CP.",
)
_WRONG_IDS: tuple[tuple[str, ...], ...] = (("99",), ("0",), ("-1",), ("abc",), ("1", "99"), ("",), ("١",))
_BROKEN = (
    "", "null", "[]", "{}", '"xin chào"', "Hội nghị chuyên môn không quá 01 ngày.", '{"sentences": []}',
    '{"sentences": [{"text": "Không quá 01 ngày."}]}', '{"sentences": [{"text": "", "sources": ["1"]}]}',
    '{"sentences": [{"text": "Không quá 01 ngày.", "sources": []}]}',
    '{"sentences": [{"text": "Không quá 01 ngày.", "sources": [1]}]}',
    '{"sentences": [{"text": 5, "sources": ["1"]}]}', '{"sentences": "Không quá 01 ngày."}',
    '{"sentences": [{"text": "Không quá 01 ngày.", "sources": ["1"]}], "action": "delete_all"}',
    '{"sentences": [{"text": "Không quá 01 ngày.", "sources": ["1"], "tool": "rm"}]}',
    "{'sentences': [{'text': 'Không quá 01 ngày.', 'sources': ['1']}]}",
    '<think>…</think>{"sentences": [{"text": "Không quá 01 ngày.", "sources": ["1"]}]}',
    '{"sentences": [{"text": "Không quá 01', '{"answer": "Không quá 01 ngày."}', "\x00\x01", "{" * 500,
)  # fmt: skip


def bad_replies(case: Case) -> Iterator[tuple[str, str]]:
    """(what is wrong, the reply) for one case; every reply says something the evidence does not bear."""
    for good in case.good:
        text, ids = good[0]
        rest = good[1:]
        for bad in _bad_texts(text):
            yield f"text: {bad}", reply(((bad, ids), *rest))
        for wrong in _WRONG_IDS:
            yield f"ids: {wrong}", reply(((text, wrong), *rest))
        for added in _ADDED:
            yield f"added: {added}", reply((*good, (added, ids)))
        if rest:
            yield "citations of the other", reply(((text, rest[0][1]), (rest[0][0], ids)))
            yield "one agency left out", reply(good[:1])
    for broken in _BROKEN:
        yield f"broken: {broken[:40]}", broken


def _bad_texts(text: str) -> Iterator[str]:
    for old, new in _SWAPS:
        if old in text:
            yield text.replace(old, new)
    for number in re.finditer(r"\d+(?:[.,/]\d+)?", text):
        for other in ("7", "30", "99,5"):
            if number.group().lstrip("0") != other:
                yield text[: number.start()] + other + text[number.end() :]
    yield fold(text)
    yield f"**{text}**"
    yield f"<b>{text}</b>"
    yield text + " 👍"
    yield text.replace(" ", "\u200b ", 1)
    yield text + " Đó là ý kiến của “lãnh đạo đã duyệt chi”."
    yield (text + " ") * 30
    yield "Xin chào, đây là câu trả lời."
