"""The site is the old one or the new one, whatever happens to the process or the disk."""

from __future__ import annotations

import errno
import io
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from cleancdd.publish import Published, PublishError, Staging, staging, swap, verify
from cleancdd.publish.lock import sole_use

ROOT = Path(__file__).parents[2]
DRIVER = Path(__file__).with_name("loop_driver.py")
ROOM = 1_000_000
OF_BUILDS = {".memory.json.new", "memory.spare"}
"""What the next build replaces or begins with."""

DICE = random.Random(2564)  # noqa: S311


@contextmanager
def driver(mode: str, out: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A running driver that has said its first line; killed at the end."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    command = [sys.executable, str(DRIVER), mode, str(out)]
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        try:
            yield process
        finally:
            process.kill()


def first_line(process: subprocess.Popen[bytes]) -> str:
    assert process.stdout
    return process.stdout.readline().decode().strip()


def publish(out: Path, **files: str) -> None:
    with Staging(out) as tree:
        for name, text in files.items():
            tree.write(f"{name}.html", text.encode())
        tree.commit()


def texts(out: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(out.glob("*.html"))}


def assert_one_version(out: Path) -> None:
    assert verify(out) == ()
    pages = [*out.glob("units/*/index.html"), *out.glob("only-*.html")]
    assert len(pages) == 9
    assert len({page.read_text(encoding="utf-8").splitlines()[0] for page in pages}) == 1
    assert len(list(out.glob("static/*.css"))) == 8


def kill_somewhere(mode: str, out: Path) -> None:
    with driver(mode, out) as process:
        assert first_line(process) == "published"
        time.sleep(DICE.uniform(0, 0.08))
        process.kill()


@pytest.mark.parametrize("_time", range(30))
def test_a_kill_at_any_moment_leaves_one_whole_version(tmp_path: Path, _time: int) -> None:
    out = tmp_path / "site"
    kill_somewhere("loop", out)
    assert_one_version(out)
    with Staging(out):
        pass
    assert_one_version(out)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name not in OF_BUILDS) == [
        "memory.json",
        "site",
    ]


@pytest.mark.parametrize("_time", range(15))
def test_without_exchange_the_next_start_finds_one_whole_version(tmp_path: Path, _time: int) -> None:
    out = tmp_path / "site"
    kill_somewhere("loop-with-renames", out)
    with Staging(out):
        pass
    assert_one_version(out)
    assert sorted(path.name for path in tmp_path.iterdir() if path.name not in OF_BUILDS) == [
        "memory.json",
        "site",
    ]


