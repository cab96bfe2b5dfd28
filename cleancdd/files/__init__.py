"""Reads `files/` of a unit or of `content/`: only files of allowed kinds, told by content, with names that survive every system.

Photographs that tell where they were taken are refused, and nothing is read through a link, so that nothing outside the folder is
ever published.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from cleancdd.diagnostics import Code, Faults, Span
from cleancdd.files.kinds import KINDS, sniff
from cleancdd.files.names import name_is_sound
from cleancdd.files.photographs import PHOTOGRAPHS, pixels_of, tells_position
from cleancdd.folders import entries, name_of
from cleancdd.model.disclosure import FileFact

__all__ = ["read_files"]


def read_files(folder: Path, root: Path, limit_mb: int, faults: Faults) -> dict[str, FileFact]:
    """Every sound file of a unit's folder, or of `content/`, by its path within it (`files/plan.pdf`); the others are slips."""
    found: dict[str, FileFact] = {}
    for path in _walk(folder / "files", root, {}, faults):
        fact = _read(path, root, limit_mb, faults)
        if fact is not None:
            found[name_of(path, folder)] = fact
    return found


def _walk(folder: Path, root: Path, seen: dict[str, str], faults: Faults) -> Iterator[Path]:
    """Every file of a sound name, in folders of sound names; `seen` holds the names so far."""
    if folder.is_symlink():  # told where the unit's folder is listed
        return
    for path in entries(folder, root, faults):
        if not name_is_sound(path, root, seen, faults):
            continue
        if path.is_dir():
            yield from _walk(path, root, seen, faults)
        elif path.is_file():
            yield path
        else:
            faults.add(Span(name_of(path, root)), Code.WRONG_FILE_TYPE, "ไม่ใช่ไฟล์ธรรมดา", "ลบสิ่งนี้ แล้ววางไฟล์จริงแทน")


def _read(path: Path, root: Path, limit_mb: int, faults: Faults) -> FileFact | None:
    name, size = name_of(path, root), path.stat().st_size
    if size > limit_mb * 1_000_000:
        message = f"ไฟล์ขนาด {size / 1_000_000:.1f} MB เกินกำหนด {limit_mb} MB"
        advice = "บันทึกใหม่ให้เล็กลงหรือแบ่งเป็นหลายไฟล์ ขนาดที่ยอมรับตั้งไว้ที่ `file_limit_mb` ใน `content/site.yaml`"
        faults.add(Span(name), Code.FILE_TOO_LARGE, message, advice)
        return None
    data = path.read_bytes()
    kind = sniff(data)
    if kind is None or path.suffix.lower() not in KINDS[kind]:
        faults.add(Span(name), Code.WRONG_FILE_TYPE, *_refusal(path.suffix.lower(), kind))
        return None
    if tells_position(kind, data):
        message = "ภาพนี้บอกพิกัด GPS ของที่ถ่าย"
        advice = f'ลบพิกัดด้วยคำสั่ง `exiftool -overwrite_original -gps:all= -xmp:geotag= "{name}"` แล้วตรวจใหม่'
        faults.add(Span(name), Code.PHOTO_POSITION, message, advice)
        return None
    pixels = pixels_of(data) if kind in PHOTOGRAPHS else None
    if kind in PHOTOGRAPHS and pixels is None:
        advice = "ใช้ภาพจากต้นฉบับ แล้วบันทึกใหม่เป็น JPEG, PNG หรือ WebP"
        faults.add(Span(name), Code.WRONG_FILE_TYPE, "เปิดภาพนี้ไม่ได้ เพราะไฟล์ไม่ครบหรือเสีย", advice)
        return None
    return FileFact(path=name, kind=kind, size=size, sha256=hashlib.sha256(data).hexdigest(), pixels=pixels)


def _refusal(suffix: str, kind: str | None) -> tuple[str, str]:
    """What is wrong with a file whose content is of no allowed kind, or of another than its name says."""
    if kind is None:
        named = next((one for one, suffixes in KINDS.items() if suffix in suffixes), None)
        message = f"เนื้อไฟล์ไม่ใช่ {named} ตามชื่อ" if named else "ไฟล์ชนิดนี้เผยแพร่ไม่ได้"
        return message, "บันทึกใหม่เป็น PDF, Word, Excel, PowerPoint, OpenDocument, CSV (UTF-8), JPEG, PNG หรือ WebP"
    return f"เนื้อไฟล์เป็น {kind} แต่ชื่อลงท้ายด้วย `{suffix}`", f"เปลี่ยนชื่อไฟล์ให้ลงท้ายด้วย `{KINDS[kind][0]}`"
