"""A small site with the real rubric, which a command is called from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

MINIMAL = Path(__file__).parents[1] / "sites" / "minimal"
RUBRIC = Path(__file__).parents[2] / "tests" / "rubric" / "2564"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    shutil.copytree(MINIMAL, home)
    shutil.copytree(RUBRIC, home / "content" / "rubric" / "2564")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(home)
    return home
