"""Reads the texts of many documents, each once while its digest is unchanged."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from cleancdd.cache import active
from cleancdd.doctext.process import Reader
from cleancdd.doctext.text import DocumentText

__all__ = ["Attached", "read_documents"]

_WORTH_TWO = 100
"""The number of documents from which a second process is worth starting."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A document to read: its path, its kind (see `readers.files.kinds`), and the SHA-256 of its bytes."""

    path: Path
    kind: str
    sha256: str


def read_documents(documents: Iterable[Attached]) -> dict[str, DocumentText]:
    """The texts by the documents' digests; each is read once, and cached when the run has a cache."""
    wanted = {one.sha256: one for one in documents}
    known = {digest: kept for digest, one in wanted.items() if (kept := _kept(one)) is not None}
    fresh = [one for digest, one in sorted(wanted.items()) if digest not in known]
    if not fresh:
        return known
    hands = min(os.cpu_count() or 1, 2 if len(fresh) >= _WORTH_TWO else 1)
    with ThreadPoolExecutor(hands) as pool:
        for read in pool.map(_read, [fresh[hand::hands] for hand in range(hands)]):
            known |= read
    for one in fresh:
        _keep(one, known[one.sha256])
    return known


def _read(documents: Sequence[Attached]) -> dict[str, DocumentText]:
    with Reader() as reader:
        return {one.sha256: reader.read(one.path, one.kind) for one in documents}


def _kept(document: Attached) -> DocumentText | None:
    store = active.get()
    record = store.get(f"document {document.path}", document.sha256) if store else None
    try:
        return DocumentText.of_record(record) if record is not None else None
    except (ValueError, KeyError, TypeError):
        return None


def _keep(document: Attached, text: DocumentText) -> None:
    store = active.get()
    if store is not None:
        store.put(f"document {document.path}", document.sha256, text.as_record())
