from __future__ import annotations

import re
import struct
import zlib
from pathlib import Path

from cleancdd.render.share import HEIGHT, share_picture

ROOT = Path(__file__).parents[2]
WIDTH, TALL = 600, 315
WHITE, GOLD = 15, 31


def rows(picture: bytes) -> list[bytes]:
    """The shades of each row, without the bar at the left."""
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", picture[16:24]) == (WIDTH, TALL)
    start = picture.index(b"IDAT")
    data = zlib.decompress(
        picture[start + 4 : start + 4 + struct.unpack(">I", picture[start - 4 : start])[0]]
    )
    assert len(data) == TALL * (WIDTH + 1)
    return [data[at + 13 : at + WIDTH + 1] for at in range(0, len(data), WIDTH + 1)]


def drawn(text: str) -> list[int]:
    """The rows of the second line that have something, from the top of that line."""
    found = rows(share_picture(("ก", text), "#0d4a46"))
    begin = (TALL - 2 * HEIGHT) // 2 + HEIGHT
    return [at for at, row in enumerate(found[begin : begin + HEIGHT]) if any(row)]


def test_the_last_line_is_gold_and_the_others_are_white() -> None:
    found = rows(share_picture(("ลำพูน", "ใสสะอาด"), "#0d4a46"))
    assert max(max(row) for row in found[: TALL // 2]) == WHITE
    assert max(max(row) for row in found[TALL // 2 :]) == GOLD
    assert share_picture(("ก",), "#0d4a46") == share_picture(("ก",), "#0d4a46")
    assert bytes.fromhex("0d4a46") in share_picture(("ก",), "#0d4a46")


def test_vowels_and_tones_stand_above_and_below_their_letter() -> None:
    assert drawn("กี่")[0] < drawn("กี")[0] < drawn("ก")[0], "a tone over a vowel, a vowel over a letter"
    assert drawn("กี่")[0] < drawn("ก่")[0], "a tone over a vowel is higher"
    assert drawn("กู")[-1] > drawn("ก")[-1]
    assert drawn("กำ") == drawn("กํา")
    assert drawn("น้ำ")[0] < drawn("นำ")[0]
    assert drawn("่") != []


def test_a_line_too_wide_goes_on_and_five_are_shown() -> None:
    short, long, longer = (rows(share_picture(("ก", "ข" * count), "#000000")) for count in (5, 60, 900))
    assert sum(map(any, short)) < sum(map(any, long)) < sum(map(any, longer))
    assert not any(any(row[-10:]) for row in longer)


def test_every_letter_of_every_unit_is_drawn() -> None:
    files = [path.read_text("utf-8") for path in ROOT.glob("units/*/unit.yaml")]
    names = [name for text in files for name in re.findall(r"^name: (.+)$", text, re.MULTILINE)]
    assert len(names) >= 84
    unknown = share_picture(("ก?",), "#000000")
    assert [
        one for one in sorted(set("".join(names))) if share_picture((f"ก{one}",), "#000000") == unknown
    ] == []
    assert share_picture(("กж",), "#000000") == unknown
