"""Searches any folder or file for personal data, whether or not a site uses it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from cleancdd.diagnostics import Diagnostics
from cleancdd.doctext import READ_KINDS, Unread
from cleancdd.doctext.reader import Attached, read_documents
from cleancdd.model.privacy import NO_EXCEPTIONS, PrivacyBook
from cleancdd.privacy.examiner import Examiner
from cleancdd.privacy.remarks import OLD_KINDS, remarks_on
from cleancdd.readers.files.kinds import KINDS, sniff

__all__ = ["look"]

_LARGEST_TEXT = 20_000_000
_NAMES = {ending: kind for kind, endings in KINDS.items() for ending in endings}
_IGNORED = frozenset({".git", ".cleancdd", ".venv", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Looked:
    """The result of a search: how many files were examined, and remarks on documents by name."""

    files: int
    remarks: dict[str, tuple[str, ...]]


def look(
    paths: Iterable[Path],
    root: Path,
    diagnostics: Diagnostics,
    allowed: frozenset[str] = frozenset(),
    book: PrivacyBook = NO_EXCEPTIONS,
) -> Looked:
    """Report the personal data in files and folders; paths are relative to `root` where they are within
    it."""
    examiner = Examiner(allowed, book, diagnostics)
    documents: list[tuple[str, Attached]] = []
    remarks: dict[str, tuple[str, ...]] = {}
    count = 0
    for path in _files(paths):
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
        data = path.read_bytes()
        count += 1
        kind = _kind(path, data)
        if kind in READ_KINDS:
            documents.append((name, Attached(path, kind, hashlib.sha256(data).hexdigest())))
        elif kind is None and b"\0" not in data[:4096] and len(data) <= _LARGEST_TEXT:
            examiner.file(name, data.decode("utf-8", "replace").replace("\r\n", "\n"))
        else:
            examiner.name(name)
            remarks |= {name: (Unread.OLD.value,)} if kind in OLD_KINDS else {}
    texts = read_documents(one for _, one in documents)
    for name, one in documents:
        said = texts[one.sha256]
        examiner.document(name, one.kind, said)
        if beside := tuple(remarks_on(said)):
            remarks[name] = beside
    return Looked(count, remarks)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """Every regular file, without following links."""
    for path in paths:
        if path.is_symlink():
            continue
        if path.is_dir():
            yield from _files(one for one in sorted(path.iterdir()) if one.name not in _IGNORED)
        elif path.is_file():
            yield path


def _kind(path: Path, data: bytes) -> str | None:
    """The kind of a document by its content; text with commas is CSV only if the file name says so."""
    kind = sniff(data)
    return kind if kind != "CSV" or _NAMES.get(path.suffix.lower()) == "CSV" else None
