"""Takes in files that people send: read in the background, one at a time; nothing is kept of a refused one."""

import shutil
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import structlog

from api import store
from api import wording_web as wording
from api.callers import Permit
from api.context import Context
from core.errors import InputError, NotFoundError, TrolyError, UnavailableError
from core.guard import refuse_secret
from core.people import AgencyScope
from core.vietnamese.text import nfc
from corpus.model import TextKind
from corpus.prepare import Order, prepare

log = structlog.get_logger()
MOST_WAITING = 20
LONGEST_READING = timedelta(hours=1)  # an upload of another process is given up after this


@dataclass(frozen=True, slots=True)
class Sent:
    """A file as sent. `document_id` "" makes one of its name; `replace` lets it take the place of a text there is."""

    name: str
    content: bytes
    document_id: str = ""
    kind: TextKind = TextKind.PLAN
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Upload:
    """What became of a file. `state` is waiting, reading, done or failed; `outcome` added, replaced or unchanged."""

    id: str
    file_name: str
    state: str
    message: str
    document_id: str
    outcome: str
    at: datetime
    done_at: datetime | None

    @property
    def finished(self) -> bool:
        return self.state in ("done", "failed")


class Uploads:
    """The reading of one process."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._folder = context.settings.data_dir / "uploads"
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="upload")
        self._waiting = 0
        self._lock = threading.Lock()

    def start(self) -> None:
        """Give up what an earlier process left unfinished."""
        now, database = self._context.clock.now(), self._context.database
        before = now if database.is_sqlite else now - LONGEST_READING
        with database.write() as connection:
            store.give_up_uploads(connection, wording.UPLOAD_LOST, now, before)
        if database.is_sqlite:
            shutil.rmtree(self._folder, ignore_errors=True)

    def close(self) -> None:
        """Finish the file being read; the others are given up at the next start."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def receive(self, permit: Permit, sent: Sent) -> str:
        """Take a file for reading; returns the upload's id. Raises InputError, SecretRefused, UnavailableError."""
        name = nfc(Path(sent.name.replace("\\", "/")).name).strip()
        if not name or not sent.content:
            raise InputError(wording.NO_FILE)
        refuse_secret(Path(name).stem.replace("_", " ").replace("-", " "))
        with self._lock:
            if self._waiting >= MOST_WAITING:
                raise UnavailableError(wording.UPLOAD_BUSY)
            self._waiting += 1
        upload = uuid.uuid4().hex
        path = self._folder / upload / name
        try:
            path.parent.mkdir(parents=True)
            path.write_bytes(sent.content)
            self._note(permit, upload, name)
        except BaseException:
            shutil.rmtree(path.parent, ignore_errors=True)
            self._finished()
            raise
        self._pool.submit(self._read, permit, upload, path, sent)
        return upload

    def get(self, scope: AgencyScope, upload: str) -> Upload:
        """One upload. Raises NotFoundError."""
        with self._context.database.read() as connection:
            row = store.upload_of(connection, scope, upload)
        if row is None:
            raise NotFoundError(wording.UPLOAD_UNKNOWN)
        return _upload(row)

    def latest(self, scope: AgencyScope) -> list[Upload]:
        """The agency's latest uploads, newest first."""
        with self._context.database.read() as connection:
            return [_upload(row) for row in store.latest_uploads(connection, scope)]

    def _note(self, permit: Permit, upload: str, name: str) -> None:
        row = {
            "id": upload,
            "person_id": permit.person.id,
            "file_name": name,
            "state": "waiting",
            "message": "",
            "document_id": "",
            "outcome": "",
            "at": self._context.clock.now(),
        }
        with self._context.database.write() as connection:
            store.add_upload(connection, permit.scope, row)

    def _read(self, permit: Permit, upload: str, path: Path, sent: Sent) -> None:
        try:
            self._change(permit, upload, state="reading")
            order = Order(path, permit.scope.agency, sent.document_id, sent.kind)
            text = prepare(order)
            taken = self._context.library.take_in(text, person=permit.person, may_replace=sent.replace)
            done = {"state": "done", "document_id": taken.document.id, "outcome": taken.outcome.value}
            self._context.index()
        except TrolyError as error:
            done = {"state": "failed", "message": str(error)}
        except Exception as error:
            log.error("upload not read", upload=upload, error=type(error).__name__)
            done = {"state": "failed", "message": wording.UPLOAD_FAILED.format(kind=type(error).__name__)}
        finally:
            shutil.rmtree(path.parent, ignore_errors=True)
            self._finished()
        self._change(permit, upload, done_at=self._context.clock.now(), **done)

    def _change(self, permit: Permit, upload: str, **values: object) -> None:
        with self._context.database.write() as connection:
            store.change_upload(connection, permit.scope, upload, **values)

    def _finished(self) -> None:
        with self._lock:
            self._waiting -= 1


def _upload(row) -> Upload:  # type: ignore[no-untyped-def]  # a row of `uploads`
    return Upload(row.id, row.file_name, row.state, row.message, row.document_id, row.outcome, row.at, row.done_at)
