"""What Tesseract regularly misreads in Vietnamese office texts, set right word by word; numbers are never touched.

Bullets come out as "~" or a long dash, and on worn paper the hook over â, ê, ô is taken for an acute ("tối thiếu").
A pair of syllables is changed only when the pair as read is not a word and the pair with the hook is one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path

from corpus.model import Block

_WORDS = Path(__file__).with_name("hooked_words.txt")
_SYLLABLES = Path(__file__).with_name("hooked_syllables.txt")
_BULLET = re.compile(r"^(?:[~—–_=«»¬]+\s?-?|-[~—–_]+)\s+(?=[^\W\d_])")
_SPECK = re.compile(r"(?<=\w)\s+[-–—~'’‘`“”|]+$")  # a lone mark at the end of a cell: the rule beside it
_D = re.compile(r"[Đđ][Ðð]|[Ðð]")  # the Icelandic letter that looks like it, alone or printed over it
_EVERY = re.compile(r"\b([Hh])(?:ăng|ãng|ắng|ẳng)(?=\s+(?:ngày|tuần|tháng|quý|năm)\b)")
_SYLLABLE = re.compile(r"[^\W\d_]+")
_ACUTE, _HOOK = "ấếốẤẾỐ", "ẩểổẨỂỔ"
_HOOKED = str.maketrans(_ACUTE, _HOOK)


def set_right(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The scanned blocks among `blocks` with bullets and hooks set right."""
    return tuple(block if block.confidence is None else _of(block) for block in blocks)


def _of(block: Block) -> Block:
    text = _BULLET.sub("- ", block.text.replace("⁄", "/"))
    return replace(
        block, text=_words_right(text), cells=tuple(_SPECK.sub("", _words_right(cell)) for cell in block.cells)
    )


def _words_right(text: str) -> str:
    text = _D.sub(lambda match: "đ" if match[0].islower() else "Đ", text)
    return _EVERY.sub(r"\1ằng", _lone_hooks(hooks_back(text)))


def _lone_hooks(text: str) -> str:
    """`text` with hooks on the syllables that hardly ever have an acute, but in the few words where they do."""
    found = list(_SYLLABLE.finditer(text))
    words = [match.group().lower() for match in found]
    letters = list(text)
    for place, match in enumerate(found):
        known = hooked_syllables().get(words[place])
        beside = {" ".join(words[max(0, place - 1) : place + 1]), " ".join(words[place : place + 2])}
        if known is not None and not beside & known:
            letters[match.start() : match.end()] = match.group().translate(_HOOKED)
    return "".join(letters)


def hooks_back(text: str) -> str:
    """`text` with hooks where the word list knows the pair with them."""
    found = list(_SYLLABLE.finditer(text))
    letters = list(text)
    for first, second in pairwise(found):
        if text[first.end() : second.start()] != " ":
            continue
        pair = (first.group().lower(), second.group().lower())
        wanted = hooked_words().get((pair[0].translate(_HOOKED), pair[1].translate(_HOOKED)))
        if wanted is None or wanted == pair:
            continue
        for match, right in ((first, wanted[0]), (second, wanted[1])):
            for i, letter in enumerate(right):
                at = match.start() + i
                letters[at] = letter.upper() if text[at].isupper() else letter
    return "".join(letters)


@lru_cache(maxsize=1)
def hooked_words() -> dict[tuple[str, str], tuple[str, str]]:
    """Two-syllable words with a hook over â, ê or ô, by their form with every acute made a hook."""
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    pairs = [tuple(line.split()) for line in lines if line and not line.startswith("#")]
    return {(a.translate(_HOOKED), b.translate(_HOOKED)): (a, b) for a, b in pairs}


@lru_cache(maxsize=1)
def hooked_syllables() -> dict[str, frozenset[str]]:
    """Syllables with an acute that are mostly a misread hook, each with the words in which the acute is meant."""
    lines = (line.split(":") for line in _SYLLABLES.read_text(encoding="utf-8").splitlines() if ":" in line)
    back = str.maketrans(_HOOK, _ACUTE)
    return {
        syllable.strip().translate(back): frozenset(filter(None, map(str.strip, words.split(","))))
        for syllable, words in lines
        if not syllable.startswith("#")
    }
