"""Figures as SVG, made at build time: shapes with classes only; the site's CSS gives them colour in light, dark and print.

Every figure is hidden from screen readers, for the page says the same in words beside it. Colour is never the only sign: a step
that is reached is filled and ticked, one that may still be reached is dashed, one that is not is hollow.
"""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["ladder_figure", "share_bar"]

_STEP = 40
_GAP = 6
_BASE = 74
_RISE = 10
_LOWEST = 22


def ladder_figure(steps: Sequence[str], *, level: int, ceiling: int) -> str:
    """Rising steps labelled `steps` from the left; up to `level` they are reached, up to `ceiling` they may still be."""
    width = len(steps) * (_STEP + _GAP) - _GAP
    drawn = "".join(_step(index, label, level, ceiling) for index, label in enumerate(steps))
    return _svg("ladder", width, _BASE + 18, drawn)


def share_bar(parts: Sequence[tuple[str, int]]) -> str:
    """One bar cut into shares: each part is a class name and a count; an empty whole gives an empty bar."""
    whole = sum(count for _, count in parts) or 1
    drawn, left = [], 0
    for name, count in parts:
        if count:
            start, end = _place(left, whole), _place(left + count, whole)
            drawn.append(f'<rect class="part {name}" x="{start}" y="0" width="{end - start}" height="12"/>')
        left += count
    return _svg("bar", 600, 12, "".join(drawn), stretch=True)


def _step(index: int, label: str, level: int, ceiling: int) -> str:
    height = _LOWEST + _RISE * index
    x, y = index * (_STEP + _GAP), _BASE - height
    state = "reached" if index < level else "open" if index < ceiling else "closed"
    tick = f'<path class="tick" d="m{x + 13} {y + 11} 5 5 9-10"/>' if state == "reached" else ""
    box = f'<rect class="{state}" x="{x + 1}" y="{y + 1}" width="{_STEP - 2}" height="{height - 2}" rx="3"/>'
    return f'{box}{tick}<text x="{x + _STEP // 2}" y="{_BASE + 14}">{label}</text>'


def _place(count: int, whole: int) -> int:
    return count * 600 // whole


def _svg(name: str, width: int, height: int, drawn: str, *, stretch: bool = False) -> str:
    fit = ' preserveAspectRatio="none"' if stretch else ""
    return f'<svg class="figure-{name}" viewBox="0 0 {width} {height}"{fit} aria-hidden="true" focusable="false">{drawn}</svg>'
