"""A person named where a position is asked for; the detection of names for privacy has tests of its own."""

from __future__ import annotations

import pytest

from cleancdd.thai.people import TITLED, is_person, is_titled


@pytest.mark.parametrize(
    "words",
    [
        "นายสมมติ ตัวอย่าง",
        "นางสาวสมมติ",
        "น.ส. สมมติ ตัวอย่าง",
        "ดร.สมมติ ตัวอย่าง",
        "ผศ.ดร.สมมติ ตัวอย่าง",
        "ว่าที่ร้อยตรี สมมติ ตัวอย่าง",
        "ว่าที่ ร.ต.หญิง สมมติ ตัวอย่าง",
        "คุณสมมติ ตัวอย่าง",
        "Mr. Sommut Tuayang",
        "หัวหน้ากลุ่มงาน (นายสมมติ ตัวอย่าง)",
    ],
)
def test_a_title_names_a_person(words: str) -> None:
    assert is_titled(words)


@pytest.mark.parametrize(
    "words",
    [
        "นายอำเภอ",
        "นายทะเบียน",
        "นายกเทศมนตรี",
        "นายแพทย์สาธารณสุขจังหวัด",
        "นางพยาบาล",
        "ผู้อำนวยการกองการเจ้าหน้าที่",
        "คุณครูประจำชั้น",
        "นักวิชาการพัฒนาชุมชน",
        "Mission officer",
    ],
)
def test_a_position_is_no_person(words: str) -> None:
    assert not is_titled(words)


@pytest.mark.parametrize(
    "words",
    [
        "นายโดนวินัย ใครประเมิน",
        "นายผิดวินัย มีผลไหม",
        "นายถูกสอบสวน ต้องทำอย่างไร",
        "นายไม่ยุติธรรม ร้องเรียนใคร",
        "นายใหญ่เรียกเงิน แจ้งที่ไหน",
        "นายกโดนสอบ วินัยไหม",
        "นายกคนใหม่ ผิดวินัยไหม",
        "นายก อบต. ผิดวินัย",
        "นายทะเบียน ผิดวินัย",
        "นายอำเภอโดนวินัย ประกาศที่ไหน",
        "นายจ้างไม่จ่าย ร้องใคร",
        "นายห้างให้ของ รับได้ไหม",
        "ลูกน้องทะเลาะกับนาย ร้องเรียนนาย มีผลต่อคะแนนไหม",
    ],
)
def test_a_superior_in_a_question_is_no_person(words: str) -> None:
    assert TITLED.search(words) is None
    assert not is_titled(words)
    assert not is_person(words.replace(" ", ""))


def test_a_name_is_one_even_where_it_begins_as_a_position_or_a_sentence_does() -> None:
    names = (
        "กมล กนก กร กล้า เกรียง ก้อง โดนัท ทำนอง ถูก ไม้ ต้อง จะแฮ เรือง เรือน ใหญ่ ใหม่ เก่า พล พัน ร้อย พลวัฒน์ ธงชัย "
        "คนอง คนึง โกงกาง เอก มี มา ช่วย งาม เงิน หัวดี ทองคน รับขวัญ ลงยา เรียก"
    )
    for first in names.split():
        assert TITLED.search(f"นาย{first} สมมติ"), first
        assert TITLED.search(f"ชื่อนาย{first} สมมติ"), first
        assert is_titled(f"นาย {first} สมมติ"), first
        assert is_person(f"นาย{first}"), first
