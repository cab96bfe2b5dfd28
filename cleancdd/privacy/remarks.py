"""Remarks on documents apart from their text: hidden content, and parts that were not read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from cleancdd.cache import Store
from cleancdd.diagnostics import tame
from cleancdd.doctext import READ_KINDS, DocumentText, Unread
from cleancdd.doctext.reader import Attached, read_documents
from cleancdd.library import Library

__all__ = ["OLD_KINDS", "remarks_of_site", "remarks_on"]

OLD_KINDS: Final = frozenset({"Word 97", "Excel 97", "PowerPoint 97"})
"""The kinds of document (see `readers.files.kinds`) whose text is not read."""


def remarks_on(said: DocumentText) -> Iterator[str]:
    """The hidden content of a document and the parts that were not read; Thai."""
    if said.unread is not None:
        yield said.unread.value
    people = [f"{key} “{tame(value[:60])}”" for key, value in said.metadata.items() if key.startswith("ผู้")]
    if people:
        yield f"บอกชื่อ{' และ'.join(people)}"
    if said.marks:
        yield f"มี{' '.join(sorted(mark.value for mark in said.marks))}"


def remarks_of_site(root: Path, library: Library) -> dict[str, tuple[str, ...]]:
    """The remarks on every document of a site, by path, sorted; documents without remarks are left out."""
    told: dict[str, tuple[str, ...]] = {
        name: (Unread.OLD.value,) for name, fact in library.files.items() if fact.kind in OLD_KINDS
    }
    documents = {
        name: Attached(root / name, fact.kind, fact.sha256)
        for name, fact in library.files.items()
        if fact.kind in READ_KINDS and fact.kind != "CSV"
    }
    with Store.beside(root):
        texts = read_documents(documents.values())
    told |= {name: tuple(remarks_on(texts[one.sha256])) for name, one in documents.items()}
    return {name: remarks for name, remarks in sorted(told.items()) if remarks}
