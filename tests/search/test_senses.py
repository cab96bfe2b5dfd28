from __future__ import annotations

from cleancdd.search.senses import latin_names, reaching, real_words


def test_a_class_is_kept_when_one_of_its_words_is_made_of_words_of_the_site() -> None:
    classes = [("สินบน", "ของขวัญ"), ("ฌฌฌ", "ฆฆฆ"), ("แผน จัดซื้อ", "แผนซื้อ")]
    assert reaching(classes, ["ของขวัญ", "แผน", "จัดซื้อ", "-oit", "+some name"]) == [
        "สินบน|ของขวัญ",
        "แผน จัดซื้อ|แผนซื้อ",
    ]


def test_names_in_latin_letters_are_found_in_titles_word_by_word() -> None:
    assert list(latin_names(["SURIYA Model: แปลงอาหาร", "คลินิก e-GP", "O5"])) == ["suriya model", "e gp"]


def test_short_words_of_the_dictionary_that_resemble_a_word_of_the_site_are_no_typos() -> None:
    words = real_words(["โถง", "ช่วย"])
    assert {"โกง", "ส่วย"} <= set(words)
    assert "โถง" not in words
