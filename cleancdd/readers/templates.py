"""The site's own templates and assets as files: plain, named for every system, of a size and text that can be
read.

A template is code. What it may do when it runs is the affair of `cleancdd.render.sandbox`.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.names import is_reserved
from cleancdd.readers.folders import entries, name_of
from cleancdd.source.text import read_text
from cleancdd.urls import ASSETS

__all__ = ["TEMPLATES_FOLDER", "check_template_files"]

TEMPLATES_FOLDER = "templates"

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,98}[A-Za-z0-9_]|[A-Za-z0-9_]")
_MOST = 2**20
"""The largest template, style sheet or script, in bytes; the package's own largest is a tenth of it."""

_TEXTS = frozenset({".css", ".csv", ".html", ".js", ".json", ".rtf", ".svg", ".txt", ".webmanifest", ".xml"})
_PICTURES = frozenset({".ico", ".jpeg", ".jpg", ".png", ".webp", ".woff2"})
_DEEPEST = 8


def check_template_files(root: Path, diagnostics: Diagnostics) -> bool:
    """Whether every file in the site's `templates` may be read and published; what may not is noted."""
    before = len(diagnostics)
    folder = root / TEMPLATES_FOLDER
    if folder.is_symlink():
        _note(folder, root, Code.LINKED_FOLDER, *_LINKED, diagnostics)
    else:
        for path in _files(folder, root, diagnostics, 0):
            _check_file(path, root, diagnostics)
    return len(diagnostics) == before


_LINKED = ("เป็นลิงก์ไปที่อื่น ไม่ใช่ไฟล์หรือโฟลเดอร์จริง", "ลบลิงก์นี้ แล้ววางไฟล์หรือโฟลเดอร์จริงแทน")


def _files(folder: Path, root: Path, diagnostics: Diagnostics, depth: int) -> Iterator[Path]:
    """Every plain file below a folder, by name."""
    for path in entries(folder, root, diagnostics):
        if not _NAME.fullmatch(path.name) or is_reserved(path.name):
            advice = "ใช้ a-z, 0-9, จุด ขีดกลาง และขีดล่าง เช่น `site.css` และไม่ใช้ชื่อที่ Windows สงวนไว้"
            _note(path, root, Code.WRONG_PATH, "ใช้เป็นชื่อแม่แบบไม่ได้", advice, diagnostics)
        elif not path.is_dir():
            yield path
        elif depth < _DEEPEST:
            yield from _files(path, root, diagnostics, depth + 1)
        else:
            _note(path, root, Code.WRONG_PATH, f"ซ้อนลึกเกิน {_DEEPEST} ชั้น", "ย้ายขึ้นมาให้ตื้นกว่านี้", diagnostics)


def _check_file(path: Path, root: Path, diagnostics: Diagnostics) -> None:
    is_asset = name_of(path, root).startswith(f"{TEMPLATES_FOLDER}/{ASSETS}/")
    ending = path.suffix.lower()
    info = os.lstat(path)
    if not stat.S_ISREG(info.st_mode):
        advice = "ลบออก แล้ววางไฟล์จริงแทน"
        _note(path, root, Code.UNREADABLE_FILE, "ไม่ใช่ไฟล์ธรรมดา", advice, diagnostics)
    elif is_asset and ending not in _TEXTS | _PICTURES:
        advice = f"ใช้ได้เฉพาะ {' '.join(f'`{one}`' for one in sorted(_TEXTS | _PICTURES))}"
        _note(path, root, Code.WRONG_FILE_TYPE, "ไม่ใช่ชนิดที่หน้าเว็บใช้", advice, diagnostics)
    elif is_asset and ending in _PICTURES:
        if info.st_size > _MOST:
            advice = "ย่อภาพหรือแบบอักษรให้เล็กลง เพราะทุกหน้าต้องโหลด"
            _note(path, root, Code.FILE_TOO_LARGE, "ใหญ่เกิน 1 เมกะไบต์", advice, diagnostics)
    elif info.st_size:  # an empty style sheet or part does no harm
        read_text(path, name_of(path, root), _MOST, diagnostics)


def _note(path: Path, root: Path, code: Code, message: str, advice: str, diagnostics: Diagnostics) -> None:
    name = name_of(path, root)
    diagnostics.add(Span(name), code, f"`{name}` {message}", advice)
