"""A copy of the shipped corpus whose agencies have other names, codes and plan ids, and its questions."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from core.vietnamese.text import fold, has_marks
from rag.evaluation import Question
from tests.rag.questions import CORPUS, PLAN_NUMBERS, followed

CODES = {"heza": "kkt-an-bien", "dong-dang": "binh-xuyen", "le-chan": "ngoc-ha"}
NAMES = {
    "Hải Phòng": "An Biên",
    "Đồng Đăng": "Bình Xuyên",
    "Lạng Sơn": "Cao Bình",
    "Lê Chân": "Ngọc Hà",
    "HEZA": "ABEZA",
    "Heza": "Abeza",
    "ĐĐ-LS": "BX-CB",
    "ĐĐ": "BX",
    "HP": "AB",
    "LC": "NH",
}


@dataclass(frozen=True)
class Renaming:
    """The new names, in plans as written and in questions as typed."""

    names: dict[str, str] = field(default_factory=lambda: dict(NAMES))

    def written(self, text: str) -> str:
        for old, new in self.names.items():
            text = re.sub(rf"(?<!\w){old}(?!\w)", new, text)
        return text

    def typed(self, text: str) -> str:
        """`text` with the names in any capitals, without marks where they were typed so."""
        for old, new in self.names.items():
            capitals = 0 if len(old) < 4 else re.IGNORECASE
            text = re.sub(rf"(?<!\w){old}(?!\w)", new, text, flags=capitals)
            if has_marks(old) and not has_marks(text):
                text = re.sub(rf"(?<!\w){fold(old)}(?!\w)", fold(new), text, flags=re.IGNORECASE)
        return text

    def question(self, question: Question) -> Question:
        renamed = followed(question, self.typed)
        return renamed.model_copy(update={"agency": CODES[question.agency] if question.agency else None})


def renamed_corpus(folder: Path) -> tuple[Renaming, dict[str, str]]:
    """Fill `folder` with the copy; the renaming, and the new plan ids with their numbers in the question sets."""
    renaming, numbers = Renaming(), {}
    for source in sorted(CORPUS.glob("plans/*/*.txt")):
        code = CODES[source.parent.name]
        document = f"{code}-van-ban-{PLAN_NUMBERS[source.stem]}"
        numbers[document] = PLAN_NUMBERS[source.stem]
        copy = folder / "plans" / code / f"{document}.txt"
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(renaming.written(source.read_text(encoding="utf-8")), encoding="utf-8")
    for name in ("agencies.toml", "legal_bases.toml"):
        text = renaming.written((CORPUS / name).read_text(encoding="utf-8"))
        for old, new in CODES.items():
            text = re.sub(rf"^\[{old}(?=[\].])", f"[{new}", text, flags=re.MULTILINE)
        (folder / name).write_text(text, encoding="utf-8")
    return renaming, numbers
