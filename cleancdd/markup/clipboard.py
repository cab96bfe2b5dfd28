"""Lists and tables as pasted from Word and Excel, which Markdown joins into one paragraph: reported with what
to type."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from markdown_it.token import Token

from cleancdd.markup.problems import Problem
from cleancdd.thai.numerals import to_arabic
from cleancdd.thai.signs import WIDE_SPACE, name_of_sign

__all__ = ["pasted_problems"]

_TASK = re.compile(r"\[\](?=\s*[^\s(\[:])\s*(.*)")
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"([0-9๐-๙]{1,3})[.)](?![0-9๐-๙])\s*(\S.*)"), "{0}. {1}"),
    (re.compile(r"([•·●▪◦○■□➢➤✓✔✅☑👉📌🔹🔸🔷🔶▶►★☆◆◇❖❑❒✦✧‣⁃∙⦁→⇒➔➜§–—−*])\ufe0f?(?!\*)\s*(\S.*)"), "- {1}"),
    (re.compile(r"(-)(?=[^\s\d>|-])(.*)"), "- {1}"),
    (re.compile(r"((?:[0-9๐-๙]{1,2}\.){1,4}[0-9๐-๙]{1,2}[.)]?)\s+(\S.*)"), "- {0} {1}"),
    (re.compile(r"(o)\s+(\S.*)"), "- {1}"),
    (re.compile(r"([①-⑳])\s*(\S.*)"), "- {1}"),
    (re.compile(r"(ข้อ(?:ที่)?\s*[0-9๐-๙]{1,2}[.)]?)\s+(\S.*)"), "- {0} {1}"),
    (re.compile(r"(\((?:[0-9๐-๙]{1,2}|[ก-ฮa-z])\)|[ก-ฮ]\.|[ก-ฮ]\))\s+(\S.*)"), "- {0} {1}"),
)
"""How authors begin an item that Markdown does not read as one, and how to type it."""

_ODD_SPACE = re.compile(
    rf"(?P<before>(?:[ \t]|{WIDE_SPACE})*)(?P<mark>#{{1,6}}|[-*+]|[0-9]{{1,3}}[.)])"
    rf"(?P<after>(?:[ \t]|{WIDE_SPACE})+)(?P<words>\S.*)"
)
_ODD = re.compile(f"{WIDE_SPACE}+")

_ROW = re.compile(r"\|.*\|")
_BARE = re.compile(r"[^|]*[^|\s][^|]*(?: \| [^|]*[^|\s][^|]*)+")
"""A row without the bars at its ends."""

_DRAWN = re.compile(r"\+(?:[-=]{2,}\+)+$|[┌├└╔╠╚┏┣┗][─━═┬┼┴╦╬╩┳╋┻]+")
"""A line of a frame drawn around a table."""

_SEPARATOR = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?")
_ITEM = re.compile(r"(\s*)([-*+]|[0-9]{1,9}[.)])(\s+)")
_WORDS = re.compile(r"\w")
_LONG = 60
_MOST = 5


def pasted_problems(tokens: Sequence[Token], rows: Sequence[str]) -> Iterator[Problem]:
    """The diagnostics in lists and tables, lines counted from 0; `rows` are the lines of the text."""
    for index, token in enumerate(tokens):
        if token.type == "paragraph_open":
            yield from _in_paragraph(
                tokens[index + 1], in_item=index > 0 and tokens[index - 1].type == "list_item_open"
            )
        elif token.type == "heading_open" and token.markup in {"-", "="} and token.map:
            yield _underlined(tokens[index + 1].content, token.map[1] - 1, token.markup)
    yield from islice(_broken_cells(tokens), _MOST)
    yield from islice(_shallow(tokens, rows), _MOST)
    yield from _torn(list(_beside_lists(tokens, rows)))


_TYPED_BREAK = re.compile(r"(?i)&lt;\s*br\s*/?\s*&gt;|(?<![A-Za-z0-9:\\/_.-])\\n(?![a-z])")
"""What some programs write for the end of a line within a cell, where it is not in a place on a disk."""

_CODE = re.compile("`[^`]*`")


def _broken_cells(tokens: Sequence[Token]) -> Iterator[Problem]:
    for opened, inline in pairwise(tokens):
        found = _TYPED_BREAK.search(_CODE.sub("", inline.content))
        if found and opened.type in {"td_open", "th_open"}:
            message = f"`{found[0]}` แสดงเป็นตัวอักษร ไม่ขึ้นบรรทัดใหม่"
            advice = f"ในช่องของตาราง พิมพ์ `<br>` แทน `{found[0]}`"
            yield Problem((inline.map or [0])[0], found[0], message, advice)


def _in_paragraph(inline: Token, *, in_item: bool) -> Iterator[Problem]:
    first = (inline.map or [0])[0]
    lines = inline.content.split("\n")
    if odd := [*_odd_spaces(lines, first)]:
        yield odd[0]
        return
    if in_item and (task := _TASK.match(lines[0])):
        yield Problem(
            first, "[]", "`[]` ไม่เป็นช่องให้ทำเครื่องหมาย", f"พิมพ์ช่องว่างในวงเล็บ: `- [ ] {_brief(task[1])}`"
        )
    yield from _items(lines, first)
    yield from _contents(lines, first)
    if len(lines) > 1 and not _item(lines[0].strip()):
        yield from _table(lines, first)


def _odd_spaces(lines: Sequence[str], first: int) -> Iterator[Problem]:
    """Headings and items around whose mark stands a space that Markdown takes for a letter, and lines between
    two paragraphs that only look empty."""
    for row, line in enumerate(lines, first):
        found = _ODD_SPACE.fullmatch(line)
        if found and (odd := _ODD.search(found["before"] + found["after"])):
            what = "หัวข้อ" if found["mark"][0] == "#" else "รายการ"
            message = f"{_named(odd[0])} ไม่ใช่เว้นวรรคของแป้นพิมพ์ บรรทัดนี้จึงไม่เป็น{what}"
            indent = " " * len(found["before"])
            typed = f"{indent}{found['mark']} {_brief(found['words'])}"
            yield Problem(row, odd[0], message, f"ลบช่องว่างนั้นแล้วเคาะใหม่เป็น `{typed}`")
        elif line and first < row < first + len(lines) - 1 and not _ODD.sub("", line).strip():
            message = f"บรรทัดนี้ดูว่าง แต่มี{_named(line.strip(' '))} ย่อหน้าก่อนและหลังจึงต่อกัน"
            yield Problem(row, line, message, "ลบบรรทัดนี้ทั้งบรรทัด แล้วกด Enter เว้นบรรทัดใหม่")


def _named(signs: str) -> str:
    return " ".join(map(name_of_sign, dict.fromkeys(signs)))


def _items(lines: Sequence[str], first: int) -> Iterator[Problem]:
    """Items that are not a list to Markdown, reported at the first; a single mark on one line may be
    intended, except for a dash."""
    found = _items_in(lines, first)
    if not found or (len(found) == 1 and not re.match(r"-[^\s-]", lines[found[0][0] - first].strip())):
        return
    row, mark, typed = found[0]
    many = f" ทั้ง {len(found)} บรรทัดจึงต่อกันเป็นย่อหน้าเดียว" if len(found) > 1 else ""
    more = " และบรรทัดอื่นอย่างเดียวกัน" if len(found) > 1 else ""
    before = " โดยเว้นบรรทัดว่างก่อนรายการ" if row > first else ""
    yield Problem(
        row,
        lines[row - first].strip(),
        f"`{mark}` แบบนี้ไม่ทำให้เป็นรายการ{many}",
        f"พิมพ์ `{_brief(typed)}`{more}{before}",
    )


def _items_in(lines: Sequence[str], first: int) -> list[tuple[int, str, str]]:
    """Row, mark and what to type for each line that was meant as an item."""
    return [(row, *item) for row, line in enumerate(lines, first) if (item := _item(line.strip()))]


def _beside_lists(tokens: Sequence[Token], rows: Sequence[str]) -> Iterator[tuple[int, str, str]]:
    """Single lines meant as items that a list tears apart: one with an indented list under it, and one that
    Markdown takes for the rest of an item that is indented as far or further."""
    indents: list[int] = []
    for index, token in enumerate(tokens):
        match token.type:
            case "list_item_open":
                indents.append(_indent(rows[(token.map or [0])[0]]))
            case "list_item_close":
                indents.pop()
            case "paragraph_open":
                inline = tokens[index + 1]
                lines, first = inline.content.split("\n"), (inline.map or [0])[0]
                found = _items_in(lines, first)
                if len(found) == 1:
                    row, after = found[0][0], tokens[index + 3 : index + 4]
                    is_rest = row > first and bool(indents) and _indent(rows[row]) <= indents[-1]
                    if is_rest or (row - first == len(lines) - 1 and _is_under(rows[row], after, rows)):
                        yield found[0]


def _is_under(line: str, after: Sequence[Token], rows: Sequence[str]) -> bool:
    """Whether a list follows that is indented further than the line."""
    is_list = bool(after) and after[0].type in {"bullet_list_open", "ordered_list_open"}
    return is_list and _indent(rows[(after[0].map or [0])[0]]) > _indent(line)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" >\t"))


def _torn(found: Sequence[tuple[int, str, str]]) -> Iterator[Problem]:
    """The first of such lines; the others are put right in the same way."""
    if not found:
        return
    row, mark, typed = found[0]
    wanted = re.match(r"\S+ ", typed)
    more = " และบรรทัดอื่นอย่างเดียวกัน" if len(found) > 1 else ""
    advice = f"พิมพ์ `{_brief(typed)}`{more} แล้วย่อหน้ารายการย่อย {wanted.end() if wanted else 2} ช่อง"
    message = f"`{mark}` แบบนี้ไม่ทำให้เป็นรายการ จึงไม่เรียงอยู่กับรายการที่อยู่ติดกัน"
    yield Problem(row, mark, message, advice)


def _item(line: str) -> tuple[str, str] | None:
    for pattern, shape in _MARKS:
        if found := pattern.fullmatch(line):
            return line[: found.start(2)].strip(), shape.format(
                to_arabic(found[1]) if shape.startswith("{0}.") else found[1], found[2].strip()
            )
    return None


_DOTTED = re.compile(r"(.*?\S)\s*(?:\.{5,}|…{3,}|·{5,})[\s.…·]*[0-9๐-๙]{1,4}")


def _contents(lines: Sequence[str], first: int) -> Iterator[Problem]:
    """The first line of a table of contents with its dots and page numbers."""
    for row, line in enumerate(lines, first):
        if found := _DOTTED.fullmatch(line.strip()):
            message = "จุดไข่ปลากับเลขหน้าติดมาจากสารบัญของ Word ซึ่งหน้าเว็บไม่มี"
            yield Problem(row, line.strip(), message, f"พิมพ์ `- {_brief(found[1])}` และบรรทัดอื่นอย่างเดียวกัน")
            return


def _table(lines: Sequence[str], first: int) -> Iterator[Problem]:
    """Rows of a table without the delimiter row under its head, or with tabs between the cells."""
    head, below = lines[0].strip(), lines[1].strip()
    if (
        _ROW.fullmatch(head)
        and _ROW.fullmatch(below)
        and not any(_SEPARATOR.fullmatch(line.strip()) for line in lines)
    ):
        line = _under(head.count("|") - 1)
        yield Problem(first, head, "ตารางนี้ไม่มีเส้นใต้หัวตาราง จึงแสดงเป็นข้อความ", f"เพิ่มบรรทัด `{line}` ใต้หัวตาราง")
    elif _BARE.fullmatch(head) and _BARE.fullmatch(below) and head.count("|") == below.count("|"):
        typed = f"`| {_brief(head)} |` บรรทัดถัดไป `{_under(head.count('|') + 1)}` แล้วพิมพ์แถวอื่นแบบเดียวกับหัวตาราง"
        yield Problem(first, head, "ตารางนี้ไม่มีเส้นใต้หัวตาราง จึงแสดงเป็นข้อความ", f"พิมพ์ {typed}")
    drawn = next((row for row, line in enumerate(lines) if _DRAWN.match(line.strip())), None)
    if drawn is not None:
        advice = "พิมพ์แต่ละแถวเป็น `| ก | ข |` และเพิ่มบรรทัด `|---|---|` ใต้หัวตาราง ไม่ต้องตีกรอบ"
        yield Problem(first + drawn, lines[drawn].strip(), "ตารางที่ตีกรอบด้วยตัวอักษรแสดงเป็นข้อความต่อกัน", advice)
        return
    tabs = [line.strip().count("\t") for line in lines]
    if not tabs[0] and len(lines) > 2 and tabs[1] and tabs[1] == tabs[2]:  # its name above it
        yield from _table(lines[1:], first + 1)
    if tabs[0] and tabs[0] == tabs[1]:
        cells = [cell.strip() for cell in head.split("\t")]
        if not all(_WORDS.search(cell) for cell in cells):
            return
        typed = (
            f"`| {_brief(' | '.join(cells))} |` บรรทัดถัดไป `{_under(len(cells))}` แล้วพิมพ์แถวอื่นแบบเดียวกับหัวตาราง"
        )
        yield Problem(
            first, head, "ตารางที่คั่นด้วยแท็บ ซึ่งมักคัดลอกจาก Excel หรือ Word แสดงเป็นข้อความต่อกัน", f"พิมพ์ {typed}"
        )


def _under(columns: int) -> str:
    return "|".join(["", *["---"] * columns, ""])


class _Above(NamedTuple):
    """An item: the marker with which its line begins, and its depth among blocks."""

    start: re.Match[str]
    level: int

    @property
    def indent(self) -> int:
        return len(self.start[1])


def _shallow(tokens: Sequence[Token], rows: Sequence[str]) -> Iterator[Problem]:
    """Items and blocks that are indented, but less than the text of the item above, and so do not belong to
    it."""
    above: list[_Above] = []
    for index, token in enumerate(tokens):
        row = (token.map or [0])[0]
        if token.type == "list_item_open" and (start := _ITEM.match(_unquoted(rows[row]))):
            one = _Above(start, token.level)
            while above and above[-1].indent >= one.indent:
                above.pop()
            if above and above[-1].level == one.level and one.indent < above[-1].start.end():
                yield _too_shallow(above[-1].start, row, rows)
            above.append(one)
        elif token.nesting >= 0 and not token.type.endswith("_list_open"):
            left = None
            while above and token.level < above[-1].level:
                left = above.pop()
            if left and token.type in _BLOCKS and tokens[index - 1].type.endswith("_list_close"):
                held = above[-1].start.end() if above else 0
                if _unquoted(rows[row]).startswith(" " * (held + 1)):
                    yield _outside(left.start, row, rows)


_BLOCKS = {"paragraph_open", "table_open", "blockquote_open", "fence"}
"""Blocks that an item may hold, besides lists."""


def _outside(above: re.Match[str], row: int, rows: Sequence[str]) -> Problem:
    message = f"บรรทัดใต้ `{above[2]}` ย่อหน้าไม่ถึงตัวอักษรของข้อนั้น จึงออกไปอยู่นอกรายการ"
    words, typed = _indented(above, rows[row])
    return Problem(row, words, message, f"{typed} ถ้าไม่ใช่ส่วนของข้อนั้น ไม่ต้องย่อหน้า")


_QUOTATION = re.compile(r"(?: {0,3}> ?)*")
"""The marks of a quotation or callout before the text of a line."""


def _unquoted(line: str) -> str:
    return _QUOTATION.sub("", line, count=1)


def _too_shallow(above: re.Match[str], row: int, rows: Sequence[str]) -> Problem:
    torn = " และเลขข้อขาดตอน" if above[2][0].isdigit() else ""
    message = f"รายการใต้ `{above[2]}` ย่อหน้าไม่ถึงตัวอักษรของข้อนั้น จึงไม่เป็นรายการย่อย{torn}"
    words, typed = _indented(above, rows[row])
    return Problem(row, words, message, typed)


def _indented(above: re.Match[str], line: str) -> tuple[str, str]:
    """The words of a line, and how to type it as part of the item above."""
    words, wanted = _unquoted(line).strip(), above.end()
    quoted = line[: len(line) - len(_unquoted(line))]
    return words, f"ย่อหน้า {wanted} ช่อง: `{quoted}{' ' * wanted}{_brief(words)}`"


def _underlined(words: str, row: int, mark: str) -> Problem:
    line = mark * 3
    message = f"บรรทัดเหนือ `{line}` กลายเป็นหัวข้อ"
    advice = f"ถ้าเป็นหัวข้อ พิมพ์ `## {_brief(words.splitlines()[-1])}` ถ้าต้องการเส้นคั่น ให้เว้นบรรทัดว่างก่อน `---`"
    return Problem(row, "", message, advice)


def _brief(words: str) -> str:
    return words if len(words) <= _LONG else words[:_LONG].rstrip() + "…"
