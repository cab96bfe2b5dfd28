"""Letters broken by old fonts, Word and PDF files, and the words as they should be."""

from __future__ import annotations

import pytest

from cleancdd.source.letters import broken_letters


def advice(line: str) -> str:
    (problem,) = broken_letters([line])
    return problem.advice


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("ไม\uf70aรับ", "ไม่รับ"),
        ("ป\uf714า", "ป้า"),
        ("ฟ\uf710น", "ฟัน"),
        ("\uf700าน", "ฐาน"),
        ("\uf70fาติ", "ญาติ"),
        ("ส านักงาน", "สำนักงาน"),
        ("ก ำหนด", "กำหนด"),
        ("น ้าหนัก", "น้ำหนัก"),
        ("ที ่อยู่", "ที่อยู่"),
        ("title: ค าสั่งที่ 1", "title: คำสั่งที่ 1"),
        ("\uf0b7\tยื่นค าขอ", "- ยื่นคำขอ"),
        ("  \uf0a7 รอผล", "- รอผล"),
    ],
)
def test_the_word_is_told_as_it_should_be(line: str, meant: str) -> None:
    assert advice(line) == f"พิมพ์ `{meant}`"


def test_every_old_letter_stands_for_one_of_thai() -> None:
    for code in range(0xF700, 0xF71B):
        (problem,) = broken_letters([f"ก{chr(code)}"])
        assert f"U+{code:04X}" in problem.message
        assert "\u0e01" <= problem.message[-2] <= "\u0e4e"


def test_a_long_line_is_told_by_the_word() -> None:
    assert advice("คำ " * 40 + "ส านักงาน คลัง") == "พิมพ์ `สำนักงาน`"


@pytest.mark.parametrize("line", ["สระ ำ และ า", "ไม้เอก ( ่ )", "กำหนดการ ที่ประชุม", "plain"])
def test_sound_words_are_let_be(line: str) -> None:
    assert not list(broken_letters([line]))


def test_the_last_of_many_says_how_many() -> None:
    found = list(broken_letters(["ส านัก"] * 9))
    assert len(found) == 5
    assert found[-1].message.endswith("(ไฟล์นี้มีเช่นนี้ 9 บรรทัด)")
