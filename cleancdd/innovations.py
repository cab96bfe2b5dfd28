"""Reads `units/<id>/<year>/innovations/*.md`: the innovation projects of a unit."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from cleancdd.diagnostics import Faults
from cleancdd.folders import Loaded, load_folder
from cleancdd.model.knowledge import Innovation, InnovationFile

__all__ = ["INNOVATIONS", "read_innovations"]

INNOVATIONS = "innovations"
"""The name of the folder within a unit's fiscal year."""


def read_innovations(folder: Path, root: Path, faults: Faults) -> dict[str, Loaded[Innovation]]:
    """Every project of `units/<id>/<year>/innovations` by slug, which is the stem of its file and part of its address."""
    make = partial(Innovation, unit=folder.parts[-3], year=int(folder.parts[-2]))
    return load_folder(folder, root, InnovationFile, make, "โครงการ", faults)
