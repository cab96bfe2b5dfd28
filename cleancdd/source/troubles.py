"""Explains libyaml's errors to people who do not know YAML: the most likely mistake, its position, and what
to type."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from yaml.error import MarkedYAMLError

from cleancdd.diagnostics import Code
from cleancdd.source.document import Position
from cleancdd.source.layout import no_colon, out_of_line, second_colon, tabs, without_colon
from cleancdd.source.scene import Scene, Trouble, broken, put_quotes, shown

__all__ = ["explain"]

_Rule: TypeAlias = Callable[[Scene], Trouble | None]


def explain(
    problem: MarkedYAMLError,
    lines: Sequence[str],
    first_line: int,
    quoted: tuple[Position, int] | None,
    bracket: Position | None,
) -> list[Trouble]:
    """The diagnostics behind libyaml's `problem`, at least one.

    `first_line` is the line of `lines` that libyaml counts as its first; `quoted` is the last quotation over
    several lines, with the line it ends on; `bracket` is the innermost bracket that is open.
    """
    mark, start = problem.problem_mark, problem.context_mark or problem.problem_mark
    line, column = _within((mark.line + first_line, mark.column) if mark else (first_line, 0), lines)
    began = (start.line + first_line, start.column) if start else (line, column)
    begin = Position(min(began, (line, column))[0], min(began, (line, column))[1] + 1)
    scene = Scene(problem.problem or "", problem.context or "", line, column, begin, lines, quoted, bracket)
    if scene.char == "\t":
        return tabs(scene)
    return [next((found for rule in _RULES if (found := rule(scene))), _unknown(scene))]


def _within(at: tuple[int, int], lines: Sequence[str]) -> tuple[int, int]:
    """The same line and column, but the end of the last text when only blank lines follow: the end of a file
    says nothing about where the mistake is."""
    line = at[0]
    if line <= len(lines) and any(one.strip() for one in lines[line - 1 :]):
        return at
    line = next((number for number in range(min(line, len(lines)), 0, -1) if lines[number - 1].strip()), 1)
    return line, len(lines[line - 1].rstrip())


def _open_quote(scene: Scene) -> Trouble | None:
    place = None
    if "quoted scalar" in scene.context and "unexpected" in scene.problem:
        place = Position(scene.start.line, scene.start.column, 1)
    elif scene.quoted and scene.quoted[1] == scene.line:
        place = Position(scene.quoted[0].line, scene.quoted[0].column, 1)
    if place is None:
        return None
    mark = scene.lines[place.line - 1][place.column - 1]
    return broken(place, f"เครื่องหมายคำพูด `{mark}` ที่เปิดตรงนี้ไม่ได้ปิดในบรรทัดเดียวกัน", f"พิมพ์ `{mark}` ปิดท้ายข้อความ")


def _escape(scene: Scene) -> Trouble | None:
    if "parsing a quoted scalar" not in scene.context:
        return None
    advice = "ใช้เครื่องหมายคำพูดเดี่ยวคร่อมแทน เช่น `'C:\\งาน'` หรือพิมพ์ `\\\\` เมื่อต้องการเครื่องหมาย `\\` หนึ่งตัว"
    at = max(scene.text.rfind("\\", 0, scene.column + 1), 0)
    return broken(
        Position(scene.line, at + 1, 2), f"`{scene.text[at : at + 2]}` ใช้ภายในเครื่องหมายคำพูดคู่ไม่ได้", advice
    )


def _forbidden_start(scene: Scene) -> Trouble | None:
    if not re.search(
        "cannot start any token|alphabetic or numeric character|mapping keys are not allowed", scene.problem
    ):
        return None
    return _forbidden(scene, Code.BROKEN_YAML)


def _forbidden(scene: Scene, code: Code) -> Trouble:
    place, value = scene.value(scene.start)
    return Trouble(place, code, f"ค่าขึ้นต้นด้วย {shown(value[:1])} ไม่ได้", put_quotes(value))


def _text_after_block_sign(scene: Scene) -> Trouble | None:
    if "block scalar" not in scene.context:
        return None
    place, value = scene.value(scene.start)
    message = f"`{value[:1]}` หมายถึงข้อความอยู่ในบรรทัดถัดไป จึงมีข้อความต่อท้ายไม่ได้"
    return broken(place, message, f"ขึ้นบรรทัดใหม่หลัง `{value[:1]}` แล้วย่อหน้าข้อความ หรือ{put_quotes(value)}")


def _tag(scene: Scene) -> Trouble | None:
    if " a tag" not in scene.context and "tag handle" not in scene.problem:
        return None
    return _forbidden(scene, Code.YAML_TAG)


def _directive(scene: Scene) -> Trouble | None:
    if "directive" not in scene.context and not re.search("directive|incompatible", scene.problem):
        return None
    line = scene.start.line
    advice = "ลบบรรทัดนี้ ถ้าเป็นข้อความที่ต่อจากบรรทัดก่อน ให้ย่อหน้าและใส่เครื่องหมายคำพูดคร่อมทั้งข้อความ"
    return broken(Position(line, 1, len(scene.lines[line - 1].rstrip())), "ขึ้นต้นบรรทัดด้วย `%` ไม่ได้", advice)


def _dash_after_colon(scene: Scene) -> Trouble | None:
    if "block sequence entries are not allowed" not in scene.problem:
        return None
    advice = (
        "ขึ้นบรรทัดใหม่ก่อน `-` แล้วย่อหน้าเข้าไป 2 ช่อง ถ้าเป็นข้อความ "
        f"ให้{put_quotes(scene.text[scene.column :].rstrip())}"
    )
    return broken(scene.here(), "รายการที่ขึ้นต้นด้วย `-` อยู่ต่อจาก `:` ในบรรทัดเดียวกันไม่ได้", advice)


_CLOSING = {"[": "]", "{": "}"}


def _brackets(scene: Scene) -> Trouble | None:
    at_end = not scene.char
    about_brackets = "expected ','" in scene.problem or ("expected node content" in scene.problem and at_end)
    if scene.bracket is None or not about_brackets:
        return None
    opening = scene.lines[scene.bracket.line - 1][scene.bracket.column - 1]
    closing = _CLOSING.get(opening, "]")
    if at_end or scene.line > scene.bracket.line:
        return broken(
            scene.bracket, f"วงเล็บ `{opening}` ที่เปิดตรงนี้ไม่ได้ปิด", f"พิมพ์ `{closing}` ปิดท้าย และคั่นแต่ละค่าด้วย `, `"
        )
    if scene.char in {"]", "}"}:
        return broken(scene.here(), f"วงเล็บเปิดด้วย `{opening}` แต่ปิดด้วย `{scene.char}`", f"พิมพ์ `{closing}` แทน")
    if scene.char == ":" and (
        words := re.search(r"[{,]\s*[^,{}:]+:\s+((?:[^,{}]*?\s)?([^\s,{}]+))$", scene.before)
    ):
        return _colon_in_brackets(scene, words)
    advice = f'คั่นแต่ละค่าด้วย `, ` ปิดท้ายด้วย `{closing}` และใส่เครื่องหมายคำพูด `"…"` คร่อมค่าที่มี `:` `,` หรือวงเล็บ'
    return broken(scene.here(), f"ในวงเล็บ `{opening}` ขาดจุลภาค หรือค่ามีเครื่องหมายที่ต้องอยู่ในเครื่องหมายคำพูด", advice)


def _colon_in_brackets(scene: Scene, words: re.Match[str]) -> Trouble:
    """`{part: 41 whole: 52}` or `{title: โครงการ: ระยะที่ 1}`."""
    if re.fullmatch(r"[a-z][a-z0-9_]*", words[2]) and words[1] != words[2]:
        place = Position(scene.line, words.start(2) + 1, len(words[2]))
        return broken(place, f"ไม่มีจุลภาคคั่นหน้า `{words[2]}`", f"พิมพ์ `, {words[2]}:`")
    place, value = scene.value(Position(scene.line, words.start(1) + 1))
    return broken(place, "ค่ามี `:` อยู่ข้างใน จึงอ่านเป็นช่องซ้อนช่อง", put_quotes(value))


def _nothing_between(scene: Scene) -> Trouble | None:
    if "expected node content" not in scene.problem:
        return None
    if "flow node" in scene.context:
        return broken(scene.here(), f"ไม่มีค่าอยู่หน้า `{scene.char}`", "ลบจุลภาคที่เกิน หรือพิมพ์ค่าที่ขาดไป")
    return _forbidden(scene, Code.BROKEN_YAML)


def _value_from(scene: Scene, opening: str) -> str | None:
    """The whole value of the line's only field, when it begins with such a character."""
    found = re.fullmatch(rf"\s*(?:- +)*[\w.-]+: +({opening}.*)", scene.text.rstrip())
    return found[1] if found else None


