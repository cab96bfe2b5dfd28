"""A small site with the real rubric, which a command is called from."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    monkeypatch.chdir(home)
    return home
