from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.cli import main
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
