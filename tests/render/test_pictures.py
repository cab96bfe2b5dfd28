from __future__ import annotations

import struct
import zlib

import pytest

from cleancdd.model.settings import COLOUR
from cleancdd.render.pictures import repainted
from cleancdd.resources import templates_folder

ICON = (templates_folder() / "assets/icon.png").read_bytes()


def chunks(picture: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG by their kind, each of which has its right checksum."""
    found, at = {}, 8
    while at < len(picture):
        size, kind = struct.unpack_from(">I4s", picture, at)
        body = picture[at + 8 : at + 8 + size]
        assert zlib.crc32(kind + body) == int.from_bytes(picture[at + 8 + size : at + 12 + size], "big")
        found[kind] = body
        at += 12 + size
    return found


def test_the_icon_takes_the_colour_of_the_site_and_changes_nothing_else() -> None:
    before, after = chunks(ICON), chunks(repainted(ICON, COLOUR, "#6a1b9a"))
    assert before.pop(b"PLTE")[:3] == bytes.fromhex(COLOUR[1:])
    assert after.pop(b"PLTE")[:6] == bytes.fromhex("6a1b9affffff")
    assert before == after
    assert repainted(repainted(ICON, COLOUR, "#6a1b9a"), "#6a1b9a", COLOUR) == ICON


@pytest.mark.parametrize("other", [b"", b"\x89PNG", ICON[:40], b"PLTE" + ICON])
def test_what_is_no_picture_with_a_palette_stays_as_it_is(other: bytes) -> None:
    assert repainted(other, COLOUR, "#6a1b9a") == other
