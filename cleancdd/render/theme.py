"""The style sheet in the colour of a site: one colour gives all others their hue, and keeps them legible.

Each colour variable of the sheet keeps its role in light and in dark; how light it is gives way where the
contrast that `cleancdd.render.palette` requires would be missed.
"""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from cleancdd.model.settings import COLOUR
from cleancdd.render.palette import DARK, ON, TOKEN, contrast, least_of

__all__ = ["recoloured"]

_OWN = ("deep", "deeper", "rule", "accent")
"""The variables that take the saturation of the colour too, and in light how light it is: `deep` becomes the
colour itself. The others keep what little saturation they have."""

_NEUTRAL = ("ground", "panel", "ink", "quiet", "line", "edge")
_FIXED = ("on-deep", "sign", "mark")
"""The variables that never change: what stands on them, or they on, gives way."""

_GREY = 0.05
"""The saturation below which a colour has no hue to give."""

_STEP = 0.01


def recoloured(sheet: str, colour: str) -> str:
    """The sheet with the variables of its `:root` rules in the hue of a colour such as `#0d4a46`."""
    before, dark, after = sheet.partition(DARK)
    rule, end, rest = after.partition("}")
    light_values = dict(TOKEN.findall(before))
    dark_values = light_values | dict(TOKEN.findall(rule))
    return (
        _written(before, _themed(light_values, colour, _scale(colour)))
        + dark
        + _written(rule, _themed(dark_values, colour, 1))
        + end
        + rest
    )


def _scale(colour: str) -> float:
    """How much lighter the colour is than the package's own; darker if less than one."""
    return _lightness(colour) / _lightness(COLOUR)


def _lightness(colour: str) -> float:
    return rgb_to_hls(*_parts(colour))[1]


def _written(rule: str, values: Mapping[str, str]) -> str:
    return TOKEN.sub(lambda found: found[0].replace(found[2], values[found[1]]), rule)


def _themed(values: Mapping[str, str], colour: str, scale: float) -> dict[str, str]:
    """The variables of one scheme in the hue of the colour; then each is told from what it stands on."""
    found = {name: _in_hue(name, value, colour, scale) for name, value in values.items()}
    for name, value in found.items():
        others = [*ON.get(name, ()), *(sign for sign in _FIXED if name in ON[sign])]
        if name not in _FIXED and others:
            least = least_of(name) or least_of("on-deep")
            found[name] = _apart(value, [found[one] for one in others if one in found], least)
    return found


def _in_hue(name: str, value: str, colour: str, scale: float) -> str:
    hue, _, saturation = rgb_to_hls(*_parts(colour))
    _, lightness, little = rgb_to_hls(*_parts(value))
    if name in _OWN:
        return _hex(hue, min(lightness * scale, 1), saturation)
    if name in _NEUTRAL:
        return _hex(hue, lightness, little if saturation > _GREY else 0)
    return value


def _apart(value: str, others: list[str], least: float) -> str:
    """The colour, as little lighter or darker as gives it that contrast with all others."""
    hue, lightness, saturation = rgb_to_hls(*_parts(value))
    ways = sorted(range(int(1 / _STEP) + 1), key=lambda step: abs(step * _STEP - lightness))
    tried = (_hex(hue, step * _STEP, saturation) for step in ways)
    fits = (one for one in (value, *tried) if all(contrast(one, other) >= least for other in others))
    return next(fits, value)


def _parts(colour: str) -> tuple[float, float, float]:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _hex(hue: float, lightness: float, saturation: float) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in hls_to_rgb(hue, lightness, saturation))
