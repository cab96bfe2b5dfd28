"""Blocks rendered otherwise than their author meant: text taken for code, unrecognised headings, dropped
cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from cleancdd.diagnostics import Code
from cleancdd.model.names import SLUG_PATTERN

__all__ = ["Problem", "block_problems"]

_NESTS = ("bullet_list_", "ordered_list_", "dl_", "footnote_")
"""The prefixes of the types of tokens within which code may be indented."""

_TIGHT_HEADING = re.compile(r"(#{2,6})([^#\s].*)")
_ANCHOR = re.compile(r"\{#[^}]*\}")
_TRAILING = re.compile(r"\{ ?#([^{}]*)\}$")
_SEPARATOR = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")


class Problem(NamedTuple):
    """What is wrong at some text of a line (the whole line when the text is not on it), and what to type; the
    code is reported too."""

    line: int
    words: str
    message: str
    advice: str
    code: Code = Code.WRONG_MARKUP


def block_problems(tokens: Sequence[Token], rows: Sequence[str]) -> Iterator[Problem]:
    """The diagnostics in blocks, lines counted from 0; `rows` are the lines of the text."""
    nested = 0
    for index, token in enumerate(tokens):
        nested += token.nesting if token.type.startswith(_NESTS) else 0
        match token.type:
            case "code_block" if not nested:
                yield _indented(token, rows)
            case "fence" if _is_open(token):
                mark = token.markup
                yield Problem(_row(token), mark, f"โค้ดที่เปิดด้วย {mark} ไม่ได้ปิด", f"พิมพ์บรรทัด {mark} ปิดท้ายโค้ด")
            case "heading_open" if not _ANCHOR.sub("", tokens[index + 1].content).strip():
                yield Problem(_row(token), "", "หัวข้อไม่มีข้อความ", f"พิมพ์ข้อความหลัง `{token.markup}` หรือลบบรรทัดนี้")
            case "heading_open":
                yield from _refused_anchor(tokens[index + 1])
            case "paragraph_open" if "##" in tokens[index + 1].content or "|" in tokens[index + 1].content:
                yield from _in_paragraph(tokens[index + 1])
            case "tr_open" if tokens[index + 1].type == "td_open":
                yield from _lost_cells(tokens, index, rows)
                yield from _joined_cells(tokens, index, rows)


def _refused_anchor(inline: Token) -> Iterator[Problem]:
    """`{#…}` at the end of a heading that is not a valid id: a heading's address is as permanent as a
    page's."""
    last = inline.children[-1] if inline.children else None
    found = _TRAILING.search(last.content) if last and last.type == "text" else None
    if found and not re.fullmatch(SLUG_PATTERN, found[1]):
        likely = re.sub(r"[\s_]+", "-", found[1].strip().lower())
        example = "ใช้ตัวพิมพ์เล็ก a-z ตัวเลข และขีดกลาง เช่น `{#step-1}`"
        if re.fullmatch(SLUG_PATTERN, likely):
            example = f"พิมพ์ `{{#{likely}}}`"
        advice = f"{example} หรือลบ `{found[0]}` เว็บไซต์จะตั้งชื่อให้จากหัวข้อ"
        yield Problem(_row(inline), found[0], f"`{found[0]}` ตั้งเป็นที่อยู่ของหัวข้อไม่ได้", advice)


def _row(token: Token) -> int:
    return (token.map or [0])[0]


def _indented(token: Token, rows: Sequence[str]) -> Problem:
    line = rows[_row(token)]
    space = "แท็บ" if line.lstrip(" >").startswith("\t") else "ช่องว่าง"
    advice = f"ลบ{space}หน้าบรรทัด ถ้าเป็นโค้ดให้พิมพ์บรรทัด ``` ไว้ก่อนและหลัง"
    return Problem(_row(token), line.strip(" >\t"), f"มี{space}หน้าย่อหน้า จึงแสดงเป็นโค้ดแทนข้อความ", advice)


def _is_open(fence: Token) -> bool:
    """Whether the last line of a fence is code, not the closing mark."""
    first, end = fence.map or (0, 0)
    return end - first < len(fence.content.splitlines()) + 2


def _in_paragraph(inline: Token) -> Iterator[Problem]:
    """Lines that were meant as a heading or as the delimiter row of a table."""
    above = ""
    for row, line in enumerate(inline.content.split("\n"), _row(inline)):
        if tight := _TIGHT_HEADING.fullmatch(line.strip()):
            yield Problem(
                row, tight[0], f"ไม่มีเว้นวรรคหลัง `{tight[1]}` จึงไม่เป็นหัวข้อ", f"พิมพ์ `{tight[1]} {tight[2]}`"
            )
        elif "|" in above and _SEPARATOR.fullmatch(line.strip()) and len(_cells(line)) != len(_cells(above)):
            message = (
                f"เส้นใต้หัวตารางมี {len(_cells(line))} ช่อง แต่หัวตารางมี {len(_cells(above))} ช่อง จึงไม่เป็นตาราง"
            )
            yield Problem(
                row, line.strip(), message, f"พิมพ์ `{'|'.join(['', *['---'] * len(_cells(above)), ''])}`"
            )
        above = line


def _lost_cells(tokens: Sequence[Token], opening: int, rows: Sequence[str]) -> Iterator[Problem]:
    """The text in cells of a row beyond the last column, which Markdown drops."""
    columns = _columns(tokens, opening)
    line = rows[_row(tokens[opening])].strip(" >\t")
    if line.count("|") - line.startswith("|") - line.endswith("|") < columns:  # splitting is slow
        return
    cells = _cells(line)
    if lost := next((cell.strip() for cell in cells[columns:] if cell.strip()), ""):
        message = f"แถวนี้มี {len(cells)} ช่อง แต่ตารางมี {columns} คอลัมน์ ช่องที่เกินไม่แสดง"
        yield Problem(
            _row(tokens[opening]),
            lost,
            message,
            "ลบช่องที่เกิน หรือเพิ่มคอลัมน์ที่หัวตาราง ถ้า `|` เป็นส่วนของข้อความ ให้พิมพ์ `\\|`",
        )


def _joined_cells(tokens: Sequence[Token], opening: int, rows: Sequence[str]) -> Iterator[Problem]:
    """A row that lacks cells because a `\\` at the end of one makes the `|` part of the text."""
    line = rows[_row(tokens[opening])]
    if "\\|" not in line or len(_cells(line)) >= _columns(tokens, opening):
        return
    message = "`\\|` เป็นส่วนของข้อความ ไม่คั่นช่อง แถวนี้จึงมีช่องไม่ครบ"
    advice = "ถ้า `\\` เป็นตัวท้ายของช่อง ให้เว้นวรรคก่อน `|` ถ้าช่องว่างไว้ ให้พิมพ์ `|` ให้ครบ"
    yield Problem(_row(tokens[opening]), "\\|", message, advice)


def _columns(tokens: Sequence[Token], opening: int) -> int:
    """The number of cells in the row that opens there."""
    end = next(index for index in range(opening, len(tokens)) if tokens[index].type == "tr_close")
    return sum(token.type == "inline" for token in tokens[opening:end])


def _cells(line: str) -> list[str]:
    """The cells of a table's row as Markdown splits them."""
    cells = escapedSplit(line.strip(" >\t"))
    return cells[not cells[0] : len(cells) - (not cells[-1])]
