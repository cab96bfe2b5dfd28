"""What is wrong with a CSV file: an encoding that only its own programs read, cells that a spreadsheet runs
as formulas, and rows that do not fit the head."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from cleancdd.source.text import wide_encoding

__all__ = [
    "beyond_a_sheet",
    "cut_letter",
    "encoding_of",
    "escaped_sign",
    "first_formula",
    "is_text",
    "lost_thai",
    "uneven_row",
]

_THAI = re.compile("[ก-ฮ]")

_RUNS = re.compile(
    r"""(?x)
    =\s*[^\s=]                          # a formula, whatever follows
    | [-+@]\s*(?:[A-Za-z_.]+\s*\(       # a function
      | [^|!\n]*[|!].+                  # a command of another program, a cell of another sheet
      | \$?[A-Za-z]{1,3}\$?[0-9]+\s*[-+*/:^&]  # a cell in a sum
    )"""
)
"""Cells that a spreadsheet runs. Negative numbers, telephone numbers, dashes, names (`@office`) and list
items do not match."""

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
"""The lines and columns of a sheet of Excel, which opens no more."""

_SIGNS_OF_ONE_WIDTH = str.maketrans("＝＋－＠", "=+-@")
_SIGNS = frozenset("=+-@＝＋－＠")


def encoding_of(data: bytes) -> str | None:
    """The encoding of a text that is not UTF-8, as staff may know it; None when it is UTF-8 or no text."""
    if wide_encoding(data):
        return "UTF-16 (Unicode Text ของ Excel)"
    if is_text(data) or re.search(rb"[\x00-\x08\x0e-\x1f\x7f]", data):
        return None
    try:
        text = data.decode("cp874")
    except UnicodeDecodeError:
        return None
    return "Windows-874 (ภาษาไทยแบบเดิม)" if _THAI.search(text) else None


def is_text(data: bytes) -> bool:
    """Whether the bytes are UTF-8 without controls, and no markup or program."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    plain = bool(text.strip()) and not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", text)
    return plain and not text.lstrip().startswith(("<", "#!", "{", "%!"))


def cut_letter(data: bytes) -> tuple[int, str] | None:
    """Where a text in UTF-8 ends within a Thai letter, and what to say of it, in Thai; None when it does
    not."""
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        whole = data[: problem.start].decode("utf-8", "ignore")
        if problem.reason == "unexpected end of data" and _THAI.search(whole):
            return problem.start, "ไฟล์ไม่ครบ ขาดตั้งแต่กลางตัวอักษรสุดท้าย"
    return None


_ASKED = re.compile(r"[\s().,/0-9-]*+\?{3,}+[\s().,/0-9?-]*+")
"""A cell of question marks, of which every letter was one that the encoding has not."""


def lost_thai(data: bytes) -> int | None:
    """The line of the head, where its words and others are question marks and nothing is Thai: saved so as
    “CSV (comma delimited)” by an Excel whose Windows is not Thai. None for any other list."""
    text = data.decode("utf-8-sig")
    if "???" not in text or _THAI.search(text):
        return None
    head = next(((line, row) for line, row in _rows(text) if _filled(row)), None)
    if head is None or not any(map(_ASKED.fullmatch, head[1])):
        return None
    return head[0] if len(re.findall(r"\?{3,}", text)) > 1 else None


def beyond_a_sheet(data: bytes) -> str | None:
    """Which lines or columns of a list are more than a sheet holds, in Thai; None when there are none."""
    if (rows := data.count(b"\n")) > _MOST_ROWS:
        return f"{rows:,} บรรทัด เกิน {_MOST_ROWS:,} บรรทัด"
    cells = 1 + max((max(map(line.count, (b",", b";", b"\t"))) for line in io.BytesIO(data)), default=0)
    return f"{cells:,} ช่องในบรรทัดเดียว เกิน {_MOST_COLUMNS:,} ช่อง" if cells > _MOST_COLUMNS else None


def first_formula(data: bytes) -> tuple[int, int, str, int] | None:
    """Line, column and text of the first cell that a spreadsheet runs, and how many there are; None when
    there is none."""
    found = _formulas(data.decode("utf-8-sig"))
    first = next(found, None)
    return None if first is None else (*first, 1 + sum(1 for _ in found))


def _formulas(text: str) -> Iterator[tuple[int, int, str]]:
    for line, row in _rows(text):
        for column, cell in enumerate(row, 1):
            if cell.lstrip()[:1] in _SIGNS and _RUNS.match(cell.strip().translate(_SIGNS_OF_ONE_WIDTH)):
                yield line, column, cell.strip()


class Uneven(NamedTuple):
    """A row with more or fewer cells than the head: its line, the cells of both, and how many such rows there
    are."""

    line: int
    cells: int
    head: int
    many: int


def uneven_row(data: bytes) -> Uneven | None:
    """The first row that does not fit the head; blank rows and empty cells at the end of a row count for
    nothing."""
    rows = _rows(data.decode("utf-8-sig"))
    head = len(next((row for _, row in rows if _filled(row)), ()))
    others = ((line, len(row), _filled(row)) for line, row in rows if len(row) != head)
    sizes = ((line, min(size, max(head, filled))) for line, size, filled in others if filled)
    odd = ((line, size) for line, size in sizes if size != head)
    first = next(odd, None)
    return None if first is None else Uneven(*first, head, 1 + sum(1 for _ in odd))


def _filled(row: list[str]) -> int:
    """The cells of a row up to the last with text in it."""
    return max((number for number, cell in enumerate(row, 1) if cell.strip()), default=0)


_ESCAPED = re.compile(r'(?m)(?:^|,)[^,"\\:\n]*[^,"\\:\s]\\(?P<comma>,)|\\(?P<quote>")(?=[^,;\t\r\n"])')
"""A comma after a backslash, where the cell is no path (`C:\\งาน\\`), and a quotation mark after one within
a cell."""


def escaped_sign(data: bytes) -> tuple[int, str] | None:
    """The first line on which a comma or a quotation mark is written `\\,` or `\\"`, which no spreadsheet
    reads, and that sign; None when there is none."""
    text = data.decode("utf-8-sig")
    found = _ESCAPED.search(text)
    return found and (text.count("\n", 0, found.end()) + 1, found["comma"] or found["quote"])


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it ends; where quotes never end, the rest line by line."""
    separator = max(",;\t", key=text.partition("\n")[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error:
        lines = text.splitlines()
        yield from ((number, lines[number - 1].split(separator)) for number in range(1, len(lines) + 1))