def _is_around(value: str) -> bool:
    """Whether the marks at both ends of a value are one pair around all of it: the next one inside closes no
    word, and there are none of the other sort."""
    mark, other = value[0], "'" if value[0] == '"' else '"'
    return (
        value[-1] == mark and other not in value and not re.match(rf".[^{mark}]*[^\s{mark}]{mark}\s", value)
    )


def _after_quote(scene: Scene) -> Trouble | None:
    before = scene.before.rstrip()
    if not scene.misplaced or not before.endswith(('"', "'")):
        return None
    message = f"มีข้อความต่อท้ายเครื่องหมายคำพูด `{before[-1]}` ที่ปิดแล้ว"
    other = "ใช้ `'` คร่อมทั้งข้อความ หรือใช้ “ ” ข้างในแทน"
    if before[-1] == "'":
        other = "พิมพ์ `'` ข้างในสองตัวติดกัน หรือใช้ `\"` คร่อมทั้งข้อความแทน"
    if whole := _value_from(scene, "[\"']"):
        return broken(
            scene.here(len(scene.rest)), message, put_quotes(whole[1:-1] if _is_around(whole) else whole)
        )
    return broken(scene.here(len(scene.rest)), message, f"ถ้าข้อความมีเครื่องหมายคำพูดอยู่ข้างใน ให้{other}")


