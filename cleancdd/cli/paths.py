"""Paths as a person types them: relative to the current folder or to the site's root, with `/` or `\\`."""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

import click

__all__ = ["chosen_paths", "is_chosen"]

_SHOWN = ("content", "units", "templates")
"""The folders in which a path that does not exist is searched for similar names."""


def chosen_paths(words: tuple[str, ...], home: Path) -> tuple[str, ...]:
    """The paths relative to the root, with `/`, `.` for the root itself; raises `ClickException` for one that
    does not exist or is outside."""
    return tuple(_chosen(one, home) for one in words)


def is_chosen(path: str, chosen: tuple[str, ...]) -> bool:
    """Whether a path within the site is one of those, or within one of them; always when none was given."""
    return not chosen or any(one in {".", path} or path.startswith(f"{one}/") for one in chosen)


def _chosen(words: str, home: Path) -> str:
    spellings = dict.fromkeys((words, words.replace("\\", "/")))
    places = (Path(os.path.normpath(base / one)) for one in spellings for base in (Path.cwd(), home))
    there = [place for place in places if place.exists()]
    inside = [name for place in there if (name := _name_within(place, home)) is not None]
    if inside:
        return inside[0]
    if there:
        raise click.ClickException(f"`{words}` อยู่นอกโฟลเดอร์ของเว็บไซต์ {home}")
    plain = os.path.normpath(words.replace("\\", "/"))
    near = difflib.get_close_matches(plain, [*_paths(home)], n=1, cutoff=0.5)
    hint = f"หมายถึง `{near[0]}` หรือไม่" if near else "ระบุจากโฟลเดอร์นี้หรือจากโฟลเดอร์ของเว็บไซต์ เช่น `units`"
    raise click.ClickException(f"ไม่พบ `{words}` {hint}")


def _name_within(place: Path, home: Path) -> str | None:
    """The path relative to the root; None outside of it."""
    # Only the folder is resolved: a link within the site is reported as such, by its own name.
    real = place.parent.resolve() / place.name if place.is_symlink() else place.resolve()
    return real.relative_to(home).as_posix() if real.is_relative_to(home) else None


def _paths(home: Path) -> Iterator[str]:
    """Every file and folder of the site's sources, relative to its root."""
    for top in _SHOWN:
        if (home / top).is_dir():
            yield top
            for folder, folders, files in os.walk(home / top):
                for name in (*folders, *files):
                    yield (Path(folder) / name).relative_to(home).as_posix()
