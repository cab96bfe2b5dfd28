"""A small site in a repository, to which commits are added."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


class Repository:
    """A site under git; it may lie below the top of the repository."""

    def __init__(self, top: Path, below: str = "") -> None:
        self.home = top / below if below else top
        self._top = top
        shutil.copytree(ROOT / "tests" / "sites" / "minimal", self.home)
        shutil.copytree(ROOT / "content" / "rubric" / "2564", self.home / "content" / "rubric" / "2564")
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *words: str, author: str = "ก") -> None:
        subprocess.run(
            ["git", "-c", f"user.name={author}", "-c", "user.email=a@b", *words],
            cwd=self._top,
            check=True,
            capture_output=True,
            env={**os.environ, "GIT_COMMITTER_DATE": "2021-09-30T03:00:00Z", "GIT_CONFIG_GLOBAL": os.devnull},
        )

    def write(self, path: str, text: str) -> None:
        (self.home / path).parent.mkdir(parents=True, exist_ok=True)
        (self.home / path).write_text(text, encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        text = (self.home / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def commit(self) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", "x")


@pytest.fixture
def repository(tmp_path: Path, worked_in: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """With what a build left, which git is told to leave alone."""
    one = Repository(tmp_path / "home")
    shutil.copytree(worked_in / ".cleancdd", one.home / ".cleancdd")
    (one.home / ".git" / "info" / "exclude").write_text(".cleancdd/\n", encoding="utf-8")
    monkeypatch.chdir(one.home)
    return one
