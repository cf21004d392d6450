"""The texts beside the code say what is there: settings, commands, files, links, and no more."""

import re
import tomllib
from pathlib import Path

import pytest

from api.cli.commands import COMMANDS
from core.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
SETTINGS_GUIDE = ROOT / "docs" / "cai-dat.md"
TEXTS = [ROOT / "README.md", ROOT / "README.vi.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
IDS = [path.relative_to(ROOT).as_posix() for path in TEXTS]
# A name that is imported, beside the name it is installed by.
INSTALLED_AS = {"python-docx": "docx", "python-dateutil": "dateutil", "opencv-python-headless": "cv2"}
INSTALLED_AS |= {
    "pillow": "PIL",
    "python-telegram-bot": "telegram",
    "scikit-learn": "sklearn",
    "pdfminer.six": "pdfminer",
}
# Used without being imported: a driver, a form parser, what models run on, providers named at run time, tools, stubs.
NOT_IMPORTED = {"psycopg[binary]", "python-multipart", "langchain-openai", "langchain-ollama", "pytest-xdist"}
NOT_IMPORTED |= {"torch", "ruff", "mypy", "types-python-dateutil", "types-openpyxl", "types-defusedxml"}


def test_every_setting_is_explained_once() -> None:
    rows = re.findall(r"^\| `TROLY_([A-Z_]+)` \|", SETTINGS_GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(name.lower() for name in rows) == sorted(Settings.model_fields)


def test_the_defaults_told_are_the_defaults() -> None:
    rows = re.findall(r"^\| `TROLY_([A-Z_]+)` \| `(.+?)` \|", SETTINGS_GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    told = {name.lower(): default for name, default in rows}
    wrong = {}
    for name in Settings.model_fields:
        default = Settings.model_fields[name].default
        if isinstance(default, bool | int | float) and float(told.get(name, "nan")) != float(default):
            wrong[name] = told.get(name)
        if isinstance(default, str) and default and told.get(name) != default:
            wrong[name] = told.get(name)
    assert wrong == {}


@pytest.mark.parametrize("path", TEXTS, ids=IDS)
def test_a_text_names_only_settings_that_exist(path: Path) -> None:
    named = set(re.findall(r"TROLY_([A-Z_]*[A-Z])", path.read_text(encoding="utf-8")))
    assert {name.lower() for name in named} <= Settings.model_fields.keys()


@pytest.mark.parametrize("path", TEXTS, ids=IDS)
def test_a_text_names_only_commands_that_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    shown = "\n".join(re.findall(r"```sh\n.*?```|`troly [^`]*`", text, re.DOTALL))
    commands = set(re.findall(r"(?:^|bin/|`|\(|m )troly ([a-z][a-z-]*)", shown, re.MULTILINE))
    assert commands <= COMMANDS.keys()


@pytest.mark.parametrize("path", TEXTS, ids=IDS)
def test_a_text_points_only_at_files_that_exist(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_the_map_names_every_package_and_only_files_that_exist() -> None:
    text = (ROOT / "docs" / "kien-truc.md").read_text(encoding="utf-8")
    full = re.findall(r"`((?:core|corpus|rag|kpi|bot|api|tests|docs)/[\w./-]*)`", text)
    assert [name for name in full if not (ROOT / name).exists()] == []
    assert all(f"**{package}**" in text for package in ("core", "corpus", "rag", "kpi", "bot", "api"))


def test_every_dependency_is_justified_and_used() -> None:
    lines = (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines()
    project = tomllib.loads("\n".join(lines))["project"]
    named = [
        *project["dependencies"],
        *project["optional-dependencies"]["llm"],
        *project["optional-dependencies"]["dev"],
    ]
    tools = {"pytest", "pytest-xdist", "ruff", "mypy"}
    bare = [line for line in lines if re.match(r'^    "[\w.\[\]=-]+",\s*$', line)]
    assert [line.strip(' ",') for line in bare if line.strip(' ",').split("==")[0] not in tools | NOT_IMPORTED] == []
    sources = [
        path
        for package in ("core", "corpus", "rag", "kpi", "bot", "api", "tests")
        for path in (ROOT / package).rglob("*.py")
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    imported = set(re.findall(r"^\s*(?:import|from) (\w+)", text, re.MULTILINE))
    idle = []
    for requirement in named:
        name = requirement.split("==")[0]
        module = INSTALLED_AS.get(name, {"import-linter": "importlinter"}.get(name, name.replace("-", "_")))
        if name not in NOT_IMPORTED and module not in imported:
            idle.append(name)
    assert idle == []
