from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.thai.collation import collation_key

_PROVINCES = """
    กระบี่ กรุงเทพมหานคร กาญจนบุรี กาฬสินธุ์ กำแพงเพชร ขอนแก่น จันทบุรี ฉะเชิงเทรา ชลบุรี ชัยนาท ชัยภูมิ ชุมพร เชียงราย เชียงใหม่
    ตรัง ตราด ตาก นครนายก นครปฐม นครพนม นครราชสีมา นครศรีธรรมราช นครสวรรค์ นนทบุรี นราธิวาส น่าน บึงกาฬ บุรีรัมย์ ปทุมธานี
    ประจวบคีรีขันธ์ ปราจีนบุรี ปัตตานี พระนครศรีอยุธยา พะเยา พังงา พัทลุง พิจิตร พิษณุโลก เพชรบุรี เพชรบูรณ์ แพร่ ภูเก็ต
    มหาสารคาม
    มุกดาหาร แม่ฮ่องสอน ยโสธร ยะลา ร้อยเอ็ด ระนอง ระยอง ราชบุรี ลพบุรี ลำปาง ลำพูน เลย ศรีสะเกษ สกลนคร สงขลา
    สตูล สมุทรปราการ
    สมุทรสงคราม สมุทรสาคร สระแก้ว สระบุรี สิงห์บุรี สุโขทัย สุพรรณบุรี สุราษฎร์ธานี สุรินทร์ หนองคาย หนองบัวลำภู อ่างทอง อำนาจเจริญ
    อุดรธานี อุตรดิตถ์ อุทัยธานี อุบลราชธานี
"""
PROVINCES = _PROVINCES.split()
"""All 77, in the order of official lists."""

DICTIONARY = {
    "consonants before vowels": (
        "กก กง กฎ กฐิน กบ กรม กรรม กระทง กราบ กล กว่า กอ กะ กัก กัด กัน กา กาก กาง กาน กาย กำ กิ่ง กี่ กึ่ง กุ้ง กู"
    ),
    "leading vowels after their consonant": (
        "กู เกณฑ์ เกม เกรง เกลือ เกวียน เกษตร เกาะ เกิด เกี่ยว แก แกง แกะ โกง โกรธ ใกล้ ไก ไกล ขจร"
    ),
    "tone marks in turn": "กา ก่า ก้า ก๊า ก๋า กาก",
    "mai taikhu before tones": "เกง เก็ง เก่ง เก้ง เก๋ง เกจิ",
    "a mark far off yields to a letter": "ขา ข่า ข้า ขาก ขาง ข่าง ข้าง ข้างขึ้น ข้างแรม ขาด ข่าว ข้าว",
    "silent letters count": "การ การก การณ์ การ์ด การ์ตูน การบ้าน การเมือง การุญ",
    "words led by a silent h": "หก หงส์ หญ้า หญิง หนอง หน้า หนี หมอ หมา หมี หมู่ หยุด หรือ หลวง หวาน หอ หัว หา หาย",
    "long and short ru and lu": "รอ รัก เรือ ไร่ ฤกษ์ ฤดู ฤทธิ์ ฤษี ฤๅ ฤๅษี ลง ลม ลา เล็ก ไล่ ฦ ฦๅ ฦๅชา ฦๅสาย วง วัด",
    "clusters letter by letter": (
        "ครก ครบ ครอง ครัว ครู คลอง คลาย ควร ควาย คอ คัด คำ เครา เครือ เคล้า แคว้น ใคร ไคล"
    ),
    "letters seldom seen": "ขวด ฃวด คน ฅน ฆ้อง งา ซ้าย ฌาน ญาติ ฎีกา ฐาน ฑูต เฒ่า เณร",
    "short forms of vowels": "ปก ปะ ปัก ปัญญา ปา ป่า ป้า ป๊า ป๋า ปาก ปิด ปี ปี่ ปี๋ ปึก ปืน ปุ๋ย ปู ปู่ เป็ด เปล แป้ง โปร่ง ไป",
}

thai = st.text("กขรลหอฤฦๅะาำเแโใไัิีึืฺุูํ็่้๊๋์๎ๆฯ ๐1aA-", max_size=8)


def in_order(words: list[str]) -> list[str]:
    shuffled = random.Random(7).sample(words, len(words))  # noqa: S311 - a shuffle for a test
    return sorted(shuffled, key=collation_key)


