"""Charts with one place for each label: totals over years, counts, the months of a year.

On a phone of 360 pixels their texts are at least 12 pixels high, for up to eight years and any number of
counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import pairwise
from typing import Literal

from cleancdd.render.svg import drawn

__all__ = ["counts_figure", "trend_figure", "year_figure"]

_COLUMN = 50
_HIGH = 90
_TOP = 26
_SIDE = 100
_LONGEST = 180
_LINE = 28
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
    size = (len(years) * _COLUMN, _TOP + _HIGH + 26)
    return drawn("trend", *size, lines + dots, title=title, desc=_told(years))


def counts_figure(counts: Sequence[Value], *, title: str = "") -> str:
    """A bar for each label, one below the other so that their texts stay legible on a phone; the largest
    value has the longest. A value of None is a gap with a dash."""
    most = max((value or 0 for _, value in counts), default=0)
    shapes = ""
    for index, (label, value) in enumerate(counts):
        y, long = index * _LINE, 0 if value is None else value * _LONGEST // (most or 1)
        bar = "" if value is None else f'<rect x="{_SIDE}" y="{y + 4}" width="{long}" height="{_LINE - 8}"/>'
        shapes += (
            f'{bar}<text class="label" x="{_SIDE - 8}" y="{y + 20}">{escape(label, quote=False)}</text>'
            f'<text class="value" x="{_SIDE + long + 8}" y="{y + 20}">{_shown(value)}</text>'
        )
    size = (_SIDE + _LONGEST + 50, len(counts) * _LINE)
    return drawn("counts", *size, shapes, title=title, desc=_told(counts))


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


def _told(values: Sequence[Value]) -> str:
    return ", ".join(f"{label} {_shown(value)}" for label, value in values)


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
