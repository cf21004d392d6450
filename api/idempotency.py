"""A write sent twice under one key is done once, and answered the same both times."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection

from api import store
from api import wording_web as wording
from core.errors import ConflictError
from core.people import Person

KEPT = timedelta(days=3)


def digest(*parts: str | bytes) -> str:
    """What tells one request from another."""
    made = hashlib.sha256()
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        made.update(len(raw).to_bytes(8, "big") + raw)
    return made.hexdigest()


def once(
    connection: Connection,
    person: Person,
    key: str | None,
    request: str,
    now: datetime,
    act: Callable[[Connection], dict[str, Any]],
) -> dict[str, Any]:
    """`act`'s answer, or the one given before under this key. Raises ConflictError where it was another request."""
    if key is None:
        return act(connection)
    earlier = store.answered_write(connection, person, key)
    if earlier is not None:
        if earlier.request != request:
            raise ConflictError(wording.KEY_REUSED)
        found: dict[str, Any] = json.loads(earlier.answer)
        return found
    answer = act(connection)
    store.keep_answer(connection, person, key, request, json.dumps(answer, ensure_ascii=False), now, now - KEPT)
    return answer
