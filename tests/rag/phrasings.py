"""The same question as other hands type it: half the accents, a slip of the finger, everyday words."""

import random
import re
from collections.abc import Callable

from core.vietnamese.text import fold

EVERYDAY = {
    "hội nghị": "cuộc họp",
    "trực tuyến": "online",
    "báo cáo": "bc",
    "văn bản": "VB",
    "phải": "cần",
    "bao nhiêu": "bn",
    "thủ tục hành chính": "TTHC",
    "cải cách hành chính": "CCHC",
    "đơn vị nào": "bên nào",
    "không": "ko",
    "thời gian": "tgian",
}


def half_accented(text: str) -> str:
    """About half of the words without accents, always the same ones."""
    chance = random.Random(text)
    return " ".join(fold(word) if chance.random() < 0.5 and not word.isupper() else word for word in text.split())


def swapped(text: str) -> str:
    """Two neighbouring letters of one longer word exchanged."""
    return _slipped(text, lambda word, at: word[:at] + word[at + 1] + word[at] + word[at + 2 :])


def dropped(text: str) -> str:
    """One letter of one longer word left out."""
    return _slipped(text, lambda word, at: word[:at] + word[at + 1 :])


def everyday(text: str) -> str:
    """Office words as people shorten or replace them in a chat."""
    for office, other in EVERYDAY.items():
        text = re.sub(rf"(?<!\w){office}(?!\w)", other, text)
    return text


def _slipped(text: str, slip: Callable[[str, int], str]) -> str:
    chance, words = random.Random(text), text.split()
    longer = [place for place, word in enumerate(words) if len(word) >= 4 and word.isalpha() and word.islower()]
    if longer:
        place = chance.choice(longer)
        words[place] = slip(words[place], chance.randrange(1, len(words[place]) - 1))
    return " ".join(words)
