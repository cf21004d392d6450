"""The evidence a worded answer may rest on, and the words that are common property."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from core.vietnamese.text import folded_tokens, nfc
from rag.answer import Answer, Citation
from rag.claims import Kind, Value, values_of

# Words any answer may use: grammar, comparisons, and the names of what plans are made of.
COMMON = frozenset(
    folded_tokens(
        "tổ chức phần trăm yêu cầu làm việc tức nửa buổi giờ ba bốn sáu bảy tám chín mười a ạ ai anh bao bằng "
        "bị bởi các cách cái căn cần chi cho chỉ chịu chưa có con còn của cùng cũng cứ cụ dài do dưới được đã "
        "đang đặt đạt đây để đến đều đi điều định đó đối đơn đúng em gì gồm giao giữa hằng hàng hai hạn hãy "
        "hết hiện hơn hoặc hoàn kể kéo kế khi không là lại lên loại lúc mà mỗi mọi một mức mục nào nay này "
        "năm nên nếu ngay ngày nghĩa ngoài người nhất nhiều những như nhưng nội nơi nữa phải phấn qua quá "
        "quan quy ra rằng rõ sau sẽ so số tại tất tháng thành thấp thể theo thế thì thiểu thời gian thuộc "
        "thực tính tổng tối tới trên trong trở trừ trước từ từng tương và vào vẫn về vị với vượt xong xuống "
        "đầu bắt chậm muộn lượng tỷ lệ hoạch nêu ghi văn bản cơ đấu đề dẫn quyết nhiệm vụ thúc áp dụng dạ "
        "vâng tiêu mốc phép ít đa giảm tăng ứng tiến hành bộ báo cáo dung đủ riêng chung tham khảo trả lời "
    )
)


@dataclass(frozen=True)
class Ground:
    """A stretch of evidence: a cited quote, or a line of the direct answer (`citation` None)."""

    text: str
    agency: str = ""
    citation: Citation | None = None

    @cached_property
    def values(self) -> list[Value]:
        """Its values, with the places its locator names."""
        return values_of(self.text) + self._of_locator

    @cached_property
    def syllables(self) -> frozenset[str]:
        return frozenset(folded_tokens(self.text))

    @cached_property
    def folded(self) -> str:
        return f" {' '.join(folded_tokens(self.text))} "

    @cached_property
    def _of_locator(self) -> list[Value]:
        if self.citation is None:
            return []
        said = [self.citation.locator, f"số {self.citation.number or ''}, ngày {self.citation.issued or ''}"]
        kinds = (Kind.PLACE, Kind.DOCUMENT, Kind.DATE)
        return [value for text in said for value in values_of(text) if value.kind in kinds]


@dataclass(frozen=True)
class Grounds:
    """Everything an answer rests on: its citations in order (ids "1", "2", …) and the lines that answer directly."""

    cited: tuple[Ground, ...]
    direct: tuple[Ground, ...]
    agencies: frozenset[str]

    @classmethod
    def of(cls, answer: Answer, names: Mapping[str, Sequence[str]]) -> "Grounds":
        """The grounds of an extractive answer. `names` are what people call each agency, by code."""
        cited = tuple(Ground(nfc(citation.quote), citation.agency, citation) for citation in answer.citations)
        lines = [nfc(line).removeprefix("- ").strip() for line in answer.text.splitlines()]
        direct = tuple(Ground(line, owner_of(line, names)) for line in lines if line and not is_quote(line))
        return cls(cited, direct, frozenset(citation.agency for citation in answer.citations))

    def of_ids(self, ids: Iterable[str]) -> list[Ground]:
        """The cited quotes of these ids; unknown ids are left out."""
        known = {str(place): ground for place, ground in enumerate(self.cited, 1)}
        return [known[one] for one in ids if one in known]


def is_quote(line: str) -> bool:
    """Whether a line of an answer is nothing but the plan's own words in quotation marks."""
    return line.strip().startswith("“") and line.strip().endswith("”")


def named(text: str, names: Mapping[str, Sequence[str]]) -> set[str]:
    """Codes of the agencies that `text` calls by a name; the longest name wins where names overlap."""
    folded = f" {' '.join(folded_tokens(text))} "
    found: set[str] = set()
    wordings = sorted(((" ".join(folded_tokens(name)), code) for code in names for name in names[code]), reverse=True)
    for wording, code in sorted(wordings, key=lambda one: -len(one[0])):
        if wording and f" {wording} " in folded:
            found.add(code)
            folded = folded.replace(f" {wording} ", " · ")
    return found


def owner_of(line: str, names: Mapping[str, Sequence[str]]) -> str:
    """Whose a line is, where it begins with an agency's name ("HEZA: …"); empty otherwise."""
    head, colon, _ = line.partition(":")
    owners = named(head, names) if colon else set()
    return next(iter(owners)) if len(owners) == 1 else ""
