"""Word's automatic numbering turned into the numbers a reader sees."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: "%1.%2." in upper Roman from 1, and so on."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    legal: bool = False
    restart: int | None = None  # the level (1 is the highest) after which it starts anew; 0 never


@dataclass(slots=True)
class _List:
    abstract: str
    levels: dict[int, Level]
    overrides: dict[int, int]  # level → the start that this list sets anew


@dataclass(slots=True)
class Numbering:
    """The lists of one document and where their counters stand; `label` is to be asked in reading order."""

    lists: dict[str, _List] = field(default_factory=dict)
    counters: dict[str, list[int | None]] = field(default_factory=dict)
    started: set[tuple[str, int]] = field(default_factory=set)
    style_levels: dict[str, tuple[str, int]] = field(default_factory=dict)  # paragraph style → (list, level)

    @classmethod
    def of(cls, root: Any | None) -> "Numbering":
        """From the root element of numbering.xml; None for a document without lists."""
        numbering = cls()
        if root is None:
            return numbering
        abstracts: dict[str, dict[int, Level]] = {}
        styles: dict[str, dict[str, int]] = {}
        links: dict[str, str] = {}
        for abstract in root.findall(f"{_W}abstractNum"):
            key = abstract.get(f"{_W}abstractNumId")
            abstracts[key] = {int(lvl.get(f"{_W}ilvl")): _level(lvl) for lvl in abstract.findall(f"{_W}lvl")}
            for lvl in abstract.findall(f"{_W}lvl"):
                style = _value(lvl, "pStyle")
                if style:
                    styles.setdefault(key, {})[style] = int(lvl.get(f"{_W}ilvl"))
            linked = _value(abstract, "styleLink")
            if linked:
                links[linked] = key
        for abstract in root.findall(f"{_W}abstractNum"):
            target = links.get(_value(abstract, "numStyleLink") or "")
            if target:
                abstracts[abstract.get(f"{_W}abstractNumId")] = abstracts[target]
        for num in root.findall(f"{_W}num"):
            abstract = _value(num, "abstractNumId") or ""
            levels, overrides = dict(abstracts.get(abstract, {})), {}
            for override in num.findall(f"{_W}lvlOverride"):
                number = int(override.get(f"{_W}ilvl"))
                if override.find(f"{_W}lvl") is not None:
                    levels[number] = _level(override.find(f"{_W}lvl"))
                start = _value(override, "startOverride")
                if start is not None:
                    overrides[number] = int(start)
            key = num.get(f"{_W}numId")
            numbering.lists[key] = _List(abstract, levels, overrides)
            for style, number in styles.get(abstract, {}).items():
                numbering.style_levels.setdefault(style, (key, number))
        return numbering

    def label(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of this list at this level (from 0), "" when it shows none."""
        found = self.lists.get(list_id)
        if found is None or level not in found.levels:
            return ""
        counts = self.counters.setdefault(found.abstract, [None] * _LEVELS)
        self._advance(found, list_id, counts, level)
        rule = found.levels[level]
        if rule.format == "bullet":
            return _bullet(rule.text)
        if rule.format == "none" and "%" in rule.text:
            return ""

        def shown(match: re.Match[str]) -> str:
            index = int(match.group(1)) - 1
            other = found.levels.get(index, Level())
            count = counts[index] if counts[index] is not None else other.start
            assert count is not None
            style = "decimal" if rule.legal and index < level else other.format
            return _FORMATS.get(style, str)(count)

        return re.sub(r"%(\d)", shown, rule.text).strip()

    def _advance(self, found: _List, list_id: str, counts: list[int | None], level: int) -> None:
        start = found.levels[level].start
        if level in found.overrides and (list_id, level) not in self.started:
            counts[level] = found.overrides[level]
        else:
            now = counts[level]
            counts[level] = start if now is None else now + 1
        self.started.add((list_id, level))
        for upper in range(level):
            if counts[upper] is None:
                counts[upper] = found.levels.get(upper, Level()).start
        for lower in range(level + 1, _LEVELS):
            restart = found.levels.get(lower, Level()).restart
            if restart is None or (restart and level < restart):
                counts[lower] = None


def _value(element: Any, name: str) -> str | None:
    child = element.find(f"{_W}{name}")
    return None if child is None else child.get(f"{_W}val")


def _level(element: Any) -> Level:
    legal = element.find(f"{_W}isLgl")
    restart = _value(element, "lvlRestart")
    return Level(
        format=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText") or "",
        start=int(_value(element, "start") or 0 if element.find(f"{_W}start") is not None else 1),
        suffix=_value(element, "suff") or "tab",
        legal=legal is not None and legal.get(f"{_W}val") not in ("0", "false"),
        restart=None if restart is None else int(restart),
    )


def _bullet(text: str) -> str:
    """The bullet as typed in office texts: a plus stays a plus, any drawn mark is a dash."""
    return text if text in {"-", "–", "—", "+", "*", "•"} else "-"


def roman(number: int) -> str:
    """4 → IV."""
    pairs: tuple[tuple[int, str], ...] = (
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
    )
    pairs += ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in pairs:
        count, number = divmod(number, value)
        text += sign * count
    return text


def letter(number: int) -> str:
    """1 → a, 26 → z, 27 → aa, as Word counts."""
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1) if number > 0 else ""


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda n: roman(n).lower(),
    "upperLetter": lambda n: letter(n).upper(),
    "lowerLetter": letter,
    "decimalEnclosedParen": lambda n: f"({n})",
    "decimalEnclosedFullstop": lambda n: f"{n}.",
    "numberInDash": lambda n: f"- {n} -",
    "none": lambda _: "",
}
