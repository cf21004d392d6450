"""Structured logs on stderr. What people write, tokens and personal numbers never reach a line.

Events are named ("plan.added") and carry ids and counts. Keys that could hold a message, a token or a name are
dropped, and personal numbers in what remains are masked.
"""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

from core.guard import mask_personal

_PRIVATE_KEY = re.compile(
    r"(^|_)(text|message|question|answer|quote|body|content|token|secret|key|password|authorization|cookie|name|phone)s?$"
)
_TOKEN = re.compile(r"\bbot\d{6,}:[\w-]{20,}|\b\d{6,}:[\w-]{30,}|(?i:bearer\s+)[\w.~+/-]+|\b[\w-]{48,}\b")
_NOISY = ("httpx", "httpcore", "telegram", "chromadb", "sentence_transformers", "urllib3", "alembic", "pdfminer", "PIL")

HIDDEN = "[đã che]"


def configure(level: str = "WARNING") -> None:
    """Send structured logs of `level` and above to stderr; libraries that log addresses stay at WARNING."""
    number = getattr(logging, level.upper(), logging.WARNING)
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redact, _render()],
            foreign_pre_chain=[structlog.stdlib.add_log_level, structlog.processors.TimeStamper(fmt="iso")],
        )
    )
    logging.basicConfig(handlers=[handler], level=number, force=True)
    for name in _NOISY:
        logging.getLogger(name).setLevel(max(number, logging.WARNING))
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.make_filtering_bound_logger(number),
        cache_logger_on_first_use=False,
    )


def redact(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Drop what may hold people's words or credentials; mask tokens and personal numbers in the rest."""
    for key in list(event):
        if _PRIVATE_KEY.search(key):
            event[key] = HIDDEN
        elif isinstance(event[key], str):
            event[key] = mask_personal(_TOKEN.sub(HIDDEN, event[key])).text
    return event


def _render() -> Any:
    return structlog.processors.JSONRenderer(ensure_ascii=False)
