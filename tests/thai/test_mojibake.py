"""Thai read with the wrong encoding is recognised and put right; other languages are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.thai.mojibake import GARBLED, garbled, ungarbled

WORDS = "การพัฒนาชุมชน แผนงาน 2564 เก่า เธอ ธรรมาภิบาล"


def misread(text: str, written_in: str, read_as: str) -> str:
    """The text as a browser shows it under a wrong encoding: bytes without a character become controls."""
    signs = []
    for byte in text.encode(written_in):
        try:
            signs.append(bytes([byte]).decode(read_as))
        except UnicodeDecodeError:
            signs.append(chr(byte))
    return "".join(signs)


@pytest.mark.parametrize(
    ("written_in", "read_as"),
    [("utf-8", "cp1252"), ("utf-8", "latin-1"), ("utf-8", "cp874"), ("cp874", "cp1252")],
)
def test_words_are_read_back(written_in: str, read_as: str) -> None:
    seen = misread(WORDS, written_in, read_as)
    assert garbled(seen)
    assert ungarbled(seen) == WORDS


@pytest.mark.parametrize(
    ("seen", "meant"),
    [("cafÃ©", "café"), ("â€œกâ€\x9d", "“ก”"), ("à¸à¸²à¸£", "\ufffdาร"), ("ก\ufffdข", "ก\ufffdข")],
)
def test_what_cannot_be_read_back_is_marked(seen: str, meant: str) -> None:
    assert ungarbled(seen) == meant


@pytest.mark.parametrize(
    "text",
    [
        "Müller größe naïve créée São Ângelo",
        "เธอ เน้นเนื้อ เธอเธอเธอ เนเน",
        "50 °C ± 2 ½ m² × « » …",
        "“ก” – —\u00a0•",
        "¿Qué?",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert not garbled(text)
    assert ungarbled(text) == text


@given(st.text("เธนàâÂÃ¸¹\ufffd\x80\x85ก €ü\n", max_size=12))
def test_nothing_is_missed_by_looking_for_a_hint_first(text: str) -> None:
    first = GARBLED.search(text)
    found = garbled(text)
    assert (found and found.span()) == (first and first.span())
