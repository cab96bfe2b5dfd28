"""Documents are read by a process that can be ended, and each only once."""

from __future__ import annotations

import hashlib
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cleancdd.cache import Store
from cleancdd.doctext import Unread
from cleancdd.doctext.process import Reader
from cleancdd.doctext.reader import Attached, read_documents
from tests.doctext.makers import docx, paragraph, pdf


def attached(folder: Path, name: str, kind: str, data: bytes) -> Attached:
    (folder / name).write_bytes(data)
    return Attached(folder / name, kind, hashlib.sha256(data).hexdigest())


def test_documents_are_read_once(tmp_path: Path) -> None:
    one = attached(tmp_path, "แผน.docx", "Word", docx(paragraph("แผนงาน")))
    two = attached(tmp_path, "b.pdf", "PDF", pdf(["ข้อ 1"]))
    with Store.beside(tmp_path):
        first = read_documents([one, two])
    assert [first[each.sha256].parts[0].text for each in (one, two)] == ["แผนงาน", "ข้อ 1"]
    for each in (one, two):
        each.path.unlink()
    with Store.beside(tmp_path):
        assert read_documents([one, two]) == first


def test_a_document_that_changed_is_read_again(tmp_path: Path) -> None:
    with Store.beside(tmp_path):
        read_documents([attached(tmp_path, "a.csv", "CSV", b"a,b\n")])
    changed = attached(tmp_path, "a.csv", "CSV", b"c,d\n")
    with Store.beside(tmp_path):
        assert read_documents([changed])[changed.sha256].parts[0].text == "c\td"


def test_a_process_that_takes_too_long_is_ended_and_the_next_document_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow.py"
    slow.write_text("import sys\nfor line in sys.stdin:\n    while True: pass\n")
    good = tmp_path / "a.csv"
    good.write_bytes(b"a,b\n")
    with Reader(seconds=0.3) as reader:
        monkeypatch.setattr("cleancdd.doctext.process._WORKER", slow)
        start = time.monotonic()
        assert reader.read(good, "CSV").unread is Unread.LONG
        assert time.monotonic() - start < 10
        monkeypatch.undo()
        reader._seconds = 30
        assert reader.read(good, "CSV").unread is None


def test_a_process_that_dies_or_talks_nonsense_is_begun_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = tmp_path / "a.csv"
    good.write_bytes(b"a,b\n")
    for does in ("sys.exit(3)", "print('[1]', flush=True)", "print('{', flush=True)"):
        odd = tmp_path / "odd.py"
        odd.write_text(f"import sys\nfor line in sys.stdin:\n    {does}\n")
        with Reader() as reader:
            monkeypatch.setattr("cleancdd.doctext.process._WORKER", odd)
            assert reader.read(good, "CSV").unread is Unread.LONG
            monkeypatch.undo()
            assert reader.read(good, "CSV").unread is None


def test_nothing_is_imported_from_the_folder_of_the_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken')")
    (tmp_path / "a.csv").write_bytes(b"a,b\n")
    monkeypatch.chdir(tmp_path)
    with Reader() as reader:
        assert reader.read(Path("a.csv"), "CSV").unread is None


@pytest.mark.parametrize(
    ("bound", "work", "ends"),
    [
        ("_bound_memory", "bytearray(250_000_000)", b"MemoryError"),
        ("_bound_time", "[None for _ in iter(int, 1)]", b""),
    ],
)
def test_the_process_bounds_its_own_memory_and_time(bound: str, work: str, ends: bytes) -> None:
    code = f"from cleancdd.doctext import worker; worker._SECONDS = 0; worker.{bound}(); {work}"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode != 0
    assert ends in done.stderr
