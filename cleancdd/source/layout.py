"""Mistakes in the layout of lines: tabs, missing or extra colons, dashes, indentation."""

from __future__ import annotations

import re

from cleancdd.diagnostics import Code
from cleancdd.source.document import Position
from cleancdd.source.scene import Scene, Trouble, brief, broken, put_quotes, start_of, words_of

__all__ = ["no_colon", "out_of_line", "second_colon", "tabs", "without_colon"]

_MOST_TABS = 5


def tabs(scene: Scene) -> list[Trouble]:
    """One diagnostic for each line that starts with a tab, from where the parser stopped."""
    if scene.before.strip():
        after = f"หลัง `{scene.before.strip()[-1]}`"
        return [Trouble(scene.here(), Code.TAB_INDENT, f"มีแท็บ (Tab) {after}", "ลบแท็บ แล้วพิมพ์เว้นวรรค 1 ช่องแทน")]
    advice = "ลบแท็บ แล้วพิมพ์เว้นวรรค ย่อหน้าชั้นละ 2 ช่อง (ตั้งโปรแกรมแก้ไขให้ปุ่ม Tab พิมพ์เว้นวรรคได้)"
    found = [
        Trouble(
            Position(number, indent.start(1) + 1, len(indent[1])),
            Code.TAB_INDENT,
            "ย่อหน้าด้วยแท็บ (Tab) ไม่ได้",
            advice,
        )
        for number, line in enumerate(scene.lines[scene.line - 1 :], scene.line)
        if (indent := re.match(r" *(\t+)[ \t]*\S", line))
    ]
    return found[:_MOST_TABS] or [Trouble(scene.here(), Code.TAB_INDENT, "ย่อหน้าด้วยแท็บ (Tab) ไม่ได้", advice)]


def second_colon(scene: Scene) -> Trouble | None:
    """`title: โครงการ: ระยะที่ 1`, or a field under a line that cannot have fields."""
    if "mapping values are not allowed" not in scene.problem:
        return None
    first = re.match(r"\s*(?:- +)*[^:]*:\s+", scene.text)
    if first and first.end() <= scene.column:
        value = scene.text[first.end() :].rstrip()
        message = "ค่ามี `:` อยู่ข้างใน จึงอ่านเป็นช่องซ้อนช่อง"
        return broken(Position(scene.line, first.end() + 1, len(value)), message, put_quotes(value))
    above = scene.line_above(scene.line)
    if above and not re.search(r"^\s*- |:(\s|$)", scene.lines[above - 1]):
        return without_colon(above, scene.lines[above - 1])
    return out_of_line(scene.line, scene)


def no_colon(scene: Scene) -> Trouble | None:
    """A line among fields that has no colon, or no colon followed by a space."""
    if "could not find expected ':'" not in scene.problem:
        return None
    return without_colon(scene.start.line, scene.lines[scene.start.line - 1])


def without_colon(number: int, line: str) -> Trouble:
    """A line that should be `key: value` but has no colon followed by a space."""
    start, words = start_of(line), words_of(line)
    place = Position(number, start + 1, len(words))
    if dash := re.match(r"-(?=[^\s-])", line.strip()):
        wrong = Position(number, len(line) - len(line.lstrip()) + 1)
        return broken(wrong, "ไม่มีเว้นวรรคหลัง `-`", f"พิมพ์ `- {brief(line.strip()[dash.end() :])}`")
    if wide := re.match(r"([\w.\u0e31-\u0e4e]+)\s*：\s*(.*)", words):
        wrong = Position(number, start + words.index("：") + 1)
        return broken(
            wrong, "`：` เป็นเครื่องหมายเต็มความกว้าง ใช้แทน `:` ไม่ได้", f"พิมพ์ `{wide[1]}: {brief(wide[2])}`"
        )
    if tight := re.match(r"([\w.\u0e31-\u0e4e]+):(?!//)(\S.*)", words):
        wrong = Position(number, start + len(tight[1]) + 1)
        return broken(wrong, "ไม่มีเว้นวรรคหลัง `:`", f"พิมพ์ `{tight[1]}: {brief(tight[2])}`")
    field = re.match(r"""["']?([a-z][\w.]*)["']?(?:(?:\s*=\s*|\s+)(.*))?$""", words)
    shape = f"{field[1]}: {brief(field[2] or '…')}" if field else "ชื่อช่อง: ค่า"
    advice = f"พิมพ์เป็น `{shape}` ถ้าเป็นข้อความที่ต่อจากบรรทัดก่อน ให้ย่อหน้าเข้าไปลึกกว่าชื่อช่อง"
    return broken(place, "บรรทัดนี้ไม่มี `:` คั่นชื่อช่องกับค่า", advice)


def out_of_line(number: int, scene: Scene) -> Trouble:
    """A line that starts at a column where no other line of its group does."""
    above = scene.line_above(number)
    if above and re.match(r"\s*-[a-z][\w.]*:\s", scene.lines[above - 1]):
        return without_colon(above, scene.lines[above - 1])
    line = scene.lines[number - 1]
    if told := _under_an_empty_value(number, scene):
        return told
    dash = line.lstrip().startswith("-")
    own = len(line) - len(line.lstrip())
    columns = {
        len(above) - len(above.lstrip()) if dash else start_of(above): at
        for at, above in enumerate(scene.lines[: number - 1], 1)
        if words_of(above) and (at >= scene.start.line or scene.start.line == number)
    }
    wanted = min(columns, key=lambda column: (abs(column - own), -column), default=None)
    place = Position(number, own + 1, len(line.strip()))
    if (
        (wanted is None or wanted == own)
        and above
        and re.match(r"[a-z][\w.]*:[^\s/]", words_of(scene.lines[above - 1]))
    ):
        return without_colon(above, scene.lines[above - 1])
    if wanted is None or wanted == own:
        advice = "ให้บรรทัดในกลุ่มเดียวกันเป็นแบบเดียวกัน: `ชื่อช่อง: ค่า` ทุกบรรทัด หรือ `- ` นำหน้าทุกบรรทัด และย่อหน้าเท่ากัน"
        return broken(place, "บรรทัดนี้ไม่เข้ากับบรรทัดก่อนหน้า", advice)
    advice = f"พิมพ์เว้นวรรคหน้าบรรทัดนี้ {wanted} ช่อง ให้ตรงกับบรรทัดที่ {columns[wanted]}"
    if not wanted:
        advice = f"ลบเว้นวรรคหน้าบรรทัดนี้ ให้ตรงกับบรรทัดที่ {columns[wanted]}"
    return broken(place, "ย่อหน้าของบรรทัดนี้ไม่ตรงกับบรรทัดอื่นในกลุ่มเดียวกัน", advice)


def _under_an_empty_value(number: int, scene: Scene) -> Trouble | None:
    """A line typed under a field whose value is written as empty: `criteria: {}`."""
    above = scene.line_above(number)
    empty = re.search(r":\s+(\{\s*\}|\[\s*\])\s*(?:#.*)?$", scene.lines[above - 1]) if above else None
    if empty is None or not above:
        return None
    place = Position(above, empty.start(1) + 1, len(empty[1]))
    message = f"`{empty[1]}` หมายถึงไม่มีรายการใด แต่บรรทัดที่ {number} เป็นรายการของช่องนี้"
    return broken(place, message, f"ลบ `{empty[1]}` ท้ายบรรทัดนี้")
