from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleancdd.thai.numerals import to_arabic, to_thai


def test_every_digit_has_its_partner() -> None:
    assert to_arabic("๐๑๒๓๔๕๖๗๘๙") == "0123456789"
    assert to_thai("0123456789") == "๐๑๒๓๔๕๖๗๘๙"


def test_other_characters_stay() -> None:
    assert to_thai("ข้อ 4.4.1 (OIT)") == "ข้อ ๔.๔.๑ (OIT)"
    assert to_arabic("ข้อ ๔.๔.๑ ٣ ３") == "ข้อ 4.4.1 ٣ ３"


@given(st.text())
def test_there_and_back_changes_nothing_but_the_digits(text: str) -> None:
    assert to_arabic(to_thai(text)) == to_arabic(text)
    assert to_thai(to_arabic(text)) == to_thai(text)
    assert len(to_thai(text)) == len(text)
