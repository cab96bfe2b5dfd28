"""Reads `content/best-practices/*.md`: what units did well, told so that others can do it too."""

from __future__ import annotations

from pathlib import Path

from cleancdd.diagnostics import Faults
from cleancdd.folders import Loaded, entries, has_slug, load_markdown, name_of, refuse_unknown
from cleancdd.model.knowledge import BestPractice, BestPracticeFile

__all__ = ["PRACTICES_FOLDER", "read_practices"]

PRACTICES_FOLDER = "content/best-practices"


def read_practices(root: Path, faults: Faults) -> dict[str, Loaded[BestPractice]]:
    """Every best practice by slug, which is the stem of its file and its address."""
    found: dict[str, Loaded[BestPractice]] = {}
    for path in entries(root / PRACTICES_FOLDER, root, faults):
        name = name_of(path, root)
        if path.suffix != ".md" or path.is_dir():
            refuse_unknown(path, root, ("ชื่อเรื่อง.md",), faults)
        elif (
            has_slug(path, root, "แนวปฏิบัติ", faults) and (read := load_markdown(root, name, BestPracticeFile, faults)) is not None
        ):
            one, prose = read
            fields = {key: getattr(one.noun, key) for key in BestPracticeFile.model_fields}
            found[path.stem] = Loaded(BestPractice(id=path.stem, prose=prose, **fields), one.document, one.wanted)
    return found
