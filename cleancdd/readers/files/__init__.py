"""Reads `files/` of a unit or of `content/`: only files of allowed kinds, detected by content, with names
that work on every system.

Photographs that reveal where they were taken are refused, and nothing is read through a symbolic link, so
that nothing outside the folder is ever published.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.disclosure import FileFact
from cleancdd.readers.files.judge import problem_of, upload_of
from cleancdd.readers.files.names import name_is_sound
from cleancdd.readers.files.photographs import PHOTOGRAPHS, pixels_of
from cleancdd.readers.folders import entries, name_of
from cleancdd.suggestions.addresses import IMAGES
from cleancdd.suggestions.filenames import as_certain_copy

__all__ = ["read_files"]


def read_files(folder: Path, root: Path, limit_mb: int, diagnostics: Diagnostics) -> dict[str, FileFact]:
    """Every publishable file of a unit's folder, or of `content/`, by its path within it (`files/plan.pdf`);
    the others are reported as diagnostics."""
    found: dict[str, FileFact] = {}
    for path in _walk(folder / "files", root, {}, diagnostics):
        fact = _read(path, root, limit_mb, diagnostics)
        if fact is not None:
            found[name_of(path, folder)] = fact
    return found


def _walk(folder: Path, root: Path, seen: dict[str, str], diagnostics: Diagnostics) -> Iterator[Path]:
    """Every file with a valid name, in folders with valid names; `seen` collects the names so far."""
    if folder.is_symlink():  # reported with the unit's folder
        return
    for path in entries(folder, root, diagnostics):
        if not name_is_sound(path, root, seen, diagnostics):
            continue
        if (told := as_certain_copy(path)) is not None:
            diagnostics.add(Span(name_of(path, root)), Code.WRONG_PATH, *told)
        if path.is_dir():
            yield from _walk(path, root, seen, diagnostics)
        elif path.is_file():
            yield path
        else:
            diagnostics.add(
                Span(name_of(path, root)), Code.WRONG_FILE_TYPE, "ไม่ใช่ไฟล์ธรรมดา", "ลบสิ่งนี้ แล้ววางไฟล์จริงแทน"
            )


def _read(path: Path, root: Path, limit_mb: int, diagnostics: Diagnostics) -> FileFact | None:
    name, size = name_of(path, root), path.stat().st_size
    if size > limit_mb * 1_000_000:
        message = f"ไฟล์ขนาด {size / 1_000_000:.1f} MB เกินกำหนด {limit_mb} MB"
        is_image = path.suffix.lower() in IMAGES
        part = "ย่อภาพให้ด้านยาวไม่เกิน 4,000 พิกเซล แล้วบันทึกใหม่" if is_image else "บันทึกใหม่ให้เล็กลงหรือแบ่งเป็นหลายไฟล์"
        advice = f"{part} ขนาดที่ยอมรับตั้งไว้ที่ `file_limit_mb` ใน `content/site.yaml`"
        diagnostics.add(Span(name), Code.FILE_TOO_LARGE, message, advice)
        return None
    upload = upload_of(name, path.read_bytes())
    problem = problem_of(upload)
    if problem is not None or upload.kind is None:
        if problem is not None:
            diagnostics.add(Span(name, problem.line), problem.code, problem.message, problem.advice)
        return None
    pixels = pixels_of(upload.data) if upload.kind in PHOTOGRAPHS else None
    return FileFact(
        path=name, kind=upload.kind, size=size, sha256=hashlib.sha256(upload.data).hexdigest(), pixels=pixels
    )
