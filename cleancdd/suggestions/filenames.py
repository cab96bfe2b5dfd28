"""Advice for files that nothing reads: whether one is a copy of a file that is read, and which name to give
it.

The advice never suggests the name of an existing file as a new name.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection
from itertools import chain, count
from pathlib import Path

from cleancdd.model.names import YEAR_PATTERN, is_slug, is_year
from cleancdd.thai.numerals import to_arabic

__all__ = ["as_certain_copy", "as_copy", "as_slug", "free_name", "right_name"]

_MARKS = re.compile(
    r"(?i:[\s._-]*(?:\([^()]*\)|\[[^\[\]]*\]|copy|สำเนา|backup|bak|old|orig|save|tmp|txt|เก่า|เดิม|ใหม่|ล่าสุด|แก้ไข|final"
    r"|sync-conflict-[\w-]+|conflict[\w-]*|conf|(?:base|local|remote|backup)_[0-9]+|(?:cr)?download|part(?:ial)?|icloud"
    r"|v?[0-9]{1,3})|~|-(?:desktop|laptop|notebook|pc|com)[\w-]*){1,3}|-[A-Z0-9]+(?:-[A-Z0-9]+)*"
)
"""What programs and people write behind the name of a copy: ` (1)`, ` - Copy`, `-DESKTOP-AB12`, `.bak`, ` 2`,
and the conflicts of Syncthing, Dropbox, OneDrive, Google Drive, iCloud and Nextcloud."""

_OF_PROGRAMS = re.compile(
    r"(?i)^(?:copy of |สำเนาของ )|(?: ?\([0-9]{1,3}\)| - (?:copy|สำเนา)(?: \([0-9]{1,3}\))?"
    r"|[ ._-]*\([^()]*conflict[^()]*\)|[._-]sync-conflict-[\w-]+|-(?:desktop|laptop|notebook)-[\w-]+)"
    r"(?=\.\w+$|$)"
)
"""What only programs write around the name of a copy; any other name is somebody's own (`plan-2.pdf`)."""

_CHRISTIAN, _APART = (1900, 2400), 543
"""Which names of folders are years of the common era, and how far those are from the Buddhist one."""

_BEFORE = re.compile(r"(?i)(?:copy of|สำเนาของ|สำเนา)[\s._-]*")
_ENDINGS = {".yml": ".yaml", ".markdown": ".md", ".mdown": ".md", ".text": ".md"}


def beside(path: Path) -> frozenset[str]:
    """The names of the other entries in the same folder, listed for an exact comparison: `exists()` ignores
    case on some systems."""
    return frozenset(one.name for one in path.parent.iterdir()) - {path.name}


def as_copy(path: Path) -> tuple[str, str] | None:
    """Message and advice for a copy of a file in the same folder; None for anything else."""
    real = next(
        (name for name in sorted(beside(path), key=len, reverse=True) if _is_copy(path.name, name)), None
    )
    if real is None:
        return None
    return f"`{path.name}` เป็นสำเนาของ `{real}` ซึ่งอยู่ในโฟลเดอร์เดียวกัน", _compare(path.name, real)


def as_certain_copy(path: Path) -> tuple[str, str] | None:
    """Message and advice for a copy that a program made of a file in the same folder; None for anything
    else."""
    real = _OF_PROGRAMS.sub("", path.name)
    if real == path.name or real not in beside(path):
        return None
    return (
        f"`{path.name}` ดูเป็นสำเนาของ `{real}` ซึ่งอยู่ในโฟลเดอร์เดียวกัน และจะเผยแพร่ทั้งสอง",
        f"{_compare(path.name, real)} ถ้าเป็นคนละเรื่อง ให้ตั้งชื่อตามเรื่อง",
    )


def _compare(copy: str, real: str) -> str:
    return f"เปิดเทียบกัน ให้ `{real}` มีข้อมูลที่ถูกต้องครบแล้ว จึงลบ `{copy}`"


def _is_copy(name: str, real: str) -> bool:
    """Whether `name` is `real` with the marks of a copy in front, at the end, or before the extension."""
    name = name[start.end() :] if (start := _BEFORE.match(name)) else name
    if name == real:
        return True
    stem, dot, ending = real.rpartition(".")
    if name.startswith(real) and _MARKS.fullmatch(name[len(real) :]):
        return True
    if not dot or not name.startswith(stem) or not name.endswith(f".{ending}"):
        return False
    return bool(_MARKS.fullmatch(name[len(stem) : -len(ending) - 1]))


def right_name(path: Path, allowed: Collection[str]) -> str | None:
    """Advice to rename the file to the intended name, or to merge it with an existing file of that name; None
    when no name is near.

    In `allowed`, `2564` stands for any year, and a name with Thai letters for any name with its extension.
    """
    meant = _meant(path.name, allowed)
    if meant is None:
        return None
    others = beside(path)
    if meant in others:
        return f"มี `{meant}` อยู่แล้ว {_compare(path.name, meant)}"
    rivals = " ".join(f"`{one}`" for one in sorted(others - set(allowed)) if _meant(one, allowed) == meant)
    choose = f" {rivals} ก็คล้ายกัน ให้เลือกไฟล์เดียวที่ข้อมูลถูกต้องครบ" if rivals else ""
    return f"เปลี่ยนชื่อเป็น `{meant}` หรือไม่{choose}"


def _meant(name: str, allowed: Collection[str]) -> str | None:
    if "2564" in allowed and re.fullmatch("[0-9]{4}", to_arabic(name)):
        number = int(to_arabic(name))
        meant = str(number + _APART if _CHRISTIAN[0] <= number < _CHRISTIAN[1] else number)
        return meant if is_year(meant) and meant != name else None
    year = re.search(YEAR_PATTERN, name)
    real = {
        one.replace("2564", year[0] if year else "2564").casefold(): one for one in allowed if one.isascii()
    }
    near = difflib.get_close_matches(name.casefold(), real, n=1, cutoff=0.5)
    if near:
        return real[near[0]].replace("2564", year[0] if year else "2564")
    stem, dot, ending = name.rpartition(".")
    ending = _ENDINGS.get(f".{ending}".lower(), f".{ending}".lower())
    is_pattern = dot and any(not one.isascii() and one.endswith(ending) for one in allowed)
    return f"{stem}{ending}" if is_pattern and f"{stem}{ending}" != name else None


def as_slug(path: Path) -> str | None:
    """Advice for a name that is a permanent id but for capitals, spaces and other marks; None when it has
    other letters."""
    what, stem, ending = ("โฟลเดอร์", path.name, "") if path.is_dir() else ("", path.stem, path.suffix)
    meant = re.sub(r"[\s_.-]+", "-", to_arabic(stem).strip().lower()).strip("-")
    if not is_slug(meant):
        return None
    real = f"{meant}{ending}"
    if real in beside(path):
        return f"มี `{real}` อยู่แล้ว {_compare(path.name, real)}"
    return f"เปลี่ยนชื่อ{what}เป็น `{real}`"


def free_name(wanted: str, taken: Collection[str]) -> str:
    """The name, with a number appended if it is already taken."""
    return next(
        name for name in chain([wanted], (f"{wanted}-{number}" for number in count(2))) if name not in taken
    )
