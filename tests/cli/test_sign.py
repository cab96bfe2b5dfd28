from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from cleancdd.cli import main
from cleancdd.publish import MANIFEST, SIGNATURE
from tests.releases.conftest import publish

Said = pytest.CaptureFixture[str]


def test_a_key_is_made_a_site_signed_and_verified(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said
) -> None:
    monkeypatch.chdir(tmp_path)
    publish(tmp_path / "site")
    assert main(["sign", "--new", "release.key"]) == 0
    assert "release.key.pub" in capsys.readouterr().out
    assert main(["sign", "--key", "release.key"]) == 0
    assert main(["verify", "site", "--key", "release.key.pub"]) == 0
    assert main(["sign"]) == 2
    assert main(["sign", "--key", "release.key.pub"]) == 2
    assert "กุญแจลับไม่ใช่รูปแบบของ minisign" in capsys.readouterr().err


FILE = "units/a/files/แผน 1.txt"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Said) -> Path:
    """A folder in which somebody kept a file of a signed release, with the release's list and key."""
    monkeypatch.chdir(tmp_path)
    site = publish(tmp_path / "site")
    assert main(["sign", "--new", "release.key"]) == 0
    assert main(["sign", "--key", "release.key"]) == 0
    folder = tmp_path / "kept"
    folder.mkdir()
    for path in (FILE, MANIFEST, SIGNATURE):
        shutil.copy(site / path, folder)
    shutil.copy(tmp_path / "release.key.pub", folder)
    shutil.rmtree(site)
    monkeypatch.chdir(folder)
    capsys.readouterr()
    return folder


def test_a_file_is_proven_by_the_list_of_its_release_when_the_site_is_long_gone(
    kept: Path, capsys: Said
) -> None:
    assert main(["verify", "แผน 1.txt", "--manifest", MANIFEST, "--key", "release.key.pub"]) == 0
    assert capsys.readouterr().out == f"เป็นไฟล์ของรุ่นนี้ และรายการลงนามด้วยกุญแจที่ระบุ: {FILE}\n"
    (kept / "แผน 1.txt").write_text("แผนอื่น")
    assert main(["verify", "แผน 1.txt", "--manifest", MANIFEST]) == 1
    assert "ไม่ใช่ไฟล์ใดของรุ่นใน manifest.json: SHA-256 " in capsys.readouterr().out


def test_a_digest_from_paper_is_enough(kept: Path, capsys: Said) -> None:
    printed = hashlib.sha256((kept / "แผน 1.txt").read_bytes()).hexdigest()
    assert main(["verify", printed.upper(), "--manifest", MANIFEST, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"sha256": printed, "paths": [FILE], "manifest": []}
    assert main(["verify", printed]) == 2
    assert "--manifest" in capsys.readouterr().err
    assert main(["verify", "0" * 64, "--manifest", MANIFEST]) == 1


def test_a_list_that_is_not_signed_proves_nothing_with_a_key(kept: Path, capsys: Said) -> None:
    words = ["verify", "แผน 1.txt", "--manifest", MANIFEST, "--key", "release.key.pub"]
    (kept / MANIFEST).write_bytes((kept / MANIFEST).read_bytes() + b"\n")
    assert main(words) == 1
    assert "รายการ: ลายเซ็นไม่ตรงกับรายการไฟล์" in capsys.readouterr().out
    (kept / SIGNATURE).unlink()
    assert main(words) == 1
    assert "ไม่มีลายเซ็น `manifest.json.minisig`" in capsys.readouterr().out
