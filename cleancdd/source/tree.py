"""YAML events to plain values, each with its position; no type is guessed from how a value looks."""

from __future__ import annotations

import re
from typing import Any

from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from cleancdd.diagnostics import Code
from cleancdd.source.document import Loc, Position, SourceLines, Value
from cleancdd.source.scene import brief, put_quotes, shown
from cleancdd.source.text import HIDDEN, hidden_words
from cleancdd.source.troubles import explain

try:
    from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs do not export it
except ImportError as problem:  # pragma: no cover - every wheel of PyYAML has it
    raise ImportError(
        "PyYAML is installed without libyaml; install its wheel, or build it with libyaml's headers"
    ) from problem

__all__ = ["Tree"]

MOST_DEEP = 60
"""The greatest depth of nested lists and mappings."""

MOST_BY_ALIAS = 10_000
"""The greatest number of values that all aliases of a file may expand to; a long text counts one per hundred
letters."""

_LETTERS = 100
_LOST_WORDS = re.compile(r"\s+(#[^\s#].*)")

_NOTHING = frozenset({"", "~", "null", "Null", "NULL"})


class _StopError(Exception):
    """The rest of the file cannot be read; the reason is in the diagnostics."""


class Tree:
    """The values of one YAML text, with the positions of values and keys by their `Loc`."""

    def __init__(self, sheet: SourceLines, *, first_line: int = 1) -> None:
        self.value: Value = None
        self.places: dict[Loc, Position] = {}
        self.key_places: dict[Loc, Position] = {}
        self._sheet = sheet
        self._first_line = first_line
        self._parser: CParser
        self._anchors: dict[str, tuple[Value, int] | None] = {}
        self._grown = 0
        self._by_alias = 0
        self._quoted: tuple[Position, int] | None = None
        self._brackets: list[Position] = []

    def grow(self, text: str) -> bool:
        """Read a text whose first line is line `first_line` of the sheet; False when the diagnostics leave
        nothing usable."""
        self._parser = CParser(text)
        try:
            self._document()
        except MarkedYAMLError as problem:
            bracket = self._brackets[-1] if self._brackets else None
            for trouble in explain(problem, self._sheet.lines, self._first_line, self._quoted, bracket):
                self._sheet.note(*trouble)
            return False
        except (YAMLError, _StopError):
            return False
        return True

    def _document(self) -> None:
        self._next()  # the stream's start
        if isinstance(self._next(), StreamEndEvent):
            return
        self.value = self._node(self._next(), (), 1)
        event = self._next()
        while isinstance(event, DocumentEndEvent):
            event = self._next()
        if isinstance(event, DocumentStartEvent):
            message = "ไฟล์หนึ่งมีข้อมูลได้ชุดเดียว แต่มี `---` คั่นเป็นชุดใหม่"
            self._sheet.note(
                self._place(event), Code.MANY_DOCUMENTS, message, "ลบบรรทัด `---` นี้ หรือแยกส่วนที่อยู่ถัดไปเป็นอีกไฟล์"
            )

    def _next(self) -> Any:
        # typed Any because each event's class has fields of its own
        return self._parser.get_event()

    def _node(self, event: Any, loc: Loc | None, depth: int) -> Value:
        """The value that starts with `event`; `loc` is None inside a value that is not kept."""
        if type(event) is AliasEvent:
            return self._alias(event, loc)
        if event.tag is not None:
            self._refuse_tag(event)
        before = self._grown
        self._grown += 1 + (len(event.value) // _LETTERS if type(event) is ScalarEvent else 0)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        value = (
            self._scalar(event, loc) if type(event) is ScalarEvent else self._collection(event, loc, depth)
        )
        if event.anchor is not None:
            self._anchors[event.anchor] = value, self._grown - before
        return value

    def _scalar(self, event: Any, loc: Loc | None) -> str | None:
        value: str = event.value
        if loc is not None:
            # libyaml places an absent value after the end of the line
            self.places[loc] = self._place(event) if value else self._sheet.inside(self._place(event))
        if not event.style:
            lost = self._look_for_lost_words(event)
            return lost if not value else None if value in _NOTHING else value
        if event.style in {'"', "'"}:
            self._look_into_quotes(event)
        return value

    def _collection(self, event: Any, loc: Loc | None, depth: int) -> Value:
        if depth > MOST_DEEP:
            message = f"ข้อมูลซ้อนกันลึกเกิน {MOST_DEEP} ชั้น"
            raise self._stop(event, Code.BROKEN_YAML, message, "ลดชั้นของย่อหน้าหรือวงเล็บให้เหลือเท่าที่ช่องข้อมูลต้องใช้")
        if event.flow_style:
            self._brackets.append(Position(event.end_mark.line + self._first_line, event.end_mark.column))
        value: Value
        if type(event) is SequenceStartEvent:
            value, end = self._sequence(loc, depth)
        else:
            value, end = self._mapping(loc, depth)
        if event.flow_style:
            self._brackets.pop()
        if loc is not None and (event.flow_style or loc not in self.places):
            self.places[loc] = self._place(event, end)
        return value

    def _sequence(self, loc: Loc | None, depth: int) -> tuple[list[Value], Event]:
        items: list[Value] = []
        while type(event := self._next()) is not SequenceEndEvent:
            items.append(self._node(event, None if loc is None else (*loc, len(items)), depth + 1))
        return items, event

    def _mapping(self, loc: Loc | None, depth: int) -> tuple[dict[str, Value], Event]:
        found: dict[str, Value] = {}
        lines: dict[str, int] = {}
        while type(event := self._next()) is not MappingEndEvent:
            key = self._key(event, lines, depth, kept=loc is not None)
            if key is None or key in found or loc is None:
                value = self._node(self._next(), None, depth + 1)
            else:
                at = (*loc, key)
                place = self.key_places[at] = self._place(event)
                if not found:
                    self.places[loc] = place
                value = self._node(self._next(), at, depth + 1)
            if key is not None:
                found.setdefault(key, value)
        return found, event

    def _key(self, event: Any, lines: dict[str, int], depth: int, *, kept: bool) -> str | None:
        """The key that starts with `event`, None when it is not text; `lines` has the lines of the keys
        before it."""
        place = self._place(event)
        key = self._node(event, None, depth + 1)
        if not isinstance(key, str):
            if not kept:  # `{{ x }}` is a mapping as a key of a mapping as a key: one diagnostic
                return None
            message = "ชื่อช่องว่างอยู่" if key is None else "ชื่อช่องเป็นรายการหรือกลุ่มข้อมูล ซึ่งใช้เป็นชื่อไม่ได้"
            advice = "พิมพ์ชื่อช่องเป็นข้อความหน้า `:` ถ้าชื่อมีวงเล็บหรือคำว่า null ให้ใส่เครื่องหมายคำพูดคร่อม"
            self._sheet.note(place, Code.KEY_NOT_TEXT, message, advice)
            return None
        if key in lines:
            message = f"`{key}` ซ้ำกับบรรทัดที่ {lines[key]}"
            self._sheet.note(place, Code.REPEATED_KEY, message, "รวมข้อมูลไว้ที่เดียว แล้วลบอีกที่หนึ่ง หรือแก้ชื่อที่พิมพ์ผิด")
        lines.setdefault(key, place.line)
        return key

    def _alias(self, event: Any, loc: Loc | None) -> Value:
        name = event.anchor
        if loc is not None:
            self.places[loc] = self._place(event)
        if name not in self._anchors:
            advice = f'ถ้าตั้งใจพิมพ์ข้อความที่ขึ้นต้นด้วยดอกจัน ให้ใส่เครื่องหมายคำพูดคร่อม: `"*{name}"`'
            raise self._stop(event, Code.BROKEN_YAML, f"`*{name}` อ้างถึง `&{name}` ซึ่งไม่มีอยู่ก่อนหน้านี้", advice)
        anchored = self._anchors[name]
        if anchored is None:
            raise self._stop(
                event,
                Code.CYCLIC_ALIAS,
                f"`*{name}` อ้างถึงข้อมูลที่ตัวเองอยู่ข้างใน",
                f"ลบ `*{name}` แล้วพิมพ์ข้อมูลที่ต้องการแทน",
            )
        value, size = anchored
        self._grown += size
        self._by_alias += size
        if self._by_alias > MOST_BY_ALIAS:
            message = f"การอ้างซ้ำด้วย `*` ขยายข้อมูลเกิน {MOST_BY_ALIAS:,} ค่า"
            raise self._stop(event, Code.RUNAWAY_ALIAS, message, "พิมพ์ข้อมูลจริงแทนการอ้าง `*` ที่ซ้อนกันหลายชั้น")
        return value

    def _refuse_tag(self, event: Any) -> None:
        place = self._place(event)
        rest = self._sheet.lines[place.line - 1][place.column - 1 :]
        tag = re.search(r"!\S*", rest)
        # a tag may be on a line below its anchor; the anchor's position is then near enough
        word, start = (tag[0], tag.start()) if tag else ("!", 0)
        self._sheet.note(
            Position(place.line, place.column + start, len(word)),
            Code.YAML_TAG,
            f"ใช้ป้ายชนิดข้อมูล `{word}` ไม่ได้",
            "ลบป้ายนี้ออก ถ้าเป็นส่วนของข้อความ ให้ใส่เครื่องหมายคำพูดคร่อมทั้งข้อความ",
        )

    def _look_into_quotes(self, event: Any) -> None:
        """Report what an escape such as `\\0` hides, and remember quotations over several lines, which may
        cause a later diagnostic."""
        if event.end_mark.line > event.start_mark.line:
            self._quoted = self._place(event), event.end_mark.line + self._first_line
        if event.style == '"' and (hidden := HIDDEN.search(event.value)):
            message, _ = hidden_words(hidden[0])
            self._sheet.note(
                self._place(event), Code.CONTROL_CHARACTER, message, "ลบรหัสที่ขึ้นต้นด้วย `\\` ซึ่งหมายถึงอักขระนี้"
            )

    def _look_for_lost_words(self, event: Any) -> str | None:
        """Report and return text after a `#` with a space before it and none after: probably not meant as a
        comment."""
        end = event.end_mark
        at = end.line + self._first_line - 1
        line = "".join(self._sheet.lines[at : at + 1])  # an empty value may end behind the last line
        if "#" not in line or not (lost := _LOST_WORDS.match(line[end.column :])):
            return None
        start = event.start_mark.column if event.start_mark.line == end.line else 0
        place = Position(end.line + self._first_line, end.column + lost.start(1) + 1, len(lost[1].rstrip()))
        message = (
            f"ข้อความตั้งแต่ {shown(brief(lost[1].rstrip()))} ไม่แสดง "
            "เพราะ `#` ที่มีเว้นวรรคนำหน้าหมายถึงหมายเหตุของผู้เขียน"
        )
        advice = f"{put_quotes(line[start:].strip())} ถ้าเป็นหมายเหตุ ให้เว้นวรรคหลัง `#`"
        self._sheet.note(place, Code.BROKEN_YAML, message, advice)
        return lost[1].rstrip()

    def _place(self, event: Any, end: Any = None) -> Position:
        """The position of an event's text; for text on several lines, the part on the first."""
        start, stop = event.start_mark, (end or event).end_mark
        line = start.line + self._first_line
        column = start.column
        if stop.line == start.line:
            return Position(line, column + 1, max(stop.column - column, 1))
        words = self._sheet.lines[line - 1].rstrip() if line <= len(self._sheet.lines) else ""
        return Position(line, column + 1, max(len(words) - column, 1))

    def _stop(self, event: Any, code: Code, message: str, advice: str) -> _StopError:
        self._sheet.note(self._place(event), code, message, advice)
        return _StopError()
