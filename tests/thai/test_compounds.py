from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancdd.thai.compounds import COMPOUNDS, JOINER, parted, whole

PIECES = st.sampled_from(
    ["หน่วยงาน", "หน่วย", "ท้าทาย", "ดีเด่น", "จัดซื้อ", "จัดจ้าง", "จังหวัด", "ตาก", " ", "12", "๑๒", "เกณฑ์", "<b>7</b>"]
)


def shown(text: str) -> str:
    """With `|` for a joiner and `_` for a space that keeps its line."""
    return whole(text).replace(f"{JOINER}\u00a0", "_").replace(JOINER, "|")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("หน่วยงานท้าทาย", "หน่วย|งานท้า|ทาย"),
        ("จัดซื้อจัดจ้าง แล้วจัดซื้อ", "จัด|ซื้อ|จัด|จ้าง แล้วจัด|ซื้อ"),
        ("สำนักงานพัฒนาชุมชนจังหวัดอุทัยธานี", "สำนักงานพัฒนา|ชุมชนจังหวัด|อุทัยธานี"),
        ("มี 12 เกณฑ์ ใน ๙๐ หน่วยงาน", "มี 12_เกณฑ์ ใน ๙๐_หน่วย|งาน"),
        ("<b>17</b> หน่วยงาน ปี 2564", "<b>17</b>_หน่วย|งาน ปี 2564"),
        ("16 ก.ค. 2563 และ 12 kB", "16_ก.ค. 2563 และ 12_kB"),
        ("เขตตรวจราชการที่ 1 และมิติที่ ๓", "เขตตรวจ|ราชการที่_1 และมิติที่_๓"),
        ("แนวทาง 2564 ข้อ 2.6 และข้อ ๑๒ ก", "แนว|ทาง 2564 ข้อ_2.6 และข้อ_๑๒ ก"),
        ("เป้าหมายร้อยละ 95", "เป้า|หมายร้อยละ_95"),
        ("จริยธรรม ค่านิยม และต้านทุจริต", "จริยธรรม ค่า|นิยม และต้านทุจริต"),
        ("ยืนยันว่าเป็นกติกา", "ยืนยันว่าเป็นก|ติ|กา"),
        ("ประเมินผลอย่างไร มีผลกระทบ", "ประเมิน|ผลอ|ย่าง|ไร มีผลก|ระ|ทบ"),
        ("ว่านวัตกรรมเป็นกลุ่ม ไม่ใช่กลุ่มงาน", "ว่าน|วัต|กรรมเป็นก|ลุ่ม ไม่ใช่กลุ่ม|งาน"),
        ("", ""),
    ],
)
def test_compounds_and_numerals_are_kept(text: str, kept: str) -> None:
    assert shown(text) == kept


@pytest.mark.parametrize("word", [one.replace("|", "") for one in COMPOUNDS])
def test_a_script_that_replaces_one_after_the_other_joins_the_same(word: str) -> None:
    text = f"ใน{word}ของ{word}"
    replaced = text
    for parts in COMPOUNDS:
        replaced = replaced.replace(parts.replace("|", ""), parts.replace("|", JOINER))
    assert replaced == whole(text)


def test_what_stands_before_and_after_keeps_its_letters_together() -> None:
    assert shown("ของหน่วยงานอบรม").replace("|", "") == "ของหน่วยงานอบรม"
    assert shown("ของหน่วยงานอบรม").count("|") == 1


@given(st.lists(PIECES | st.text(max_size=4)).map("".join).filter(lambda text: JOINER not in text))
def test_parting_gives_the_text_back(text: str) -> None:
    assert parted(whole(text)) == text
