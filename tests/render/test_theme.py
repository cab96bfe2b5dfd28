from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleancdd.model.settings import COLOUR
from cleancdd.render.palette import palette
from cleancdd.render.renderer import Renderer
from cleancdd.render.theme import recoloured
from cleancdd.resources import templates_folder

SHEET = (templates_folder() / "assets/site.css").read_text(encoding="utf-8")
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOURS)
@example("#000000")
@example("#ffffff")
@example("#808080")
@example("#ffff00")
@example("#0000ff")
def test_every_colour_of_a_site_is_legible_in_light_and_dark(colour: str) -> None:
    found = palette(recoloured(SHEET, colour))
    assert [one.name for one in found] == [one.name for one in palette(SHEET)]
    assert [one.name for one in found if min(one.contrasts) < one.least] == []


def test_only_the_variables_change() -> None:
    before, after = SHEET.splitlines(), recoloured(SHEET, "#6a1b9a").splitlines()
    changed = [old.split(":")[0].strip() for old, new in zip(before, after, strict=True) if old != new]
    assert set(changed) <= {f"--{one.name}" for one in palette(SHEET)}
    assert {"--deep", "--deeper", "--rule", "--accent", "--ground"} <= set(changed)
    assert not {"--gold", "--sign", "--on-deep", "--mark"} & set(changed)


@pytest.mark.parametrize("colour", ["#6a1b9a", "#444444", "#8a1c1c"])
def test_what_is_deep_is_the_colour_itself_where_white_can_be_read_on_it(colour: str) -> None:
    assert f"--deep: {colour};" in recoloured(SHEET, colour)
    assert "--deep: #ffee00;" not in recoloured(SHEET, "#ffee00")


def test_a_renderer_colours_the_sheet_and_the_icons_and_nothing_else() -> None:
    plain, purple = (Renderer((templates_folder(),), colour=one).assets for one in (COLOUR, "#6a1b9a"))
    assert {name for name in plain if plain[name] != purple[name]} == {
        "assets/site.css",
        "assets/icon.svg",
        "assets/icon.png",
    }
