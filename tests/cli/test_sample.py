"""`cleancdd sample`."""

from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.cli import main

Said = pytest.CaptureFixture[str]


def test_sample_writes_a_programme_that_checks(tmp_path: Path, capsys: Said) -> None:
    assert main(["sample", str(tmp_path / "demo"), "--units", "3", "--years", "1"]) == 0
    assert main(["check", "--root", str(tmp_path / "demo")]) == 0
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "x").write_text("x", encoding="utf-8")
    assert main(["sample", str(tmp_path / "other"), "--units", "3", "--years", "1"]) == 2
    assert "ทำงานต่อไม่ได้" in capsys.readouterr().err


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, capsys: Said) -> None:
    (tmp_path / "paper.txt").write_text("x")
    assert main(["sample", str(tmp_path / "paper.txt" / "demo"), "--units", "3", "--years", "1"]) == 2
    assert capsys.readouterr().err.startswith(f"ทำงานต่อไม่ได้: `{tmp_path / 'paper.txt'}")
