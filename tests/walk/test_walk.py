"""The walk of a new officer, from an empty folder to a published site and back: what was typed and what was
told stands in `transcript.txt`, word for word."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from cleancdd.cli import main

TRANSCRIPT = Path(__file__).parent / "transcript.txt"
DAY = "--as-of 2567-01-31"

MISTAKE = """criteria:
  d1.l1.1:
    evidence:
      - title: ประกาศนโยบาย
        date: 30/2/2567
        place: ป้ายประกาศหน้าสำนักงาน
"""
MENDED = MISTAKE.replace("30/2/2567", "12/1/2567")

_CHANGING = (
    (re.compile(r"\b[0-9]{8}T[0-9]{6}Z-[0-9a-f]{12}\b"), "<รุ่น>"),
    (re.compile(r"\b[0-9a-f]{7,40}\b"), "<commit>"),
    (re.compile(r" \([0-9.]+ วินาที[^)]*\)"), ""),
    (re.compile(r"[0-9]+(?= (?:จาก|ไฟล์|หน้า))"), "n"),
    (re.compile(r"(?<=^หน้าที่เปลี่ยน )\([0-9]+\)(?:\n  /.*)*", re.MULTILINE), "…"),
)
"""What is another in each walk or with each new kind of page: names of releases, ids of commits, times,
counts, lists that sum up."""


class Walk:
    def __init__(self, folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
        self._folder, self._said, self.told = folder, capfd, ""

    def types(self, words: str, *, status: int = 0) -> None:
        """Type a command of `cleancdd`, and note what it says."""
        self._note(f"$ cleancdd {words}")
        assert main(words.split()) == status, self._said.readouterr()
        said = self._said.readouterr()
        told = said.err if status else said.out  # stages of long work are told beside its result
        self._note(told.rstrip() + (f"\n(สถานะ {status})" if status else "") + "\n")

    def git(self, words: str) -> None:
        self._note(f"$ git {words}")
        subprocess.run(
            ["git", "-c", "user.name=a", "-c", "user.email=a@b.example", *words.split()],
            check=True,
            capture_output=True,
            env={
                **os.environ,
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_AUTHOR_DATE": "2024-01-31T03:00:00Z",
                "GIT_COMMITTER_DATE": "2024-01-31T03:00:00Z",
            },
        )

    def writes(self, path: str, text: str) -> None:
        """Change the end of a file from its `criteria` on."""
        file = Path(path)
        file.write_text(file.read_text(encoding="utf-8").partition("\ncriteria:")[0] + f"\n{text}", "utf-8")
        self._note(f"# แก้ {path}\n{text}")

    def _note(self, text: str) -> None:
        for pattern, word in _CHANGING:
            text = pattern.sub(word, text)
        self.told += text.replace(str(self._folder), "…") + "\n"


def test_the_walk_of_a_new_officer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    walk, file = Walk(tmp_path, capfd), "units/east/2567/evaluation.yaml"
    begun = "--rubric 2 --levels 2 --kind branch=สาขา --year 2567"
    walk.types(f"init site --name โครงการสมมติ --owner กองสมมติ {begun}")
    monkeypatch.chdir(tmp_path / "site")
    walk.git("init -q -b main")
    walk.git("add -A")
    walk.git("commit -q -m เริ่มเว็บไซต์")
    walk.types("new unit east --name สาขาสมมติตะวันออก --kind branch")
    walk.types("new evaluation east")
    walk.writes(file, MISTAKE)
    walk.types("check", status=1)
    walk.writes(file, MENDED)
    walk.types("check")
    walk.types(f"diff HEAD {DAY}")
    walk.git("add -A")
    walk.git("commit -q -m บันทึกหลักฐานชิ้นแรก")
    for _ in range(2):
        walk.types(f"build --no-search --jobs 1 {DAY}")
    walk.types("publish --to ../public")
    walk.types("verify ../public/current")
    walk.writes(file, MENDED.replace("หน้าสำนักงาน", "ชั้น 1"))
    walk.types(f"build --no-search --jobs 1 {DAY}")
    walk.types("publish --to ../public")
    walk.types("publish --to ../public --rollback")
    walk.types("verify ../public/current")
    page = Path("../public/current/units/east/2567/index.html").read_text(encoding="utf-8")
    assert "หน้าสำนักงาน" in page.replace("\u2060", "")
    assert walk.told == TRANSCRIPT.read_text(encoding="utf-8")
