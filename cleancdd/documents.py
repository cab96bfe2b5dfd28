"""Reads `units/<id>/documents/*.md`: disclosed things that have a page of their own."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from cleancdd.diagnostics import Faults
from cleancdd.folders import Loaded, load_folder
from cleancdd.model.disclosure import DocumentFile, UnitDocument

__all__ = ["read_documents"]


def read_documents(folder: Path, root: Path, faults: Faults) -> dict[str, Loaded[UnitDocument]]:
    """Every document of a unit's folder by slug, which is the stem of its file and part of its address."""
    if (folder / "documents").is_symlink():  # told where the unit's folder is listed
        return {}
    return load_folder(folder / "documents", root, DocumentFile, partial(UnitDocument, unit=folder.name), "เอกสาร", faults)
