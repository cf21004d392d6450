"""Setting up on a machine that lacks something says which package to install."""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def _install(python: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "PYTHON": python, "VENV": str(folder / "venv")}
    return subprocess.run(
        [ROOT / "scripts" / "install"], env=environment, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def python_that_lacks(tmp_path: Path) -> Path:
    """An interpreter that fails for any program that mentions the word in the file `lacks` beside it."""
    stub = tmp_path / "python3"
    stub.write_text(
        '#!/bin/sh\nif [ "$1" = --version ]; then echo "Python 3.9.2"; exit 0; fi\n'
        f'case "$2" in *"$(cat {tmp_path}/lacks)"*) exit 1;; esac\nexit 0\n'
    )
    stub.chmod(0o755)
    return stub


def test_without_python_it_names_the_packages(tmp_path: Path) -> None:
    done = _install("python-that-is-not-there", tmp_path)
    assert done.returncode == 1
    assert "apt install python3 python3-venv" in done.stderr


def test_an_old_python_is_told_with_the_way_to_name_another(python_that_lacks: Path, tmp_path: Path) -> None:
    (tmp_path / "lacks").write_text("version_info")
    done = _install(str(python_that_lacks), tmp_path)
    assert done.returncode == 1
    assert "Cần Python 3.11" in done.stderr
    assert "PYTHON=" in done.stderr


def test_without_the_venv_package_it_names_that(python_that_lacks: Path, tmp_path: Path) -> None:
    (tmp_path / "lacks").write_text("ensurepip")
    done = _install(str(python_that_lacks), tmp_path)
    assert done.returncode == 1
    assert "apt install python3-venv" in done.stderr
    assert not (tmp_path / "venv").exists()
