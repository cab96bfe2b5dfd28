"""A QR code that another program reads as the address."""

from __future__ import annotations

import re

import segno

from cleancdd.render.qr import qr_figure

ADDRESS = "https://example.org/clean/units/done/2564/"


def test_every_dark_module_is_drawn_within_a_margin_of_four() -> None:
    figure = qr_figure(ADDRESS)
    code = [list(row) for row in segno.make_qr(ADDRESS, error="m", mask=2).matrix]
    side = len(code) + 8
    assert f'viewBox="0 0 {side} {side}"' in figure
    drawn = {(int(x), int(y)) for x, y in re.findall("M([0-9]+) ([0-9]+)h1v1h-1z", figure)}
    assert drawn == {(x + 4, y + 4) for y, row in enumerate(code) for x, dark in enumerate(row) if dark}


def test_the_same_address_gives_the_same_code_and_another_gives_another() -> None:
    assert qr_figure(ADDRESS) == qr_figure(ADDRESS)
    assert qr_figure(ADDRESS) != qr_figure(f"{ADDRESS}oit/")


def test_the_code_is_hidden_from_screen_readers_because_the_address_is_printed() -> None:
    assert 'aria-hidden="true"' in qr_figure(ADDRESS)
