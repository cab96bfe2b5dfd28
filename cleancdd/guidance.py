"""Reads `content/guidance/**.md`: nested sections that officers learn from, each opened by its `index.md`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.folders import Loaded, completed, entries, has_slug, load_markdown, name_of, refuse_unknown
from cleancdd.model.knowledge import Guidance, GuidanceFile

__all__ = ["GUIDANCE_FOLDER", "read_guidance"]

GUIDANCE_FOLDER = "content/guidance"
_INDEX = "index.md"


def read_guidance(root: Path, faults: Faults) -> dict[str, Loaded[Guidance]]:
    """Every page by its path within `/guidance/`; the opening page of them all has the empty path.

    A folder without an `index.md`, and a page that claims the address of a folder beside it, are slips.
    """
    found: dict[str, Loaded[Guidance]] = {}
    for path in _files(root / GUIDANCE_FOLDER, root, faults):
        loaded = load_markdown(root, name_of(path, root), GuidanceFile, faults)
        if loaded is not None:
            key = _key(path, root)
            found[key] = completed(loaded, Guidance, path=key, opens=path.name == _INDEX)
    return found


def _files(folder: Path, root: Path, faults: Faults) -> Iterator[Path]:
    """The Markdown files of a folder and of those within it, slips noted."""
    inside = entries(folder, root, faults)
    if inside and folder / _INDEX not in inside:
        name = name_of(folder / _INDEX, root)
        advice = "สร้างหน้าเปิดของหมวดนี้ ให้มี `title:` `description:` และ `sources:`"
        faults.add(Span(name), Code.MISSING_FILE, f"ไม่พบ `{name}`", advice)
    for path in inside:
        if path.is_dir():
            if has_slug(path, root, "หมวด", faults):
                yield from _files(path, root, faults)
        elif path.suffix != ".md":
            refuse_unknown(path, root, ("ชื่อหน้า.md", _INDEX), faults)
        elif path.with_suffix("").is_dir():
            name = name_of(path, root)
            message = f"`{name}` กับโฟลเดอร์ `{path.stem}` ใช้ที่อยู่เดียวกัน"
            opening = f"{path.stem}/{_INDEX}"
            is_there = (path.parent / opening).exists()
            advice = f"ย้ายเนื้อหาไปรวมใน `{opening}` แล้วลบไฟล์นี้ หรือเปลี่ยนชื่อ" if is_there else f"ย้ายไฟล์นี้เป็น `{opening}` หรือเปลี่ยนชื่อ"
            faults.add(Span(name), Code.COLLIDING_ADDRESS, message, advice)
        elif has_slug(path, root, "หน้า", faults):
            yield path


def _key(path: Path, root: Path) -> str:
    place = path.parent if path.name == _INDEX else path.with_suffix("")
    key = place.relative_to(root / GUIDANCE_FOLDER).as_posix()
    return "" if key == "." else key
