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
    for written in dict.fromkeys((words, words.replace("\\", "/"))):
        for base in (Path.cwd(), home):
            place = Path(os.path.normpath(base / written))
            if place.exists():
                return _within(words, place, home)
    plain = os.path.normpath(words.replace("\\", "/"))
    near = difflib.get_close_matches(plain, [*_paths(home)], n=1, cutoff=0.5)
    hint = f"หมายถึง `{near[0]}` หรือไม่" if near else "ระบุจากโฟลเดอร์นี้หรือจากโฟลเดอร์ของเว็บไซต์ เช่น `units`"
    raise click.ClickException(f"ไม่พบ `{words}` {hint}")


def _within(words: str, place: Path, home: Path) -> str:
    # Only the folder is resolved: a link within the site is reported as such, by its own name.
    real = place.parent.resolve() / place.name if place.is_symlink() else place.resolve()
    if not real.is_relative_to(home):
        raise click.ClickException(f"`{words}` อยู่นอกโฟลเดอร์ของเว็บไซต์ {home}")
    return real.relative_to(home).as_posix()


def _paths(home: Path) -> Iterator[str]:
    """Every file and folder of the site's sources, relative to its root."""
    for top in _SHOWN:
        if (home / top).is_dir():
            yield top
            for folder, folders, files in os.walk(home / top):
                for name in (*folders, *files):
                    yield (Path(folder) / name).relative_to(home).as_posix()
