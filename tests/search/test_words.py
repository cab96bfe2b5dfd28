from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd import search
from cleancdd.cache import Store
from cleancdd.search import words
from cleancdd.search.words import cutter_with

PLAIN = cutter_with(frozenset())


@pytest.mark.parametrize("word", ["จังหวัด", "สระบุรี", "ชุมชน", "โปร่งใส", "ธรรมาภิบาล", "ป่า", "ป้า"])
def test_the_dictionary_is_known(word: str) -> None:
    assert PLAIN.knows(word)


@pytest.mark.parametrize("word", ["สำนักงาน", "การปฏิบัติงาน", "จัดซื้อจัดจ้าง", "กรรมการบริหาร", "ก", "และ "])
def test_compounds_and_single_letters_are_left_out(word: str) -> None:
    assert not PLAIN.knows(word)


@pytest.mark.parametrize("name", ["ซซฆฆ", "เฌอฌีฌา"])
def test_a_name_that_no_dictionary_has_becomes_a_word(name: str) -> None:
    assert not PLAIN.knows(name)
    assert cutter_with(frozenset([f"{name} {name}2564 Name"])).cut(f"จังหวัด{name}") == ("จังหวัด", name)


def test_a_name_made_of_words_and_a_name_too_long_for_one_stay_apart() -> None:
    names = frozenset(["พัฒนาชุมชนจังหวัด", "ซ" * 25])
    cutter = cutter_with(names)
    assert not any(cutter.knows(name) for name in names)


def test_the_same_names_give_the_same_cutter() -> None:
    assert cutter_with(frozenset(["ก ข"])) is cutter_with(frozenset(["ก ข"]))


def forget() -> None:
    for kept in (words.dictionary_words, words._plain_cutter, words.cutter_with):
        kept.cache_clear()


def test_the_words_of_the_dictionary_are_kept_between_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for _ in range(2):
        forget()
        with Store.beside(tmp_path):
            assert cutter_with(frozenset())._words == PLAIN._words
        monkeypatch.setattr(words, "dictionary", frozenset)


def test_without_a_dictionary_the_index_is_not_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(words, "dictionary", frozenset)
    forget()
    (tmp_path / "index.html").write_text("<main data-pagefind-body><h1>ชุมชน</h1></main>", encoding="utf-8")
    for make in (lambda: search.index(tmp_path, names=["ชื่อ"]), lambda: search.mark_of(frozenset(["ชื่อ"]))):
        with pytest.raises(search.SearchError, match="pythainlp: ไม่พบคลังคำภาษาไทย"):
            make()
