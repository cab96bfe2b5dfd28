from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.publish.memory import BuildMemory, Remembered
from cleancdd.publish.paths import Listing


def remembered(file: Path, fingerprint: str = "made of this") -> Remembered:
    info = file.stat()
    return Remembered(fingerprint, "0" * 64, info.st_size, info.st_mtime_ns)


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "site" / "units").mkdir(parents=True)
    page = tmp_path / "site" / "units" / "index.html"
    page.write_text("หน้า", encoding="utf-8")
    return page


def test_a_file_as_it_was_published_is_valid_for_the_same_fingerprint_only(page: Path) -> None:
    memory = BuildMemory({"units/index.html": remembered(page)})
    out = page.parents[1]
    assert memory.recall("units/index.html", "made of this", Listing(out))
    assert not memory.recall("units/index.html", "made of that", Listing(out))
    assert not memory.recall("index.html", "made of this", Listing(out))


def test_a_file_of_another_size_or_time_is_not_valid(page: Path) -> None:
    known, out = remembered(page), page.parents[1]
    for other in (known._replace(size=known.size + 1), known._replace(mtime_ns=known.mtime_ns + 1)):
        assert not BuildMemory({"units/index.html": other}).recall(
            "units/index.html", "made of this", Listing(out)
        )


def test_a_file_without_a_fingerprint_is_never_valid(page: Path) -> None:
    memory = BuildMemory({"units/index.html": remembered(page, fingerprint="")})
    assert not memory.recall("units/index.html", "", Listing(page.parents[1]))


def test_a_file_behind_a_link_is_not_valid(page: Path, tmp_path: Path) -> None:
    memory = BuildMemory({"units/index.html": remembered(page)})
    page.parent.rename(tmp_path / "elsewhere")
    page.parent.symlink_to(tmp_path / "elsewhere")
    assert not memory.recall("units/index.html", "made of this", Listing(page.parents[1]))


def test_a_memory_that_somebody_else_wrote_is_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "build-site.json"
    BuildMemory({"index.html": Remembered("made of this", "0", 1, 2)}).save(path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("made of this", "made of that"), encoding="utf-8")
    assert BuildMemory.load(path) == BuildMemory()
    path.write_text(text, encoding="utf-8")
    assert BuildMemory.load(path) != BuildMemory()
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    assert BuildMemory.load(path) == BuildMemory()


def test_saving_replaces_the_file_whole_and_makes_its_folder(tmp_path: Path) -> None:
    path = tmp_path / ".cleancdd" / "build-site.json"
    for fingerprint in ("1", "2"):
        memory = BuildMemory({"ก.html": Remembered(fingerprint, "0", 1, 2)})
        memory.save(path)
        assert BuildMemory.load(path) == memory
    assert [file.name for file in path.parent.iterdir()] == ["build-site.json"]


def test_a_save_that_fails_leaves_the_old_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "build-site.json"
    old = BuildMemory({"a.html": Remembered("1", "0", 1, 2)})
    old.save(path)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        with pytest.raises(OSError, match="No space"):
            BuildMemory().save(path)
    assert BuildMemory.load(path) == old
    assert [file.name for file in tmp_path.iterdir()] == ["build-site.json"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "[" * 100_000,
        '{"format": 2, "files": {}}',
        '{"format": 1}',
        '{"format": 1, "files": []}',
        '{"format": 1, "files": {"a": ["1", "0", 1]}}',
        '{"format": 1, "files": {"a": ["1", "0", 1, "2"]}}',
        '{"format": 1, "files": {"a": [1, "0", 1, 2]}}',
    ],
)
def test_a_damaged_or_foreign_memory_is_an_empty_one(tmp_path: Path, text: str) -> None:
    (tmp_path / "memory.json").write_text(text, encoding="utf-8")
    assert BuildMemory.load(tmp_path / "memory.json") == BuildMemory()


def test_an_absent_memory_is_an_empty_one(tmp_path: Path) -> None:
    assert BuildMemory.load(tmp_path / "nothing.json") == BuildMemory()
    assert BuildMemory.load(tmp_path) == BuildMemory()


def test_a_changed_byte_or_another_user_makes_an_empty_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "memory.json"
    kept = BuildMemory({"a.html": Remembered("1", "0" * 64, 1, 2)})
    kept.save(path)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("0" * 64, "0" * 63 + "1"), encoding="utf-8")
    assert BuildMemory.load(path) == BuildMemory()
    path.write_text(text, encoding="utf-8")
    assert BuildMemory.load(path) == kept
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another user"))
    assert BuildMemory.load(path) == BuildMemory()


@given(st.binary(max_size=300))
def test_wild_bytes_are_an_empty_memory(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "wild.json"
    path.write_bytes(data)
    assert BuildMemory.load(path) == BuildMemory()
