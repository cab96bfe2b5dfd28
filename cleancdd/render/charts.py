"""Charts as SVG, drawn at build time from shapes with CSS classes; the site's style sheet colours them for
light, dark and print.

Colour is never the only distinction: a step that is reached is filled and ticked, one that may still be
reached is dashed, one that is not is hollow.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from cleancdd.render.svg import drawn

__all__ = [
    "ladder_figure",
    "levels_bar",
    "radar_figure",
    "risk_matrix",
    "share_bar",
    "target_bar",
    "value_bar",
]

_STEP = 40
_GAP = 6
_BASE = 74
_RISE = 10
_LOWEST = 22
_CELL = 74
_SIDE = 78
_RADAR = 120
_REACH = 95


def ladder_figure(steps: Sequence[str], *, level: int, ceiling: int) -> str:
    """Rising steps labelled `steps`, from the left: up to `level` reached, up to `ceiling` still possible."""
    width = len(steps) * (_STEP + _GAP) - _GAP
    shapes = "".join(_step(index, label, level, ceiling) for index, label in enumerate(steps))
    return drawn("ladder", width, _BASE + 18, shapes)


def share_bar(parts: Sequence[tuple[str, int]]) -> str:
    """One bar divided into shares; each part is a class name and a count. With a total of 0 the bar is
    empty."""
    whole = sum(count for _, count in parts) or 1
    shapes, left = [], 0
    for name, count in parts:
        if count:
            start, end = _place(left, whole), _place(left + count, whole)
            shapes.append(f'<rect class="part {name}" x="{start}" y="0" width="{end - start}" height="12"/>')
        left += count
    return drawn("bar", 600, 12, "".join(shapes), stretch=True)


def value_bar(value: int, most: int) -> str:
    """A bar whose length is the ratio of `value` to the largest value `most`; the smallest value above 0
    stays visible."""
    width = max(_place(value, most or 1), 4 if value else 0)
    return drawn("value", 600, 12, f'<rect x="0" y="0" width="{width}" height="12"/>', stretch=True)


def levels_bar(levels: Sequence[int], rest: int) -> str:
    """How many are at each level, the lowest first, then how many are not known."""
    shades = [(f"level-{min(level, 5)}", count) for level, count in enumerate(levels)]
    return share_bar([*shades, ("blank", rest)])


def target_bar(percent: int, target: int) -> str:
    """A bar of `percent` per cent with a mark at the target; it reaches to 100, or as far as either does."""
    most = max(percent, target, 100)
    reached, aim = _place(max(percent, 0), most), min(_place(target, most), 596)
    shapes = (
        f'<rect class="met" x="0" y="0" width="{reached}" height="12"/>'
        f'<rect class="aim" x="{aim}" y="0" width="4" height="12"/>'
    )
    return drawn("bar", 600, 12, shapes, stretch=True)


def risk_matrix(scores: Sequence[str]) -> str:
    """The 3 × 3 matrix of OPDC's method: likelihood upwards, severity to the right, their product in each
    cell.

    `scores` are the nine products as displayed, row by row from the top. A cell is shaded by its score alone,
    because the method defines no bands (guideline 3.4.1, lines 774-858).
    """
    places = [(likelihood, severity) for likelihood in (3, 2, 1) for severity in (1, 2, 3)]
    cells = "".join(_risk(*place, shown) for place, shown in zip(places, scores, strict=True))
    words = "".join(
        f'<text x="{_SIDE + _CELL * severity - _CELL // 2}" y="{3 * _CELL + 22}">{word}</text>'
        f'<text class="side" x="{_SIDE - 10}" y="{_CELL * (4 - severity) - _CELL // 2 + 5}">{word}</text>'
        for severity, word in ((1, "ต่ำ"), (2, "กลาง"), (3, "สูง"))
    )
    axes = (
        f'<text class="axis" x="{_SIDE + 3 * _CELL // 2}" y="{3 * _CELL + 48}">ความรุนแรง →</text>'
        f'<text class="axis" transform="rotate(-90)" x="{-3 * _CELL // 2}" y="16">โอกาสเกิด →</text>'
    )
    return drawn("risk", _SIDE + 3 * _CELL + 2, 3 * _CELL + 58, cells + words + axes)


def radar_figure(
    labels: Sequence[str], series: Sequence[tuple[str, Sequence[tuple[int, int]]]], *, title: str = ""
) -> str:
    """Shapes on one axis per label, clockwise from the top: each a class name and, for each axis, a value and
    its maximum. Rings are drawn at every fifth of the maximum."""
    count = len(labels)
    rings = "".join(f'<path class="ring-line" d="{_around([(step, 5)] * count)}"/>' for step in range(1, 6))
    spokes = "".join(
        f'<path class="spoke" d="M{_RADAR} {_RADAR}L{_at(axis, count, 1, 1)}"/>' for axis in range(count)
    )
    shapes = "".join(f'<path class="shape {name}" d="{_around(values)}"/>' for name, values in series)
    words = ""
    for axis, label in enumerate(labels):
        x, y = _at(axis, count, 117, 100).split()
        words += f'<text x="{x}" y="{int(y) + 6}">{label}</text>'
    return drawn("radar", 2 * _RADAR, 2 * _RADAR, rings + spokes + shapes + words, title=title)


def _around(values: Sequence[tuple[int, int]]) -> str:
    """The closed line through a value on each axis."""
    return "M" + "L".join(_at(axis, len(values), *value) for axis, value in enumerate(values)) + "Z"


def _at(axis: int, count: int, value: int, most: int) -> str:
    """The position of a value, out of `most`, on an axis."""
    angle, far = 2 * math.pi * axis / count, _REACH * value / most
    return f"{round(_RADAR + far * math.sin(angle))} {round(_RADAR - far * math.cos(angle))}"


def _risk(likelihood: int, severity: int, shown: str) -> str:
    score = likelihood * severity
    x, y = _SIDE + _CELL * (severity - 1), _CELL * (3 - likelihood)
    box = (
        f'<rect class="risk-{score}" x="{x + 1}" y="{y + 1}" '
        f'width="{_CELL - 2}" height="{_CELL - 2}" rx="3"/>'
    )
    return (
        f'{box}<text class="score risk-{score}" x="{x + _CELL // 2}" y="{y + _CELL // 2 + 8}">{shown}</text>'
    )


def _step(index: int, label: str, level: int, ceiling: int) -> str:
    height = _LOWEST + _RISE * index
    x, y = index * (_STEP + _GAP), _BASE - height
    state = "reached" if index < level else "open" if index < ceiling else "closed"
    tick = f'<path class="tick" d="m{x + 13} {y + 11} 5 5 9-10"/>' if state == "reached" else ""
    box = f'<rect class="{state}" x="{x + 1}" y="{y + 1}" width="{_STEP - 2}" height="{height - 2}" rx="3"/>'
    return f'{box}{tick}<text x="{x + _STEP // 2}" y="{_BASE + 14}">{label}</text>'


def _place(count: int, whole: int) -> int:
    return count * 600 // whole
