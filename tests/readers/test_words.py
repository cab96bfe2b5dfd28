from __future__ import annotations

from pathlib import Path

import pytest

from cleancdd.diagnostics import Diagnostics
from cleancdd.readers.vocabulary import WORDS_FILE, read_words


def test_classes_are_read_in_order_and_a_word_told_twice_in_one_is_pointed_out(tmp_path: Path) -> None:
    file = tmp_path / WORDS_FILE
    assert read_words(tmp_path, Diagnostics()) is None
    file.parent.mkdir()
    told = "groups:\n  - title: ก\n    source: คำทั่วไป\n    classes:\n      - [โกง, ทุจริต]\n"
    file.write_text(told, encoding="utf-8")
    diagnostics = Diagnostics()
    loaded = read_words(tmp_path, diagnostics)
    assert loaded
    assert loaded.value.classes == (("โกง", "ทุจริต"),)
    file.write_text(told + "      - [5 มิติ, ๕ มิติ]\n", encoding="utf-8")
    read_words(tmp_path, diagnostics)
    assert [one.code for one in diagnostics] == ["repeated-entry"]


@pytest.mark.parametrize(
    ("address", "codes"),
    [
        ("/", []),
        ("/oit/256[0-5]/o1/", []),
        ("/results/*/region-*/", []),
        ("/a[/", ["wrong-id"]),
        ("/oit/[5-0]/", ["wrong-id"]),
        ("/[]/", ["wrong-id"]),
        ("//", ["wrong-id"]),
        (f"/{'*' * 40}z/", ["wrong-id"]),
        (f"/{'*a' * 40}/", ["wrong-id"]),
    ],
)
def test_an_address_that_cannot_be_looked_for_is_told(tmp_path: Path, address: str, codes: list[str]) -> None:
    file = tmp_path / WORDS_FILE
    file.parent.mkdir()
    file.write_text(f"pages:\n  - address: {address!r}\n    asked: [เรื่องที่ถาม]\n", encoding="utf-8")
    diagnostics = Diagnostics()
    read_words(tmp_path, diagnostics)
    assert [one.code for one in diagnostics] == codes
