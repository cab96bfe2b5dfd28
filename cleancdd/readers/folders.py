"""Lists the contents of an author's folder in a fixed order, never through symbolic links, with only usable
names."""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Collection
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.names import is_reserved, is_slug
from cleancdd.suggestions.addresses import IMAGES, files_folder, where_images_go
from cleancdd.suggestions.filenames import as_copy, as_slug, right_name

__all__ = ["entries", "has_slug", "name_of", "refuse_unknown", "subfolders"]

_DATA = (".yaml", ".yml")
_LEFTOVERS = frozenset({"thumbs.db", "desktop.ini"})


def name_of(path: Path, root: Path) -> str:
    """The path relative to the root, with `/`: how every message and address names a file."""
    return path.as_posix().removeprefix(f"{root.as_posix().rstrip('/')}/")


def entries(folder: Path, root: Path, diagnostics: Diagnostics) -> tuple[Path, ...]:
    """Files and folders directly inside, sorted by name; empty when the folder is missing. Symbolic links,
    and a file in place of the folder, are reported."""
    if folder.is_symlink() and folder.parent != root:  # reported with its parent folder
        return ()
    if not folder.is_dir():
        if folder.exists():
            name = name_of(folder, root)
            advice = f"ย้ายหรือเปลี่ยนชื่อไฟล์นี้ แล้วสร้างโฟลเดอร์ชื่อ `{folder.name}`"
            diagnostics.add(Span(name), Code.UNKNOWN_FILE, f"`{name}` เป็นไฟล์ แต่ชื่อนี้ต้องเป็นโฟลเดอร์", advice)
        return ()
    found = []
    with os.scandir(folder) as listed:  # it knows which are links without asking the disk for each
        links = {one.name: one.is_symlink() for one in listed}
    for each in sorted(links):
        if each.startswith((".", "~")) or each.lower() in _LEFTOVERS:
            continue
        path = folder / each
        if each.endswith("~"):  # an editor's backup: reported only beside its original
            _is_copy(path, root, diagnostics)
            continue
        if not _is_readable(path, root, diagnostics):
            continue
        if links[each]:
            name = name_of(path, root)
            advice = "ลบลิงก์นี้ แล้ววางไฟล์หรือโฟลเดอร์จริงแทน"
            diagnostics.add(
                Span(name), Code.LINKED_FOLDER, f"`{name}` เป็นลิงก์ไปที่อื่น ไม่ใช่ไฟล์หรือโฟลเดอร์จริง", advice
            )
            continue
        found.append(path)
    return tuple(found)


def subfolders(folder: Path) -> frozenset[str]:
    """The names of the folders directly inside; empty when the folder is missing."""
    try:
        with os.scandir(folder) as found:
            return frozenset(one.name for one in found if one.is_dir())
    except OSError:
        return frozenset()


def _is_readable(path: Path, root: Path, diagnostics: Diagnostics) -> bool:
    """Whether the name is UTF-8, so that it can be displayed, typed and published."""
    try:
        path.name.encode()
    except UnicodeEncodeError:
        written = os.fsencode(path.name)
        advice = "เปลี่ยนชื่อใหม่ด้วยตัวอักษร ตัวเลข และขีดกลาง"
        with contextlib.suppress(UnicodeDecodeError):
            advice += f" ชื่อเดิมน่าจะเป็น `{written.decode('cp874')}` ที่มาจากเครื่องซึ่งใช้ Windows-874"
        shown = f"{name_of(path.parent, root)}/{written.decode(errors='replace')}"
        diagnostics.add(Span(shown), Code.WRONG_PATH, "ชื่อนี้ไม่ได้เข้ารหัสเป็น UTF-8 จึงอ่านไม่ได้ในระบบอื่น", advice)
        return False
    return True


def refuse_unknown(
    path: Path, root: Path, allowed: Collection[str], diagnostics: Diagnostics, *, belongs: str | None = None
) -> None:
    """Report a file or folder that nothing reads, with advice: the file it is a copy of, or the place where
    it `belongs`, or the nearest valid name that is still free."""
    if _is_copy(path, root, diagnostics):
        return
    name = name_of(path, root)
    advice = belongs or right_name(path, allowed)
    if advice is None and path.suffix.lower() in IMAGES:
        advice = _where_this_goes(name, path, root)
    choices = " ".join(f"`{one}`" for one in allowed)
    is_data = path.suffix.lower() in _DATA and any(one.endswith(_DATA) for one in allowed)
    named = "ตั้งชื่อให้ตรงกับเนื้อหา หรือ" if is_data else ""
    diagnostics.add(
        Span(name),
        Code.UNKNOWN_FILE,
        f"ระบบไม่อ่าน `{name}` เพราะชื่อนี้ไม่อยู่ในชื่อที่กำหนดไว้",
        advice or f"{named}ย้ายไฟล์นี้ไปเก็บที่อื่น ที่นี่ใช้ได้เฉพาะ {choices}",
    )


def _is_copy(path: Path, root: Path, diagnostics: Diagnostics) -> bool:
    """Whether it is a copy of a file in the same folder; if so, report it."""
    told = as_copy(path)
    if told:
        diagnostics.add(Span(name_of(path, root)), Code.UNKNOWN_FILE, *told)
    return bool(told)


def _where_this_goes(name: str, image: Path, root: Path) -> str:
    there = f"{files_folder(name)}/files/{image.name}"
    if not (root / there).exists():
        return where_images_go(name, image.name)
    return f"มี `{there}` อยู่แล้ว ถ้าเป็นภาพเดียวกัน ให้ลบไฟล์นี้ ถ้าเป็นคนละภาพ ให้ตั้งชื่อใหม่ก่อนย้ายไปไว้ที่นั่น"


def _bare(stem: str) -> str:
    return re.sub("[^a-z0-9]+", "-", stem.lower()).strip("-")


def has_slug(path: Path, root: Path, what: str, diagnostics: Diagnostics) -> bool:
    """Whether the name (without `.md`) can be part of a permanent address; `what` is the Thai word for the
    page in the message."""
    if is_slug(path.stem):
        return True
    if _is_copy(path, root, diagnostics):
        return False
    why, advice = "", as_slug(path) or "ตั้งชื่อด้วยตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `risk-method`"
    if is_reserved(path.stem):
        why, advice = " เพราะเป็นชื่อที่ Windows สงวนไว้", f"ตั้งชื่ออื่น เช่น `{_bare(path.stem)}-page`"
    diagnostics.add(
        Span(name_of(path, root)), Code.WRONG_ID, f"`{path.stem}` ใช้เป็นที่อยู่ของ{what}ไม่ได้{why}", advice
    )
    return False
