"""The frame of every chart: an SVG element with a class, a size and, where it says more than the text beside
it, words for screen readers."""

from __future__ import annotations

from html import escape

__all__ = ["drawn"]


def drawn(
    name: str,
    width: int,
    height: int,
    shapes: str,
    *,
    title: str = "",
    desc: str = "",
    stretch: bool = False,
) -> str:
    """An SVG of class `figure-<name>`. With a title it is an image with that name and description; without,
    it is hidden from screen readers, because the page gives the same information as text."""
    fit = ' preserveAspectRatio="none"' if stretch else ""
    told = 'role="img">' + "".join(
        f"<{tag}>{escape(text, quote=False)}</{tag}>"
        for tag, text in (("title", title), ("desc", desc))
        if text
    )
    hidden = 'aria-hidden="true" focusable="false">'
    return (
        f'<svg class="figure-{name}" viewBox="0 0 {width} {height}"{fit} '
        f"{told if title else hidden}{shapes}</svg>"
    )
