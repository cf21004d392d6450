"""The registers that ship with the texts: `agencies.toml` (who is who), `legal_bases.toml` (what is known of a law)."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.errors import SettingsError
from core.vietnamese.text import nfc
from corpus.model import AgencyEntry, RegisteredBasis


def load_agencies(path: Path) -> dict[str, AgencyEntry]:
    """Agencies by code. Raises SettingsError naming the file and what is wrong in it."""
    table = _load(path)
    try:
        return {code: _agency(code, entry) for code, entry in table.items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise SettingsError(f"Tệp “{path.name}” thiếu hoặc sai mục {error}. Mỗi cơ quan cần có name.") from error


def load_register(path: Path) -> tuple[RegisteredBasis, ...]:
    """The entries of the register of legal bases; empty when there is no such file. Raises SettingsError."""
    if not path.exists():
        return ()
    table = _load(path)
    try:
        return tuple(_basis(entry) for entry in table["basis"])
    except (KeyError, TypeError) as error:
        raise SettingsError(f"Tệp “{path.name}” thiếu hoặc sai mục {error}.") from error


def _load(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise SettingsError(f"Không thấy tệp “{path}”. Kiểm tra TROLY_CORPUS_DIR.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"Tệp “{path.name}” sai cú pháp: {error}") from error


def _basis(entry: Mapping[str, Any]) -> RegisteredBasis:
    fields: dict[str, Any] = {key: nfc(value) if isinstance(value, str) else value for key, value in entry.items()}
    return RegisteredBasis(**fields)


def _agency(code: str, entry: Mapping[str, Any]) -> AgencyEntry:
    units = {nfc(name): tuple(nfc(a) for a in aliases) for name, aliases in entry.get("units", {}).items()}
    return AgencyEntry(
        code=code,
        name=nfc(entry["name"]),
        short_name=nfc(entry.get("short_name", entry["name"])),
        province=nfc(entry.get("province", "")),
        parent=nfc(entry.get("parent", "")),
        aliases=tuple(nfc(alias) for alias in entry.get("aliases", ())),
        units=units,
    )
