"""A build with nothing to do is known before anything is read, and nothing else is taken for one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from cleancdd.snapshot import Snapshot, changed_lately


@pytest.fixture
def home(tmp_path: Path) -> Path:
    for name in ("content/site.yaml", "units/a/unit.yaml", "site/index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    return tmp_path


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every file counts as long since changed: the clock is not what is tested."""
    monkeypatch.setattr("cleancdd.snapshot.changed_lately", lambda *_: False)


def taken(home: Path, key: str = "k", commit: str = "c") -> Snapshot:
    return Snapshot(home, home / "site", commit, key)


def test_what_lies_as_it_lay_is_unchanged(home: Path) -> None:
    assert taken(home).unchanged() is None
    taken(home).keep(7)
    assert taken(home).unchanged() == 7
    assert taken(home, "another day").unchanged() is None
    assert taken(home, commit="another").unchanged() is None


@pytest.mark.parametrize(
    "name",
    ["content/new.yaml", "units/a/unit.yaml", "templates/page.html", "site/index.html", "site/more.html"],
)
def test_a_file_that_came_or_changed_is_seen(home: Path, name: str) -> None:
    taken(home).keep(7)
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_text("other words")
    assert taken(home).unchanged() is None


@pytest.mark.parametrize("name", ["units/.DS_Store", "content/~$plan.docx", "units/a/.git/index"])
def test_what_a_file_manager_or_office_leaves_is_no_change_of_an_author(home: Path, name: str) -> None:
    taken(home).keep(7)
    (home / name).parent.mkdir(exist_ok=True)
    (home / name).write_text("left here")
    assert not taken(home).outdated()
    assert taken(home).unchanged() == 7


def test_a_site_is_outdated_once_an_author_changed_or_committed_a_file(home: Path) -> None:
    assert not taken(home).outdated()
    taken(home).keep(7)
    assert not taken(home, "another day").outdated()
    assert taken(home, commit="another").outdated()
    (home / "units/a/unit.yaml").write_text("other words")
    assert taken(home).outdated()


def test_a_site_that_another_program_built_is_not_called_outdated(home: Path) -> None:
    taken(home).keep(7)
    (home / "units/a/unit.yaml").write_text("other words")
    (home / "site/index.html").write_text("with these")
    assert not taken(home).outdated()


def test_a_file_that_went_or_is_another_is_seen(home: Path) -> None:
    taken(home).keep(7)
    info = (home / "units/a/unit.yaml").stat()
    (home / "units/a/unit.yaml").unlink()
    assert taken(home).unchanged() is None
    (home / "units/a/unit.yaml").write_text("units/a/UNIT.yaml")  # as long, and with the time set back
    os.utime(home / "units/a/unit.yaml", ns=(info.st_atime_ns, info.st_mtime_ns))
    assert taken(home).unchanged() is None


def test_links_to_the_same_bytes_leave_a_site_unchanged(home: Path) -> None:
    taken(home).keep(7)
    os.link(home / "site/index.html", home / "content.copy")
    assert taken(home).unchanged() == 7


@pytest.mark.parametrize("damage", [b"", b"{}", b"[1]", b"\xff", b'{"sources": 1, "site": 2, "pages": "x"}'])
def test_a_damaged_memory_means_a_build(home: Path, damage: bytes) -> None:
    taken(home).keep(7)
    (kept,) = (home / ".cleancdd").glob("snapshot-*.json")
    kept.write_bytes(damage)
    assert taken(home).unchanged() is None


def test_sources_changed_just_now_are_not_trusted(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleancdd.snapshot.changed_lately", changed_lately)
    (home / "units/a/unit.yaml").write_text("just now")
    taken(home).keep(7)
    assert taken(home).unchanged() is None


def test_what_cannot_be_kept_is_no_hindrance(home: Path) -> None:
    (home / ".cleancdd").write_text("a file where the folder would be")
    taken(home).keep(7)
    assert taken(home).unchanged() is None


@pytest.mark.parametrize(
    ("changed", "lately"),
    [(9_940_000_001, False), (9_960_000_001, True), (9_000_000_000, True), (7_000_000_000, False)],
)
def test_a_disk_that_keeps_whole_seconds_is_trusted_later(changed: int, *, lately: bool) -> None:
    assert changed_lately(changed, 10_000_000_000) is lately
