"""Letters of old fonts and of PDF files, and what they were meant to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.thai.glyphs import STRAY, mended, parted


@pytest.mark.parametrize(
    ("seen", "meant"),
    [("ส านักงาน", "สำนักงาน"), ("ท าที่", "ทำที่"), ("ก ิน", "กิน"), ("น้ ำใจ", "น้ำใจ"), ("ค าว่า ข้าว", "คำว่า ข้าว")],
)
def test_a_parted_mark_is_found_and_put_back(seen: str, meant: str) -> None:
    assert parted(seen)
    assert mended(seen) == meant


@given(st.text("กสาำิ่้ a\n", max_size=10))
def test_a_text_that_would_be_mended_is_found(text: str) -> None:
    assert bool(parted(text)) == (mended(text) != text)


@pytest.mark.parametrize(("text", "sign"), [("งาiน", "i"), ("กaขbค", "a"), ("ก aข", None), ("aขc", None)])
def test_a_stray_letter_stands_within_a_thai_word(text: str, sign: str | None) -> None:
    found = STRAY.search(text)
    assert (found and found[0]) == sign
