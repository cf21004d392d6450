"""A follow-up question made to stand alone by the model: an option, measured on its own by `troly eval --rewrite`.

Whatever the model adds of its own (a number, a name, a word nobody said) throws its version away.
"""

import json
from collections.abc import Sequence

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.guard import Secrecy, look_for_secret, mask_personal
from core.vietnamese.text import folded_tokens, squeeze
from rag.chat import Chat, ModelError
from rag.claims import values_of
from rag.grounds import COMMON
from rag.prompts import load

PROMPT = "rewrite.v1"
LONGEST = 500  # characters of a rewritten question


class _Rewritten(BaseModel):
    model_config = ConfigDict(extra="forbid")
    question: str = Field(min_length=1, max_length=LONGEST)


def rewrite(chat: Chat, question: str, history: Sequence[str], seconds: float) -> str | None:
    """`question` so that it can be asked without `history`; None where the model gives nothing that may be used."""
    said = [*history, question]
    if not history or any(look_for_secret(one) is not Secrecy.CLEAN for one in said):
        return None
    asked = {"history": [mask_personal(one).text for one in history], "question": mask_personal(question).text}
    try:
        reply = chat.ask(load(PROMPT).text, json.dumps(asked, ensure_ascii=False), seconds)
        whole = squeeze(_Rewritten.model_validate_json(reply.text).question)
    except (ModelError, ValidationError):
        return None
    return whole if _of_their_words(whole, " . ".join(said)) else None


def _of_their_words(whole: str, said: str) -> bool:
    values = values_of(said)
    known = set(folded_tokens(said)) | COMMON
    return all(word in known for word in folded_tokens(whole) if word.isalpha()) and all(
        any(value.same(other) for other in values) for value in values_of(whole)
    )
