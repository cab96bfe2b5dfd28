from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from stat import S_IMODE

import pytest

from cleancdd.publish import Published, Staging, verify


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def build(folder: Path, text: str = "หน้าแรก") -> Published:
    with Staging(folder / "site", folder / "memory.json") as tree:
        for path in ("index.html", "units/a/index.html"):
            if not tree.keep(path, text):
                tree.write(path, text.encode(), text)
        made = tree.fill() / "pagefind" / "deep"
        made.mkdir(parents=True)
        (made / "index.packed").write_bytes(b"index")
        tree.adopt("pagefind")
        return tree.commit()


def modes(site: Path) -> dict[str, int]:
    found = [site, *site.rglob("*")]
    return {path.relative_to(site).as_posix(): S_IMODE(path.stat().st_mode) for path in found}


RIGHT = {
    ".": 0o755,
    "index.html": 0o644,
    "manifest.json": 0o644,
    "pagefind": 0o755,
    "pagefind/deep": 0o755,
    "pagefind/deep/index.packed": 0o644,
    "units": 0o755,
    "units/a": 0o755,
    "units/a/index.html": 0o644,
}


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o027, 0o077])
def test_a_web_server_can_read_what_is_published_and_nobody_else_can_write_it(
    tmp_path: Path, mask: int
) -> None:
    with umask(mask):
        build(tmp_path)
    assert modes(tmp_path / "site") == RIGHT


def test_a_site_that_an_earlier_build_left_unreadable_is_mended(tmp_path: Path) -> None:
    build(tmp_path)
    assert not build(tmp_path).changed
    for path in (tmp_path / "site").rglob("*.html"):
        path.chmod(0o600)
    assert build(tmp_path) == Published(written=2, kept=1, removed=0, changed=True)
    assert modes(tmp_path / "site") == RIGHT
    assert verify(tmp_path / "site") == ()


def test_a_disk_without_modes_is_an_error_only_where_nobody_could_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, mode: int) -> None:
        raise PermissionError(1, "Operation not permitted", str(self))

    monkeypatch.setattr(Path, "chmod", refuse)
    with umask(0o002):
        assert build(tmp_path).changed
    with umask(0o077), pytest.raises(Exception, match="ระบบไม่อนุญาต"):
        build(tmp_path, "ใหม่")
    assert (tmp_path / "site" / "index.html").read_text(encoding="utf-8") == "หน้าแรก"
