"""A well-behaved model: words an answer from its own lines and the plan's words, citing what bears each sentence."""

import json
import re
from typing import Any

from core.vietnamese.text import folded_tokens

LIMIT = re.compile(r"^(Không quá|Ít nhất|Trên|Dưới) (.+?) đối với (.+)$")
SHARE = re.compile(r"^((?:Giảm |Tăng )?(?:ít nhất |Ít nhất )?[\d,./]+ ?%): (.+)$")


def speak(block: dict[str, Any]) -> str:
    """The structured reply to one prompt."""
    lines = [line.removeprefix("- ").strip() for line in block["answer"].splitlines() if line.strip()]
    direct = [line for line in lines if not line.startswith("“")] or [f"Kế hoạch nêu: {_bare(lines[0])}"]
    sentences = [{"text": _reworded(line), "sources": _bearing(line, block["evidence"])} for line in direct]
    return json.dumps({"sentences": sentences}, ensure_ascii=False)


def _reworded(line: str) -> str:
    owner, colon, rest = line.partition(": ")
    if colon and not re.search(r"\d", owner) and LIMIT.match(rest):
        return f"{owner}: {_reworded(rest)}"
    limit, share = LIMIT.match(line), SHARE.match(line)
    if limit:
        bound, value, subject = limit.groups()
        return f"{subject[0].upper()}{subject[1:]} {bound.lower()} {value}.".replace("..", ".")
    if share:
        value, subject = share.groups()
        return f"{subject[0].upper()}{subject[1:]}: {value[0].lower()}{value[1:]}."
    return line if line[-1] in ".!?" else f"{line}."


def _bare(line: str) -> str:
    return line.strip("“”").lstrip("- ").strip()


def _bearing(line: str, evidence: list[dict[str, str]]) -> list[str]:
    """Ids of the evidence of the agencies the line names (of all where it names none), best first."""
    words = set(folded_tokens(line))
    named = [e for e in evidence if set(folded_tokens(e["agency"])) <= words]
    ranked = sorted(named or evidence, key=lambda e: -len(words & set(folded_tokens(e["quote"]))))
    return [e["id"] for e in ranked]
