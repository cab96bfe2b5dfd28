"""Signs that look like others: their names, the text without them, and two spellings told apart."""

from __future__ import annotations

import unicodedata

import pytest

from cleancdd.thai.signs import differing, name_of_sign, odd_signs, plain


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\u00a0", "เว้นวรรคแบบไม่ตัดบรรทัด (NBSP) U+00A0"),
        ("\u3000", "เว้นวรรคเต็มความกว้าง U+3000"),
        ("\u2003", "เว้นวรรคแบบพิเศษ U+2003"),
        ("\u200b", "ช่องว่างที่มองไม่เห็น (ZWSP) U+200B"),
        ("\u2063", "อักขระที่มองไม่เห็น U+2063"),
        ("“", "เครื่องหมายคำพูดแบบโค้ง `“` U+201C"),
        ("–", "ขีดแบบพิเศษ `–` U+2013"),
        ("：", "เครื่องหมายเต็มความกว้าง `：` U+FF1A"),
    ],
)
def test_each_sign_has_a_name(sign: str, name: str) -> None:
    assert name_of_sign(sign) == name


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("budget-plan\u200b", "budget-plan"),
        ("“nan”", "nan"),
        ("‘nan’", "nan"),
        ("nakhon–sawan", "nakhon-sawan"),
        ("１２", "12"),
        ("\u00a0ก\u3000ข", "ก ข"),
        ("ก“ข”", 'ก"ข"'),
    ],
)
def test_the_signs_of_the_keyboard_take_their_place(written: str, meant: str) -> None:
    assert plain(written) == meant
    assert odd_signs(written)
    assert not odd_signs(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ทํางาน", "ทำงาน"),
        ("เเผน", "แผน"),
        ("แผน\u200bงาน", "แผนงาน"),
        ("แผน\u00a0งาน", "แผน งาน"),
        ("นำ้", "น้ำ"),
        (unicodedata.normalize("NFD", "café"), "café"),
    ],
)
def test_two_spellings_that_look_the_same_are_told_apart(typed: str, meant: str) -> None:
    told = differing(typed, meant)
    assert told.startswith("พิมพ์")
    assert "U+" in told
    assert told != differing(meant, typed)


def test_what_looks_otherwise_is_not_told_apart() -> None:
    assert differing("ทำงาน", "ทำงาน") == ""
    assert differing("ป่า", "ป้า") == ""


def test_signs_are_named_where_the_spellings_part() -> None:
    assert differing("ทํางาน", "ทำงาน") == "พิมพ์เป็นนิคหิต U+0E4D กับสระอา U+0E32 แทนที่จะเป็นสระอำ U+0E33"
