"""Random secrets and their digests, and the process-wide key that signs cookies."""

import hashlib
import os
import secrets
from pathlib import Path

from api import wording_web as wording
from core.errors import SettingsError
from core.settings import Settings

KEY_FILE = "secret.key"
SHORTEST_KEY = 32


def new_secret(prefix: str = "") -> str:
    """A secret of 256 bits that fits a header, a cookie or a link."""
    return prefix + secrets.token_urlsafe(32)


def digest_of(secret: str) -> str:
    """What is stored in place of a secret. It is random, so one plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def signing_key(settings: Settings) -> str:
    """The key that signs cookies: the setting, or one made once in the data directory, readable by its owner alone."""
    given = settings.secret_key.get_secret_value()
    if given:
        if len(given) < SHORTEST_KEY:
            raise SettingsError(wording.SHORT_KEY.format(least=SHORTEST_KEY))
        return given
    path = settings.data_dir / KEY_FILE
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return _make(path)


def _make(path: Path) -> str:
    """Make the key file; when another process is first, its key is ours."""
    path.parent.mkdir(parents=True, exist_ok=True)
    own = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
    own.touch(mode=0o600)
    own.write_text(secrets.token_urlsafe(48), encoding="ascii")
    try:
        os.link(own, path)
    except FileExistsError:
        pass
    finally:
        own.unlink()
    return path.read_text(encoding="ascii")
