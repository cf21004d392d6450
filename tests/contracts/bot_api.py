"""The published Telegram Bot API as a check: does a call have known, required and rightly typed fields?"""

import json
from functools import cache
from pathlib import Path
from typing import Any

PUBLISHED = Path(__file__).parent.parent / "data" / "channels" / "telegram-bot-api.json"


@cache
def published() -> dict[str, Any]:
    return dict(json.loads(PUBLISHED.read_text(encoding="utf-8")))


def problems(method: str, fields: dict[str, Any]) -> list[str]:
    """What is wrong with a call; form values are text, structures JSON in text, files bytes."""
    described = published()["methods"].get(method)
    if described is None:
        return [f"no method {method}"]
    return _fields(method, described.get("fields", []), fields, from_form=True)


def _fields(where: str, described: list[dict[str, Any]], given: dict[str, Any], *, from_form: bool) -> list[str]:
    known = {field["name"]: field for field in described}
    found = [f"{where}: unknown {name}" for name in given if name not in known]
    found += [f"{where}: {name} missing" for name, f in known.items() if f["required"] and name not in given]
    for name, value in given.items():
        if name in known:
            wanted = known[name]["types"]
            if not any(_fits(kind, value, from_form) for kind in wanted):
                found.append(f"{where}.{name}: {str(value)[:80]!r} is none of {wanted}")
    return found


def _fits(kind: str, value: Any, from_form: bool) -> bool:
    if isinstance(value, bytes):
        return kind in ("InputFile", "String")
    if from_form and isinstance(value, str) and kind != "String":
        try:
            value = json.loads(value)
        except ValueError:
            return False
    if kind.startswith("Array of "):
        inner = kind.removeprefix("Array of ")
        return isinstance(value, list) and all(_fits(inner, item, False) for item in value)
    match kind:
        case "String":
            return isinstance(value, str)
        case "Integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "Float":
            return isinstance(value, int | float) and not isinstance(value, bool)
        case "Boolean" | "True":
            return isinstance(value, bool)
    described = published()["types"].get(kind)
    if described is None or not isinstance(value, dict):
        return False
    if "subtypes" in described:
        return any(_fits(sub, value, False) for sub in described["subtypes"])
    return not _fields(kind, described.get("fields", []), value, from_form=False)
