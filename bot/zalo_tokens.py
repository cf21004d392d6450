"""The Official Account's tokens. The refresh token works once, so one process at a time renews, stores, then uses."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import httpx
from filelock import FileLock
from pydantic import BaseModel, ValidationError

from bot import notices, people_store
from bot.sending import NeedsAdministrator, NotSent
from core.clock import Clock
from core.database import Database
from core.failpoints import reach

EARLY = timedelta(minutes=10)  # renewed this long before it ends


class _Pair(BaseModel):
    access_token: str
    refresh_token: str
    expires_in: int  # seconds; Zalo writes it as a string


class ZaloTokens:
    """Keeps the pair of one application and account in the database."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        data_dir: Path,
        *,
        oauth_url: str,
        app_id: str,
        app_secret: str,
        oa_id: str,
    ) -> None:
        self._database = database
        self._clock = clock
        self._lock_file = data_dir / "zalo-tokens.lock"
        self._url = f"{oauth_url.rstrip('/')}/v4/oa/access_token"
        self._app_id = app_id
        self._app_secret = app_secret
        self._name = f"zalo_oa:{oa_id}"

    def access_token(self, refused: str = "") -> str:
        """A token to send with; a new one if it ends soon or is the one Zalo `refused`.

        Raises NeedsAdministrator when there is none to be had, NotSent when Zalo cannot be reached.
        """
        current = self._current(refused)
        if current:
            return current
        with self._alone():
            current = self._current(refused)  # another process may have been first
            if current:
                return current
            with self._database.read() as connection:
                row = people_store.tokens_of(connection, self._name)
            if row is None:
                raise NeedsAdministrator(notices.ZALO_NOT_CONNECTED)
            return self.obtain({"grant_type": "refresh_token", "refresh_token": row.refresh_token})

    def obtain(self, grant: dict[str, str]) -> str:
        """Exchange a refresh token or an authorisation code for a pair, and keep it. Returns the access token."""
        try:
            response = httpx.post(
                self._url, data={"app_id": self._app_id, **grant}, headers={"secret_key": self._app_secret}, timeout=15
            )
            pair = _Pair.model_validate_json(response.content)
        except httpx.HTTPError as error:
            raise NotSent(notices.ZALO_UNREACHABLE.format(reason=type(error).__name__)) from None
        except ValidationError:
            raise NeedsAdministrator(notices.ZALO_RECONNECT.format(reason=_refusal(response))) from None
        reach("zalo-tokens.before-commit")
        self.keep(pair.access_token, pair.refresh_token, self._clock.now() + timedelta(seconds=pair.expires_in))
        reach("zalo-tokens.after-commit")
        return pair.access_token

    def keep(self, access: str, refresh: str, expires: datetime) -> None:
        """Store a pair in place of the present one."""
        with self._database.write() as connection:
            people_store.save_tokens(connection, self._name, access, refresh, expires, self._clock.now())

    def _current(self, refused: str) -> str:
        with self._database.read() as connection:
            row = people_store.tokens_of(connection, self._name)
        if row is None or row.access_token == refused or row.expires_at - EARLY <= self._clock.now():
            return ""
        return str(row.access_token)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold off every other thread and process; nobody else's writes wait meanwhile."""
        if self._database.is_sqlite:
            self._lock_file.parent.mkdir(parents=True, exist_ok=True)
            with FileLock(self._lock_file, thread_local=False, is_singleton=False):
                yield
            return
        with self._database.read() as connection:
            people_store.lock_tokens(connection)
            yield


def _refusal(response: httpx.Response) -> str:
    """Zalo's own number for the refusal, never its text: that may repeat what was sent."""
    try:
        body = response.json()
        return f"lỗi {body.get('error', response.status_code)}"
    except (ValueError, AttributeError):
        return f"HTTP {response.status_code}"
