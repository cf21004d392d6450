"""The rules of the house that a machine can check: one-way imports, SQL in stores alone, files of one idea."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("core", "corpus", "rag", "kpi", "bot", "api")
LONGEST = 300
SOURCES = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
SQL_MAKERS = {"select", "insert", "update", "delete", "text"}
# They open, lock, version and copy whole databases; the rows of no agency are theirs.
NOT_STORES = ("core/database.py", "core/migrate.py", "core/migrations/", "core/backup.py")
# Raised and caught within one package, never shown: how a send or a model call ended.
INSIDE = {"SendError", "ModelError"}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_imports_point_one_way(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlinter.cli import lint_imports

    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=None) == 0


def test_sql_is_written_in_stores_alone() -> None:
    strays = []
    for path in SOURCES:
        if path.stem == "store" or path.stem.endswith("_store") or _name(path).startswith(NOT_STORES):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sqlalchemy":
                made = SQL_MAKERS & {alias.name for alias in node.names}
                strays += [f"{_name(path)} imports {name}" for name in sorted(made)]
            if isinstance(node, ast.Attribute) and node.attr == "exec_driver_sql":
                strays.append(f"{_name(path)} runs driver SQL")
    assert strays == []


def test_a_file_holds_one_idea() -> None:
    long = {_name(path): lines for path in SOURCES if (lines := len(path.read_text("utf-8").splitlines())) > LONGEST}
    assert long == {}


def test_every_module_says_what_it_is_for() -> None:
    silent = [_name(path) for path in SOURCES if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))]
    assert silent == []


def test_there_is_no_drawer_for_odds_and_ends() -> None:
    assert [_name(path) for path in SOURCES if re.search(r"util|helper|misc|common", path.stem)] == []


def _exceptions() -> dict[str, list[str]]:
    """Every exception class with its bases; `_private` ones and the channels' own answers to a send are apart."""
    found = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                bases = [ast.unparse(base).rpartition(".")[2] for base in node.bases]
                if any(base in found or base == "Exception" or base.endswith(("Error", "Refused")) for base in bases):
                    found[node.name] = bases
    return found


def test_every_exception_a_user_can_meet_is_in_the_one_tree() -> None:
    from core import errors

    drawn = set(re.findall(r"(\w+)(?:  |$)", errors.__doc__ or "", re.MULTILINE))
    classes = _exceptions()
    assert {name for name in vars(errors) if name in classes} <= drawn | {"TrolyError"}
    placed = {"TrolyError", *INSIDE}
    while grown := {name for name, bases in classes.items() if name not in placed and placed & set(bases)}:
        placed |= grown
    assert classes.keys() - placed == set()


def test_what_is_written_here_names_no_machine() -> None:
    places = re.compile(r"(?<![\w.])/(?:work|home/\w+|tmp|root)/|https?://(?:pypi\.org|download\.pytorch)")
    texts = [
        *SOURCES,
        *ROOT.glob("*.md"),
        *ROOT.glob("*.toml"),
        *(ROOT / "scripts").iterdir(),
        *ROOT.glob("docs/**/*.md"),
    ]
    named = [
        f"{_name(path)}:{number}"
        for path in texts
        if path.is_file()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if places.search(line)
    ]
    assert named == []
