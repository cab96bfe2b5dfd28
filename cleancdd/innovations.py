"""Reads `units/<id>/<year>/innovations/*.md`: the innovation projects of a unit."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Faults
from cleancdd.folders import Loaded, entries, has_slug, load_markdown, name_of, refuse_unknown
from cleancdd.model.knowledge import Innovation, InnovationFile

__all__ = ["INNOVATIONS", "read_innovations"]

INNOVATIONS = "innovations"
"""The name of the folder within a unit's fiscal year."""


def read_innovations(folder: Path, root: Path, faults: Faults) -> dict[str, Loaded[Innovation]]:
    """Every project of `units/<id>/<year>/innovations` by slug, which is the stem of its file and part of its address."""
    found: dict[str, Loaded[Innovation]] = {}
    unit, year = folder.parts[-3], int(folder.parts[-2])
    for path in entries(folder, root, faults):
        name = name_of(path, root)
        if path.suffix != ".md" or path.is_dir():
            refuse_unknown(path, root, ("ชื่อโครงการ.md",), faults)
        elif has_slug(path, root, "โครงการ", faults) and (read := load_markdown(root, name, InnovationFile, faults)) is not None:
            one, prose = read
            fields = {key: getattr(one.noun, key) for key in InnovationFile.model_fields}
            noun = Innovation(id=path.stem, unit=unit, year=year, prose=prose, **fields)
            found[path.stem] = Loaded(noun, one.document, one.wanted)
    return found
