"""The guides and the deployment samples name only what there is: commands, settings, pictures, routes."""

import re
from pathlib import Path

import pytest

from api.cli.commands import COMMANDS
from core.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
GUIDES = [ROOT / "docs" / "quan-tri.md", ROOT / "docs" / "can-bo.md"]
SAMPLES = [ROOT / "deploy" / name for name in ("troly.service", "troly.env", "nginx.conf", "Containerfile")]


@pytest.mark.parametrize("path", [*GUIDES, *SAMPLES], ids=lambda path: path.name)
def test_every_setting_named_exists(path: Path) -> None:
    named = set(re.findall(r"TROLY_([A-Z_]+)", path.read_text(encoding="utf-8")))
    assert {name.lower() for name in named} <= Settings.model_fields.keys()


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_every_command_and_picture_named_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    commands = set(re.findall(r"(?:^|bin/|`|\()troly ([a-z-]+)", text, re.MULTILINE))
    assert commands <= COMMANDS.keys()
    pictures = re.findall(r"\]\((hinh/[\w-]+\.png)\)", text)
    assert pictures and all((path.parent / picture).read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_no_picture_lies_unused() -> None:
    shown = "".join(path.read_text(encoding="utf-8") for path in GUIDES)
    assert [path.name for path in (ROOT / "docs" / "hinh").iterdir() if f"hinh/{path.name}" not in shown] == []
