"""A text made plain keeps its letters, and every place leads back to where it was written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.privacy.plaintext import plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("๐๑๒ ０１２ ٠١٢ 𝟎𝟏𝟐", "012 012 012 012"),
        ("1–2—3‑4−5－6", "1-2-3-4-5-6"),
        ("1\u200b2\u00ad3\u20604\ufeff5", "12345"),
        ("1&nbsp;2&#50;&shy;3", "1 223"),
        ("**1**234 `5`6", "1234 56"),
        ("ดำเนินการ สำนักงาน", "ดำเนินการ สำนักงาน"),
        (r"\u0031\x32", "12"),
        ("1\u03362\u0336", "12"),
        ("กข＠gmail．com", "กข@gmail.com"),
    ],
)
def test_signs_become_what_they_stand_for(written: str, meant: str) -> None:
    assert plain(written).text == meant


@given(st.text(alphabet="1๒３-–\u200b &;#50ก*`\\n\n", max_size=60))
def test_every_place_leads_back(written: str) -> None:
    made = plain(written)
    places = [made.at(at) for at in range(len(made.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(written) for place in places)


def test_a_place_behind_what_was_left_out() -> None:
    written = "ก\u200bข&nbsp;1"
    made = plain(written)
    assert [written[made.at(at)] for at in range(len(made.text))] == ["ก", "ข", "&", "1"]


@pytest.mark.parametrize("sign", ["\\", "*", "`"])
def test_marks_without_end_cost_no_more_than_they_are_long(sign: str) -> None:
    assert plain(sign * 300_000 + " ก").text.endswith(" ก")  # an hour, when each was looked through from each
