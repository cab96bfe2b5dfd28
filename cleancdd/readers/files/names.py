"""Which names of files and folders every system can hold, and which a reader or a system would take for
another."""

from __future__ import annotations

import re
import unicodedata
from itertools import zip_longest
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics, Span
from cleancdd.model.names import is_file_path, is_reserved, unseen_in
from cleancdd.readers.folders import name_of
from cleancdd.thai.glyphs import mended
from cleancdd.thai.mojibake import LOST, garbled, ungarbled
from cleancdd.thai.spelling import respell

__all__ = ["name_is_sound"]

_LONGEST = 200
"""Bytes of UTF-8 in one name: below the 255 of common systems, with room for what a copy adds to it; Thai
takes 3 a letter."""

_FORBIDDEN = re.compile(r'[<>:"\\|?*#%]')

_ALIKE = str.maketrans("аеорсухіјѕԁɡһԛԝαονρτκ‐‑‒–—−", "aeopcyxijsdghqwaovptk------")
"""Small letters of other scripts, and dashes, that look like those of a keyboard."""


def name_is_sound(path: Path, root: Path, seen: dict[str, str], diagnostics: Diagnostics) -> bool:
    """Whether the last part of the path is valid on every system and does not collide with a name in `seen`;
    it is added there."""
    name = name_of(path, root)
    what = "โฟลเดอร์" if path.is_dir() else "ไฟล์"
    problem = _garbled(path, what) or _unseen(path, what) or _problem_of(path, what)
    if problem is None:
        twin = seen.setdefault(_as_seen(name), name)
        problem = None if twin == name else _twins(path.name, twin.rsplit("/", 1)[-1], what)
    if problem is not None:
        diagnostics.add(Span(name), Code.WRONG_PATH, *problem)
    return problem is None


def _as_seen(name: str) -> str:
    """The same spelling for all paths that look alike or that some system treats as the same."""
    return respell(unicodedata.normalize("NFKC", name)).casefold().translate(_ALIKE)


def _garbled(path: Path, what: str) -> tuple[str, str] | None:
    """Message and advice for a name that was decoded with the wrong encoding; the advice shows the intended
    name if it is free."""
    if not garbled(path.name):
        return None
    meant = ungarbled(path.name)
    is_free = LOST not in meant and not path.with_name(meant).exists()
    to_type = f"เปลี่ยนชื่อเป็น `{meant}`" if is_free else "พิมพ์ชื่อใหม่ตามต้นฉบับ ให้ไม่ซ้ำกับชื่อที่มีอยู่"
    return f"ชื่อ{what} `{path.name}` เพี้ยน เพราะแตกไฟล์หรือคัดลอกด้วยรหัสอักขระผิด", to_type


def _unseen(path: Path, what: str) -> tuple[str, str] | None:
    """Message and advice for a name with an invisible character; the advice shows the cleaned name if it is
    free."""
    if (sign := unseen_in(path.name)) is None:
        return None
    plain = "".join(
        " " if one.isspace() else one for one in mended(path.name) if one.isspace() or unseen_in(one) is None
    )
    plain = " ".join(plain.split())
    to_type = f" ให้เป็น `{plain}`" if plain and not path.with_name(plain).exists() else " เป็นชื่ออื่นที่ยังไม่มี"
    place = f"U+{ord(sign):04X} เป็นตัวที่ {path.name.index(sign) + 1}"
    return f"ชื่อ{what}มีอักขระที่มองไม่เห็น ({place})", f"พิมพ์ชื่อใหม่ทั้งหมด ไม่คัดลอกมาวาง{to_type}"


def _problem_of(path: Path, what: str) -> tuple[str, str] | None:
    """Message and advice for a name that some system cannot hold; the advice shows a name that is free."""
    name = path.name
    if is_reserved(name):
        return f"`{name}` เป็นชื่อที่ Windows สงวนไว้", "ตั้งชื่ออื่น แล้วแก้ทุกที่ที่เอ่ยถึง"
    if unicodedata.normalize("NFC", name) != name:
        return f"ชื่อ{what} `{name}` พิมพ์สระหรือวรรณยุกต์แยกจากตัวอักษร (แบบ macOS)", "พิมพ์ชื่อใหม่ทั้งหมด ไม่คัดลอกมาวาง"
    if (size := len(name.encode())) > _LONGEST:
        letters = _LONGEST * len(name) // size
        message = f"ชื่อ{what}ยาว {len(name)} ตัวอักษร ซึ่งบางระบบเก็บไม่ได้"
        return message, f"ตั้งชื่อให้สั้นลง ไม่เกิน {letters} ตัวอักษร แล้วแก้ทุกที่ที่เอ่ยถึง"
    if not is_file_path(name):
        signs = " ".join(f"`{sign}`" for sign in dict.fromkeys(_FORBIDDEN.findall(name)))
        why = f"มี {signs}" if signs else "ขึ้นต้นหรือลงท้ายด้วยจุดหรือเว้นวรรค"
        meant = _FORBIDDEN.sub("-", name).strip(" .")
        free = "" if path.with_name(meant).exists() or not is_file_path(meant) else f"เป็น `{meant}` "
        return f"ชื่อ{what} `{name}` {why} ซึ่งใช้ไม่ได้กับทุกระบบ", f"เปลี่ยนชื่อ{free}แล้วแก้ทุกที่ที่เอ่ยถึง"
    return None


def _twins(name: str, twin: str, what: str) -> tuple[str, str]:
    """Message and advice for a name that collides with another, with the first character that differs."""
    pairs = enumerate(zip_longest(name, twin, fillvalue=""), 1)
    place, one, other = next(((at, *pair) for at, pair in pairs if pair[0] != pair[1]), (1, "", ""))
    signs = " แทน ".join(f"`{sign}` (U+{ord(sign):04X})" if sign else "ไม่มีอักขระ" for sign in (one, other))
    message = f"ชื่อ{what} `{name}` ดูเหมือน `{twin}` ต่างที่ตัวที่ {place} เป็น {signs} คนหรือบางระบบเห็นเป็นชื่อเดียวกัน"
    merged = "รวมไว้ในโฟลเดอร์เดียว หรือ" if what == "โฟลเดอร์" else ""
    return message, f"{merged}ตั้งชื่อให้ต่างกันชัดเจน แล้วแก้ทุกที่ที่เอ่ยถึง"