def test_a_kill_between_the_two_renames_is_undone_at_the_next_start(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, index="old")
    places = swap.Places(out)
    out.rename(places.old)
    places.new.mkdir()
    (places.new / "half.html").write_text("new", encoding="utf-8")
    with Staging(out):
        assert texts(out) == {"index": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_kill_before_the_replaced_tree_is_removed_is_tidied_at_the_next_start(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, index="new")
    for leftover in (swap.Places(out).old, swap.Places(out).new):
        publish(leftover, index="old")
    with Staging(out):
        pass
    assert texts(out) == {"index": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_leftover_that_is_a_link_is_removed_without_touching_what_it_points_to(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "precious.txt").write_text("kept", encoding="utf-8")
    swap.Places(tmp_path / "site").new.symlink_to(elsewhere)
    publish(tmp_path / "site", index="new")
    assert (elsewhere / "precious.txt").read_text(encoding="utf-8") == "kept"


@pytest.mark.parametrize("libc_has", [set(), {"renameat2"}, {"syncfs"}])
def test_a_system_without_the_newer_calls_publishes_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, libc_has: set[str]
) -> None:
    real = swap._from_libc
    monkeypatch.setattr(swap, "_from_libc", lambda name: real(name) if name in libc_has else None)
    out = tmp_path / "site"
    publish(out, index="old", gone="old")
    publish(out, index="new")
    assert texts(out) == {"index": "new"}
    assert verify(out) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_second_rename_that_fails_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(out, index="old")
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self.name == ".site.new":
            raise in_use(self)
        return rename(self, target)

    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(PublishError, match=r"มีโปรแกรมอื่นเปิดไฟล์นี้อยู่.*เว็บไซต์เดิมยังอยู่ครบ"):
        publish(out, index="new")
    assert texts(out) == {"index": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_replaced_tree_that_cannot_be_removed_now_does_not_fail_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(out, index="old")
    with monkeypatch.context() as patch, Staging(out) as tree:
        tree.write("index.html", b"new")
        patch.setattr(swap, "_discard", raising(in_use(out)))
        assert tree.commit() == Published(written=1, kept=0, removed=0, changed=True)
    assert texts(out) == {"index": "new"}


def test_an_error_in_the_block_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, index="old")
    with pytest.raises(PublishError, match="ใช้เป็นที่อยู่ของไฟล์ในเว็บไซต์ไม่ได้"):
        publish(out, index="new", **{"../outside": "new"})
    assert texts(out) == {"index": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_interrupt_while_flushing_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    publish(out, index="old")
    monkeypatch.setattr(staging, "flush", raising(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        publish(out, index="new")
    assert texts(out) == {"index": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.fixture
def small_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with room for a megabyte: what is opened when it is used up is the system's own device that is
    always full."""
    disk, really = tmp_path / "disk", io.open
    disk.mkdir()

    def opened(file: Any, mode: str = "r", *rest: Any, **options: Any) -> Any:
        stream = really(file, mode, *rest, **options)
        if "r" in mode or not Path(stream.name).is_relative_to(disk) or used(disk) < ROOM:
            return stream
        stream.close()
        return really("/dev/full", mode.replace("x", "w"), *rest, **options)

    monkeypatch.setattr(io, "open", opened)
    return disk


def used(disk: Path) -> int:
    return sum(path.stat().st_size for path in disk.rglob("*"))


def test_a_full_disk_leaves_the_old_site_and_the_next_build_works(small_disk: Path) -> None:
    out = small_disk / "site"
    publish(out, index="old")
    with pytest.raises(PublishError, match=r"เขียนเว็บไซต์ใหม่ไม่สำเร็จ: .*เนื้อที่ดิสก์เต็ม.*เว็บไซต์เดิมยังอยู่ครบ"):
        publish(out, **{f"page-{number}": "x" * 100_000 for number in range(20)})
    assert texts(out) == {"index": "old"}
    assert verify(out) == ()
    publish(out, index="new")
    assert texts(out) == {"index": "new"}


def test_a_disk_that_fills_up_while_remembering_leaves_the_old_site(
    small_disk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, memory = small_disk / "site", small_disk / "memory.json"
    publish(out, index="old")
    with Staging(out, memory) as tree:
        tree.write("index.html", b"new")
        monkeypatch.setattr(staging, "flush", lambda *_: (small_disk / "filler").write_bytes(bytes(ROOM)))
        with pytest.raises(PublishError, match="เนื้อที่ดิสก์เต็ม"):
            tree.commit()
    assert texts(out) == {"index": "old"}
    assert not memory.exists()


def test_a_read_only_disk_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "site"
    publish(out, index="old")
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", raising(OSError(errno.EROFS, os.strerror(errno.EROFS))))
        with pytest.raises(PublishError, match=r"เตรียมโฟลเดอร์ของเว็บไซต์ไม่สำเร็จ: .*อ่านได้อย่างเดียว"):
            publish(out, index="new")
    assert texts(out) == {"index": "old"}


def test_a_limit_on_the_size_of_files_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(out, index="old")
    with driver("limited", out) as process:
        assert "ไฟล์ใหญ่กว่าที่ระบบยอมให้เขียน" in first_line(process)
    assert texts(out) == {"index": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize(
    ("number", "meaning"),
    [
        (errno.ENOSPC, "เนื้อที่ดิสก์เต็ม"),
        (errno.EACCES, "ไม่มีสิทธิ์เขียน"),
        (errno.EIO, "ดิสก์อาจเสีย"),
        (errno.EXDEV, "ระบบแจ้งว่า"),
    ],
)
def test_an_error_of_the_disk_while_flushing_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, meaning: str
) -> None:
    out = tmp_path / "site"
    publish(out, index="old")
    monkeypatch.setattr(staging, "flush", raising(OSError(number, os.strerror(number))))
    with pytest.raises(PublishError, match=meaning):
        publish(out, index="new")
    assert texts(out) == {"index": "old"}


def test_a_place_under_a_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(PublishError, match="file: มีไฟล์ชื่อนี้อยู่แล้ว"):
        publish(tmp_path / "file" / "site", index="new")


def test_while_one_build_runs_another_process_is_told_so(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with driver("hold", out) as process:
        assert first_line(process) == "holding"
        with pytest.raises(PublishError, match="มีการสร้างเว็บไซต์ลงโฟลเดอร์นี้อยู่แล้ว"):
            publish(out, index="mine")
        publish(tmp_path / "another", index="mine")
    publish(out, index="mine")
    assert texts(out) == {"index": "mine"}


def test_while_one_build_runs_another_of_the_same_process_is_told_so(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with Staging(out) as tree:
        for _ in range(2):
            with pytest.raises(PublishError, match="มีการสร้างเว็บไซต์ลงโฟลเดอร์นี้อยู่แล้ว"):
                publish(out, index="second")
        tree.write("index.html", b"first")
        tree.commit()
    assert texts(out) == {"index": "first"}


def test_of_many_threads_that_begin_at_once_one_builds(tmp_path: Path) -> None:
    for number in range(50):
        start, inside, most = threading.Barrier(4), 0, 0

        def begin(_: int, lock: Path = tmp_path / f"{number}.lock", start: threading.Barrier = start) -> None:
            nonlocal inside, most
            start.wait()
            with suppress(PublishError), sole_use(lock):
                inside += 1
                most = max(most, inside)
                time.sleep(0.001)
                inside -= 1

        with ThreadPoolExecutor(4) as pool:
            list(pool.map(begin, range(4)))
        assert most == 1


def test_a_worker_that_outlives_a_killed_build_does_not_hold_up_the_next(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with driver("hold-with-worker", out) as process:
        worker = int(first_line(process))
    try:
        publish(out, index="new")
    finally:
        os.kill(worker, signal.SIGKILL)
    assert texts(out) == {"index": "new"}


def in_use(path: Path) -> OSError:
    """The error that Windows gives for a file that another program has open."""
    error = PermissionError(errno.EACCES, "in use", str(path))
    error.winerror = 32  # type: ignore[attr-defined]
    return error


def raising(error: BaseException) -> Callable[..., None]:
    def stand_in(*_: object) -> None:
        raise error

    return stand_in
