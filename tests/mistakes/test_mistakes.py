"""Mistakes that authors make, each laid over a small site: what is told, where, and what to type.

The tables beside this file hold one mistake a row: the files it lays over the site (`copies` are taken from
elsewhere in the repository, `edit` replaces words of a file that is there) and every diagnostic that follows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import yaml

from cleancdd.cache import Store
from cleancdd.diagnostics import Diagnostic, Diagnostics, InvalidContent
from cleancdd.lastcheck import part_of
from cleancdd.library import read_usable
from cleancdd.pipeline import check_site
from tests.homes import TESTS, put_back

HERE = Path(__file__).parent
ROWS = [
    pytest.param(row, id=f"{table.stem}-{number}")
    for table in sorted(HERE.glob("*.yaml"))
    for number, row in enumerate(yaml.safe_load(table.read_text(encoding="utf-8")), 1)
]


def contents(site: Path, row: dict[str, Any]) -> Iterator[tuple[Path, bytes]]:
    for name, text in row.get("files", {}).items():
        yield site / name, text.encode(row.get("encoding", "utf-8"))
    for name, source in row.get("copies", {}).items():
        yield site / name, (TESTS.parent / source).read_bytes()
    for name, (old, new) in row.get("edit", {}).items():
        yield site / name, (site / name).read_text(encoding="utf-8").replace(old, new, 1).encode()


@contextmanager
def laid_over(site: Path, row: dict[str, Any]) -> Iterator[None]:
    """The mistake in the site, which is as it was afterwards."""
    mistaken = list(contents(site, row))
    with put_back(path for path, _ in mistaken):
        for path, data in mistaken:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield


def told_of(site: Path) -> list[Diagnostic]:
    """What reading tells; when that is nothing, what the addresses of pages tell."""
    read = Diagnostics()
    with Store.beside(site):
        read_usable(site, read)
    if not list(read):
        with pytest.raises(InvalidContent) as caught:
            check_site(site)
        return list(caught.value.diagnostics)
    return list(read)


_NAMES_A_TARGET = re.compile(r"(?:เปลี่ยนชื่อ|ย้าย|วาง)[^`]*(?:เป็น|ที่|ใน) `([^`]+)`")
_DELETES = re.compile(r"ลบ[^`]{0,12}`([^`]+)`")


def _is_there(site: Path, one: Diagnostic, name: str) -> bool:
    """Whether a name in an advice is that of a file or folder other than the one the diagnostic is about."""
    itself = site / one.span.path
    return any(place.exists() and place != itself for place in (itself.parent / name, site / name))


def destroys(site: Path, one: Diagnostic) -> bool:
    """Whether following the advice would overwrite a file, or delete one that nobody has compared."""
    overwrites = any(_is_there(site, one, name) for name in _NAMES_A_TARGET.findall(one.advice))
    itself = (site / one.span.path).name
    deletes = any(name == itself or _is_there(site, one, name) for name in _DELETES.findall(one.advice))
    return (overwrites or deletes) and "เปิดเทียบกัน" not in one.advice


@pytest.mark.parametrize("row", ROWS)
def test_the_mistake_is_told_at_its_place_with_what_to_type(checked: Path, row: dict[str, Any]) -> None:
    with laid_over(checked, row):
        told = told_of(checked)
        in_units = [one.span.path for one in told if one.span.path.startswith("units/")]
        assert part_of(checked, in_units) is None, "a part is taken for sound"
        assert [one.advice for one in told if destroys(checked, one)] == []
    assert [
        {
            "at": f"{one.span.path}:{one.span.line}:{one.span.column}",
            "code": one.code.value,
            "advice": one.advice,
        }
        for one in told
    ] == row["told"]
