from __future__ import annotations

import pytest

from cleancdd.render.palette import Colour, palette
from cleancdd.resources import templates_folder

SHEET = """
:root {
  --ground: #fff;
  --panel: #eee;
  --ink: #000;
  --line: #ccd8d2;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #000;
    --panel: #000000;
    --ink: #777;
  }
}
p { --ground: #123; }
"""


def test_a_colour_is_held_against_all_it_stands_on_in_light_and_dark() -> None:
    found = {one.name: one for one in palette(SHEET)}
    assert list(found) == ["ground", "panel", "ink", "line"]
    assert found["ink"] == Colour("ink", ("#000", "#777"), (18.0, 4.6), 4.5)
    assert found["line"] == Colour("line", ("#ccd8d2", "#ccd8d2"), (0, 0), 0)
    assert palette("") == ()


def test_a_sheet_of_a_site_need_not_have_every_colour() -> None:
    (ink,) = palette(":root {\n  --ink: #000;\n  --panel: rgb(1 2 3);\n}\n")
    assert ink.contrasts == (0, 0)


@pytest.mark.parametrize(
    "colour", palette((templates_folder() / "assets/site.css").read_text("utf-8")), ids=lambda one: one.name
)
def test_every_colour_can_be_told_from_its_ground(colour: Colour) -> None:
    assert min(colour.contrasts) >= colour.least
