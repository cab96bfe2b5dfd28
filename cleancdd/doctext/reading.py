"""The texts of many documents, each read once: what was read is kept by the document's digest."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cleancdd.doctext.process import Reader
from cleancdd.doctext.text import DocumentText

__all__ = ["Attached", "read_documents"]

_WORTH_TWO = 12
"""Documents from which on a second process pays."""


@dataclass(frozen=True, slots=True)
class Attached:
    """A document to read: where it lies, its kind (see `readers.files.kinds`), and the SHA-256 of its
    bytes."""

    path: Path
    kind: str
    sha256: str


def read_documents(documents: Iterable[Attached], memory: Path | None) -> dict[str, DocumentText]:
    """The texts by the documents' digests.

    `memory` is a folder that keeps them as JSON (`.cleancdd/documents`); what is kept there of other
    documents is left. None keeps nothing.
    """
    wanted = {one.sha256: one for one in documents}
    known = {digest: kept for digest in wanted if (kept := _kept(memory, digest)) is not None}
    fresh = [one for digest, one in sorted(wanted.items()) if digest not in known]
    hands = min(os.cpu_count() or 1, 2 if len(fresh) >= _WORTH_TWO else 1)
    with ThreadPoolExecutor(hands) as pool:
        for read in pool.map(_read, [fresh[hand::hands] for hand in range(hands)]):
            for digest, text in read.items():
                _keep(memory, digest, text)
                known[digest] = text
    return known


def _read(documents: Sequence[Attached]) -> dict[str, DocumentText]:
    with Reader() as reader:
        return {one.sha256: reader.read(one.path, one.kind) for one in documents}


@cache
def _manner() -> str:
    """Changes when documents are read in another manner, so that what was kept is read again."""
    code = hashlib.sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        code.update(module.read_bytes())
    return code.hexdigest()[:16]


def _kept(memory: Path | None, digest: str) -> DocumentText | None:
    if memory is None:
        return None
    try:
        record = json.loads((memory / f"{digest}.json").read_bytes())
        return DocumentText.of_record(record["text"]) if record["manner"] == _manner() else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _keep(memory: Path | None, digest: str, text: DocumentText) -> None:
    if memory is None:
        return
    with contextlib.suppress(OSError):  # what cannot be kept is read again
        memory.mkdir(parents=True, exist_ok=True)
        written = memory / f"{digest}.json.new"
        written.write_text(json.dumps({"manner": _manner(), "text": text.as_record()}), encoding="utf-8")
        written.replace(memory / f"{digest}.json")
