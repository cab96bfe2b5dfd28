"""Documents are read by a process that can be ended, and each only once."""

from __future__ import annotations

import hashlib
import json
import time
from pathlib import Path

import pytest

from cleancdd.doctext import Attached, Unread, read_documents
from cleancdd.doctext.process import Reader
from tests.doctext.makers import docx, paragraph, pdf

ENDLESS = b"""%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >> endobj
"""


def attached(folder: Path, name: str, kind: str, data: bytes) -> Attached:
    (folder / name).write_bytes(data)
    return Attached(folder / name, kind, hashlib.sha256(data).hexdigest())


def test_documents_are_read_once_and_kept_as_json(tmp_path: Path) -> None:
    one = attached(tmp_path, "แผน.docx", "Word", docx(paragraph("แผนงาน")))
    two = attached(tmp_path, "b.pdf", "PDF", pdf(["ข้อ 1"]))
    memory = tmp_path / "memory"
    first = read_documents([one, two], memory)
    assert [first[each.sha256].parts[0].text for each in (one, two)] == ["แผนงาน", "ข้อ 1"]
    for each in (one, two):
        each.path.unlink()
    assert read_documents([one, two], memory) == first
    assert all(json.loads(kept.read_bytes())["text"] for kept in memory.iterdir())


def test_what_was_kept_in_another_manner_is_read_again(tmp_path: Path) -> None:
    one = attached(tmp_path, "a.csv", "CSV", b"a,b\n1,2\n")
    memory = tmp_path / "memory"
    memory.mkdir()
    kept = memory / f"{one.sha256}.json"
    for damage in ("", "[]", '{"manner": "old", "text": {}}'):
        kept.write_text(damage)
        assert read_documents([one], memory)[one.sha256].parts[0].text == "a\tb\n1\t2"
        assert json.loads(kept.read_bytes())["manner"] != "old"


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
