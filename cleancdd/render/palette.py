"""The colours of the style sheet and their contrast with the backgrounds on which they are used.

The required ratios are those of WCAG 2.2 (1.4.3 and 1.4.11): 4.5 for text, 3 for graphics.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["DARK", "ON", "TOKEN", "contrast", "least_of", "palette"]

TOKEN = re.compile(r"^\s*--([a-z-]+): (#[0-9a-f]{3}(?:[0-9a-f]{3})?);", re.MULTILINE)
DARK = "(prefers-color-scheme: dark)"
_GROUNDS = ("ground", "panel")
_TEXT, _DRAWN = 4.5, 3.0
ON = {
    "on-deep": ("deep",),
    "sign": ("met", "unmet", "exempt", "accent"),
    "mark": ("ink",),
    **dict.fromkeys(("ink", "quiet", "link", "accent", "met", "unmet", "unknown", "exempt"), _GROUNDS),
    **dict.fromkeys(("edge", "rule", "focus"), _GROUNDS),
}
"""The backgrounds of each colour; the others are backgrounds themselves, or decorative lines."""


@dataclass(frozen=True)
class Colour:
    """A colour variable of the sheet with its light and dark value, and the lowest contrast with its
    backgrounds in each; `least` is the required contrast, 0 when there is no requirement."""

    name: str
    values: tuple[str, str]
    contrasts: tuple[float, float]
    least: float


def palette(sheet: str) -> tuple[Colour, ...]:
    """Every colour of a sheet, from its `:root` rules; a colour without a dark value keeps the light one."""
    before, _, after = sheet.partition(DARK)
    light = dict(TOKEN.findall(before))
    dark = light | dict(TOKEN.findall(after.partition("}")[0]))
    return tuple(_colour(name, light, dark) for name in light)


def _colour(name: str, *schemes: Mapping[str, str]) -> Colour:
    on = [other for other in ON.get(name, ()) if other in schemes[0]]  # a site's own sheet may lack some
    light, dark = (min((contrast(one[name], one[other]) for other in on), default=0) for one in schemes)
    least = least_of(name) if on else 0
    return Colour(name, (schemes[0][name], schemes[1][name]), (light, dark), least)


def least_of(name: str) -> float:
    """The lowest contrast that a colour may have with its backgrounds; 0 when there is no requirement."""
    return _DRAWN if name in {"edge", "rule", "focus"} else _TEXT if name in ON else 0


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, rounded down to a tenth so that it is never overstated."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return int((lighter + 0.05) / (darker + 0.05) * 10) / 10


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
