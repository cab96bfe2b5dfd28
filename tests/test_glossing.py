"""Terms are linked where they are words, once, and nowhere else."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.glossing import Glosser
from cleancdd.markup import render
from cleancdd.model.knowledge import GlossaryTerm

TERMS = {
    "level": GlossaryTerm(term="ระดับ", text="ขั้น"),
    "information": GlossaryTerm(term="ข้อมูลข่าวสาร", text="สิ่งที่สื่อความหมาย"),
    "centre": GlossaryTerm(term="ศูนย์ข้อมูลข่าวสาร", text="ที่ตรวจดู", also=("ศูนย์ข้อมูล",)),
    "ocsc": GlossaryTerm(term="ก.พ.", full="คณะกรรมการข้าราชการพลเรือน", text="คณะกรรมการ"),
    "opdc": GlossaryTerm(term="ก.พ.ร.", text="คณะกรรมการ"),
    "office": GlossaryTerm(term="สพจ.", text="สำนักงาน", also=("สพจ",)),
    "ita": GlossaryTerm(term="ITA", text="การประเมิน"),
    "parcel": GlossaryTerm(term="พัสดุ", text="ของ"),
    "work": GlossaryTerm(term="ทำงาน", text="งาน"),
    "bank": GlossaryTerm(term="ธนาคาร", text="ที่ฝากเงิน"),
    "gp": GlossaryTerm(term="e-GP", text="ระบบ"),
}
GLOSSER = Glosser(TERMS)


def linked(html: str) -> list[str]:
    return [
        f"{words}→{key}" for key, words in re.findall(r'<a class="term" href="/glossary/#([a-z]+)">(.*?)</a>', GLOSSER.link(html))
    ]


def unlinked(html: str) -> str:
    return re.sub(r'<a class="term"[^>]*>(.*?)</a>', r"\1", html)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ถึงระดับต่อไป", ["ระดับ→level"]),
        ("เปิดศูนย์ข้อมูลข่าวสารแล้ว", ["ศูนย์ข้อมูลข่าวสาร→centre"]),
        ("ศูนย์ข้อมูลของจังหวัด", ["ศูนย์ข้อมูล→centre"]),
        ("คณะกรรมการข้าราชการพลเรือน", ["คณะกรรมการข้าราชการพลเรือน→ocsc"]),
        ("สำนักงาน ก.พ. กำหนด", ["ก.พ.→ocsc"]),
        ("สำนักงาน ก.พ.ร. กำหนด", ["ก.พ.ร.→opdc"]),
        ("ของ สพจ.ตรัง และ สพจ", ["สพจ.→office"]),
        ("ผล ITA ปี 2564", ["ITA→ita"]),
        ("ผล ita ปี ๒๕๖๔", ["ita→ita"]),
        ("งานพัสดุถูกต้อง", ["พัสดุ→parcel"]),
        ("ระบบ e-GP", ["e-GP→gp"]),
    ],
)
def test_a_word_is_linked_whatever_stands_beside_it(text: str, expected: list[str]) -> None:
    assert linked(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    "text",
    ["CAPITAL", "DIGITAL", "ITAS", "ก.พ.ศ.", "อ.ก.พ.", "ผู้ร่วมทำงา", "โรงพยาบาล", "ธนาคม"],
)
def test_a_spelling_within_another_word_is_no_use_of_the_term(text: str) -> None:
    assert linked(f"<p>{text}</p>") == []


def test_a_compound_of_the_dictionary_is_one_word() -> None:
    glosser = Glosser({"heart": GlossaryTerm(term="ใจ", text="จิต")})
    assert "<a" not in glosser.link("<p>ความเข้าใจของประชาชน</p>")
    assert "<a" in glosser.link("<p>ใจของประชาชน</p>")


def test_only_the_first_use_on_a_page_is_linked_in_whatever_spelling() -> None:
    assert linked("<p>ระดับ 1 และระดับ 2 ใน สพจ</p><p>ระดับ 3 ของ สพจ.</p>") == ["ระดับ→level", "สพจ→office"]


def test_a_term_seen_before_still_hides_the_shorter_one_within_it() -> None:
    assert linked("<p>ศูนย์ข้อมูลข่าวสาร แล้ว ศูนย์ข้อมูลข่าวสาร</p>") == ["ศูนย์ข้อมูลข่าวสาร→centre"]


@pytest.mark.parametrize("tag", ["a", "h2", "h3", "code", "pre", "label", "sup"])
def test_nothing_is_linked_within_links_headings_and_code(tag: str) -> None:
    assert linked(f"<{tag}>ระดับ <em>ระดับ</em></{tag}><p>x ระดับ</p>") == ["ระดับ→level"]
    assert GLOSSER.link(f"<{tag}>ระดับ</{tag}>") == f"<{tag}>ระดับ</{tag}>"


def test_marks_of_html_stay_as_they_are() -> None:
    html = '<p title="ระดับ">1 &lt; 2 &amp; ระดับ &quot;</p>'
    assert GLOSSER.link(html) == ('<p title="ระดับ">1 &lt; 2 &amp; <a class="term" href="/glossary/#level">ระดับ</a> &quot;</p>')


def test_text_typed_in_another_encoding_is_found() -> None:
    assert linked("<p>การท\u0e4d\u0e32งานกับท\u0e4d\u0e32งาน</p>") == ["ทำงาน→work"]


def test_an_empty_glossary_links_nothing() -> None:
    assert Glosser({}).link("<p>ระดับ</p>") == "<p>ระดับ</p>"


@given(
    st.lists(st.sampled_from(["ระดับ", "ITA", "<", "&", "ก.พ.", "\n\n", "*", "`", "# ", "[ก](/ข/)", "า", "งาน", " ", "สพจ."])).map(
        "".join
    )
)
def test_words_and_other_links_of_any_text_stay_the_same(body: str) -> None:
    html = render(body).prose.html
    out = GLOSSER.link(html)
    assert unlinked(out) == html
    assert GLOSSER.link(html) == out
    keys = re.findall(r'class="term" href="/glossary/#([a-z]+)"', out)
    assert len(keys) == len(set(keys))
