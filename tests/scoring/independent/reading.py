"""What stands in a site's files, as plain dictionaries of text; nothing of the package is used here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

Raw = Mapping[str, Any]

EMPTY: Raw = {}
ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "มกราคม มค", "กุมภาพันธ์ กพ", "มีนาคม มีค", "เมษายน เมย", "พฤษภาคม พค", "มิถุนายน มิย",
            "กรกฎาคม กค", "สิงหาคม สค", "กันยายน กย", "ตุลาคม ตค", "พฤศจิกายน พย", "ธันวาคม ธค",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip


def from_yaml(text: str) -> Any:
    """Every scalar as the text that was typed: a day of the Buddhist era is no day of any other calendar."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes texts alone


def raw(path: Path) -> Raw:
    """The dictionary in a file; an absent file says nothing."""
    return (from_yaml(path.read_text(encoding="utf-8")) or EMPTY) if path.is_file() else EMPTY


def head_of(path: Path) -> Raw:
    """The dictionary between the `---` lines of a Markdown file."""
    found: Raw = from_yaml(re.split(r"(?m)^---$", path.read_text(encoding="utf-8"), maxsplit=2)[1])
    return found


@cache
def day(text: str) -> date:
    """A day in any of the ways in which staff write it, of the Buddhist era unless the year is too early for
    that."""
    plain = text.translate(ARABIC)
    if numbers := re.fullmatch(r"(\d+)[-/.](\d+)[-/.](\d+)", plain):
        first, month, last = map(int, numbers.groups())
        return _dated(*((last, month, first) if last > 31 else (first, month, last)))
    words = re.fullmatch(r"(?:วันที่)?\s*(\d+)\s*([ก-๙.]+?)\s*(?:พ\.ศ\.|ค\.ศ\.)?\s*(\d{4})", plain)
    assert words, text
    return _dated(int(words[3]), MONTHS[words[2].replace(".", "")], int(words[1]))


def _dated(year: int, month: int, day_of_month: int) -> date:
    return date(year - 543 if year > 2400 else year, month, day_of_month)


def count(text: str | int) -> int:
    return int(str(text).translate(ARABIC))


def criteria(folder: Path) -> dict[str, Raw]:
    """Every criterion's head by its id, of `content/rubric/<year>/criteria/`."""
    return {path.stem: head_of(path) for path in sorted(folder.glob("*.md"))}


def rubric(folder: Path) -> dict[str, Raw]:
    """The files of a year's rubric that say how to score, by their names."""
    files = {name: raw(folder / f"{name}.yaml") for name in ("rubric", "dimensions", "measures", "ladders")}
    return files | {"criteria": criteria(folder / "criteria")}
