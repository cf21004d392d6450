"""Examines an installation: database, texts, tools for scans, settings. Each finding says what to do."""

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from api import wording
from api.context import Context
from core.errors import SettingsError
from core.people import AgencyScope

Verdict = Literal["good", "note", "bad"]
ENOUGH_BYTES = 500_000_000


@dataclass(frozen=True, slots=True)
class CheckFinding:
    """One thing looked at. `note` is worth knowing but stops nothing; `bad` must be mended."""

    verdict: Verdict
    words: str


def examine(context: Context) -> list[CheckFinding]:
    """Look at everything; nothing is changed."""
    return [
        *_machine(context),
        *_database(context),
        *_library(context),
        *_search(context),
        *_scans(),
        *_channels(context),
    ]


def _machine(context: Context) -> Iterator[CheckFinding]:
    version = ".".join(map(str, sys.version_info[:3]))
    yield CheckFinding("good", wording.CHECK_PYTHON.format(version=version))
    folder = context.settings.data_dir.resolve()
    free = shutil.disk_usage(folder).free
    verdict: Verdict = "good" if free >= ENOUGH_BYTES else "bad"
    words = wording.CHECK_FOLDER if verdict == "good" else wording.CHECK_FOLDER_FULL
    yield CheckFinding(verdict, words.format(folder=folder, gigabytes=free / 1e9))


def _database(context: Context) -> Iterator[CheckFinding]:
    kind = "SQLite" if context.database.is_sqlite else "PostgreSQL"
    if context.database.is_sound():
        yield CheckFinding("good", wording.CHECK_DATABASE.format(kind=kind, revision=context.database.revision()))
    else:
        yield CheckFinding("bad", wording.CHECK_DATABASE_BROKEN)


def _library(context: Context) -> Iterator[CheckFinding]:
    snapshot = context.snapshot()
    for code, agency in sorted(snapshot.agencies.items()):
        documents = snapshot.documents_of(code)
        ids = {document.id for document in documents}
        yield CheckFinding(
            "good" if documents else "note",
            wording.CHECK_AGENCY.format(
                name=agency.name,
                texts=len(documents),
                passages=sum(1 for passage in snapshot.passages if passage.document_id in ids),
                facts=sum(1 for fact in snapshot.facts if fact.document_id in ids),
            ),
        )
        listed = context.library.list(AgencyScope(code))
        old = [item.document.id for item in listed if item.until is None and not item.reading_is_current]
        if old:
            yield CheckFinding("note", wording.CHECK_READ_AGAIN.format(texts=", ".join(old), code=code))


def _search(context: Context) -> Iterator[CheckFinding]:
    from rag.index import DenseIndex
    from rag.passages import grouped

    index = DenseIndex(context.settings.data_dir, context.settings.embedding_model)
    try:
        lacking = sorted(code for code, group in grouped(context.snapshot()).items() if not index.ready(group))
    except SettingsError as error:
        yield CheckFinding("bad", str(error))
        return
    words = wording.CHECK_NO_VECTORS.format(codes=", ".join(lacking)) if lacking else wording.CHECK_VECTORS
    yield CheckFinding("note" if lacking else "good", words)


def _scans() -> Iterator[CheckFinding]:
    import subprocess

    if shutil.which("tesseract") is None:
        yield CheckFinding("note", wording.CHECK_NO_TESSERACT)
        return
    done = subprocess.run(
        ["tesseract", "--list-langs"], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, timeout=20
    )
    has_vietnamese = "vie" in (done.stdout + done.stderr).split()
    words = wording.CHECK_TESSERACT if has_vietnamese else wording.CHECK_NO_TESSERACT
    yield CheckFinding("good" if has_vietnamese else "note", words)


def _channels(context: Context) -> Iterator[CheckFinding]:
    settings = context.settings
    yield CheckFinding(
        "good", wording.CHECK_MODEL.format(model=settings.llm) if settings.llm else wording.CHECK_NO_MODEL
    )
    on = {
        "Telegram": bool(settings.telegram_token.get_secret_value()),
        "Zalo OA": bool(settings.zalo_oa_id),
        "Zalo Bot": bool(settings.zalo_bot_token.get_secret_value()),
    }
    names = ", ".join(name for name, is_on in on.items() if is_on)
    yield CheckFinding("good", wording.CHECK_CHANNELS.format(names=names) if names else wording.CHECK_NO_CHANNELS)
