"""The two kinds of file that authors write: YAML, and Markdown with front matter."""

from __future__ import annotations

import re
from pathlib import Path

from cleancdd.diagnostics import Code, Diagnostics
from cleancdd.source.document import Contents, Document, Position
from cleancdd.source.signs import odd_layout
from cleancdd.source.text import Text, read_text
from cleancdd.source.tree import Tree
from cleancdd.source.wrapping import wrapping

__all__ = ["MOST_MARKDOWN", "read_markdown", "read_yaml"]

MOST_YAML = 2**20
"""The largest YAML file that is read, in bytes."""

MOST_MARKDOWN = 2**20
"""The largest Markdown file that is read, in bytes."""

_HIDDEN_FIRST = re.compile("\\s*\ufffd")
"""A line that begins with a hidden character, as `read_text` shows it: its words do not stand where they seem
to."""


def read_yaml(path: Path, name: str, diagnostics: Diagnostics) -> Document | None:
    """The file's values, or None when nothing of it can be used; `name` is its path within the site, with
    `/`."""
    text = read_text(path, name, MOST_YAML, diagnostics)
    if text is None:
        return None
    if (around := wrapping(text.sheet.lines)) is not None:
        text.sheet.note(*around)
        return None
    if _tell_odd(text, 1, len(text.sheet.lines)):
        return None
    tree = Tree(text.sheet)
    if not tree.grow(text.content) or not text.clean:
        return None
    if tree.value is None:
        text.sheet.note(
            Position(1, 1), Code.EMPTY_FILE, "ไฟล์นี้ไม่มีข้อมูล", "พิมพ์ข้อมูลเป็นบรรทัด `ชื่อช่อง: ค่า` หรือลบไฟล์นี้ถ้าไม่ใช้"
        )
        return None
    contents = Contents(tree.value, tuple(text.sheet.lines), tree.places, tree.key_places)
    return Document(name, text.digest, contents)


def read_markdown(path: Path, name: str, diagnostics: Diagnostics) -> Document | None:
    """The front matter's values and the text below it; None when none of it can be used."""
    text = read_text(path, name, MOST_MARKDOWN, diagnostics)
    end = None if text is None else _end_of_front_matter(text)
    if text is None or end is None:
        return None
    lines = tuple(text.sheet.lines)
    if _tell_odd(text, 2, end - 1):
        return None
    tree = Tree(text.sheet, first_line=2)
    if not tree.grow("".join(f"{line}\n" for line in lines[1 : end - 1])) or not text.clean:
        return None
    # empty front matter is read as a mapping without fields, so that the missing fields can be named
    value = {} if tree.value is None else tree.value
    body = "\n".join(lines[end:])
    return Document(name, text.digest, Contents(value, lines, tree.places, tree.key_places, body, end + 1))


def _tell_odd(text: Text, first: int, last: int) -> bool:
    """Whether characters in the layout of these lines would be misread; if so, they are reported, unless they
    were as hidden ones."""
    found = odd_layout(text.sheet.lines[:last], first)
    for problem in found:
        text.sheet.note(*problem)
    hidden = not text.clean and any(map(_HIDDEN_FIRST.match, text.sheet.lines[first - 1 : last]))
    return bool(found) or hidden


def _end_of_front_matter(text: Text) -> int | None:
    """The number of the line that closes the front matter; None, after adding the diagnostic, when there is
    none."""
    lines, note = text.sheet.lines, text.sheet.note
    if lines[0].rstrip() != "---":
        note(Position(1, 1, len(lines[0].rstrip())), Code.NO_FRONT_MATTER, *_no_front_matter(text.content))
        return None
    for number, line in enumerate(lines[1:], 2):
        if line.rstrip() == "---":
            return number
    if near := next((one for one in enumerate(lines[1:], 2) if _NEARLY.fullmatch(one[1].rstrip())), None):
        place = Position(near[0], 1, len(near[1].rstrip()))
        advice = "พิมพ์ขีดสั้น (-) สามตัวติดกันต้นบรรทัดแทน: `---`"
        note(place, Code.NO_FRONT_MATTER, "บรรทัดนี้ไม่ใช่ `---` ที่ปิดส่วนหัว", advice)
        return None
    message = "ส่วนหัวที่เปิดด้วย `---` ในบรรทัดแรกไม่มี `---` ปิดท้าย"
    note(Position(1, 1, 3), Code.NO_FRONT_MATTER, message, "พิมพ์ `---` ต้นบรรทัดใหม่ คั่นระหว่างส่วนหัวกับเนื้อหา")
    return None


_NEARLY = re.compile(r"[-–—−_=]{2,8}|[–—]|\s+-{3}")
"""A line that was meant to close the front matter: dashes of Word, too few or too many, or indented."""


def _no_front_matter(content: str) -> tuple[str, str]:
    if re.match(r"\s+---[ \t]*\n", content):
        return "มีบรรทัดว่างหรือช่องว่างอยู่ก่อน `---` ที่เปิดส่วนหัว", "ลบให้ `---` อยู่ต้นบรรทัดแรกของไฟล์"
    if re.match(r"[-–—_*=~]{1,10}[ \t]*\n", content):
        return "บรรทัดแรกไม่ใช่ `---` ที่เปิดส่วนหัว", "พิมพ์ขีดสั้น (-) สามตัวติดกันเป็นบรรทัดแรก: `---`"
    if re.search(r"\n---[ \t]*\n[a-z_]+:", content):
        return (
            "มีข้อความอยู่เหนือ `---` ที่เปิดส่วนหัว",
            "ย้ายข้อความนั้นลงไปใต้ `---` ที่ปิดส่วนหัว ให้ `---` ที่เปิดอยู่บรรทัดแรกของไฟล์",
        )
    if re.match(r"(?i)\s*<(?:!doctype html|html|\?xml)", content):
        return "ไฟล์นี้เป็นหน้าเว็บ (HTML) ไม่ใช่ Markdown", "คัดลอกเฉพาะข้อความมาวางในไฟล์ Markdown ที่มีส่วนหัวครบ"
    return "ไฟล์นี้ไม่มีส่วนหัว", "พิมพ์ `---` เป็นบรรทัดแรก ตามด้วยบรรทัด `ชื่อช่อง: ค่า` แล้วปิดด้วย `---` ก่อนเนื้อหา"
