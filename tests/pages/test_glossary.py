from __future__ import annotations

from typing import Any

import pytest

from cleancdd.pages.glossary import letter_of


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("เกณฑ์", "ก"),
        ("ไตรมาส", "ต"),
        ("ระดับ", "ร"),
        ("OIT", "O"),
        ("e-GP", "E"),
        ("5ส", "0-9"),
        ("๕ส", "0-9"),
        ("ฯลฯ", "ล"),
        ("(ร่าง)", "#"),
    ],
)
def test_a_word_stands_under_its_first_consonant(word: str, letter: str) -> None:
    assert letter_of(word) == letter


def test_terms_stand_under_their_letters_with_anchors(learned: Any) -> None:
    letters = learned.pages["/glossary/"].subject["letters"]
    assert [(one.letter, [entry.id for entry in one.entries]) for one in letters] == [
        ("I", ["ita"]),
        ("ร", ["level"]),
    ]
    assert 'id="level"' in learned.html["/glossary/"]
    entries = "I 1 คำ ITA การประเมิน แนวทาง ข้อ 2.6 ร 1 คำ ระดับ ขั้น ขั้นของมิติ แนวทาง ข้อ 2.6"
    head = "อภิธานศัพท์ 2 คำ เรียงตามพจนานุกรม ที่มาของแต่ละคำอยู่ท้ายคำอธิบาย"
    assert learned.text("/glossary/") == f"{head} I ร {entries}"


def test_a_term_leads_to_the_guidance_whose_title_uses_it_as_a_word(
    learned: Any, rebuilt: Any, altered: Any
) -> None:
    pages = dict(learned.library.guidance)
    pages["end"] = altered(pages["end"], title="การประเมิน ITA")
    pages["tools/risk"] = altered(pages["tools/risk"], title="งานที่ DIGITAL ช่วย")
    site = rebuilt(glossary=learned.library.glossary, guidance=pages)
    assert "การประเมิน แนวทาง ข้อ 2.6 อ่านเพิ่ม: การประเมิน ITA ร" in site.text("/glossary/")
    assert '<a href="../guidance/end/">การประเมิน ITA</a>' in site.html["/glossary/"]


def test_glossary_is_linked_from_every_page_and_absent_without_terms(learned: Any, site: Any) -> None:
    assert 'href="./glossary/"' in learned.html["/"]
    assert "/glossary/" not in site.pages
