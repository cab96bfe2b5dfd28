"""A store gives back what this user's same code put in, and is as good as empty in every other case."""

from __future__ import annotations

import os
import random
import sqlite3
import time
from pathlib import Path

import pytest

from cleancdd.cache import Store, active, digest_of_file, stamp_of

VERSION = "0123456789abcdef"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "state"


def kept(path: Path, version: str = VERSION) -> dict[str, object]:
    with Store(path, version) as store:
        return {name: store.get(name, "k") for name in ("a", "b")}


def fill(path: Path) -> None:
    with Store(path, VERSION) as store:
        store.put("a", "k", {"ก": [1, None]})
        store.put("b", "k", "x" * 500)


def test_values_live_from_run_to_run(tmp_path: Path) -> None:
    fill(tmp_path / "cache.sqlite")
    assert kept(tmp_path / "cache.sqlite") == {"a": {"ก": [1, None]}, "b": "x" * 500}


def test_another_key_another_version_and_another_user_find_nothing(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "cache.sqlite"
    fill(path)
    with Store(path, VERSION) as store:
        assert store.get("a", "other") is None
    (home / "cleancdd" / "seal.key").write_bytes(bytes(32))
    assert kept(path) == {"a": None, "b": None}
    fill(path)
    assert kept(path, "fedcba9876543210") == {"a": None, "b": None}
    with sqlite3.connect(path) as base:  # and what the other version left is gone
        assert base.execute("SELECT count(*) FROM kept").fetchone() == (0,)


def test_a_byte_changed_anywhere_is_never_believed(tmp_path: Path) -> None:
    path, dice = tmp_path / "cache.sqlite", random.Random(5)  # noqa: S311
    for _ in range(60):
        path.unlink(missing_ok=True)
        fill(path)
        data = bytearray(path.read_bytes())
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        path.write_bytes(data)
        found = kept(path)
        assert found["a"] in (None, {"ก": [1, None]})
        assert found["b"] in (None, "x" * 500)


@pytest.mark.parametrize("damage", [b"", b"no database at all", bytes(4096)])
def test_a_file_that_is_no_store_is_replaced(tmp_path: Path, damage: bytes) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(damage)
    assert kept(path) == {"a": None, "b": None}
    fill(path)
    assert kept(path)["a"] is not None


@pytest.mark.parametrize("page", [1, 2, 5, -1])
def test_damage_costs_one_run_and_not_every_later_one(tmp_path: Path, page: int) -> None:
    path, values = tmp_path / "cache.sqlite", {f"units/{at}": "ก" * 900 for at in range(40)}

    def missed() -> int:
        with Store(path, VERSION) as store:
            asked = [name for name in values if store.get(name, "k") is None]
            for name in asked:
                store.put(name, "k", values[name])
        return len(asked)

    assert missed() == 40
    whole = path.read_bytes()
    place = page % (len(whole) // 4096) * 4096
    path.write_bytes(whole[:place] + bytes(range(256)) * 16 + whole[place + 4096 :])
    assert missed() > 0
    missed()  # a file that cannot be written is deleted at the end of a run, and the next fills it
    assert missed() == 0


def test_without_a_place_values_last_for_the_run(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder would be")
    with Store(tmp_path / "taken" / "cache.sqlite", VERSION) as store:
        store.put("a", "k", 1)
        assert store.get("a", "k") == 1
    (tmp_path / "elsewhere.sqlite").write_bytes(b"")
    (tmp_path / "link.sqlite").symlink_to(tmp_path / "elsewhere.sqlite")
    fill(tmp_path / "link.sqlite")
    assert (tmp_path / "elsewhere.sqlite").read_bytes() == b""


@pytest.mark.parametrize("ending", ["", "-wal", "-shm", "-journal"])
@pytest.mark.parametrize("there", [True, False])
def test_a_link_in_the_place_of_the_database_or_beside_it_is_removed_and_never_followed(
    tmp_path: Path, ending: str, *, there: bool
) -> None:
    elsewhere = tmp_path / "elsewhere"
    if there:
        elsewhere.write_bytes(b"not ours")
    (tmp_path / f"cache.sqlite{ending}").symlink_to(elsewhere)
    fill(tmp_path / "cache.sqlite")
    assert kept(tmp_path / "cache.sqlite")["a"] is not None
    assert elsewhere.read_bytes() == b"not ours" if there else not elsewhere.exists()
    assert not any(path.is_symlink() for path in tmp_path.iterdir())


def test_a_folder_that_is_a_link_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "work").symlink_to(tmp_path / "elsewhere")
    fill(tmp_path / "work" / "cache.sqlite")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_key_that_others_may_read_seals_nothing(tmp_path: Path, home: Path) -> None:
    fill(tmp_path / "cache.sqlite")
    (home / "cleancdd" / "seal.key").chmod(0o644)
    assert kept(tmp_path / "cache.sqlite") == {"a": None, "b": None}


def test_two_runs_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    with Store(path, VERSION) as one, Store(path, VERSION) as two:
        one.put("a", "k", 1)
        two.put("b", "k", 2)
    assert kept(path) == {"a": 1, "b": 2}


def test_a_process_that_was_forked_reads_what_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    fill(path)
    with Store(path, VERSION) as store:
        assert store.get("a", "k") is not None
        child = os.fork()
        if not child:
            os._exit(0 if store.get("b", "k") == "x" * 500 else 1)
        assert os.waitpid(child, 0)[1] == 0
        store.put("a", "k", 1)
    assert kept(path) == {"a": 1, "b": "x" * 500}


def test_the_store_of_the_run_is_the_active_one(tmp_path: Path) -> None:
    assert active.get() is None
    with Store(None, VERSION) as store:
        assert active.get() is store
        assert store.is_empty
    assert active.get() is None


def test_a_stamp_tells_a_file_left_alone_and_no_other(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("1")
    assert stamp_of(path) is None  # changed too lately
    assert stamp_of(tmp_path / "none") is None
    with Store(None, VERSION) as store:
        store.put("a", "k", 1, "then")
        assert store.of_file("a", "then", lambda: None) == 1
        assert store.of_file("a", "now", lambda: "other") is None
        assert store.of_file("a", None, lambda: "k") == 1
        assert store.of_file("a", "now", lambda: "k") == 1
        assert store.of_file("a", "now", lambda: None) == 1


def test_old_files_have_stamps_that_follow_size_and_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    path.write_text("1")
    later = time.time_ns() + 10**10
    monkeypatch.setattr(time, "time_ns", lambda: later)
    first = stamp_of(path)
    assert first is not None
    assert stamp_of(path) == first
    os.utime(path, ns=(1, 1))
    assert stamp_of(path) != first


def test_only_plain_files_of_that_size_have_a_digest(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"12345")
    os.mkfifo(tmp_path / "pipe")
    assert digest_of_file(tmp_path / "a", 5) is not None
    assert digest_of_file(tmp_path / "a", 4) is None
    assert digest_of_file(tmp_path / "pipe", 5) is None
    assert digest_of_file(tmp_path / "none", 5) is None