def _after_bracket(scene: Scene) -> Trouble | None:
    before = scene.before.rstrip()
    if scene.misplaced and scene.char in {"]", "}"}:
        return broken(scene.here(), f"มี `{scene.char}` เกินมา", f"ลบ `{scene.char}` หรือพิมพ์วงเล็บเปิดที่ขาดไป")
    if not scene.misplaced or not before.endswith(("]", "}")):
        return None
    whole = _value_from(scene, r"[\[{]")
    advice = put_quotes(whole) if whole else "ลบข้อความส่วนเกิน หรือใส่เครื่องหมายคำพูดคร่อมค่าทั้งหมด"
    return broken(scene.here(len(scene.rest)), f"มีข้อความต่อท้ายวงเล็บ `{before[-1]}` ที่ปิดแล้ว", advice)


def _after_the_end(scene: Scene) -> Trouble | None:
    above = scene.line_above(scene.line)
    if not scene.misplaced or not above or not scene.lines[above - 1].startswith("..."):
        return None
    message = "`...` หมายถึงจบข้อมูลของไฟล์ จึงมีข้อมูลต่อจากนั้นไม่ได้"
    advice = "ลบบรรทัด `...` หรือแยกส่วนที่อยู่ถัดไปเป็นอีกไฟล์"
    return Trouble(scene.here(len(scene.rest)), Code.MANY_DOCUMENTS, message, advice)


def _no_key(scene: Scene) -> Trouble | None:
    if scene.char != ":" or not (scene.misplaced or "expected node content" in scene.problem):
        return None
    return Trouble(scene.here(), Code.KEY_NOT_TEXT, "ไม่มีชื่อช่องอยู่หน้า `:`", "พิมพ์ชื่อช่องหน้า `:` ในบรรทัดเดียวกัน")


def _misplaced_line(scene: Scene) -> Trouble | None:
    if not scene.misplaced or scene.before.strip():
        return None
    if re.match(r"-[^\s-]", scene.rest):
        return without_colon(scene.line, scene.text)
    return out_of_line(scene.line, scene)


def _unknown(scene: Scene) -> Trouble:
    advice = "ตรวจย่อหน้า เครื่องหมาย `:` `-` เครื่องหมายคำพูด และวงเล็บ ในบรรทัดนี้และบรรทัดก่อนหน้า"
    return broken(scene.here(), "อ่านโครงสร้างของบรรทัดนี้ไม่ได้", advice)


_RULES: tuple[_Rule, ...] = (
    _open_quote,
    _escape,
    _tag,
    _directive,
    _text_after_block_sign,
    _forbidden_start,
    _dash_after_colon,
    _brackets,
    _no_key,
    _nothing_between,
    second_colon,
    no_colon,
    _after_quote,
    _after_bracket,
    _after_the_end,
    _misplaced_line,
)
