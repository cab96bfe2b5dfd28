from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleancdd.thai.spelling import _spelled, fold, respell

THAI_MARKS = (
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
thai = st.text("กนมปฤฦะาำๅเแโใไฯๆ๐๑๙ \u200b\u200d\u00ad" + THAI_MARKS, max_size=14)
wild = st.text(max_size=12) | st.text(
    "กนำาเแAaßİé\u0301\u0323\u0345\u0344\u0f71\u0f72\u034f " + THAI_MARKS, max_size=12
)


# one word, many spellings


@pytest.mark.parametrize(
    "spelling",
    [
        "น\u0e49\u0e33",  # as taught
        "น\u0e33\u0e49",  # tone after sara am
        "น\u0e49\u0e4d\u0e32",  # sara am in two
        "น\u0e4d\u0e49\u0e32",  # with the tone between
        "น\u0e4d\u0e32\u0e49",  # with the tone last
        "น\u0e49\u0e49\u0e33",  # tone typed twice
        "น\u0e49\u0e33\u0e49",  # tone before and after
        "น\u0e4d\u0e49\u0e33",  # nikhahit and sara am
        "น\u200b\u0e49\u200d\u0e33",
    ],
)
def test_fold_joins_every_spelling_of_nam(spelling: str) -> None:
    assert fold(spelling) == "น\u0e49\u0e33"


def test_fold_joins_split_sara_am() -> None:
    assert fold("กําแพงเพชร") == fold("กำแพงเพชร") == "กำแพงเพชร"


def test_fold_joins_doubled_sara_e() -> None:
    assert fold("เเพร่") == "แพร่"
    assert fold("เ\u200bเม่ฮ่องสอน") == "แม่ฮ่องสอน"


@pytest.mark.parametrize("vowel", "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e3a")
@pytest.mark.parametrize("tone", "\u0e48\u0e49\u0e4a\u0e4b")
def test_fold_puts_the_vowel_before_the_tone(vowel: str, tone: str) -> None:
    assert fold(f"ท{tone}{vowel}ก") == fold(f"ท{vowel}{tone}ก") == f"ท{vowel}{tone}ก"


def test_fold_puts_thanthakhat_last() -> None:
    assert fold("สิทธ\u0e4c\u0e34") == fold("สิทธ\u0e34\u0e4c") == "สิทธ\u0e34\u0e4c"
    assert fold("ก\u0e4c\u0e48\u0e39") == "ก\u0e39\u0e48\u0e4c"


def test_fold_keeps_one_of_a_mark_typed_twice() -> None:
    assert fold("ท\u0e35\u0e35\u0e48\u0e48") == fold("ท\u0e35\u0e48\u0e35\u0e48") == "ท\u0e35\u0e48"
    assert fold("ศูนย์\u0e4c") == "ศูนย์"


def test_fold_forgets_invisible_characters() -> None:
    for hidden in (
        "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufe0f\ufeff\U000e0101"
    ):
        assert fold(f"โปร่ง{hidden}ใส") == "โปร่งใส"


def test_fold_forgets_case_digits_and_kinds_of_space() -> None:
    assert fold("  OIT\u00a0ข้อ\t๑๘\n ปี 2564 ") == "oit ข้อ 18 ปี 2564"
    assert fold("Straße CAF\u00c9") == fold("STRASSE cafe\u0301") == "strasse café"


# different words stay different


def test_fold_keeps_tone_marks_apart() -> None:
    assert len({fold(word) for word in ("ปา", "ป่า", "ป้า", "ป๊า", "ป๋า")}) == 5


def test_fold_keeps_long_ru_and_lu() -> None:
    assert [fold(word) for word in ("ฤๅษี", "ฦๅสาย", "ฤทธิ์")] == ["ฤๅษี", "ฦๅสาย", "ฤทธิ์"]


def test_fold_keeps_letters_typed_twice() -> None:
    assert fold("กรรม มากกก าา ำำ") == "กรรม มากกก าา ำำ"


def test_fold_keeps_nikhahit_that_makes_no_sara_am() -> None:
    assert fold("พุทธ\u0e4d ส\u0e3aม\u0e34\u0e4d") == "พุทธ\u0e4d ส\u0e3aม\u0e34\u0e4d"


@pytest.mark.parametrize(
    "word",
    ["ประจวบคีรีขันธ์", "สุราษฎร์ธานี", "ร้อยเอ็ด", "ซื่อสัตย์สุจริต", "เก็บเกี่ยว", "ก๋วยเตี๋ยว", "อำนาจ", "ค่ำ", "กุฏิ", "พราหมณ์"],
)
def test_fold_leaves_a_well_written_word_alone(word: str) -> None:
    assert fold(word) == word


def test_fold_of_nothing_is_nothing() -> None:
    assert fold("") == fold(" \u200b\n") == ""


# whatever is typed


@given(thai | wild)
@settings(max_examples=500)
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(thai | wild)
def test_fold_does_not_see_normal_forms(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text)) == fold(text)
    assert unicodedata.is_normalized("NFC", fold(text))


@given(thai)
def test_fold_of_thai_is_never_longer(text: str) -> None:
    assert len(fold(text)) <= len(text)


@given(thai)
def test_fold_drops_no_letter(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(char for char in value if char in "กนมปฤฦะโใไๅ")

    assert letters(fold(text)) == letters(text)


@given(st.text("กนม", min_size=1, max_size=3), st.permutations("\u0e38\u0e34\u0e48\u0e4c"))
def test_fold_does_not_see_the_order_of_marks(letters: str, marks: list[str]) -> None:
    assert fold(letters + "".join(marks)) == letters + "\u0e38\u0e34\u0e48\u0e4c"


def test_fold_of_every_character_is_stable() -> None:
    assigned = [
        char for char in map(chr, range(0x110000)) if unicodedata.category(char) not in {"Cn", "Co", "Cs"}
    ]
    assert [char for char in assigned if fold(fold(char)) != fold(char)] == []


@pytest.mark.parametrize("unit", ["\u0e4d", "\u0e33", "\u0e48\u0e49", "\u0e33\u0e49", "\u0e4d\u0e34"])
def test_fold_of_endless_marks_ends(unit: str) -> None:
    assert len(fold("ก" + unit * 100_000)) <= 1 + len(unit) * 100_000


# a text that needs nothing


@given(thai | wild)
@settings(max_examples=500)
def test_a_text_that_is_taken_for_well_spelled_is_so(text: str) -> None:
    assert respell(text) == _spelled(text)
