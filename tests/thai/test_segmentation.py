from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.thai.segmentation import LONGEST_TOKEN, Cutter, clusters
from cleancdd.thai.spelling import comparable, fold, respell

WORDS = [
    "การ",
    "ตาก",
    "กลม",
    "ลม",
    "ตา",
    "มา",
    "กา",
    "ป่า",
    "ป้า",
    "ศูนย์",
    "ข้อมูล",
    "ข่าวสาร",
    "ข้อ",
    "พัฒนา",
    "ชุมชน",
    "จังหวัด",
    "น้ำ",
]
CUTTER = Cutter(WORDS)

runs = st.text(alphabet="กขคงตนมลศยชรวาะิีุู่้์ำเแโใไ", min_size=1, max_size=40)
texts = st.text(
    alphabet=st.one_of(st.sampled_from("กขตมลำาิ่้์ํเแ๑2 .aB-é\u200b\u0e3a"), st.characters(codec="utf-8")),
    max_size=60,
)
lists = st.sets(st.text(alphabet="กขตมลาิ่เ", min_size=2, max_size=6), max_size=30)


def tokens(text: str) -> list[str]:
    return [token for _, token in CUTTER.tokens(comparable(respell(text)))]


@pytest.mark.parametrize(
    ("run", "pieces"),
    [
        ("ตากลม", ["ตา", "กลม"]),
        ("ศูนย์ข้อมูลข่าวสาร", ["ศูนย์", "ข้อมูล", "ข่าวสาร"]),
        ("พัฒนาชุมชน", ["พัฒนา", "ชุมชน"]),
        ("ป่าป้า", ["ป่า", "ป้า"]),
        ("ซซซซ", ["ซซซซ"]),
        ("ชุมชนซซพัฒนา", ["ชุมชน", "ซซ", "พัฒนา"]),
        ("ก", ["ก"]),
    ],
)
def test_a_run_is_cut_with_the_fewest_unknown_letters_then_the_fewest_words(
    run: str, pieces: list[str]
) -> None:
    assert CUTTER.cut(run) == tuple(pieces)


def test_no_word_ends_inside_a_cluster() -> None:
    assert clusters("ศูนย์เก็บน้ำ") == ["ศู", "นย์", "เก็", "บ", "น้ำ"]
    assert Cutter(["ศู", "ศูน"]).cut("ศูนย์") == ("ศู", "นย์")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("พ.ศ. ๒๕๖๔", ["พศ", "2564"]),
        ("ป.ป.ช. ป.ป.ช กข.คจ.", ["ปปช", "ปปช", "กขคจ"]),
        ("พช.จังหวัด", ["พช", "จังหวัด"]),
        ("e-GP COVID-19 d1.l1.2", ["e-gp", "covid-19", "d1.l1.2"]),
        ("น้ํา นํ้า น้ำ", ["น้ำ", "น้ำ", "น้ำ"]),
        ("ข้อมูล\u200bข่าวสารฯ ๆ", ["ข้อมูล", "ข่าวสาร"]),
        ("漢字 Ж😀", ["漢字", "ж"]),
        ("... !? <>", []),
    ],
)
def test_tokens_of_a_text(text: str, found: list[str]) -> None:
    assert tokens(text) == found


def test_a_token_has_its_place_in_the_text() -> None:
    text = comparable(respell("ป่า e-GP ศูนย์ข้อมูล"))
    assert list(CUTTER.tokens(text)) == [(0, "ป่า"), (4, "e-gp"), (9, "ศูนย์"), (14, "ข้อมูล")]


def test_a_word_of_thousands_of_letters_becomes_many_tokens() -> None:
    assert tokens("ซ" * 5000 + "x" * 100) == [
        *["ซ" * LONGEST_TOKEN] * 104,
        "ซ" * 8,
        "x" * LONGEST_TOKEN,
        "x" * LONGEST_TOKEN,
        "x" * 4,
    ]


@given(runs, lists)
def test_nothing_is_lost_and_nothing_added(run: str, words: set[str]) -> None:
    assert "".join(Cutter(words).cut(run)) == run


@given(runs, lists)
def test_words_that_no_cut_uses_can_be_left_out(run: str, words: set[str]) -> None:
    pieces = Cutter(words).cut(run)
    assert Cutter(words & set(pieces)).cut(run) == pieces


@given(st.lists(runs, max_size=5), lists)
def test_a_list_of_the_words_that_a_site_uses_cuts_it_as_the_whole_list_does(
    site: list[str], words: set[str]
) -> None:
    cuts = [Cutter(words).cut(run) for run in site]
    used = Cutter(words & {piece for pieces in cuts for piece in pieces})
    assert [used.cut(run) for run in site] == cuts


@given(texts)
def test_a_comparable_text_has_a_letter_for_every_letter_shown(text: str) -> None:
    shown = respell(text)
    assert len(comparable(shown)) == len(shown)
    assert respell(shown) == shown


@given(st.text(alphabet="กขตมลำาิีุ่้์ํเแ๑2 abAB", max_size=40))
def test_a_comparable_text_is_the_folded_text_but_for_spaces(text: str) -> None:
    assert " ".join(comparable(respell(text)).split()) == fold(text)


@given(lists, lists, runs)
def test_a_wider_cutter_cuts_as_one_made_of_all_the_words(few: set[str], more: set[str], run: str) -> None:
    wider = Cutter(few).with_words(more)
    assert wider.cut(run) == Cutter(few | more).cut(run)
    assert all(map(wider.knows, few | more))
