"""Names that do not exist: the nearest one that does."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Mapping
from typing import Any

from cleancdd.thai.signs import differing
from cleancdd.thai.spelling import fold

__all__ = ["MEANT", "key_titled", "known", "nearest", "titled_like"]

_FEW = 12
"""How many names an advice may list."""


_LEAST = 3
"""How many letters a part of a title must have to be taken for it."""


MEANT = "หมายถึง"
"""How the advice begins that asks whether another name was meant."""


def known(names: Collection[str]) -> str:
    """The names that may be typed, for an advice; a long list is cut."""
    shown = [f"`{one}`" for one in sorted(names)[:_FEW]]
    return " ".join(shown) + (" เป็นต้น" if len(names) > len(shown) else "")


def key_titled(title: str, named: Mapping[str, Any]) -> str | None:
    """The key of what an author named by its title, whole or in part; None when that is nothing's or several
    things'."""
    wanted = fold(title)
    titles = {key: [fold(one) for one in _titles(value)] for key, value in named.items()}
    whole = [key for key, own in titles.items() if wanted in own]
    part = [key for key, own in titles.items() if len(wanted) >= _LEAST and any(wanted in one for one in own)]
    found = whole or part
    return found[0] if len(found) == 1 else None


def titled_like(title: str, named: Mapping[str, Any]) -> tuple[str, str] | None:
    """The key and the title nearest to what an author wrote; None when none is near."""
    titles = {one: key for key, value in named.items() for one in _titles(value)}
    near = difflib.get_close_matches(title, titles, n=1)
    return (titles[near[0]], near[0]) if near else None


def _titles(value: Any) -> list[str]:
    """What something is called in words: itself when it is a text, else its names."""
    if isinstance(value, str):
        return [value]
    names = ("label", "title", "name", "short", "term", "abbreviation")
    return [str(one) for name in names if (one := getattr(value, name, None))] + list(
        getattr(value, "also", ())
    )


def nearest(name: str, names: Collection[str]) -> str:
    """The advice for a name that does not exist: the nearest that does, else those that may be typed."""
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.7)
    if near and (apart := differing(name, near[0])):
        return f"ดูเหมือน `{near[0]}` แต่{apart} ลบแล้วพิมพ์ใหม่เป็น `{near[0]}`"
    if near:
        return f"{MEANT} `{near[0]}` หรือไม่"
    if isinstance(names, Mapping) and (titled := key_titled(name, names)):
        return f"พิมพ์รหัส `{titled}`"
    if len(names) > _FEW and (alike := difflib.get_close_matches(name, names, n=5, cutoff=0.3)):
        return f"ที่ใกล้เคียงคือ {' '.join(f'`{one}`' for one in alike)}"
    return f"ใช้ {known(names)}" if names else "ยังไม่มีรายการใดให้ใช้ ให้เพิ่มรายการนี้ก่อน"
