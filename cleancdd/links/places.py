"""Where an address is written in authors' files, so that it can be found and mended."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from cleancdd.model.links import plain_address
from cleancdd.readers.links import LINKS_FILE

__all__ = ["places_of"]

_FOLDERS = ("content", "units")
_WRITTEN = re.compile(r"""(?i)https?://[^\s"'<>|`]+""")
_MAY_FOLLOW = ")]}.,;:*_"
"""Marks that end a link of Markdown, a list of YAML or a sentence; they may also be part of an address."""


def places_of(root: Path, addresses: Collection[str]) -> dict[str, list[str]]:
    """`file:line` of every line of `content/` and `units/` that has one of these plain addresses, in any
    spelling."""
    found: dict[str, list[str]] = {}
    for path in _sources(root) if addresses else ():
        name = path.relative_to(root).as_posix()
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            for address in dict.fromkeys(_in_line(line, addresses)):
                found.setdefault(address, []).append(f"{name}:{number}")
    return found


def _sources(root: Path) -> Iterator[Path]:
    for folder in _FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".yaml", ".md"} and path.is_file() and path != root / LINKS_FILE:
                yield path


def _in_line(line: str, addresses: Collection[str]) -> Iterator[str]:
    for found in _WRITTEN.finditer(line):
        written = found[0]
        while (plain := plain_address(written)) not in addresses and written[-1] in _MAY_FOLLOW:
            written = written[:-1]
        if plain in addresses:
            yield plain
