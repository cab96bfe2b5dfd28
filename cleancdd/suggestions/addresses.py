"""Suggestions for missing addresses and files: the nearest existing one, else where to put it."""

from __future__ import annotations

import difflib
import posixpath
from collections.abc import Collection, Iterable

from cleancdd import urls
from cleancdd.thai.signs import differing
from cleancdd.thai.spelling import fold
from cleancdd.weburl import missing_start

__all__ = ["IMAGES", "files_folder", "nearest_address", "nearest_file", "where_images_go", "written_in"]


def nearest_file(file: str, files: Iterable[str], home: str) -> str:
    """The advice for a file that is not in its unit's folder: one that looks the same, the nearest, else
    where to put it."""
    names = sorted(files)
    if not file.startswith("files/"):
        within = f"files/{posixpath.basename(file)}"
        there = "" if within in names else f" แล้ววางไฟล์ไว้ที่ `{home}/{within}`"
        return f"พิมพ์ `{within}`{there}"
    twin = next((one for one in names if fold(one) == fold(file)), None)
    if twin is not None and twin.casefold() == file.casefold():
        return f"มีไฟล์ `{twin}` ซึ่งต่างกันที่ตัวพิมพ์เล็กใหญ่ พิมพ์ `{twin}`"
    if twin is not None:
        return f"มีไฟล์ `{twin}` ซึ่งดูเหมือนกัน แต่ที่นี่{differing(file, twin)} ลบแล้วพิมพ์ใหม่เป็น `{twin}`"
    stem = posixpath.splitext(file)[0]
    alike = [one for one in names if posixpath.splitext(one)[0] == stem]
    near = alike or difflib.get_close_matches(file, names, n=1, cutoff=0.8)
    question = f"หมายถึง `{near[0]}` หรือไม่ ถ้าไม่ใช่ " if near else ""
    return f"{question}วางไฟล์ไว้ที่ `{home}/{file}` และตรวจตัวพิมพ์เล็กใหญ่ให้ตรงกัน"


def nearest_address(address: str, addresses: Collection[str]) -> str:
    """The advice for an address that does not exist: what it lacks, or the nearest existing one if that is
    close enough."""
    if missing := missing_start(address):
        return missing
    near = difflib.get_close_matches(address, addresses, n=1, cutoff=0.7)
    return f"หมายถึง `{near[0]}` หรือไม่" if near else "ใช้ที่อยู่ของหน้าที่มีจริง หรือลบลิงก์นี้"


IMAGES = frozenset({".jpeg", ".jpg", ".png", ".webp"})
"""How the names of images end that a text can show."""


def where_images_go(beside: str, image: str) -> str:
    """Where the author of a text puts an image, and what to type in a text of the folder of `beside`."""
    name = f"{files_folder(beside)}/files/{posixpath.basename(image)}"
    return f"วางภาพไว้ที่ `{name}` แล้วพิมพ์ `{written_in(posixpath.dirname(beside), name)}`"


def files_folder(name: str) -> str:
    """The folder that has the `files/` of a text: its unit's, or `content`."""
    return "/".join(name.split("/")[:2]) if name.startswith("units/") else "content"


def written_in(home: str, name: str) -> str:
    """A file of the repository as a text in the folder `home` names it; from the top where it names all files
    so."""
    return (urls.file(name) if home == "." else posixpath.relpath(name, home)).replace(" ", "%20")
