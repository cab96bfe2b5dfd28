"""Charts with one column for each label: totals over years, counts side by side, the months of a year."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Literal

from cleancdd.render.svg import drawn

__all__ = ["columns_figure", "trend_figure", "year_figure"]

_COLUMN = 84
_HIGH = 90
_TOP = 26
_MONTHS_IN_ROW = 6
_MONTH = (60, 46)

Value = tuple[str, int | None]
"""A label and a value; None is a gap."""


def trend_figure(years: Sequence[Value], *, most: int, title: str = "") -> str:
    """A dot for each year, earliest first, at the height of its total relative to `most`, with lines between
    consecutive years; a year without a total is a gap with a dash."""
    places = [
        (_middle(index), None if value is None else _top(value, most), label, value)
        for index, (label, value) in enumerate(years)
    ]
    lines = "".join(
        f'<path class="line" d="M{x} {y}L{x2} {y2}"/>'
        for (x, y, *_), (x2, y2, *_) in pairwise(places)
        if y is not None and y2 is not None
    )
    dots = "".join(
        _named(x, y, label, value) + ("" if y is None else f'<circle cx="{x}" cy="{y}" r="5"/>')
        for x, y, label, value in places
    )
    return _in_frame("trend", years, lines + dots, title)


def columns_figure(columns: Sequence[Value], *, title: str = "") -> str:
    """A column for each label, the largest value the highest; a value of None is a gap with a dash."""
    most = max((value or 0 for _, value in columns), default=0)
    shapes = ""
    for index, (label, value) in enumerate(columns):
        x, y = _middle(index), None if value is None else _top(value, most)
        bar = "" if y is None else f'<rect x="{x - 28}" y="{y}" width="56" height="{_TOP + _HIGH - y}"/>'
        shapes += bar + _named(x, y, label, value)
    return _in_frame("columns", columns, shapes, title)


def year_figure(
    months: Sequence[tuple[str, int, Literal["past", "now", "ahead"]]], *, title: str = ""
) -> str:
    """The months of a year in two rows: the name of each, how much falls due in it, and whether it is over
    (filled), running (a thick edge) or ahead (hollow)."""
    width, height = _MONTH
    shapes = ""
    for index, (name, dues, state) in enumerate(months):
        x, y = index % _MONTHS_IN_ROW * width, index // _MONTHS_IN_ROW * height
        shapes += (
            f'<rect class="{state}" x="{x + 2}" y="{y + 2}" '
            f'width="{width - 4}" height="{height - 4}" rx="3"/>'
            f'<text x="{x + width // 2}" y="{y + 19}">{escape(name, quote=False)}</text>'
            f'<text x="{x + width // 2}" y="{y + 37}">{_due(dues)}</text>'
        )
    rows = -(-len(months) // _MONTHS_IN_ROW)
    told = ", ".join(f"{name} {_due(dues)}".strip() for name, dues, _ in months)
    return drawn("year", _MONTHS_IN_ROW * width, rows * height, shapes, title=title, desc=told)


def _in_frame(name: str, columns: Sequence[Value], shapes: str, title: str) -> str:
    told = ", ".join(f"{label} {_shown(value)}" for label, value in columns)
    return drawn(name, len(columns) * _COLUMN, _TOP + _HIGH + 26, shapes, title=title, desc=told)


def _middle(index: int) -> int:
    return index * _COLUMN + _COLUMN // 2


def _top(value: int, most: int) -> int:
    return _TOP + _HIGH - value * _HIGH // (most or 1)


def _named(x: int, y: int | None, label: str, value: int | None) -> str:
    """The label under a column, and its value on top of it."""
    above = f'<text x="{x}" y="{_TOP + _HIGH - 4 if y is None else y - 11}">{_shown(value)}</text>'
    return f'{above}<text class="label" x="{x}" y="{_TOP + _HIGH + 22}">{escape(label, quote=False)}</text>'


def _shown(value: int | None) -> str:
    return "–" if value is None else str(value)


def _due(count: int) -> str:
    return f"{count} เรื่อง" if count else ""
