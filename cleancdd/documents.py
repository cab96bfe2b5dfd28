"""Reads `units/<id>/documents/*.md`: disclosed things that have a page of their own."""

from __future__ import annotations

import re
from pathlib import Path

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, entries, load_markdown, name_of, refuse_unknown
from cleancdd.model.disclosure import DocumentFile, UnitDocument

__all__ = ["read_documents"]


def read_documents(folder: Path, root: Path, faults: Faults) -> dict[str, Loaded[UnitDocument]]:
    """Every document of a unit's folder by slug, which is the stem of its file and part of its address."""
    found: dict[str, Loaded[UnitDocument]] = {}
    if (folder / "documents").is_symlink():  # told where the unit's folder is listed
        return found
    for path in entries(folder / "documents", root, faults):
        name = name_of(path, root)
        if path.suffix != ".md" or path.is_dir():
            refuse_unknown(path, root, (f"{path.stem}.md",), faults)
        elif not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.stem):
            message = f"`{path.stem}` ใช้เป็นที่อยู่ของเอกสารไม่ได้"
            advice = "ตั้งชื่อไฟล์ด้วยตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `work-plan.md`"
            faults.add(Span(name), Code.WRONG_ID, message, advice)
        elif (loaded := load_markdown(root, name, DocumentFile, faults)) is not None:
            one, prose = loaded
            fields = {key: getattr(one.noun, key) for key in DocumentFile.model_fields}
            document = UnitDocument(id=path.stem, unit=folder.name, prose=prose, **fields)
            found[path.stem] = Loaded(document, one.document, one.wanted)
    return found