def first_level(text: str) -> str:
    return collation_key(text)[0]


# the order of the dictionary


def test_provinces_come_in_their_official_order() -> None:
    assert len(PROVINCES) == 77
    assert in_order(PROVINCES) == PROVINCES


@pytest.mark.parametrize("rule", DICTIONARY)
def test_words_come_in_dictionary_order(rule: str) -> None:
    words = DICTIONARY[rule].split()
    assert in_order(words) == words


def test_the_alphabet_is_in_order() -> None:
    letters = list("กขฃคฅฆงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรฤลฦวศษสหฬอฮะาำเแโใไ")
    assert in_order(letters) == letters


def test_vowel_signs_are_in_order() -> None:
    syllables = [f"ก{sign}" for sign in "\u0e4dะ\u0e31า\u0e33\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39"]
    assert in_order(syllables) == syllables


def test_marks_are_in_order_after_none() -> None:
    syllables = ["เก", *(f"เก{mark}" for mark in "\u0e4e\u0e4c\u0e47\u0e48\u0e49\u0e4a\u0e4b")]
    assert in_order(syllables) == syllables


def test_the_first_of_two_tones_decides() -> None:
    assert in_order(["ก้าก่า", "ก่าก้า", "กาก้า", "ก่ากา"]) == ["กาก้า", "ก่ากา", "ก่าก้า", "ก้าก่า"]


# what else a title holds


def test_digits_then_latin_then_thai() -> None:
    assert in_order(["กรม", "ITA", "๑ ตำบล", "oit", "2564", "E-book"]) == [
        "๑ ตำบล",
        "2564",
        "E-book",
        "ITA",
        "oit",
        "กรม",
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("กข.คจ.", "กขคจ"),
        ("โปร่ง ใส", "โปร่งใส"),
        ("(ร่าง) แผน", "ร่างแผน"),
        ("กรุงเทพฯ", "กรุงเทพ"),
        ("ต่างๆ", "ต่าง"),
    ],
)
def test_spaces_and_punctuation_do_not_count_at_first(left: str, right: str) -> None:
    assert first_level(left) == first_level(right)
    assert collation_key(left) != collation_key(right)


def test_a_space_does_not_part_a_list() -> None:
    assert in_order(["ข้อมูล ข่าวสาร", "ข้อมูลกลาง", "ข้อมูลงาน"]) == ["ข้อมูลกลาง", "ข้อมูล ข่าวสาร", "ข้อมูลงาน"]


@pytest.mark.parametrize(
    ("left", "right"),
    [("น้ำ", "น\u0e4d\u0e49า"), ("เเพร่", "แพร่"), ("ข้อ ๙", "ข้อ 9"), ("OIT", "oit"), ("ฤาษี", "ฤๅษี")],
)
def test_spellings_of_one_word_stand_together(left: str, right: str) -> None:
    assert collation_key(left)[:2] == collation_key(right)[:2]
    assert collation_key(left) != collation_key(right)


def test_an_accent_counts_after_the_letters() -> None:
    assert in_order(["cafés", "cafe", "café", "caff"]) == ["cafe", "café", "cafés", "caff"]


def test_a_text_without_letters_comes_first() -> None:
    assert in_order(["ก", "—", "", "1"]) == ["", "—", "1", "ก"]


# whatever is typed


@given(thai, thai)
def test_only_the_same_text_ties(left: str, right: str) -> None:
    assert (collation_key(left) == collation_key(right)) is (left == right)


@given(st.lists(thai | st.text(max_size=6), max_size=12), st.randoms())
def test_the_order_does_not_depend_on_what_came_first(words: list[str], chance: random.Random) -> None:
    shuffled = chance.sample(words, len(words))
    assert sorted(shuffled, key=collation_key) == sorted(words, key=collation_key)


@given(thai, st.sampled_from("กขฮ"))
def test_a_word_comes_before_its_compounds(word: str, more: str) -> None:
    assert collation_key(f"ก{word}ก")[:2] < collation_key(f"ก{word}ก{more}")[:2]


@given(st.text("กงนม", min_size=1, max_size=4), st.sampled_from("\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c"))
def test_a_mark_moves_a_word_past_its_bare_form_alone(word: str, mark: str) -> None:
    for left, right in pairwise([collation_key(word), collation_key(word + mark), collation_key(f"{word}ก")]):
        assert left < right
