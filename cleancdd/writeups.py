"""Reads the texts that staff write in Markdown: `content/pages/*.md`."""

from __future__ import annotations

import re
from pathlib import Path

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, entries, load_markdown, name_of, refuse_unknown
from cleancdd.model.writeup import PageFile, Writeup

__all__ = ["PAGES_FOLDER", "read_pages"]

PAGES_FOLDER = "content/pages"


def read_pages(root: Path, faults: Faults) -> dict[str, Loaded[Writeup]]:
    """Every page by slug, which is the stem of its file and its address."""
    found: dict[str, Loaded[Writeup]] = {}
    for path in entries(root / PAGES_FOLDER, root, faults):
        name = name_of(path, root)
        if path.suffix != ".md":
            refuse_unknown(path, root, ("ชื่อหน้า.md",), faults)
        elif not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.stem):
            message = f"`{path.stem}` ใช้เป็นที่อยู่ของหน้าไม่ได้"
            faults.add(Span(name), Code.WRONG_ID, message, "ตั้งชื่อไฟล์ด้วยตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `about.md`")
        elif (loaded := load_markdown(root, name, PageFile, faults)) is not None:
            page, prose = loaded
            fields = {key: getattr(page.noun, key) for key in PageFile.model_fields}
            found[path.stem] = Loaded(Writeup(id=path.stem, prose=prose, **fields), page.document, page.wanted)
    return found
