"""The paper forms of a year that its programme defines: `content/rubric/<year>/forms.yaml`.

A text holds `____` where something is written by hand, and a line break where the paper has one.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from cleancdd.model.base import Model
from cleancdd.model.fields import Position, Text, Whole, invalid
from cleancdd.model.source import Source
from cleancdd.model.unit import Status

__all__ = ["Paper"]

_SHOWN = {
    "text": {"title", "text"},
    "line": {"title", "fill"},
    "table": {"title", "columns", "rows"},
    "scores": {"title"},
    "projects": {"title"},
}
"""What each kind of part shows."""

_WHOLE_WIDTH = 10
"""Tenths of the width of a page."""

_FILLED_OF = {"projects": "unit", "announced": "region"}
"""Whose records have what may be filled in."""


class PaperColumn(Model):
    """A column of a table; `tenths` of the width of the page, or as wide as its words ask."""

    title: Text
    tenths: Annotated[Whole, Field(ge=1, le=5)] | None = None


class PaperRow(Model):
    """A row of a table, `times` over: its first cells, the others blank, below a heading across the table.

    The heading is `band`, beside which the titles of the unit's innovation projects may be filled in. With
    `each: dimension` there is a heading for every dimension instead.
    """

    band: Text | None = None
    fill: Literal["projects"] | None = None
    each: Literal["dimension"] | None = None
    cells: tuple[Text, ...] = ()
    times: Annotated[Whole, Field(ge=1, le=40)] = 1

    @model_validator(mode="after")
    def _has_one_heading(self) -> Self:
        if self.each and (self.band or self.fill):
            raise invalid(
                "inconsistent-values",
                "แถวที่มี `each` ใช้ชื่อมิติเป็นหัวแถวแล้ว",
                "ลบ `band` และ `fill` หรือลบ `each`",
            )
        if self.fill and not self.band:
            raise invalid("missing-field", "แถวที่มี `fill` ต้องมี `band`", "เพิ่ม `band:` เป็นคำนำหน้าชื่อโครงการ")
        return self


class PaperPart(Model):
    """A part of a form: a text, a line to write on, a table, the scores of all dimensions, or the innovation
    projects of a unit.

    The line may be filled with the units that were announced as outstanding.
    """

    kind: Literal["text", "line", "table", "scores", "projects"]
    title: Text | None = None
    text: Text | None = None
    fill: Literal["announced"] | None = None
    columns: tuple[PaperColumn, ...] = ()
    rows: tuple[PaperRow, ...] = ()

    @model_validator(mode="after")
    def _has_what_its_kind_shows(self) -> Self:
        needed = {"text": ("text",), "line": ("title",), "table": ("columns", "rows")}.get(self.kind, ())
        for name in needed:
            if not getattr(self, name):
                raise invalid("missing-field", f"ส่วนชนิด `{self.kind}` ต้องมี `{name}`", f"เพิ่ม `{name}:` ในส่วนนี้")
        unseen = sorted(self.model_fields_set - _SHOWN[self.kind] - {"kind"})
        if unseen:
            raise invalid(
                "inconsistent-values",
                f"ส่วนชนิด `{self.kind}` ไม่แสดง `{unseen[0]}`",
                f"ย้าย `{unseen[0]}` ไปอีกส่วนที่แสดง หรือลบช่องนี้",
            )
        given = sum(one.tenths or 0 for one in self.columns)
        if given + any(one.tenths is None for one in self.columns) > _WHOLE_WIDTH:
            raise invalid(
                "inconsistent-values",
                f"ความกว้าง `tenths` ของทุกคอลัมน์รวมกันเกิน {_WHOLE_WIDTH} หรือไม่เหลือให้คอลัมน์ที่ไม่ระบุ",
                f"ลดให้รวมกันไม่เกิน {_WHOLE_WIDTH} ซึ่งคือเต็มหน้า",
            )
        if self.kind == "table" and any(len(row.cells) > len(self.columns) for row in self.rows):
            raise invalid(
                "inconsistent-values",
                f"มีแถวที่มีช่องมากกว่า {len(self.columns)} คอลัมน์",
                "เพิ่มคอลัมน์ หรือลดช่องของแถวนั้น",
            )
        return self


class Paper(Model):
    """A form to print and sign: blank, and filled in for each region or unit that it is `about`.

    `status` narrows it to the units that hold that status, `wide` turns the page on its side, and
    `signatures` are positions, never persons.
    """

    title: Text
    about: Literal["unit", "region"] | None = None
    status: Status | None = None
    wide: bool = False
    source: Source
    note: Text | None = None
    parts: tuple[PaperPart, ...] = Field(min_length=1)
    signatures: tuple[Position, ...] = ()

    @model_validator(mode="after")
    def _is_about_those_whose_records_it_has(self) -> Self:
        if self.status and self.about != "unit":
            raise invalid(
                "inconsistent-values",
                f"`status: {self.status}` ใช้กับแบบของหน่วยงานเท่านั้น",
                "พิมพ์ `about: unit` หรือลบ `status`",
            )
        for filled, whose in _FILLED_OF.items():
            if filled in self.fills and self.about not in {None, whose}:
                raise invalid(
                    "inconsistent-values",
                    f"แบบที่เป็นของ `{self.about}` ไม่มี `{filled}` ให้เติม",
                    f"พิมพ์ `about: {whose}` หรือลบ `{filled}`",
                )
        return self

    @property
    def fills(self) -> frozenset[str]:
        """What is filled in from records: `scores`, `projects`, `announced`."""
        kinds = {one.kind for one in self.parts} & {"scores", "projects"}
        told = {one.fill for one in self.parts} | {row.fill for one in self.parts for row in one.rows}
        return frozenset(kinds | {one for one in told if one is not None})
