"""Finds the unit that a person means, by its id or its name."""

from __future__ import annotations

import difflib

import click

from cleancdd.library import Library
from cleancdd.thai.spelling import fold

__all__ = ["unit_id"]


def unit_id(library: Library, words: str) -> str:
    """The id of the unit with that id or name; raises `ClickException` that suggests the nearest."""
    if words in library.units:
        return words
    wanted = fold(words)
    matches = [unit.id for unit in library.units.values() if wanted in {fold(unit.label), fold(unit.name)}]
    near = [unit.id for unit in library.units.values() if wanted in fold(f"{unit.id} {unit.name}")]
    if matches:
        return matches[0]
    near = near or difflib.get_close_matches(words, library.units, n=1)
    hint = f" หมายถึง {' '.join(near[:5])} หรือไม่" if near else " ดูรหัสได้จากชื่อโฟลเดอร์ใน units"
    raise click.ClickException(f"ไม่มีหน่วยงาน `{words}`{hint}")
